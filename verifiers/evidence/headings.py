"""Headings: the short texts of a paper, which say what it is; sentences tell of other things."""

import re
from collections.abc import Iterable
from statistics import median

from models.page import Page, PassageKind
from verifiers.case import Exhibit
from verifiers.text.characters import canonical

LONGEST = 40
"""Characters of a heading, at most: sentences of notices (经公示无异议) stand in longer texts."""

LARGE = 1.25
"""Height of a headline by that of the page's other lines, at least."""

MIDDLE = 0.08
"""How far a headline's middle lies from the page's, at most, in widths of the page."""

_GOES_ON = re.compile(
    "续表|续页|第[0-9一二三四五六七八九十]+[页部章]|^[一二三四五六七八九十]{1,3}、"
)
"""What heads the further pages of a form, and its chapters."""

_ANNEX = re.compile("附[件表录页][0-9一二三四五六七八九十]{0,2}:?")
"""What stands at the top of an annex, alone."""


def headings(exhibit: Exhibit) -> list[str]:
    """The paper's short texts, in canonical characters."""
    return [text for text in exhibit.texts if len(text) <= LONGEST]


def word_in(texts: Iterable[str], words: Iterable[str]) -> str | None:
    """The first of the words that stands in one of the texts."""
    said = tuple(texts)
    return next((word for word in words if any(word in text for text in said)), None)


def headline(page: Page) -> str | None:
    """What a page is headed by: larger print, alone in its middle, in canonical characters."""
    lines = [passage for passage in page.passages if passage.kind is not PassageKind.CELL]
    if not lines or page.turned:
        return None
    top = min(lines, key=lambda passage: passage.box.y0)
    text = canonical(top.text).text
    usual = median(line.box.height for passage in page.passages for line in passage.lines)
    large = max(line.box.height for line in top.lines) >= LARGE * usual
    central = abs(top.box.centre.x - 0.5) <= MIDDLE
    return text if large and central and len(text) <= LONGEST else None


def goes_on(page: Page, first: Page) -> bool:
    """Whether a page may go on with the paper that begins with ``first``: it has no headline, says
    that it goes on, or is headed by what the first page says. An annex may be anybody's, also one
    that a notice announces: notices are public, and their lists easily made."""
    if any(_ANNEX.fullmatch(canonical(passage.text).text) for passage in page.passages[:2]):
        return False
    text = headline(page)
    if text is None or _GOES_ON.search(text):
        return True
    return any(text in canonical(passage.text).text for passage in first.passages)
