"""Who issued a document: seals, issuing fields, signature blocks, letterheads."""

import re
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from extractors.copies import certifies
from extractors.forms.pairs import PageText, Pair
from extractors.forms.place import Place
from extractors.language.flow import Span
from extractors.language.pipeline import MarkKind
from models.document import Issuer, IssuerVia
from models.lines import TextSource
from models.page import Ink, Seal, SealShape

ISSUING_LABELS = frozenset(
    [
        "发证机关",
        "发证单位",
        "核发机关",
        "颁发机关",
        "颁发单位",
        "颁奖单位",
        "颁证机关",
        "批准机关",
        "备案机关",
        "聘任单位",
        "签发机关",
        "签发单位",
        "审批机关",
    ]
)
"""Labels whose value says who issues. 建设单位, 施工单位 … name parties and issue nothing."""

_NOTES = ("(盖章)", "(公章)", "(章)", "盖章", "公章", "(签章)", "(单位公章)", "(印章)")

_SEALED = re.compile("|".join(map(re.escape, _NOTES)))

_TORN = ("公司", "司", "限公司", "有限公司", "责任公司", "限责任公司")
"""What a name begins with whose first line stands above, out of reach: the rest is nobody's."""

_CODE = re.compile(r"(?<=[\u4e00-\u9fff])[0-9A-Za-z\u0370-\u03ff]{4,15}(?=[\u4e00-\u9fff])")
"""A seal's code as it is read, mirrored digits and all."""

_MENU = "首页"
"""What a site's menu begins with, in one line with whose site it is."""

_HEADS = re.compile("文件|[\u4e00-\u9fffA-Za-z()]{0,12}(?:平台|系统|门户|OA|官网)")
"""What stands behind a unit's name at the head of its papers, systems and sites."""

LETTERHEAD = 0.16
"""A letterhead stands in this upper part of the first page."""

SIGNATURE = 0.4
"""A signature block stands below this part of its page, with a date beside or under it."""

_KIND = re.compile(
    r"(?:[\u4e00-\u9fff]{2,3}(?:省|自治区))?"
    r"(?:全国|全日制|普通|成人|国家|重点|公办|民办|高级|中等|高等|职业|专业|技术|技工)*学校"
)
"""Kinds of schools, as certificates print them above their title, are nobody's name."""

SHORTEST_NAME = 4
"""Characters of a unit's name, at least; less on a ring means that it was not read."""

SAME_ISSUER = 85
"""Two names at least this alike (rapidfuzz ratio, 0 to 100) on one document are one issuer."""


def issuers(pages: Sequence[PageText], seals: Iterable[Seal], platform: bool) -> list[Issuer]:
    """All issuers, the seals first; a name that a seal already says is not said again, nor is a
    letterhead's that signs below.

    On a ``platform``'s page companies are entries: only seals count there.
    """
    units = [seal for seal in seals if seal.shape is not SealShape.SQUARE]
    found = [_sealing(seal, pages, units) for seal in units]
    if not platform:
        found += _issuing_fields(pages)
        found += [issuer for page in pages for issuer in _signature_blocks(page)]
        found += _letterheads(pages[:1])
    return _distinct(found)


def is_kind_of_school(name: str) -> bool:
    """普通高等学校, 技工学校: what a school is, not which one (杭州市建设技工学校 is one)."""
    return _KIND.fullmatch(name) is not None


def _sealing(seal: Seal, pages: Sequence[PageText], seals: Sequence[Seal]) -> Issuer:
    """Whose seal it is, also of one that could not be read: somebody sealed, nobody knows who.
    Square seals, which are persons' name stamps, are not among ``seals``."""
    is_named = len(seal.name) >= SHORTEST_NAME
    ink = Ink(
        text=_unwound(seal.name) if is_named else "",
        page=seal.page,
        box=seal.box,
        confidence=seal.confidence if is_named else 0.0,
        source=TextSource.SEAL,
    )
    return Issuer(
        ink=ink,
        via=IssuerVia.SEAL,
        inscription=seal.inscription,
        beside_copy_words=any(certifies(seal, page, seals) for page in pages),
    )


def _unwound(ring: str) -> str:
    """The ring from where its name begins: a ring cut open within the name has the seal's code,
    which closes the circle, in its middle (分公司1281094浙江…有限公司第二)."""
    for code in _CODE.finditer(ring):
        before, behind = ring[: code.start()], ring[code.end() :]
        # A plot's number (R21-06地块) stands behind the company's name, the code before it.
        opened = "公司" in behind and "公司" not in before.replace("分公司", "")
        if opened and sum(map(str.isdigit, code.group())) >= 2:
            return behind + before
    return ring


def _issuing_fields(pages: Sequence[PageText]) -> Iterator[Issuer]:
    for page in pages:
        for pair in page.pairs:
            if pair.value is not None and pair.label.text in ISSUING_LABELS:
                span = _organisation_in(pair)
                if span is not None:
                    yield Issuer(ink=span.ink, via=IssuerVia.ISSUING_FIELD)


def _organisation_in(pair: Pair) -> Span | None:
    """The value without a date or a note behind it; None where no organisation stands there."""
    value = pair.value
    if value is None:
        return None
    text = value.text
    cuts = [text.index(note) for note in _NOTES if note in text]
    cuts += [i for i, character in enumerate(text) if character.isdigit()]
    end = value.start + min(cuts, default=len(text))
    return Span(value.flow, value.start, end) if end - value.start >= 4 else None


def _letterheads(pages: Sequence[PageText]) -> Iterator[Issuer]:
    for page in pages:
        # A site's name, its menu and its headline may be taken for one paragraph.
        for place in (*page.texts, *page.places):
            if place.ruled or place.box.y0 >= LETTERHEAD * page.page_height:
                continue
            row = page.row_of(place)
            if len(row) == 1 or any(p.flow.text.startswith(_MENU) for p in row):
                span = _whole_organisation(place, _HEADS)
                # 建设单位：… names a party, 杭州市城乡建设委员会： and 致… somebody written to.
                if span is not None and span.start == 0 and ":" not in place.flow.text:
                    yield Issuer(ink=span.ink, via=IssuerVia.LETTERHEAD)


def _signature_blocks(page: PageText) -> Iterator[Issuer]:
    """An organisation alone in its place, low on the page, a date close to it."""
    dates = [place for place in page.places if place.marked(MarkKind.DATE)]
    labelled = {id(pair.value.flow) for pair in page.pairs if pair.value}
    # Paragraphs first: a long name is broken over two lines.
    for place in (*page.texts, *page.places):
        if place.ruled or place.box.y0 < SIGNATURE or id(place.flow) in labelled:
            continue
        span = _whole_organisation(place, _SEALED)
        if (
            span is not None
            and not span.text.startswith(_TORN)
            and any(_signs(place, date) for date in dates)
        ):
            yield Issuer(ink=span.ink, via=IssuerVia.SIGNATURE_BLOCK)


def _signs(place: Place, date: Place) -> bool:
    near = date.box.y0 - place.box.y1 < 4 * place.box.height
    return near and date.box.y0 >= place.box.y0 - place.box.height


def _whole_organisation(place: Place, endings: re.Pattern[str]) -> Span | None:
    """The organisation that fills the place, but for a label before it and an ending behind."""
    text = place.flow.text
    for mark in place.marked(MarkKind.ORGANISATION):
        rest = text[mark.end :].strip(":、,·・-—|")
        before = text[: mark.start].rstrip(":")
        if is_kind_of_school(text[mark.start : mark.end]):
            continue
        if (not rest or endings.fullmatch(rest)) and (
            not before or (len(before) <= 6 and ":" in text)
        ):
            return Span(place.flow, mark.start, mark.end)
    return None


def _distinct(found: Iterable[Issuer]) -> list[Issuer]:
    kept: list[Issuer] = []
    for issuer in found:
        said = (other for other in kept if not other.beside_copy_words)
        if issuer.via is IssuerVia.SEAL or not any(_same(issuer, other) for other in said):
            kept.append(issuer)
    return kept


def _same(one: Issuer, other: Issuer) -> bool:
    return fuzz.ratio(one.ink.text, other.ink.text) >= SAME_ISSUER
