"""Flow: a passage's text as one reads it, every character tied to its ink."""

import re
import string
from functools import cached_property
from typing import NamedTuple

from extractors.characters import fold
from models.base import Frozen
from models.geometry import Box
from models.page import Ink, Passage


class Flow(Frozen):
    """A passage without its spaces, folded; ``gaps`` are where a space stood.

    ``origin[i]`` is the offset in the passage of character ``i``; ``breaks`` are where a
    line began. Patterns run on ``text``, so letter-spaced, full-width and broken words read
    like any others.
    """

    passage: Passage
    text: str
    origin: tuple[int, ...]
    gaps: frozenset[int]
    breaks: frozenset[int]

    def ink(self, start: int, end: int) -> Ink:
        """The characters ``start`` to ``end`` as printed (spaces left out), with their place."""
        ink = self.passage.ink(self.origin[start], self.origin[end - 1] + 1)
        return ink.model_copy(update={"text": as_printed("".join(ink.text.split()))})

    def printed(self, place: int) -> str:
        """The character at ``place`` as it was read, before folding."""
        return self.passage.text[self.origin[place]]

    def box(self, start: int, end: int) -> Box:
        return self.passage.box_of(self.origin[start], self.origin[end - 1] + 1)

    def is_edge(self, place: int) -> bool:
        """Whether words end at ``place``: passage ends, gaps, line breaks, punctuation."""
        return (
            place in (0, len(self.text))
            or place in self.gaps
            or place in self.breaks
            or not is_word(self.text[place])
            or not is_word(self.text[place - 1])
        )

    @cached_property
    def page(self) -> int:
        return self.passage.page

    def __hash__(self) -> int:
        return id(self)


_HAN = "[\u2e80-\u9fff]"
_NARROW = re.compile(rf"\((?={_HAN})|(?<={_HAN})\(|\)(?={_HAN})|(?<={_HAN})\)")


_WIDER = 0xFEE0
"""From a half-width character's code to that of its full-width form (Unicode, FF00 to FF5E)."""

_HALF = {_WIDER + ord(c): c for c in string.digits + string.ascii_letters + "*"}
"""Full-width digits, letters and asterisks: some text layers print numbers so (３３０４)."""


def as_printed(text: str) -> str:
    """Brackets beside Chinese characters are full-width in print; recognisers mix both. Numbers
    are half-width, whichever way they are drawn: one number is written in one way."""
    narrow = text.translate(_HALF)
    return _NARROW.sub(lambda bracket: "（" if bracket.group() == "(" else "）", narrow)


def is_word(character: str) -> bool:
    """Letters, digits, Chinese characters, and the dot inside minority names."""
    return character.isalnum() or character in "·•〇"


_NUMERAL = "〇零○O一二三四五六七八九"
_LOST_ZERO = re.compile(
    rf"(?<![{_NUMERAL}])(?=[一二][{_NUMERAL}\s]{{3}}年)[一二][{_NUMERAL}]*(\s)[{_NUMERAL}]*年"
)
"""Recognisers drop the thin 〇 of a year and leave a gap: 二 一二年 is 二〇一二年."""


def flow_of(passage: Passage) -> Flow:
    """The passage as it is read, without its spaces and the lines of its blanks."""
    zeros = {match.start(1) for match in _LOST_ZERO.finditer(passage.text)}
    letters: list[str] = []
    origin: list[int] = []
    gaps: set[int] = set()
    breaks: set[int] = set()
    starts = set(passage.offsets)
    for offset, character in enumerate(passage.text):
        if offset in starts:
            breaks.add(len(letters))
        folded = "〇" if offset in zeros else fold(character)
        if folded.isspace() or folded == "_":  # what a blank is filled in on
            gaps.add(len(letters))
            continue
        letters.append(folded)
        origin.append(offset)
    return Flow(
        passage=passage,
        text="".join(letters),
        origin=tuple(origin),
        gaps=frozenset(gaps),
        breaks=frozenset(breaks),
    )


class Span(NamedTuple):
    """A stretch of a flow."""

    flow: Flow
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.flow.text[self.start : self.end]

    @property
    def ink(self) -> Ink:
        return self.flow.ink(self.start, self.end)

    @property
    def box(self) -> Box:
        return self.flow.box(self.start, self.end)

    def stripped(self, characters: str) -> "Span":
        """Without any of ``characters`` at its ends."""
        start, end = self.start, self.end
        while start < end and self.flow.text[start] in characters:
            start += 1
        while end > start and self.flow.text[end - 1] in characters:
            end -= 1
        return Span(self.flow, start, end)
