"""Which type a document is, by what it says: title first, then its labels."""

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz

from extractors.documents import specs
from extractors.documents.spec import DocumentSpec, DocumentText
from models.document import DocumentType, RecognisedType

TITLE_PAGES = 3
"""Titles are looked for on so many first pages: covers and cover letters come before some."""

ALIKE = 86
"""A line this alike (rapidfuzz partial ratio) to a title of six and more characters is it:
one wrong glyph in seven passes, two do not."""

BROKEN = 12
"""A title broken over two lines is among so many first lines of its page."""

SURE = 0.42
"""Below this score the document is ``other``: a mere mention of a title scores 0.2, three
labels without a title 0.35 (chosen on the drawn fixtures, 2026-11)."""

_SHOWN = re.compile("经(?:(?![现予拟])[^。;]){0,12}公示(?:期满)?")
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
    longest: int
    """How many characters of it are a title letter by letter: such words are no misprint of
    another title about as long (…学位认证报告 of …学历认证报告)."""
    seam: int = 0
    """Where two lines were joined: only a title across the seam is a title of both."""


def recognise(text: DocumentText) -> tuple[DocumentSpec | None, RecognisedType]:
    """The best spec and how sure it is; None and ``other`` where nothing fits."""
    tops = _tops(text)
    ranked = sorted(
        (_Scored(_score(spec, text, tops), spec) for spec in specs()),
        key=lambda scored: -scored.score,
    )
    best = ranked[0]
    if best.score < SURE:
        sure = round(min(0.95, 1 - best.score), 3)
        return None, RecognisedType(value=DocumentType.OTHER, confidence=sure)
    rival = next((s.score for s in ranked if s.spec.type is not best.spec.type), 0.0)
    sure = min(1.0, 0.55 + 0.45 * best.score) * (1.0 if best.score - rival > 0.15 else 0.8)
    return best.spec, RecognisedType(value=best.spec.type, confidence=round(min(0.99, sure), 3))


def _tops(text: DocumentText) -> list[_Top]:
    """Every place of the first pages, and every two lines that follow each other: long titles
    are broken in the middle."""
    tops: list[_Top] = []
    for weight, page in zip((1.0, 0.8, 0.7), text.pages[:TITLE_PAGES], strict=False):
        said = [place.flow.text for place in page.texts]
        tops += [_top(words, weight) for words in said]
        loose = [place.flow.text for place in page.texts if not place.ruled][:BROKEN]
        tops += [_top(one + other, weight, len(one)) for one, other in pairwise(loose)]
    return tops


def _top(said: str, weight: float, seam: int = 0) -> _Top:
    longest = max((len(title) for title in _titles() if title in said), default=0)
    return _Top(said, weight, longest, seam)


@cache
def _titles() -> frozenset[str]:
    return frozenset(title for spec in specs() for title in spec.titles)


def _score(spec: DocumentSpec, text: DocumentText, tops: list[_Top]) -> float:
    titled = max((top.weight * _titled(t, top) for top in tops for t in spec.titles), default=0.0)
    if spec.telltale is not None and spec.telltale.search(text.text):
        titled = max(titled, TELLTALE)
    hits = sum(anchor in text.text for anchor in spec.anchors)
    anchored = min(1.0, hits / 3)
    # Half a dozen labels and more that only this type has speak for it without any title.
    unmistakable = 0.35 * min(1.0, max(0, hits - 4) / 4) * (1 - titled)
    ruled_out = any(word in _SHOWN.sub("", text.text) for word in spec.never)
    return (0.65 * titled + 0.35 * anchored + unmistakable) * (0.25 if ruled_out else 1.0)


def _titled(title: str, top: _Top) -> float:
    """How much some words are this title: 1 where they say little else, 0.3 where they mention
    it. A title written 关于聘任…的通知 is words that begin and end so.

    Longer titles count slightly more, so that 教育部学历证书电子注册备案表 beats 毕业证书.
    """
    said = top.said
    length = 0.97 + 0.03 * min(1.0, len(title) / 15)
    if "…" in title:
        opening, ending = title.split("…")
        found = re.search(f"{opening}[^。;]{{2,60}}{ending}$", said)
        return length if found else 0.0
    if title in said:
        return length * _prominence(title, top)
    comparable = max(6, top.longest + 3) <= len(title) <= len(said) + 1
    if comparable and len(said) <= 2 * len(title):
        return 0.9 * length if fuzz.partial_ratio(title, said) >= ALIKE else 0.0
    return 0.0


def _prominence(title: str, top: _Top) -> float:
    """1 where the words say little but the title, 0.3 where they mention it."""
    said = top.said
    share = len(title) / len(said)
    before, _, behind = said.partition(title)
    if top.seam and not len(before) < top.seam < len(before) + len(title):
        return 0.0
    if _LISTED.match(said) or _BEHIND.fullmatch(behind):
        return 0.3
    if share >= 0.5:
        return 1.0
    return 0.75 if share >= 0.2 and (not before or not behind) else 0.3
