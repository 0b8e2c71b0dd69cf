"""Masked numbers on a blurred screenshot are read whole; nothing else is changed."""

import cv2
import numpy as np
import pytest

from extractors.pixels import Image
from extractors.recognition.masks import MARK, read_again
from extractors.recognition.ocr import Recognition
from tests.extractors.drawn import engine, picture

NUMBERS = [
    "340***********1581",
    "411***********2114",
    "3308************9X",
    "330722********0935",
    "陈明(330***********3693)",
    "3306211991****5897",
    "3301061990********",
]
OTHERS = ["1024*768", "138****2577", "———2024.05.20"]
"""A telephone number is no identity number, but hides digits like one."""

PITCH = 44
"""Pixels from one row of ``masked-numbers.png`` to the next."""


def _row(place: int) -> Image:
    """A row of the picture, no wider than its text and as loose as detection cuts it."""
    row = picture("masked-numbers")[PITCH * place + 2 : PITCH * place + 40, 12:]
    inked = np.flatnonzero(row.min(axis=(0, 2)) < 160)
    return np.ascontiguousarray(row[:, : inked[-1] + 10])


def _read(crop: Image) -> tuple[Recognition, Recognition]:
    """The first reading of a crop and the last."""
    (first,) = engine().recognise([crop])
    (again,) = read_again([crop], [first], engine())
    return first, again


def _plain(text: str) -> str:
    return text.replace(" ", "").replace("（", "(").replace("）", ")")


@pytest.mark.parametrize("place", range(len(NUMBERS)))
def test_a_masked_number_is_read_whole_where_it_was_not(place: int) -> None:
    first, again = _read(_row(place))
    assert _plain(first.text) != NUMBERS[place]
    assert _plain(again.text) == NUMBERS[place]


@pytest.mark.parametrize("place", range(len(OTHERS)))
def test_nothing_is_masked_that_is_not(place: int) -> None:
    first, again = _read(_row(len(NUMBERS) + place))
    hidden = OTHERS[place].count(MARK)
    assert again.text.count(MARK) == hidden
    assert again == first or hidden > 1


def test_a_number_that_was_read_as_it_is_printed_stays_as_it_was_read() -> None:
    first = Recognition("330722********0935", tuple(np.linspace(0, 1, 19)), (0.9,) * 18)
    assert read_again([_row(3)], [first], engine()) == [first]


def test_marks_that_were_read_as_digits_are_marks_again() -> None:
    """330103********5111 was once read as 330103*******51111, as long as a whole number."""
    first = Recognition("330722*******09355", tuple(np.linspace(0, 1, 19)), (0.6,) * 18)
    (again,) = read_again([_row(3)], [first], engine())
    assert again.text == "330722********0935"


def test_every_character_keeps_its_place_and_its_certainty() -> None:
    crop = _row(3)
    _, again = _read(crop)
    assert len(again.cuts) == len(again.text) + 1 == len(again.certainties) + 1
    assert list(again.cuts) == sorted(again.cuts)
    for character, left, right in zip(again.text, again.cuts, again.cuts[1:], strict=False):
        ink = crop[:, round(left * crop.shape[1]) : round(right * crop.shape[1])]
        assert bool(ink[24:].min() > 160) == (character == MARK), character


@pytest.mark.parametrize("place", [0, 5])
def test_a_number_that_two_looks_read_differently_is_unsure(place: int) -> None:
    """Blurred until one digit is read as another."""
    blurred = np.asarray(cv2.GaussianBlur(_row(place), (0, 0), 2.3), np.uint8)
    _, again = _read(blurred)
    printed, read = NUMBERS[place], again.text
    assert read != printed
    assert len(read) == len(printed)
    assert min(again.certainties) < 0.5
