"""Decoding: characters, places, certainties, spaces."""

import numpy as np
import pytest

from extractors.recognition import ctc

CHARACTERS = ("", "姓", "名", "张", "玥", " ")


def columns(*steps: tuple[int, float]) -> ctc.Columns:
    """One row a step: the index that is likeliest there, and its probability."""
    rows = np.full((len(steps), len(CHARACTERS)), 0.0, np.float32)
    for row, (index, probability) in zip(rows, steps, strict=True):
        row[:] = (1 - probability) / len(CHARACTERS)
        row[index] = probability
    return rows


def spaced(*at: tuple[int, int], steps: int = 40) -> ctc.Columns:
    """Blank columns with character ``index`` at step ``place`` for each (place, index)."""
    row = [(0, 0.99)] * steps
    for place, index in at:
        row[place] = (index, 0.9)
    return columns(*row)


def wide(start: float, end: float) -> float:
    """Nothing but blank between two places."""
    return end - start


def inked(start: float, end: float) -> float:
    """No blank between two places."""
    return 0.0


def test_repeated_columns_are_one_character_with_its_best_certainty() -> None:
    text, cuts, certainties = ctc.decode(
        columns((3, 0.6), (3, 0.8), (0, 0.9), (4, 0.7)), CHARACTERS, 1.0, 0.5, wide
    )
    assert text == "张玥"
    assert certainties == pytest.approx((0.8, 0.7), abs=1e-3)
    assert len(cuts) == 3
    assert list(cuts) == sorted(cuts)


def test_forms_of_one_character_are_no_doubt_and_another_character_is_one() -> None:
    step = np.array([[0.0, 0.6, 0.35, 0.05]], np.float32)
    same = ctc.decode(step, ("", "靜", "静", "青"), 1.0, 0.5, wide)
    others = ctc.decode(step, ("", "玥", "珂", "朋"), 1.0, 0.5, wide)
    assert same[0] == "靜"
    assert same[2] == pytest.approx((0.95,))
    assert others[2] == pytest.approx((0.6,))


def test_a_gap_becomes_a_space_and_neighbours_stay_together() -> None:
    close = ctc.decode(spaced((3, 3), (9, 4), steps=13), CHARACTERS, 1.0, 0.5, wide)
    apart = ctc.decode(spaced((3, 1), (18, 2), (30, 3), (36, 4)), CHARACTERS, 1.0, 0.15, wide)
    assert close[0] == "张玥"
    assert apart[0] == "姓 名 张玥"


def test_a_narrow_gap_is_one_only_where_the_picture_is_blank() -> None:
    narrow = spaced((3, 1), (9, 2), (15, 3), (24, 4), steps=30)
    assert ctc.decode(narrow, CHARACTERS, 1.0, 0.2, wide)[0] == "姓名张 玥"
    assert ctc.decode(narrow, CHARACTERS, 1.0, 0.2, inked)[0] == "姓名张玥"


def test_nothing_but_blanks_reads_as_nothing() -> None:
    assert ctc.decode(columns((0, 0.9), (0, 0.9)), CHARACTERS, 1.0, 0.5, wide) == ("", (0.0,), ())


def test_padding_does_not_move_characters() -> None:
    half = ctc.decode(spaced((3, 3), (9, 4), steps=26), CHARACTERS, 0.5, 0.5, wide)
    whole = ctc.decode(spaced((3, 3), (9, 4), steps=13), CHARACTERS, 1.0, 0.5, wide)
    assert half[1] == pytest.approx(whole[1])
