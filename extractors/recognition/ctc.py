"""From the recogniser's columns to characters with places and certainties (CTC, Graves 2006)."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from extractors.characters import same_form

Columns = NDArray[np.float32]
"""Steps x characters: the probability of each character at each step along the line."""

GAP = 0.45
"""Blank, in widths of a full-width character, from which a space is written.

Printed CJK text leaves none and a column of probabilities is a sixth of a character wide;
letter-spaced labels (姓　名) and label-value gaps leave half a character and more.
"""

WIDE = 0.9
"""The same where no look at the picture is needed. Narrower gaps are often none: at the size of
a screenshot's text a column is off by more than the gap is wide."""

BLANK = 0.45
"""Blank that such a gap shows between the ink on both sides of it, at least: the white around
glyphs that stand side by side was up to 0.42, half a blank leaves 0.6 (screenshots, 2026-11)."""

SURE = 0.98
"""From here on nobody asks what else a character may be."""

TRACE = 0.01
"""Less is the rest that a softmax leaves to every character."""

Blank = Callable[[float, float], float]
"""How wide the widest stretch without ink is between two places; all fractions of the crop."""

GLYPH = 0.95
"""A full-width character is at most so wide, in heights of its crop."""


def decode(
    columns: Columns, characters: Sequence[str], share: float, aspect: float, blank: Blank
) -> tuple[str, tuple[float, ...], tuple[float, ...]]:
    """The text, its cuts (fractions of the crop) and one certainty a character.

    ``share`` is the part of the columns the crop fills, the rest is padding; ``aspect`` is
    the crop's height by its width. Spaces are written where there is room for one, whatever
    the recogniser says of them: it leaves out most, and they are what tells a label from its
    value. ``blank`` looks at the crop where that is not sure.
    """
    runs = _runs(columns, characters)
    runs = [run for run in runs if characters[run[0]] not in ("", " ")]
    if not runs:
        return "", (0.0,), ()
    steps = max(1.0, len(columns) * share)
    centres = np.array([min(1.0, centre / steps) for _, centre, _ in runs])
    text = "".join(characters[index] for index, _, _ in runs)
    return _spaced(text, centres, [certainty for _, _, certainty in runs], GLYPH * aspect, blank)


def _runs(columns: Columns, characters: Sequence[str]) -> list[tuple[int, float, float]]:
    """Each character's index, the centre of its run in steps, and its highest probability."""
    best = columns.argmax(axis=1)
    starts = np.flatnonzero(np.diff(best, prepend=-1))
    ends = np.append(starts[1:], len(best))
    return [
        (int(best[start]), (start + end) / 2, _certainty(columns[start:end], characters))
        for start, end in zip(starts, ends, strict=True)
        if best[start] != 0
    ]


def _certainty(run: Columns, characters: Sequence[str]) -> float:
    """The highest probability of a run's character, in whichever form: half 静 and half 靜 is no
    doubt about the name."""
    peak = run[run.max(axis=1).argmax()]
    index = int(peak.argmax())
    if peak[index] > SURE:
        return float(peak[index])
    likely = (int(other) for other in np.flatnonzero(peak > TRACE))
    same = [other for other in likely if same_form(characters[other], characters[index])]
    return min(1.0, float(peak[same].sum()))


def width_of(character: str) -> float:
    """The usual width of a character, in full-width characters."""
    return 0.55 if character.isascii() else 1.0


def _spaced(
    text: str,
    centres: NDArray[np.float64],
    certainties: list[float],
    widest: float,
    blank: Blank,
) -> tuple[str, tuple[float, ...], tuple[float, ...]]:
    """Insert a space where two neighbours stand apart; halve the rest between them."""
    widths = np.array([width_of(character) for character in text])
    beside = (widths[1:] + widths[:-1]) / 2
    # Gaps only make advances wider, so the lower quartile is a glyph; where every advance
    # holds a gap, the line's height tells.
    em = min([widest, *np.quantile(np.diff(centres) / beside, [0.25])]) if len(text) > 1 else widest
    letters, cuts, sure = [text[0]], [max(0.0, centres[0] - widths[0] * em / 2)], [certainties[0]]
    for i in range(1, len(text)):
        left = centres[i - 1] + widths[i - 1] * em / 2
        right = centres[i] - widths[i] * em / 2
        gap = (right - left) / em
        # From well inside either glyph: a column's place is not sure, and 口 is hollow.
        between = left - widths[i - 1] * em / 4, right + widths[i] * em / 4
        if gap > WIDE or (gap > GAP and blank(*between) > BLANK * em):
            letters.append(" ")
            cuts += [left, right]
            sure.append(1.0)
        else:
            cuts.append((left + right) / 2)
        letters.append(text[i])
        sure.append(certainties[i])
    cuts.append(min(1.0, centres[-1] + widths[-1] * em / 2))
    return "".join(letters), tuple(float(cut) for cut in cuts), tuple(sure)
