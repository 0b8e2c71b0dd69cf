"""Which type a document is, by what it says: title first, then its labels."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping
from functools import cache, reduce
from itertools import islice, pairwise
from operator import or_
from typing import NamedTuple

from rapidfuzz import fuzz, process

from extractors.documents import specs
from extractors.documents.spec import DocumentSpec, DocumentText
from extractors.forms.pairs import PageText
from models.document import DocumentType, RecognisedType

HEADED = 0.7
"""How much a page must say a title at its head to begin a paper: a line that says little else, or
begins or ends with it; a mere mention scores 0.3."""

HEAD_OF_PAGE = 0.45
"""Share of a page's height its title stands within: below the middle stand notes and lists."""

TITLE_PAGES = 3
"""Titles are looked for on so many first pages: covers and cover letters come before some."""

ALIKE = 86
"""A line this alike (rapidfuzz partial ratio) to a title of six and more characters is it:
one wrong glyph in seven passes, two do not."""

LOST = 0.25
"""Share of a title's letters that words so alike lack at most, but for one letter more: a part of
a title that is wholly there and reaches that likeness is three quarters of it."""

BROKEN = 12
"""A title broken over two lines is among so many first lines of its page."""

FRAME = 0.3
"""Share of a page's characters in one cell from which the cell is a frame, not a table's."""

HEAD = 2
"""Lines at the top of a frame that may be its title."""

SURE = 0.42
"""Below this score the document is ``other``: a mere mention of a title scores 0.2, three
labels without a title 0.35 (chosen on the drawn fixtures, 2026-11)."""

_SHOWN = re.compile("经(?:(?!现(?!场)|[予拟])[^。;]){0,40}公示(?:期满)?")
"""经评审、公示，决定授予: a list that was shown before is no longer a mere proposal."""


_LISTED = re.compile(r"附件?\d{0,2}[:、.]")
_BEHIND = re.compile("(?:编号|号码?|复印件|原件|扫描件|查询(?:系统|平台|结果)?):?")
"""What makes a label or a list's entry of a title: 职称证书编号, 附:职称证书."""

TELLTALE = 0.9
"""A telltale counts a little less than a title that stands as a line of its own."""


class _Scored(NamedTuple):
    score: float
    spec: DocumentSpec


class _Top(NamedTuple):
    """Words of a first page that may be a title, and how much that page counts."""

    said: str
    weight: float
    seam: int = 0
    """Where two lines were joined: only a title across the seam is a title of both."""


def recognise(text: DocumentText) -> tuple[DocumentSpec | None, RecognisedType]:
    """The best spec and how sure it is; None and ``other`` where nothing fits."""
    titled, current = _titled(text), _SHOWN.sub("", text.text)
    ranked = sorted(
        (_Scored(_score(spec, text.text, current, titled), spec) for spec in specs()),
        key=lambda scored: -scored.score,
    )
    best = ranked[0]
    if best.score < SURE:
        sure = round(min(0.95, 1 - best.score), 3)
        return None, RecognisedType(value=DocumentType.OTHER, confidence=sure)
    rival = next((s.score for s in ranked if s.spec.type is not best.spec.type), 0.0)
    sure = min(1.0, 0.55 + 0.45 * best.score) * (1.0 if best.score - rival > 0.15 else 0.8)
    return best.spec, RecognisedType(value=best.spec.type, confidence=round(min(0.99, sure), 3))


def opened_by(page: PageText) -> DocumentSpec | None:
    """What paper begins with this page, by the title at its head; None: it goes on with the one
    before, or nobody knows it."""
    spec, _ = recognise(DocumentText(pages=(page,)))
    if spec is None:
        return None
    said = _titled(DocumentText(pages=(page,)), HEAD_OF_PAGE)
    return spec if any(said.get(title, 0.0) >= HEADED for title in spec.titles) else None


def headed_as(words: str) -> set[DocumentType]:
    """The types of which these words are a title, and say little else."""
    said = {title for title, share in _said(_Top(words, 1.0)) if share >= HEADED}
    return {spec.type for spec in specs() for title in spec.titles if title in said}


def is_letter(types: Collection[DocumentType]) -> bool:
    """Whether one of the types is a letter's, of which several may be alike."""
    return any(spec.is_letter and spec.type in types for spec in specs())


def _tops(text: DocumentText, height: float) -> list[_Top]:
    """Every place of the first pages that begins within that ``height``, in pages, and every two
    lines that follow each other: long titles are broken in the middle."""
    tops: list[_Top] = []
    for weight, page in zip((1.0, 0.8, 0.7), text.pages[:TITLE_PAGES], strict=False):
        lowest = height * page.page_height
        texts = [place for place in page.texts if place.flow.passage.box.y0 <= lowest]
        said = [place.flow.text for place in texts]
        tops += [_Top(words, weight) for words in said]
        tops += [_Top(line, weight) for line in _framed(page)]
        loose = [place.flow.text for place in texts if not place.ruled][:BROKEN]
        tops += [_Top(one + other, weight, len(one)) for one, other in pairwise(loose)]
    return tops


def _framed(page: PageText) -> list[str]:
    """The first lines of a cell that holds much of the page: a card's edge, a diploma's border."""
    whole = sum(len(place.flow.text) for place in page.texts)
    frames = [p.flow for p in page.texts if p.ruled and len(p.flow.text) > FRAME * whole]
    edges = ([0, *sorted(flow.breaks), len(flow.text)] for flow in frames)
    return [
        flow.text[start:end]
        for flow, cuts in zip(frames, edges, strict=True)
        for start, end in islice(pairwise(cuts), HEAD)
        if end > start
    ]


@cache
def _titles() -> tuple[str, ...]:
    """All titles that are written out, the shortest first."""
    written = {title for spec in specs() for title in spec.titles if "…" not in title}
    return tuple(sorted(written, key=lambda title: (len(title), title)))


@cache
def _bits() -> dict[str, int]:
    """One bit for each letter of all titles."""
    return {letter: 1 << i for i, letter in enumerate(sorted(set().union(*_titles())))}


def _letters(words: str) -> int:
    """The letters of titles that stand in some words, as bits."""
    return reduce(or_, (_bits().get(letter, 0) for letter in words), 0)


@cache
def _lettered() -> tuple[tuple[str, int], ...]:
    """All written titles with their letters, the shortest first."""
    return tuple((title, _letters(title)) for title in _titles())


def _likely(said: str, least: float) -> list[str]:
    """The titles of ``least`` characters to hardly more than ``said`` has that may be alike to it:
    most of their letters are there."""
    first = bisect_left(_titles(), least, key=len)
    last = bisect_right(_titles(), len(said) + 1, key=len)
    held = _letters(said)
    return [
        title
        for title, letters in _lettered()[first:last]
        if (letters & ~held).bit_count() <= LOST * len(title) + 1
    ]


@cache
def _open_titles() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Titles written 关于聘任…的通知: each with its ending, and the words that are it."""
    parted = {(t, *t.split("…")) for spec in specs() for t in spec.titles if "…" in t}
    return tuple(
        (title, ending, re.compile(f"{opening}[^。;]{{2,60}}{ending}$"))
        for title, opening, ending in sorted(parted)
    )


def _titled(text: DocumentText, height: float = TITLE_PAGES) -> dict[str, float]:
    """How much the first pages, to that share of their ``height``, say each title they may say,
    titles as the specs write them."""
    found: dict[str, float] = {}
    for top in _tops(text, height):
        for title, share in _said(top):
            found[title] = max(found.get(title, 0.0), top.weight * share)
    return found


def _score(spec: DocumentSpec, text: str, current: str, titles: Mapping[str, float]) -> float:
    """How well a spec fits; ``current`` is the text without what was shown before."""
    titled = max((titles.get(title, 0.0) for title in spec.titles), default=0.0)
    if spec.telltale is not None and spec.telltale.search(text):
        titled = max(titled, TELLTALE)
    hits = sum(anchor in text for anchor in spec.anchors)
    anchored = min(1.0, hits / 3)
    # Half a dozen labels and more that only this type has speak for it without any title.
    unmistakable = 0.35 * min(1.0, max(0, hits - 4) / 4) * (1 - titled)
    ruled_out = any(word in current for word in spec.never)
    return (0.65 * titled + 0.35 * anchored + unmistakable) * (0.25 if ruled_out else 1.0)


def _said(top: _Top) -> Iterator[tuple[str, float]]:
    """The titles some words may be, and how much they are: 1 where they say little else, 0.3
    where they mention it. A title written 关于聘任…的通知 is words that begin and end so.

    Longer titles count slightly more, so that 教育部学历证书电子注册备案表 beats 毕业证书.
    """
    said = top.said
    for title, ending, pattern in _open_titles():
        if said.endswith(ending) and pattern.search(said):
            yield title, _length(title)
    held = [title for title in _titles() if title in said]
    for title in held:
        yield title, _length(title) * _prominence(title, top)
    # Words that are a title letter by letter are no misprint of another one about as long
    # (…学位认证报告 of …学历认证报告).
    least = max(6, len(held[-1]) + 3 if held else 0, len(said) / 2)
    for title, *_ in process.extract_iter(
        said, _likely(said, least), scorer=fuzz.partial_ratio, score_cutoff=ALIKE
    ):
        yield title, 0.9 * _length(title)


def _length(title: str) -> float:
    return 0.97 + 0.03 * min(1.0, len(title) / 15)


@cache
def _alone() -> frozenset[str]:
    """The titles that are but the kind of a paper."""
    return frozenset(title for spec in specs() for title in spec.alone)


def _prominence(title: str, top: _Top) -> float:
    """1 where the words say little but the title, 0.3 where they mention it: of 证书 every list of
    staff does, and with two words that awards use, too, it would be one."""
    said = top.said
    if title in _alone() and re.sub(r"\W", "", said) != title:
        return 0.0
    share = len(title) / len(said)
    before, _, behind = said.partition(title)
    if top.seam and not len(before) < top.seam < len(before) + len(title):
        return 0.0
    if _LISTED.match(said) or _BEHIND.fullmatch(behind):
        return 0.3
    if share >= 0.5:
        return 1.0
    return 0.75 if share >= 0.2 and (not before or not behind) else 0.3
