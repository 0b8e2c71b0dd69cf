"""…工程师职务任职资格审议评分表: scores, their printed total, and who recommends."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from extractors.documents.spec import DocumentSpec, DocumentText, Kind, Wanted
from extractors.forms import grids
from extractors.forms.pairs import PageText
from extractors.forms.signatures import UNREAD, Signature
from extractors.language.flow import Span
from extractors.language.names import shape, slot
from models.document import DocumentType, Field, PersonnelEntry, ScoreEntry
from models.geometry import Box
from models.page import Ink

_HEADINGS: grids.Headings = {
    "item": re.compile(
        "(?:评分|评审|评价|评议|考核|自评)?(?:项目|内容|指标|要素)(?:名称)?|评分项|评分标准及内容|项目名称"
    ),
    "kind": re.compile("类别|分类|大类|评分类别|一级指标"),
    "score": re.compile("自评得?分?|自评分数|自评分值|个人自评得?分?|本人自评得?分?"),
    "points": re.compile("得分|分数|实得分|评分"),
}
_HAN = re.compile("[\u4e00-\u9fff]")
_POINTS = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)分?")
_TOTAL = re.compile("(?:自评)?(?:合计|总分|总计|累计|总得分|总评分)(?:得?分)?")
_SUBTOTAL = re.compile(".{0,8}小计")
_SAID = re.compile(
    r"(?:自评)?(?:合计|总分|总计|总得分|自评得分|自评分)(?:得?分)?[:为]?(\d{1,3}(?:\.\d{1,2})?)分?(?!\d)"
)
_WORKS = re.compile("(?:工程|专业|项目|工作)?(?:项目)?业绩")

_RECOMMENDED: grids.Headings = {
    "name": re.compile("推荐人(?:姓名)?|姓名|推荐专家"),
    "title": re.compile("职称|专业技术职务|任职资格|专业技术资格|职称名称"),
    "signed": re.compile("签名|签字|推荐人签名|推荐人签字|本人签名"),
}
_ASKS = re.compile(r"推荐人(?:\d|[一二])?(?:姓名)?(?:\((?:签字|签名|签章)\)|签字|签名)?")
_NAMED_BEHIND = re.compile(
    r":?[\u4e00-\u9fff·]{2,8}(?:\(([\u4e00-\u9fff·]{2,8})\)|(?=职称|职务|高级|电话|\d|$))"
)
"""A name behind the place to sign, printed once more in brackets: 闫超（闫超）."""
_TITLED = re.compile(r"(?:正高级|教授级高级|高级)工程师|工程师")

SURE = 0.8
"""From this confidence on a signature that reads as another name than the printed one is another
person's; handwriting is often read with one glyph wrong, hardly ever with all."""


class _Scored(NamedTuple):
    """A row of scores; ``item`` None where the form names none."""

    item: Span | None
    kind: str
    points: Span

    @property
    def amount(self) -> Decimal:
        return Decimal(self.score) if self.is_number else Decimal(0)

    @property
    def is_total(self) -> bool:
        return any(_TOTAL.fullmatch(text) for text in (self.name, self.kind))

    @property
    def is_sum(self) -> bool:
        """Whether it adds other rows up: the total, or a 小计."""
        return self.is_total or any(_SUBTOTAL.fullmatch(text) for text in (self.name, self.kind))

    @property
    def _match(self) -> re.Match[str] | None:
        """The points as a number; specks and strokes of rulings around it are left out."""
        return _POINTS.fullmatch(grids.as_digits(self.points.text).strip("_-—·.,:'"))

    @property
    def is_number(self) -> bool:
        return self._match is not None

    @property
    def score(self) -> str:
        """The points without 分; as printed where they are no number."""
        match = self._match
        return match[1] if match else self.points.ink.text

    @property
    def name(self) -> str:
        """The item's Chinese characters: numbers before it and specks within it are left out."""
        return "".join(_HAN.findall(self.item.text)) if self.item else ""


def _fields(text: DocumentText) -> Iterator[Field]:
    rows = list(_rows(text))
    yield from _total(text, rows)
    items = [row for row in rows if row.name and not row.is_sum]
    if items:
        listed = tuple(ScoreEntry(item=_printed(row), score=row.score) for row in items)
        scores = _over("scores", [row.points for row in items], listed)
        whole = all(row.is_number for row in items)
        yield scores if whole else scores.model_copy(update={"confidence": 0.0})
    yield from _works(rows, items)
    yield from _recommenders(text)


def _printed(row: _Scored) -> str:
    return row.item.ink.text if row.item else ""


def _rows(text: DocumentText) -> Iterator[_Scored]:
    """Every row with points in the column of the applicant's own scores."""
    for page in text.pages:
        for anchor in ("score", "points"):
            found = [
                _Scored(
                    cells.get("item"), cells["kind"].text if "kind" in cells else "", cells[anchor]
                )
                for cells in grids.rows(page, _HEADINGS, anchor)
            ]
            if any(row.is_number for row in found):
                yield from (row for row in found if row.is_number or row.item)
                break


def _total(text: DocumentText, rows: Sequence[_Scored]) -> Iterator[Field]:
    for row in rows:
        if row.is_total:
            yield Field.of("total_score", row.points.ink, row.score)
            return
    yield from _said(text)


def _said(text: DocumentText) -> Iterator[Field]:
    """自评总分：100分 outside the table."""
    for span in text.search(_SAID):
        yield Field.of("total_score", span.ink)
        return


def _works(rows: Sequence[_Scored], items: Sequence[_Scored]) -> Iterator[Field]:
    """The sub-score of the works: their 小计, else their row, else what their rows add up to."""
    sums = [r for r in rows if _SUBTOTAL.fullmatch(r.name) and _WORKS.search(r.name + r.kind)]
    named = [r for r in items if _WORKS.search(r.name)]
    of_kind = [r for r in items if _WORKS.search(r.kind)]
    chosen = sums[:1] or (of_kind if len(of_kind) > len(named) else named)
    if chosen:
        amount = sum((row.amount for row in chosen), Decimal(0))
        yield _over("project_score", [row.points for row in chosen], str(amount))


def _over(name: str, spans: Sequence[Span], value: str | tuple[ScoreEntry, ...]) -> Field:
    """A field read at several places; its box is around those of the first page."""
    inks = [span.ink for span in spans]
    box = Box.union(ink.box for ink in inks if ink.page == inks[0].page)
    sure = min(ink.confidence for ink in inks)
    field = Field.of(name, inks[0], "")
    return field.model_copy(update={"value": value, "bbox": box, "confidence": sure})


class _Named(NamedTuple):
    """Somebody who recommends: the name, where it stands, how sure it is, the printed title."""

    name: str
    ink: Ink
    sure: float
    title: str | None


def _recommenders(text: DocumentText) -> Iterator[Field]:
    """Everybody who has signed as a recommender, each signature once, also the same person's
    second one. Who is printed there and has not signed recommends nothing yet."""
    named = [n for page in text.pages for n in _in_table(text, page)] or list(_on_lines(text))
    if not named:
        return
    first = named[0].ink
    entries = tuple(PersonnelEntry(name=n.name, role=n.title) for n in named)
    box = Box.union(n.ink.box for n in named if n.ink.page == first.page)
    field = Field.of("recommenders", first, "")
    sure = min(n.sure for n in named)
    yield field.model_copy(update={"value": entries, "bbox": box, "confidence": sure})


def _in_table(text: DocumentText, page: PageText) -> Iterator[_Named]:
    """A row a recommender: name printed, title, a cell to sign in."""
    signed = [s for s in text.signatures if s.label.flow.page == page.number and s.inked]
    for cells in grids.rows(page, _RECOMMENDED, "name"):
        names = slot.in_slot(cells["name"])
        title = cells.get("title")
        row = cells["name"].box
        own = next((s for s in signed if s.box.y0 <= row.centre.y <= s.box.y1), None)
        if names and own is not None:
            yield _who(own, names[0], title.ink.text if title else None)


def _who(signature: Signature, printed: Span | None, title: str | None) -> _Named:
    """Whose signature it is: the printed name's, unless another name can clearly be read."""
    ink = signature.ink
    read = shape.cleaned(ink.text)
    if printed is not None and not (
        read and ink.confidence >= SURE and not set(read) & set(printed.text)
    ):
        return _Named(printed.ink.text, printed.ink, printed.ink.confidence, title)
    if read is None:
        return _Named(UNREAD, ink, 0.0, title)
    return _Named(read, ink, ink.confidence, title)


def _on_lines(text: DocumentText) -> Iterator[_Named]:
    """推荐人（签字）：… with a title behind it in the same row. Where a name was read and no ink
    was found, nobody knows whose hand it is."""
    for signature in (s for s in text.signatures if _ASKS.match(s.label.text)):
        page = next(p for p in text.pages if p.number == signature.label.flow.page)
        title = _title_beside(page, signature)
        behind = _NAMED_BEHIND.match(signature.label.flow.text, signature.label.end)
        if signature.inked:
            printed = Span(signature.label.flow, *behind.span(1)) if behind and behind[1] else None
            yield _who(signature, printed, title)
        elif behind:
            yield _Named(UNREAD, signature.ink, 0.0, title)


def _title_beside(page: PageText, signature: Signature) -> str | None:
    """推荐人（高级工程师）签名, or the title behind the signature."""
    asked = _TITLED.search(signature.label.text)
    if asked:
        start = signature.label.start
        return signature.label.flow.ink(start + asked.start(), start + asked.end()).text
    middle = signature.label.box.centre.y
    for place in page.places:
        for match in _TITLED.finditer(place.flow.text):
            span = Span(place.flow, *match.span())
            if span.box.y0 <= middle <= span.box.y1 and span.box.x0 > signature.label.box.x1:
                return span.ink.text
    return None


SPECS = (
    DocumentSpec(
        type=DocumentType.SELF_ASSESSMENT_SHEET,
        titles=(
            "工程师职务任职资格审议评分表",
            "建设工程专业工程师职务任职资格审议评分表",
            "杭州市建设工程专业工程师职务任职资格审议评分表",
            "任职资格审议评分表",
            "任职资格自评评分表",
            "任职资格评分表",
            "工程师资格自评评分表",
            "量化评分表",
            "自评评分表",
            "自评打分表",
            "职称评审评分表",
            "审议评分表",
            "评分表",
        ),
        anchors=(
            "自评",
            "评议分",
            "满分",
            "合计",
            "推荐人",
            "工程业绩",
            "得分",
            "总分",
            "评分标准",
            "评分项目",
        ),
        never=("投标人", "评标", "施工现场检查", "评审组织", "评审委员会意见", "准予毕业"),
        wanted=(
            Wanted("gender", ("性别",), Kind.GENDER),
            Wanted("holder_name", ("申报人姓名", "申报人", "姓名"), Kind.PERSON),
            Wanted("employer", ("工作单位", "单位名称", "所在单位"), Kind.ORGANISATION),
        ),
        fields=_fields,
    ),
)
