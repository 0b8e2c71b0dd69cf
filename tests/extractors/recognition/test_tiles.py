"""Long pictures in pieces: what is found in them comes together whole."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from extractors.pixels import Corners
from extractors.recognition import tiles

HEIGHT, LINE = 400, 30


def _region(left: float, top: float, width: float) -> Corners:
    x0, y0, x1, y1 = left, top, left + width, top + LINE
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32)


def _seen(piece: tiles.Piece, lines: list[Corners]) -> list[Corners]:
    """The lines as a detector finds them in a piece: what lies outside of it is cut off."""
    height, width = piece.image.shape[:2]
    moved = [line - np.array(piece.offset, np.float32) for line in lines]
    return [
        np.clip(line, 0, (width, height)).astype(np.float32)
        for line in moved
        if line[:, 0].max() > 5 and line[:, 0].min() < width - 5
    ]


@given(
    wide=st.integers(3 * HEIGHT, 9 * HEIGHT),
    starts=st.lists(st.floats(0, 0.8), min_size=1, max_size=6),
    width=st.integers(40, 300),
)
def test_each_line_of_a_wide_picture_is_found_once_and_whole(
    wide: int, starts: list[float], width: int
) -> None:
    lines = [
        _region(s * wide, 10 + 2 * LINE * n, min(width, 0.2 * wide)) for n, s in enumerate(starts)
    ]
    pieces = list(tiles.cut(np.zeros((HEIGHT, wide, 3), np.uint8)))
    found = tiles.together([(piece, _seen(piece, lines)) for piece in pieces])
    assert len(pieces) > 1
    assert sorted(f.round().tolist() for f in found) == sorted(x.round().tolist() for x in lines)


def test_lines_of_different_rows_stay_apart() -> None:
    wide = 5 * HEIGHT
    first, second = list(tiles.cut(np.zeros((HEIGHT, wide, 3), np.uint8)))[:2]
    at = second.offset[0] + 5
    lines = [_region(at - 200, 100, 205), _region(at, 100 + LINE, 200)]
    found = tiles.together([(piece, _seen(piece, lines)) for piece in (first, second)])
    assert len(found) == 2


@given(
    high=st.integers(3 * HEIGHT, 9 * HEIGHT),
    starts=st.lists(st.floats(0.01, 0.95), min_size=1, max_size=6),
)
def test_each_line_of_a_tall_picture_is_found_once_and_whole(
    high: int, starts: list[float]
) -> None:
    rows = sorted({round(start * (high - LINE) / (2 * LINE)) * 2 * LINE for start in starts})
    lines = [_region(20, row, 300) for row in rows if row + LINE <= high]
    pieces = list(tiles.cut(np.zeros((high, HEIGHT, 3), np.uint8)))
    found = tiles.together([(piece, _seen_upright(piece, lines)) for piece in pieces])
    assert sorted(f.round().tolist() for f in found) == sorted(x.round().tolist() for x in lines)


def _seen_upright(piece: tiles.Piece, lines: list[Corners]) -> list[Corners]:
    """As ``_seen``, of a tall picture; of a line a detector needs half to see it."""
    height, width = piece.image.shape[:2]
    moved = [line - np.array(piece.offset, np.float32) for line in lines]
    return [
        np.clip(line, 0, (width, height)).astype(np.float32)
        for line in moved
        if line[:, 1].max() > LINE / 2 and line[:, 1].min() < height - LINE / 2
    ]


def test_a_thread_of_a_picture_is_looked_at_in_few_pieces() -> None:
    assert len(list(tiles.cut(np.zeros((9600, 3, 3), np.uint8)))) == 15
