"""Many pages of changing size through one reading process: does its memory stay flat?"""

import io
import random
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from PIL import Image as Pillow

from benchmarks import here
from benchmarks.here import Memory
from extractors.render import page_pictures
from extractors.settings import Limits
from extractors.source import LARGEST_SIDE


class Sizes(NamedTuple):
    """One page in ``whole_every`` stays whole: the costliest shape has to occur, and return.

    The others are pieces, each side the part ``shares`` of a scan's, from and to: thousands of
    shapes, for less.
    """

    whole_every: int = 25
    shares: tuple[float, float] = (0.25, 0.75)


class Reached(NamedTuple):
    """The reading process's memory after ``pages`` pages."""

    pages: int
    memory: Memory


def series(reader: ProcessPoolExecutor, scans: Sequence[Path], count: int) -> Iterator[Reached]:
    """Reads ``count`` pages in the one process of ``reader``; a figure every tenth of them."""
    for number, page in enumerate(pages(scans, count, Sizes()), start=1):
        memory = reader.submit(here.memory_after, page).result()
        if number % max(1, count // 10) == 0:
            yield Reached(number, memory)


def pages(scans: Sequence[Path], count: int, sizes: Sizes) -> Iterator[bytes]:
    """``count`` JPEGs made of the scans, no two alike; the same ones each time."""
    draw = random.Random(count)
    scanned = [next(page_pictures(path.read_bytes(), Limits(), LARGEST_SIDE)) for path in scans]
    for number in range(1, count + 1):
        page = draw.choice(scanned)
        is_whole = number % sizes.whole_every == 0
        yield _jpeg(page if is_whole else _piece(page, draw, sizes.shares), number)


def _piece(page: Pillow.Image, draw: random.Random, shares: tuple[float, float]) -> Pillow.Image:
    width, height = (round(side * draw.uniform(*shares)) for side in page.size)
    left, top = draw.randint(0, page.width - width), draw.randint(0, page.height - height)
    return page.crop((left, top, left + width, top + height))


def _jpeg(picture: Pillow.Image, number: int) -> bytes:
    """Numbered in its comment: a content that came before would be read from the store."""
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=90, comment=f"{number}".encode())
    return file.getvalue()
