"""A report shows every page as displayed; a page that cannot be shown keeps its place."""

import numpy as np
import pytest

from extractors.render import page_picture, page_pictures
from extractors.settings import Limits
from models.errors import AttachmentError
from tests.extractors.hostile import (
    A4,
    EXTRA,
    ROWS,
    corners,
    encoded,
    full_page,
    huge_picture_object,
    pdf,
)

LIMITS = Limits()


@pytest.mark.parametrize(("turn", "size"), [(0, (300, 424)), (90, (300, 212))])
def test_pages_are_turned_and_no_wider_than_asked(turn: int, size: tuple[int, int]) -> None:
    pages = list(page_pictures(pdf(ROWS, ROWS, page=f"{A4} /Rotate {turn}"), LIMITS, 300))
    assert len(pages) == 2
    for page in pages:
        assert page.mode == "RGB"
        assert page.width == size[0]
        assert abs(page.height - size[1]) <= 1


def test_one_page_is_the_same_as_among_all() -> None:
    data = pdf(ROWS, full_page(), ROWS, extra={EXTRA: huge_picture_object(60_000)})
    for number, page in enumerate(page_pictures(data, LIMITS, 200), 1):
        alone = page_picture(data, LIMITS, 200, number)
        assert alone is not None
        assert np.array_equal(np.asarray(alone), np.asarray(page))
    assert page_picture(data, LIMITS, 200, 4) is None


def test_a_small_picture_is_not_blown_up() -> None:
    (page,) = page_pictures(encoded(corners(), "PNG"), LIMITS, 300)
    assert page.size == (80, 40)


def test_a_page_that_fails_is_blank_and_counts() -> None:
    data = pdf(ROWS, full_page(), ROWS, extra={EXTRA: huge_picture_object(60_000)})
    pages = [np.asarray(page) for page in page_pictures(data, LIMITS, 200)]
    assert [bool(page.min() < 128) for page in pages] == [True, False, True]


def test_what_cannot_be_opened_says_why() -> None:
    with pytest.raises(AttachmentError):
        list(page_pictures(b"", LIMITS, 200))
