"""Where the marks of a mask stand, by their shapes alone."""

import numpy as np
import pytest

from extractors.pixels import Image
from extractors.recognition.marks import find_masks
from tests.extractors.drawn import picture, scanned

MASKS = {0: 11, 1: 11, 2: 12, 3: 8, 4: 11, 5: 4, 6: 8, 8: 4}
"""How many marks the rows of ``masked-numbers.png`` hold."""


def _row(place: int) -> Image:
    return picture("masked-numbers")[44 * place + 2 : 44 * place + 40, 12:]


@pytest.mark.parametrize(("place", "marks"), MASKS.items())
def test_marks_are_counted(place: int, marks: int) -> None:
    assert next(find_masks(_row(place))).marks == marks


@pytest.mark.parametrize("place", MASKS)
def test_a_mask_is_found_on_a_scan(place: int) -> None:
    """To a digit's width."""
    clean, scan = (next(find_masks(row)) for row in (_row(place), scanned(_row(place))))
    assert scan[:2] == pytest.approx(clean[:2], abs=9)


def test_a_ruling_hides_no_marks() -> None:
    ruled = _row(3).copy()
    ruled[-2:] = 120
    assert next(find_masks(ruled)).marks == MASKS[3]


def test_one_asterisk_is_no_mask() -> None:
    assert list(find_masks(_row(7))) == []


def test_a_blank_line_has_no_mask() -> None:
    assert list(find_masks(np.full((30, 200, 3), 250, np.uint8))) == []
