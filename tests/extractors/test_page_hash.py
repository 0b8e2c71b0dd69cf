"""A page's hash stays near when it is scanned smaller, and is far from another page's."""

import random
from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from extractors.page_hash import page_hash


def drawn(seed: int, width: int = 800, quality: int = 90) -> bytes:
    """A page of bars that its seed tells apart, as JPEG."""
    chance = random.Random(seed)  # noqa: S311 - draws pages
    page = Image.new("L", (800, 1100), 255)
    pen = ImageDraw.Draw(page)
    for _ in range(40):
        left, top = chance.randrange(700), chance.randrange(1050)
        pen.rectangle((left, top, left + chance.randrange(40, 400), top + 24), fill=0)
    file = BytesIO()
    page.resize((width, width * 11 // 8)).save(file, "JPEG", quality=quality)
    return file.getvalue()


def apart(one: bytes, other: bytes) -> int:
    """In how many bits two pages differ."""
    first, second = page_hash(one), page_hash(other)
    assert first is not None
    assert second is not None
    assert len(first) == len(second) == 256
    return sum(a != b for a, b in zip(first, second, strict=True))


@pytest.mark.parametrize("seed", range(5))
def test_the_same_page_stays_near_and_another_is_far(seed: int) -> None:
    assert apart(drawn(seed), drawn(seed, width=500, quality=40)) <= 12
    assert apart(drawn(seed), drawn(seed + 100)) > 60


def test_a_blank_page_has_no_hash_and_neither_has_what_is_no_picture() -> None:
    file = BytesIO()
    Image.new("L", (800, 1100), 250).save(file, "JPEG")
    assert page_hash(file.getvalue()) is None
    assert page_hash(b"no picture") is None
