"""社会保险参保证明, 权益记录单, 参保缴费凭证: employers and months, of whatever province."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.documents.spec import DocumentSpec, DocumentText, Kind, Wanted
from extractors.forms import grids
from extractors.language.flow import Span
from extractors.language.pipeline import MarkKind, marks
from models.document import DocumentType, Field

_YEAR, _MONTH = r"((?:19|20)\d{2})", r"(0?[1-9]|1[0-2])"
_SEPARATED = re.compile(rf"(?<![\d.]){_YEAR}(?:年|[-./]){_MONTH}(?:月(?!\d)|(?![\d./-]|月\d))")
_COMPACT = re.compile(rf"(?<!\d){_YEAR}(0[1-9]|1[0-2])(?!\d)")
_NO_PAYMENT = re.compile(
    "打印|查询|出具|开具|验证|有效|制表|日期|出生|流水号|编号|参加工作|首次参保|备注|截至|说明|注:"
)
"""Places that speak of other days than those paid for."""

_UNIT = re.compile(
    "单位名称|参保单位|参保单位名称|缴费单位|缴费单位名称|单位|工作单位|用人单位|用人单位名称"
)
_HEADINGS: grids.Headings = {
    "unit": _UNIT,
    "number": re.compile("单位编号|单位编码|参保单位编号|单位社保号"),
    "year": re.compile("年|年份|年度"),
    "month": re.compile("月|月份"),
    "term": re.compile(
        ".{0,6}起止(?:时间|年月|日期)|缴费年月|费款所属期|所属期|缴费月份|对应费款所属期|缴费期间|参保期间|缴费时段"
    ),
    "first": re.compile("(?:缴费|参保)?(?:开始|起始)(?:年月|时间|日期|月份)"),
    "last": re.compile("(?:缴费|参保)?(?:终止|结束|截止)(?:年月|时间|日期|月份)"),
    "base": re.compile("(?:月|个人|单位)?(?:缴费)?(?:基数|工资)(?:\\(元\\))?"),
}
_NOTHING = re.compile("0(?:[.,]0*)?元?")
"""A base nobody paid on."""

DOUBTFUL = 0.5
"""How sure first and last month are at most where another month was not read."""


class _Month(NamedTuple):
    """A month (YYYY-MM) and where it is printed; what is printed with it is one row."""

    iso: str
    span: Span


class _Paid(NamedTuple):
    """A row: the months it names, the employer and the employer's number."""

    months: list[_Month]
    unit: Span | None
    number: str
    unread: bool
    """Whether a month stands there that could not be read."""


def _fields(text: DocumentText) -> Iterator[Field]:
    paid = _rows(text)
    months = [month for row in paid for month in row.months] or _in_text(text)
    for name, month in zip(("from", "to"), _ends(months), strict=False):
        field = Field.of(name, month.span.ink, month.iso)
        # A month that was not read may be the first one, or the last.
        sure = min(DOUBTFUL, field.confidence) if any(row.unread for row in paid) else None
        yield field if sure is None else field.model_copy(update={"confidence": sure})
    employer = _latest(paid)
    if employer is not None:
        yield Field.of("employer", employer.ink)


def _ends(months: list[_Month]) -> list[_Month]:
    """The first month and the last; nothing where there is none."""
    if not months:
        return []
    return [end(months, key=lambda month: month.iso) for end in (min, max)]


def _rows(text: DocumentText) -> list[_Paid]:
    """Every row of every table that names employers or months."""
    found = []
    for page in text.pages:
        for anchor in ("unit", "number", "term", "first"):
            for cells in grids.rows(page, _HEADINGS, anchor):
                unit = cells.get("unit")
                number = cells["number"].text if "number" in cells else ""
                months = _months_of(cells)
                unread = not months and "year" in cells and "month" in cells
                found.append(_Paid(months, _organisation(unit), number, unread))
    return found


def _months_of(cells: grids.Cells) -> list[_Month]:
    """The months a row says were paid for."""
    if "base" in cells and _NOTHING.fullmatch(grids.as_digits(cells["base"].text)):
        return []
    if "year" in cells and "month" in cells:
        year, month = (grids.as_digits(cells[name].text) for name in ("year", "month"))
        if re.fullmatch(r"(19|20)\d{2}年?", year) and re.fullmatch(rf"{_MONTH}月?", month):
            iso = f"{year[:4]}-{int(month.strip('月')):02d}"
            return [_Month(iso, cells["month"])]
    spans = [cells[name] for name in ("term", "first", "last") if name in cells]
    return [month for span in spans for month in _in_span(span)]


def _in_span(span: Span) -> list[_Month]:
    """Every month a stretch prints: 2022年3月, 2022-03, 202203; not the days of a date."""
    return [
        _Month(f"{match[1]}-{int(match[2]):02d}", _part(span, match))
        for pattern in (_SEPARATED, _COMPACT)
        for match in pattern.finditer(span.text)
    ]


def _part(span: Span, match: re.Match[str]) -> Span:
    return Span(span.flow, span.start + match.start(), span.start + match.end())


def _in_text(text: DocumentText) -> list[_Month]:
    """Without a table: months in cells and sentences that do not speak of something else."""
    return [
        month
        for place in text.places
        if not _NO_PAYMENT.search(place.flow.text)
        for month in _in_span(Span(place.flow, 0, len(place.flow.text)))
    ]


def _organisation(unit: Span | None) -> Span | None:
    """The name in a cell of employers, where it is one."""
    if unit is None:
        return None
    for mark in marks(unit.flow):
        if mark.kind is MarkKind.ORGANISATION and unit.start <= mark.start < unit.end:
            return Span(unit.flow, mark.start, mark.end)
    return None


def _latest(paid: list[_Paid]) -> Span | None:
    """The employer of the last month paid for; where a table of its own gives employers their
    numbers, by the number beside that month. None where employers come without months."""
    named = {row.number: row.unit for row in paid if row.unit is not None and row.number}
    dated = [row for row in paid if row.months]
    for row in sorted(dated, key=lambda row: max(month.iso for month in row.months), reverse=True):
        unit = row.unit or named.get(row.number)
        if unit is not None:
            return unit
    units = {row.unit.text: row.unit for row in paid if row.unit is not None}
    return next(iter(units.values())) if len(units) == 1 else None


SPECS = (
    DocumentSpec(
        type=DocumentType.SOCIAL_INSURANCE_RECORD,
        titles=(
            "社会保险参保证明",
            "社会保险参保证明(个人专用)",
            "社会保险参保证明(个人)",
            "社会保险个人参保证明",
            "社会保险参保缴费证明",
            "社会保险历年参保缴费证明",
            "社会保险缴费证明",
            "社会保险权益记录单",
            "社会保险个人权益记录单",
            "个人权益记录单",
            "社会保险权益记录单(参保人员)",
            "基本养老保险参保缴费凭证",
            "社会保险参保缴费凭证",
            "参保缴费凭证",
            "参保缴费证明",
            "个人参保证明",
            "个人社保参保证明",
            "基本养老保险缴费证明",
            "社会保险参保缴费记录",
            "个人缴费明细",
        ),
        anchors=(
            "参保状态",
            "缴费基数",
            "养老保险",
            "个人缴费",
            "参保单位",
            "社会保障号",
            "缴费月数",
            "失业保险",
            "工伤保险",
            "缴费年月",
            "参保",
            "险种",
            "起止时间",
        ),
        never=("劳动报酬", "甲方", "准予毕业"),
        wanted=(
            Wanted("gender", ("性别",), Kind.GENDER),
            Wanted(
                "employer",
                (
                    "参保单位",
                    "参保单位名称",
                    "缴费单位",
                    "缴费单位名称",
                    "现参保单位",
                    "当前参保单位",
                    "单位名称",
                    "工作单位",
                ),
                Kind.ORGANISATION,
            ),
            Wanted(
                "id_number",
                ("社会保障号", "社会保障号码", "公民身份号码", "身份证号码"),
                Kind.NUMBER,
            ),
            Wanted("issued_on", ("打印时间", "打印日期", "查询时间"), Kind.DATE),
        ),
        of_one=True,
        fields=_fields,
    ),
)
