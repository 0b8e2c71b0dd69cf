"""Several papers on one page: copied onto it beside each other, or joined into one long picture.

A seal speaks for its own paper alone, and nobody can say which of these it stands on.
"""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

from extractors.documents import parties
from extractors.documents.recognise import headed_as, is_letter
from extractors.forms.pairs import PageText
from extractors.sheets import ReadPage
from models.document import DocumentType
from models.geometry import Box

SEVERAL = "several_papers"
"""The doubt of a page that holds more than one paper: nobody can say which seal is whose."""

MIDDLE = 0.1
"""How far a title's middle lies from an upright page's, at most, in widths of it; on a wide one
papers lie side by side, and in a long picture under each other, with middles anywhere."""

LONG = 0.6
"""Width by height below which a page is longer than any paper: two hang together."""

FAR = 0.12
"""Of a page's height, between the titles of two papers under each other, at least: the lines of one
title stand closer."""

SCREEN = 0.3
"""Of a page's height, from what stands first on a screen to the platform's title, at most."""

_PLATFORM_S = re.compile("平台|系统|gov")
"""What every platform's name or address holds."""

_ADDRESS = re.compile(r"[^\u4e00-\u9fffA-Za-z]*(?:https?:|www\.)")
"""What a browser's bar begins with; 查询网址：https://… is a mention."""

FEWEST = 4
"""Places of a screen, at least: below an address printed at a page's foot stands nothing."""

_NUMBER = re.compile(r"(?<!\d)\d{16}(?!\d)")
"""A project's number in the registers."""

_PAPER = re.compile(
    r"[^,。:;!?、>]{2,38}(?:表|书|证明|许可证|报告|记录|通知|通报|公告|公示|决定|合同|协议|函|说明|承诺|纪要|批复)"
    r"|证明|通知|声明"
)
"""What papers are called that nobody listed; 名单, 意见 and 文件 head parts of others."""

SHORTEST = 6
"""Characters of such a title on a platform's page, at least: its sections are headed 变更记录."""

_NO_TITLE = re.compile("特[此发].*|(?:以|予)此为证|附.*")
"""What a letter ends with, and what it encloses."""

_TOLD = frozenset(
    {
        DocumentType.CONSTRUCTION_PERMIT,
        DocumentType.COMPLETION_ACCEPTANCE,
        DocumentType.QUALITY_ASSURANCE_FILING,
    }
)
"""What a platform's page tells of under headings of its own."""


class _Title(NamedTuple):
    """Words that head a paper, alone in their place, and the types so headed (none: unlisted)."""

    words: str
    box: Box
    types: frozenset[DocumentType]

    def is_another_s(self, other: "_Title", far: float) -> bool:
        """Whether the two head different papers: of no common type; or ``far`` from each other,
        with other words, or two letters'."""
        common = self.types & other.types
        if self.types and other.types and not common:
            return True
        # A platform's page has both its name and its address.
        if DocumentType.REGISTRY_SCREENSHOT in common:
            return False
        says_more = self.words not in other.words and other.words not in self.words
        return self.stands_apart(other, far) and (says_more or is_letter(common))

    def stands_apart(self, other: "_Title", far: float) -> bool:
        """Whether the two are not lines of one title."""
        beside = min(self.box.x1, other.box.x1) < max(self.box.x0, other.box.x0)
        return beside or abs(self.box.y0 - other.box.y0) > far


def holds_several(page: ReadPage) -> bool:
    """Whether titles of different papers stand on the page."""
    titles = list(_titles(page.text))
    known = [title for title in titles if title.types]
    shown = [title for title in known if DocumentType.REGISTRY_SCREENSHOT in title.types]
    if shown:
        tops = [title.box.y0 for title in shown]
        below = max(tops) + SCREEN * page.text.page_height
        titles = [t for t in titles if not t.types <= _TOLD or _heads_paper(t, below)]
        if _is_stitched(page.text, tops):
            return True
    titles = _without_parts(titles, page.text)
    far, pairs = FAR * page.text.page_height, list(combinations(titles, 2))
    if any(one.is_another_s(other, far) for one, other in pairs):
        return True
    repeated = any(one.stands_apart(other, far) for one, other in pairs)
    return repeated and _tells_of_several_works(page.text)


def _without_parts(titles: list[_Title], text: PageText) -> list[_Title]:
    """Without what heads a part of a form: words of the form's own type that name what is in it
    (质量管理组织架构 in a 登记表), where nothing above ends a paper and nothing below begins one by
    telling of which work it is."""
    kept: list[_Title] = []
    for title in sorted(titles, key=lambda title: title.box.y0):
        over = next((one for one in kept if one.types & title.types), None)
        if over is None or not _heads_part(text, over, title):
            kept.append(title)
    return kept


def _heads_part(text: PageText, over: _Title, title: _Title) -> bool:
    if not _PART.search(title.words):
        return False
    return not (_ends_a_paper(text, over, title) or _tells_work(text, title))


def _ends_a_paper(text: PageText, over: _Title, below: _Title) -> bool:
    """Whether somebody signs, seals or dates between the two: what is above is whole."""
    between = (p for p in text.texts if over.box.y0 < p.box.y0 < below.box.y0)
    return any(_SIGNED.search(place.flow.text) for place in between)


_PART = re.compile("(?:架构|结构|体系|机构|组成|构成|名单)$")
"""How headings end that say what is listed below, and not which paper it is."""

_SIGNED = re.compile(
    r"章\)|签[字名章]|盖章|[(]章|特此|^(?:日期:?)?(?:(?:19|20)\d{2}|[二〇零一]{2}[〇零○一二三四五六七八九]{2})?年.{0,2}月.{0,3}日$"
)
"""What the foot of a paper holds."""


def _tells_work(text: PageText, title: _Title) -> bool:
    """Whether a label below the title asks for the work's name."""
    labels = (pair for pair in text.pairs if pair.place.box.y0 > title.box.y0)
    return any(pair.label.text in parties.PROJECT.labels for pair in labels)


def _heads_paper(title: _Title, below: float) -> bool:
    """Whether a title among a platform's own is a paper's, joined on below its screen."""
    long = len(title.words) >= SHORTEST
    return long and title.box.y0 > below and _PAPER.fullmatch(title.words) is not None


def _tells_of_several_works(text: PageText) -> bool:
    """Whether what bears one title again and again is no further page of one form."""
    works = [work.text for work in parties.works_of(text)]
    return not all(parties.may_be_one_work(one, other) for one, other in combinations(works, 2))


def _is_stitched(text: PageText, tops: list[float]) -> bool:
    """Whether a picture of a platform was put together of other things: a page that is not the
    platform's above its first title, or screens that do not tell of one number; each screen begins
    with a title (``tops``) or a browser's bar."""
    first, far = min(place.box.y0 for place in text.places), SCREEN * text.page_height
    if min(tops) - first > far:
        return True
    bars = (p.box.y0 for p in text.places if _ADDRESS.match(p.flow.text.replace(" ", "")))
    begins = [first]
    for top in sorted([*tops, *bars]):
        if top - begins[-1] > far:
            begins.append(top)
    screens = [_between(text, a, b) for a, b in pairwise([*begins, float("inf")])]
    told = [set(_NUMBER.findall(" ".join(said))) for said in screens if len(said) >= FEWEST]
    return len(told) > 1 and not set.intersection(*told)


def _between(text: PageText, above: float, below: float) -> list[str]:
    return [p.flow.text for p in text.places if p.flow.text and above <= p.box.y0 < below]


def _titles(text: PageText) -> Iterator[_Title]:
    for place in text.texts:
        words, long = place.flow.text, text.aspect < LONG
        central = text.aspect > 1 or abs(place.box.centre.x - 0.5) <= MIDDLE
        # What titles an upright page's side might hold is asked of a few lines only: it takes time.
        if place.ruled or not (central or long or _PLATFORM_S.search(words)):
            continue
        types = frozenset(headed_as(words))
        shown = DocumentType.REGISTRY_SCREENSHOT in types
        placed = central or shown or (long and types)
        if placed and (types or _PAPER.fullmatch(words)) and not _NO_TITLE.fullmatch(words):
            yield _Title(words, place.box, types)
