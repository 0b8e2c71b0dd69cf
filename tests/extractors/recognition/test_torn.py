"""A masked number that detection tore is one line again; one that begins in a label is its own."""

import numpy as np
import pytest

from extractors.pixels import Corners
from extractors.recognition.lines import read_lines
from extractors.recognition.ocr import Recognition
from extractors.recognition.torn import mended
from tests.extractors.drawn import engine, picture


def _region(x0: float, y0: float, x1: float, y1: float) -> Corners:
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32)


def _said(text: str) -> Recognition:
    return Recognition(text, tuple(np.linspace(0, 1, len(text) + 1)), (0.99,) * len(text))


LEFT, RIGHT = _region(56, 899, 271, 925), _region(255, 893, 420, 929)


def test_two_pieces_of_one_number_are_one() -> None:
    found = mended([LEFT, RIGHT], [_said("施工单位 420922*"), _said("2********8906")])
    assert found[1].swallowed == 0
    assert found[1].region.tolist() == _region(56, 893, 420, 929).tolist()


def test_what_a_label_and_a_number_share_is_halved() -> None:
    found = mended([LEFT, RIGHT], [_said("施工单位"), _said("1 4115**********0X")])
    assert found[1].swallowed is None
    assert found[1].region.tolist() == _region(263, 893, 420, 929).tolist()


@pytest.mark.parametrize(
    ("left", "text"),
    [
        (LEFT, "项目经理"),
        (_region(56, 950, 271, 980), "4115********0X"),
        (LEFT - 40, "4115*****0X"),
    ],
    ids=["no-number", "another-row", "apart"],
)
def test_others_stay_as_they_are(left: Corners, text: str) -> None:
    assert mended([left, RIGHT], [_said("3301"), _said(text)]) == {}


def test_of_three_pieces_none_is_lost() -> None:
    third = _region(410, 893, 600, 929)
    said = [_said("施工单位 420922"), _said("2****8"), _said("89**6")]
    found = mended([LEFT, RIGHT, third], said)
    assert [(index, mend.swallowed) for index, mend in found.items()] == [(1, 0)]


def test_a_torn_number_is_read_as_one_line() -> None:
    """The fourth row of the picture, torn inside its second digit."""
    top = 44 * 3
    pieces = [_region(16, top + 4, 38, top + 38), _region(30, top + 2, 200, top + 40)]
    (line,) = read_lines(picture("masked-numbers"), pieces, engine())
    assert line.text == "330722********0935"
