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

WHOLE_EVERY = 25
"""One in so many pages stays whole: the costliest shape has to occur, and return."""

SHARES = (0.25, 0.75)
"""The other pages are pieces, each side this part of a scan's: thousands of shapes, for less."""


class Reached(NamedTuple):
    """The reading process's memory after ``pages`` pages."""

    pages: int
    memory: Memory


def series(reader: ProcessPoolExecutor, scans: Sequence[Path], count: int) -> Iterator[Reached]:
    """Reads ``count`` pages in the one process of ``reader``; a figure every tenth of them."""
    draw = random.Random(count)
    scanned = [next(page_pictures(path.read_bytes(), Limits(), LARGEST_SIDE)) for path in scans]
    for number in range(1, count + 1):
        page = draw.choice(scanned)
        piece = page if number % WHOLE_EVERY == 0 else _piece(page, draw)
        memory = reader.submit(here.memory_after, _jpeg(piece)).result()
        if number % max(1, count // 10) == 0:
            yield Reached(number, memory)


def _piece(page: Pillow.Image, draw: random.Random) -> Pillow.Image:
    width, height = (round(side * draw.uniform(*SHARES)) for side in page.size)
    left, top = draw.randint(0, page.width - width), draw.randint(0, page.height - height)
    return page.crop((left, top, left + width, top + height))


def _jpeg(picture: Pillow.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=90)
    return file.getvalue()
