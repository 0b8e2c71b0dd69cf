"""Names: is the applicant in this document, by their whole name, as a person?"""

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from models.document import Document, Person
from models.lines import TextSource
from models.page import Ink, Passage, PassageKind
from models.report import Presence, ReadName
from verifiers.persons.boundaries import Side, Words, neighbours
from verifiers.persons.broken import broken_name, goes_on_below
from verifiers.persons.legibility import FOUND, SIGNED, doubt_of, is_pictured
from verifiers.text.characters import MIDDLE_DOTS, canonical, look_alike, replaced
from verifiers.text.fields import inks_of

_SHORTEST = 2
"""A name has two characters at least."""


class NameReading(NamedTuple):
    """Whether the applicant stands on a document, and as which of the people it names."""

    status: Presence
    ink: Ink | None = None
    reason: str | None = None
    former: bool = False
    """The document prints one of the applicant's former names."""
    people: tuple[Person, ...] = ()
    """The mentions that are the applicant; where the status is uncertain, those that may be."""

    @property
    def report(self) -> ReadName:
        """The contract's ``applicant_name``."""
        if self.ink is None or self.status is Presence.ABSENT:
            return ReadName(status=self.status, reason=self.reason)
        return ReadName(
            status=self.status,
            value="".join(self.ink.text.split()),
            page=self.ink.page,
            bbox=self.ink.box,
            confidence=self.ink.confidence,
            reason=self.reason,
        )


class _Fit(Enum):
    """How an occurrence of the name sits in the text around it."""

    WHOLE = "whole"
    OPEN = "open"
    """It may run on into a longer name or word."""
    PART = "part"
    """It is a piece of a longer name or of an organisation's name."""


def read_name(
    names: tuple[str, ...], document: Document, words: Words, alphabet: frozenset[str]
) -> NameReading:
    """Look for the applicant: ``names`` is the declared name, then the former ones.

    ``words`` may stand directly beside a name; ``alphabet`` is what the OCR engine can write.
    """
    readings = [_read_one(name, document, words, alphabet) for name in names]
    for place, reading in enumerate(readings):
        if reading.status is Presence.FOUND:
            return reading._replace(former=place > 0)
    unsure = (reading for reading in readings if reading.status is Presence.UNCERTAIN)
    return next(unsure, readings[0])


def name_of(person: Person) -> str:
    """The canonical name; a printed name with the same name signed behind it is one name."""
    text = canonical(person.name.text).text
    half = text[: len(text) // 2]
    return half if len(half) >= _SHORTEST and text == half + half else text


def _read_one(name: str, document: Document, words: Words, alphabet: frozenset[str]) -> NameReading:
    target = canonical(name).text
    if not target:
        return NameReading(Presence.UNCERTAIN, reason="申报姓名为空，请人工核对")
    return (
        _among_people(name, target, document, words)
        or _in_passages(name, target, document, words)
        or _unwritable(name, document, alphabet)
        or _near_miss(name, target, document)
        or _over_two_lines(name, target, document)
        or _searched_for(name, target, document)
        or _unseen(document)
    )


def _among_people(name: str, target: str, document: Document, words: Words) -> NameReading | None:
    """The mentions of exactly this name: surest with a role first."""
    mentions = [
        person
        for person in document.people
        if canonical(person.name.text).text == target
        and _fit_of_mention(person, target, document, words) is not _Fit.PART
    ]
    if not mentions:
        return None
    mentions.sort(key=lambda p: (p.role is not None, p.name.confidence), reverse=True)
    broken = [person for person in mentions if goes_on_below(person.name, document)]
    sure = tuple(p for p in mentions if _is_sure(p) and p not in broken)
    if broken and not sure:
        reason = f"“{name}”之下紧接一字，可能是分行书写的另一姓名，请人工核对"
        return NameReading(Presence.UNCERTAIN, broken[0].name, reason, people=tuple(mentions))
    if sure:
        return NameReading(Presence.FOUND, sure[0].name, people=sure)
    best = mentions[0]
    how = "手写签名" if best.signed else "姓名"
    reason = f"{how}疑为“{name}”，但字迹识别把握不足（{best.name.confidence:.2f}），请人工核对"
    return NameReading(Presence.UNCERTAIN, best.name, reason, people=tuple(mentions))


def _is_sure(person: Person) -> bool:
    if person.name.source is TextSource.TEXT_LAYER:
        return True
    return person.name.confidence >= (SIGNED if person.signed else FOUND)


def _fit_of_mention(person: Person, target: str, document: Document, words: Words) -> _Fit:
    """A mention is whole unless the passage it stands in says that it is a piece of more."""
    fits = [
        (each, _fit(*each, words))
        for each in _occurrences(target, document)
        if each[0].page == person.name.page
    ]
    if all(fit is not _Fit.PART for _, fit in fits):  # wherever it stands
        return _Fit.WHOLE
    centre = person.name.box.centre
    here = [fit for (at, start, end), fit in fits if at.box_of(start, end).holds(centre)]
    return _Fit.PART if here and all(fit is _Fit.PART for fit in here) else _Fit.WHOLE


def _in_passages(name: str, target: str, document: Document, words: Words) -> NameReading | None:
    """The name in running text or in a cell that no mention covers."""
    unsure: Ink | None = None
    for passage, start, end in _occurrences(target, document):
        ink = passage.ink(start, end)
        if _inside_other_name(passage, start, target, document):
            unsure = unsure or (ink if _is_behind_speck(passage, start) else None)
            continue
        fit = _fit(passage, start, end, words)
        if fit is _Fit.WHOLE and goes_on_below(ink, document):
            fit = _Fit.OPEN
        if fit is _Fit.WHOLE and (ink.confidence >= FOUND or ink.source is TextSource.TEXT_LAYER):
            return NameReading(Presence.FOUND, ink)
        if fit is not _Fit.PART:
            unsure = unsure or ink
    if unsure is None:
        return None
    reason = f"有“{name}”字样，但不能确定是完整的人名或识别把握不足，请人工核对"
    return NameReading(Presence.UNCERTAIN, unsure, reason)


def _occurrences(target: str, document: Document) -> Iterator[tuple[Passage, int, int]]:
    """Where the characters of the name follow each other: passage, start, end (exclusive)."""
    for page in document.pages:
        for passage in page.passages:
            said = canonical(passage.text)
            at = said.text.find(target)
            places = said.places if at >= 0 else ()
            while at >= 0:
                yield passage, places[at], places[at + len(target) - 1] + 1
                at = said.text.find(target, at + 1)


def _fit(passage: Passage, start: int, end: int, words: Words) -> _Fit:
    if _fills_a_line(passage, start, end):
        return _Fit.WHOLE
    sides = neighbours(passage.text, start, end, words)
    if Side.PART in sides:
        return _Fit.PART
    return _Fit.WHOLE if set(sides) == {Side.CLEAN} else _Fit.OPEN


def _fills_a_line(passage: Passage, start: int, end: int) -> bool:
    """In a cell, a name that fills a line stands alone: cells list one name a line."""
    if passage.kind is PassageKind.PARAGRAPH or len(passage.lines) < 2:
        return False
    for offset, line in zip(passage.offsets, passage.lines.texts, strict=True):
        blank_before = not passage.text[offset:start].strip()
        blank_after = not passage.text[end : offset + len(line)].strip()
        if offset <= start and end <= offset + len(line) and blank_before and blank_after:
            return not _is_one_name(passage)
    return False


def _is_one_name(passage: Passage) -> bool:
    """A cell as short as a name is one name broken over its lines."""
    return len(canonical(passage.text).text) <= 4


_STUCK = frozenset("为有由系是等以曾现")
"""Words that were read as part of a name and are none: 有张玥, 张玥等 do not say that 张玥 is not
there. But 张有为 is a name too."""


def _inside_other_name(passage: Passage, start: int, target: str, document: Document) -> bool:
    """Whether the occurrence is a piece of the longer name of somebody the document names."""
    text = canonical(passage.text).text
    at = canonical(passage.text).places.index(start)
    read = {canonical(person.name.text).text for person in document.people} - {target}
    longer = [name for name in read if not _is_stuck(name, target, document)]
    return any(
        text.startswith(name, at - inner)
        for name in longer
        for inner in range(min(at, len(name) - len(target)) + 1)
        if name.startswith(target, inner)
    )


def _is_stuck(name: str, target: str, document: Document) -> bool:
    """Whether what a reader put to a name is no part of it; a name that stands alone somewhere,
    as in a cell, is whole, but for 等."""
    more = name.replace(target, "", 1)
    if more == "等" or not _STUCK.issuperset(more):
        return more == "等"
    passages = (passage for page in document.pages for passage in page.passages)
    return all(canonical(passage.text).text != name for passage in passages)


def _is_behind_speck(passage: Passage, start: int) -> bool:
    """Whether the dot that makes the name the end of a longer one was read off a picture, where
    copiers leave specks."""
    dot = passage.text[start - 1 : start]
    ink = passage.ink(start - 1, start) if dot and dot in MIDDLE_DOTS else None
    return ink is not None and ink.source is TextSource.OCR


def _unwritable(name: str, document: Document, alphabet: frozenset[str]) -> NameReading | None:
    """A character the engine cannot write cannot be seen on a picture, nor missed."""
    pictured = is_pictured(document)
    missing = [
        c for c in canonical(name).text if c not in alphabet and not _written(c, name, alphabet)
    ]
    if not alphabet or not missing or not (pictured or document.failures):
        return None
    listed = "、".join(f"“{c}”" for c in dict.fromkeys(missing))
    reason = f"姓名“{name}”中的{listed}不在文字识别字库中，图片上无法识别，请人工核对原件"
    rest = [c for c in canonical(name).text if c not in missing]
    alike = tuple(p for p in document.people if _may_be(p, name, rest))
    return NameReading(Presence.UNCERTAIN, alike[0].name if alike else None, reason, people=alike)


def _written(character: str, name: str, alphabet: frozenset[str]) -> bool:
    """Whether the form in the declared name, before unifying, can be written."""
    return any(c in alphabet for c in name if canonical(c).text == character)


def _may_be(person: Person, name: str, rest: list[str]) -> bool:
    read = name_of(person)
    return bool(rest) and len(read) <= len(name) and all(c in read for c in rest)


def _near_miss(name: str, target: str, document: Document) -> NameReading | None:
    """One character off is suspicious and never a match, however sure the reading.

    So is the name read twice in one: printed, and signed behind.
    """
    near = tuple(p for p in document.people if name_of(p) == target or one_off(target, name_of(p)))
    if near:
        how = "重复" if name_of(near[0]) == target else "差一字"
        reason = f"载有“{near[0].name.text}”，与申报姓名“{name}”{how}，请人工核对"
        return NameReading(Presence.UNCERTAIN, near[0].name, reason, people=near)
    for ink in inks_of(document, "holder_name"):
        # What a recogniser made of the one holder's surname is nobody's: 工倩 for 丁倩.
        if ink.source is TextSource.OCR and replaced(target, canonical(ink.text).text):
            reason = f"载有“{ink.text}”，与申报姓名“{name}”差一字，请人工核对"
            return NameReading(Presence.UNCERTAIN, ink, reason)
    for passage in _short_passages(document):
        if one_off(target, canonical(passage.text).text):
            ink = passage.ink(0, len(passage.text))
            reason = f"载有“{passage.text}”，与申报姓名“{name}”差一字，请人工核对"
            return NameReading(Presence.UNCERTAIN, ink, reason)
    return None


def _short_passages(document: Document) -> Iterator[Passage]:
    for page in document.pages:
        yield from (p for p in page.passages if 2 <= len(canonical(p.text).text) <= 4)


def one_off(target: str, read: str) -> bool:
    """Whether one replaced character makes ``read`` the name.

    Of a two-character name the surname must stand, unless both surnames look alike:
    李玥 is no misreading of 张玥, while 张月 may be one.
    """
    wrong = replaced(target, read)
    if wrong is None or len(target) < 2:
        return False
    return len(target) > 2 or target[0] == read[0] or look_alike(*wrong)


def _over_two_lines(name: str, target: str, document: Document) -> NameReading | None:
    ink = broken_name(target, document)
    if ink is None:
        return None
    reason = f"“{ink.text}”之下一行的字与其连读为“{name}”，可能是分行书写的姓名，请人工核对"
    return NameReading(Presence.UNCERTAIN, ink, reason)


def _searched_for(name: str, target: str, document: Document) -> NameReading | None:
    """In a row with a button that searches the name was typed by anybody; a row of what was found
    may have such a button as well."""
    asked = (passage for page in document.pages for passage in page.queries)
    if not any(target in canonical(passage.text).text for passage in asked):
        return None
    reason = f"“{name}”只见于查询条件一行，不能断定页面查到的是申报人，请人工核对"
    return NameReading(Presence.UNCERTAIN, reason=reason)


def _unseen(document: Document) -> NameReading:
    """Not seen: absent, unless something on the document was not surely read."""
    reason = doubt_of(document)
    if reason:
        return NameReading(Presence.UNCERTAIN, reason=reason)
    return NameReading(Presence.ABSENT, reason="全文未见申报人姓名")
