"""学时登记证明: hours of continuing education by year, from the city's platform and elsewhere."""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from extractors.documents.spec import DocumentSpec, DocumentText, Kind, Wanted
from extractors.forms import grids
from extractors.forms.pairs import values as labelled
from extractors.language.flow import Span
from models.document import DocumentType, Field, Issuer, IssuerVia, ScoreEntry
from models.geometry import Box

_HEADINGS: grids.Headings = {
    "year": re.compile("年度|年份|学习年度|登记年度|所属年度"),
    "total": re.compile("合计|总学时|合计学时|学时合计|总计|学时总计|年度总学时|累计学时"),
    "hours": re.compile("学时|学时数|登记学时|获得学时|课程学时|学分|认定学时"),
    "status": re.compile("状态|(?:审核|登记|完成|考核|验收)?(?:状态|结果|情况)|是否完成|是否合格"),
}
_BY_KIND: grids.Headings = {
    "kind": re.compile("(?:学时|课程|科目|学习)?(?:类别|类型|种类|科目|项目)"),
    "hours": _HEADINGS["hours"],
    "status": _HEADINGS["status"],
}
_PARTS: grids.Headings = {
    "year": _HEADINGS["year"],
    "total": _HEADINGS["total"],
    "general": re.compile("一般公需(?:科目|课程)?(?:学时)?"),
    "trade": re.compile("行业公需(?:科目|课程)?(?:学时)?"),
    "special": re.compile("专业(?:课程|科目)(?:学时)?"),
}
_YEAR = re.compile(r"((?:19|20)\d{2})(?:年度?)?")
_HOURS = re.compile(r"(\d{1,4}(?:\.\d)?)(?:个?学时|分)?")
_PENDING = re.compile("[未待欠缺否不退驳]|审核中|补[学修]")
"""Hours somebody entered and nobody has confirmed, or that are yet to be learnt."""

_SENTENCE = re.compile(
    r"((?:19|20)\d{2})年(?:度|\d{1,2}月(?:\d{1,2}日)?(?:至|到|-|—|~)(?:\1年)?\d{1,2}月(?:\d{1,2}日)?)?"
    r"[^。;\d]{0,24}?(?:共|累计|合计|总计|完成|获得|取得|参加)[^。;\d]{0,16}?"
    r"(\d{1,4}(?:\.\d)?)(?:个)?学时"
)
"""Of months only those of one year: 2022年7月至2023年6月 says of neither year how many."""
_SITE = re.compile(
    r"(杭州市?专业技术人员学习新干线|专业技术人员学习新干线|learning\.hzrs\.hangzhou\.gov\.cn)"
)


_TOTALS = ("总学时", "总学时数", "合计学时", "学时合计", "学时总计", "累计学时", "年度总学时")
"""Labels of a form's sum: 总学时：95."""


class _Entry(NamedTuple):
    """Hours of one year as one row or sentence states them; ``whole`` where it sums them up."""

    year: str
    hours: Span
    whole: bool

    @property
    def amount(self) -> Decimal:
        match = _HOURS.match(self.hours.text)
        return Decimal(match[1]) if match else Decimal(0)


def _fields(text: DocumentText) -> Iterator[Field]:
    entries = [e for page in text.pages for e in _tabled(text, page.number)]
    entries = entries or list(_of_one_year(text)) or list(_told(text))
    by_year: dict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        by_year[entry.year].append(entry)
    if not by_year:
        return
    yearly = {year: _sum(by_year[year]) for year in sorted(by_year)}
    latest = max(yearly)
    yield _field("hours", by_year[latest], str(yearly[latest]))
    yield _field("year", by_year[latest], latest)
    listed = tuple(ScoreEntry(item=year, score=str(hours)) for year, hours in yearly.items())
    yield _field("yearly_hours", entries, "").model_copy(update={"value": listed})
    yield from _summed(text)


def _summed(text: DocumentText) -> Iterator[Field]:
    """What the kinds of a year's row add up to, where the row says all of them and their sum."""
    found: list[tuple[_Entry, Decimal]] = []
    for page in text.pages:
        for cells in grids.rows(page, _PARTS, "year"):
            year, sums = _YEAR.fullmatch(cells["year"].text), cells.get("total")
            kinds = [cells[name] for name in ("general", "trade", "special") if name in cells]
            read = [_HOURS.fullmatch(kind.text) for kind in kinds]
            if year and sums and len(kinds) == len(_PARTS) - 2 and all(read):
                hours = sum((Decimal(match[1]) for match in read if match), Decimal(0))
                found.append((_Entry(year[1], sums, whole=True), hours))
    if found:
        rows = tuple(ScoreEntry(item=entry.year, score=str(hours)) for entry, hours in found)
        field = _field("summed_hours", [entry for entry, _ in found], "")
        yield field.model_copy(update={"value": rows})


def _tabled(text: DocumentText, number: int) -> Iterator[_Entry]:
    """Rows of a table headed 年度: what has been confirmed, sums rather than their parts."""
    page = next(page for page in text.pages if page.number == number)
    for cells in grids.rows(page, _HEADINGS, "year"):
        year = _YEAR.fullmatch(cells["year"].text)
        hours = cells.get("total") or cells.get("hours")
        pending = "status" in cells and _PENDING.search(cells["status"].text)
        if year and hours and _HOURS.fullmatch(hours.text) and not pending:
            yield _Entry(year[1], hours, whole="total" in cells)


def _of_one_year(text: DocumentText) -> Iterator[_Entry]:
    """Rows of a table by kinds of courses, on a paper that says above it of which year it is."""
    said = labelled(text.pairs, "登记年度", "年度", "学习年度", "所属年度", "年份")
    years = {match[1] for span in said if (match := _YEAR.fullmatch(span.text))}
    if len(years) != 1:
        return
    for total in labelled(text.pairs, *_TOTALS):
        if _HOURS.fullmatch(total.text):
            yield _Entry(next(iter(years)), total, whole=True)
            return
    for page in text.pages:
        for cells in grids.rows(page, _BY_KIND, "kind"):
            hours = cells.get("hours")
            pending = "status" in cells and _PENDING.search(cells["status"].text)
            if hours and _HOURS.fullmatch(hours.text) and not pending:
                whole = _HEADINGS["total"].fullmatch(cells["kind"].text)
                yield _Entry(next(iter(years)), hours, whole=whole is not None)


def _told(text: DocumentText) -> Iterator[_Entry]:
    """Sentences: 2023年度完成继续教育96学时."""
    for place in text.places:
        for match in _SENTENCE.finditer(place.flow.text):
            yield _Entry(match[1], Span(place.flow, *match.span(2)), whole=True)


def _sum(entries: list[_Entry]) -> Decimal:
    """A year's hours: the first sum that is printed, else what its courses add up to."""
    whole = [entry.amount for entry in entries if entry.whole]
    return whole[0] if whole else sum((entry.amount for entry in entries), Decimal(0))


def _field(name: str, entries: list[_Entry], value: str) -> Field:
    """A field read at all of ``entries`` on the first page they stand on."""
    inks = [entry.hours.ink for entry in entries]
    here = [ink for ink in inks if ink.page == inks[0].page]
    box = Box.union(ink.box for ink in here)
    sure = min(ink.confidence for ink in inks)
    field = Field.of(name, inks[0], value)
    return field.model_copy(update={"bbox": box, "confidence": sure})


def _site(text: DocumentText) -> Iterator[Issuer]:
    """The city's platform, where the page names it or shows its address."""
    for span in text.search(_SITE):
        yield Issuer(ink=span.ink, via=IssuerVia.PLATFORM_PAGE)
        break


SPECS = (
    DocumentSpec(
        type=DocumentType.TRAINING_HOURS_RECORD,
        titles=(
            "学时登记证明",
            "继续教育学时登记证明",
            "专业技术人员继续教育学时登记证明",
            "专业技术人员继续教育学时证明",
            "专业技术人员继续教育学时登记表",
            "继续教育学时登记表",
            "继续教育学时证明",
            "继续教育证明",
            "学时证明",
            "杭州市专业技术人员学习新干线",
            "专业技术人员学习新干线",
            "专业技术人员继续教育登记证书",
            "继续教育登记表",
            "继续教育登记证书",
            "专业技术人员继续教育证书",
            "继续教育证书",
            "继续教育学习证书",
            "专业技术人员继续教育学习证书",
            "继续教育学习证明",
            "继续教育合格证明",
            "专业技术人员继续教育合格证明",
            "继续教育合格证书",
            "专业技术人员继续教育合格证书",
            "继续教育合格证",
            "继续教育结业证书",
            "继续教育学时证书",
            "公需科目合格证书",
            "公需科目学习证书",
            "公需科目培训证书",
            "公需课合格证书",
        ),
        anchors=(
            "一般公需",
            "行业公需",
            "专业课程",
            "专业科目",
            "公需科目",
            "学时",
            "继续教育",
            "学习新干线",
            "年度",
            "审核状态",
        ),
        # A licence to work is kept up by courses of its own, which are registered elsewhere.
        never=(
            *("培训合格", "培训班", "劳动报酬", "安全生产考核", "三类人员"),
            *("建造师继续教育", "监理工程师继续教育", "造价工程师继续教育", "建筑师继续教育"),
            *("结构工程师继续教育", "安全生产管理人员继续教育", "施工员继续教育"),
            *("安全员继续教育", "质量员继续教育", "岗位人员继续教育"),
        ),
        wanted=(
            Wanted("employer", ("工作单位", "所在单位")),
            Wanted("gender", ("性别",), Kind.GENDER),
        ),
        of_one=True,
        platform=False,
        fields=_fields,
        issuers=_site,
    ),
)
