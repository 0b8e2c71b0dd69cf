"""聘书, 聘任书, and red-headed notices that appoint many (关于聘任…的通知)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice

from extractors.documents import values
from extractors.documents.spec import DocumentSpec, DocumentText, Kind, Wanted
from extractors.forms.pairs import values as labelled
from extractors.language.dates import find_dates
from extractors.language.flow import Span
from models.document import DocumentType, Field

_NUMERAL = "[0-9〇零○O一二三四五六七八九十]"
_DATE = (
    rf"(?:{_NUMERAL}{{4}}年{_NUMERAL}{{1,3}}月(?:{_NUMERAL}{{1,3}}日)?"
    r"|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}|(?:19|20)\d{2}[./]\d{2}(?![\d./]))"
)
_TERM = re.compile(
    rf"(?:聘期|聘任期|聘用期|任期|聘任时间|期限|有效期|自|从)[^。;]{{0,10}}?({_DATE})(?:起|开始)?"
    rf"[^。;\d]{{0,3}}(?:至|到|—|-|~)({_DATE})"
)
_FROM = re.compile(rf"(?:自|从|聘任时间:?|聘任日期:?|起聘时间:?|任职时间:?)({_DATE})")
_SINCE_ISSUE = re.compile("(自本?(?:文件?|通知|决定)?(?:发文|印发|公布|发布|下文|签发|下发)之日起)")
_ENDS = ("appointed_on", "ended_on")
_TERM_LABELS = (
    "聘任期限",
    "聘期",
    "聘任期",
    "聘用期限",
    "聘任时间",
    "聘任起止时间",
    "聘任起止日期",
    "聘期起止时间",
    "聘任起讫时间",
    "聘用起止时间",
    "任期",
)
_START_LABELS = (
    "聘任日期",
    "起聘时间",
    "起聘日期",
    "聘任起始日期",
    "聘任起始时间",
    "聘任开始时间",
    "聘任起始",
    "聘任开始",
    "聘任开始日期",
    "聘用起始日期",
    "聘用起始时间",
)
_WHOLE = len("2018-12-03")
_COUNTS = "一二三四五六七八九十"
_YEARS = re.compile(
    rf"(?:聘期|聘任期|聘用期|任期|期限)(?:限)?(?:为|:)?([{_COUNTS}]|\d{{1,2}})年(?![\d月])"
)
_POST = re.compile(
    r"(?:为|任|担任|聘任|职务:?|职称:?|资格:?)[^,。;]{0,16}?(?<!总)((?:土建|建筑|施工|安装|结构|给排水|暖通|电气|市政|园林|工程管理|建设工程)?(?:正高级|教授级高级|高级|助理|中级)?(?:工程师|建筑师|经济师|会计师)|技术员)(?!助理|助手|秘书)"
)


def _fields(text: DocumentText) -> Iterator[Field]:
    yield from values.first_match(text, "position", _POST)
    yield from _labelled_term(text)
    for group, name in enumerate(_ENDS, 1):
        for span in text.search(_TERM, group):
            yield from _dated(name, span)
            break
    issued = list(values.last_date(text, "issued_on"))
    for begin in _first_day(text, issued):
        yield begin
        yield from _last_day(text, begin)
    yield from issued


def _first_day(text: DocumentText, issued: Sequence[Field]) -> Iterator[Field]:
    """The first day of a term that is said alone, in a sentence or behind a label; or the day the
    paper was issued, from which it says that the term runs."""
    for span in text.search(_FROM):
        yield from _dated("appointed_on", span)
        return
    for day in labelled(text.pairs, *_START_LABELS):
        yield from _dated("appointed_on", day)
        return
    for said in islice(text.search(_SINCE_ISSUE), 1):
        for issue in issued:
            sure = min(issue.confidence, said.ink.confidence)
            yield issue.model_copy(update={"name": "appointed_on", "confidence": sure})


def _labelled_term(text: DocumentText) -> Iterator[Field]:
    """Both ends of a term in a cell of its own: 聘任期限 | 2018年8月27日至2028年8月26日."""
    for pair in text.pairs:
        if pair.label.text in _TERM_LABELS and pair.value is not None:
            found = find_dates(pair.value.text)
            for name, day in zip(_ENDS, found, strict=False) if len(found) == len(_ENDS) else ():
                start = pair.value.start
                span = Span(pair.value.flow, start + day.start, start + day.end)
                yield values.dated(name, span, day.iso)


def _last_day(text: DocumentText, begin: Field) -> Iterator[Field]:
    """The end of a term given in years: 任期六年，自2018年12月3日起算. Its ink is theirs; it is as
    sure as they and the first day are."""
    for years in islice(text.search(_YEARS), 1 if len(str(begin.value)) == _WHOLE else 0):
        count = int(years.text) if years.text.isdecimal() else _COUNTS.index(years.text) + 1
        start = date.fromisoformat(str(begin.value))
        # Day 1: the twenty-ninth of February comes every fourth year only.
        end = start.replace(day=1, year=start.year + count) + timedelta(start.day - 2)
        field = Field.of("ended_on", years.ink, end.isoformat())
        sure = min(field.confidence, begin.confidence)
        yield field.model_copy(update={"confidence": sure})


def _dated(name: str, span: Span) -> Iterator[Field]:
    for found in find_dates(span.text):
        yield values.dated(name, span, found.iso)


SPECS = (
    DocumentSpec(
        type=DocumentType.APPOINTMENT_LETTER,
        # A folder's cover, gold on red, often does not show its 聘书.
        telltale=re.compile("(?:聘任|聘请|聘用|特聘|兹聘)[你您](?:同志)?(?:担任|为)"),
        titles=(
            "聘书",
            "聘任书",
            "聘请书",
            "专业技术职务聘任书",
            "专业技术职务聘书",
            "专业技术职务聘任证书",
            "聘任证书",
            "聘任通知书",
            "聘任决定",
            "关于聘任…的通知",
            "关于聘任…的决定",
            "关于…聘任的通知",
            "关于…聘任的决定",
            "关于…职务的通知",
            "专业技术职务的通知",
            "专业技术职务聘任的通知",
            "职务聘任的通知",
            "聘任专业技术职务的通知",
            "聘任结果的通知",
            "关于…聘任结果的通知",
            "关于…聘任结果的通报",
            "关于…聘任人员的通知",
            "关于…聘任人员名单的通知",
            "关于…聘任名单的通知",
        ),
        anchors=(
            "兹聘",
            "聘期",
            "聘任",
            "专业技术职务",
            "助理工程师",
            "同志",
            "特发此证",
            "特此通知",
        ),
        never=(
            "准予毕业",
            "劳动报酬",
            "劳动合同书",
            "聘用合同书",
            "评审通过",
            "任职资格证书",
            "资格证书编号",
        ),
        wanted=(
            Wanted("gender", ("性别",), Kind.GENDER),
            Wanted(
                "position",
                (
                    "聘任职务",
                    "聘任专业技术职务",
                    "受聘职务",
                    "专业技术职务",
                    "聘任岗位",
                    "职务",
                    "聘任资格",
                ),
            ),
            Wanted(
                "appointed_on",
                ("聘任时间", "聘期", "聘任期限", *_START_LABELS),
                Kind.DATE,
            ),
            Wanted(
                "ended_on",
                (
                    "聘期终止",
                    "聘期届满",
                    "聘任截止时间",
                    "终止日期",
                    "聘任终止时间",
                    "聘任终止",
                    "聘任终止日期",
                    "聘任截止",
                    "聘任截止日期",
                    "聘任结束时间",
                    "聘任结束日期",
                    "聘用截止日期",
                    "聘用终止日期",
                ),
                Kind.DATE,
            ),
            Wanted("issuer", ("聘任单位", "发证单位"), Kind.ORGANISATION),
        ),
        of_one=True,
        is_letter=True,
        fields=_fields,
    ),
)
