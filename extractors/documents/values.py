"""From labelled values to the contract's fields: dates in ISO, names and numbers as printed."""

import re
from collections.abc import Callable, Iterator

from extractors.copies import is_certifiers
from extractors.documents.spec import DocumentText, Kind, Wanted
from extractors.language.dates import compact_dates, find_dates
from extractors.language.flow import Span
from extractors.language.names import shape, slot
from extractors.language.pipeline import ID_NUMBER, MarkKind, marks
from models.document import Field

FOOT = (Wanted("issued_on", ("发证日期", "签发日期", "颁发日期", "发文日期"), Kind.DATE),)
"""Fields every type may state, whoever it is about."""

COMMON = (
    *FOOT,
    Wanted(
        "holder_name",
        ("姓名", "学生姓名", "申请人姓名", "申报人姓名", "持证人", "持证人姓名", "乙方", "劳动者"),
        Kind.PERSON,
    ),
    Wanted(
        "id_number",
        (
            *("身份证号", "身份证号码", "居民身份证号码", "公民身份号码", "公民身份证件编号"),
            *("身份证件号码", "证件号码"),
        ),
        Kind.NUMBER,
    ),
    Wanted("former_name", ("曾用名",), Kind.PERSON),
    Wanted("birth_date", ("出生日期", "出生年月", "出生年月日"), Kind.DATE),
)
"""Fields of papers made out to somebody, and those of ``FOOT``."""

_NUMBER = re.compile(
    r"[A-Za-z0-9\u4e00-\u9fff()\[\]〔〕\-—/*]*\d[A-Za-z0-9\u4e00-\u9fff()\[\]〔〕\-—/*]*"
)
_FIRST_DAYS = frozenset({"appointed_on", "started_on"})
_LAST_DAYS = frozenset({"valid_until"})
_GUESSED = 0.85
"""A zero that stands for a gap inside a year decides nothing alone: below what counts as sure."""
_CODE = re.compile(r"[0-9A-Z]{8,}")
_ORGANISATION_END = re.compile(r"[(](?:盖章|公章|章|签章|印章)[)]?|[,;。]")

_NO_UNITS = ("表", "书", "单", "架构", "体系", "名称", "意见")
"""What titles and labels end with (施工单位质量保证体系备案表); nor is the day a unit that is
sealed over."""
_PAPERS = ("聘任书", "聘书", "任命书", "证书", "登记表", "审批表", "通知")
"""What a title says behind a label's words: 专业技术职务聘任书."""
_SEALED_HERE = re.compile(r"[(]?(?:盖章|公章|签章|印章)[):]+")
"""What forms print where the seal goes, before or behind the name."""


def labelled(text: DocumentText, wanted: tuple[Wanted, ...]) -> Iterator[Field]:
    """The first readable value of each wanted field."""
    for want in wanted:
        field = next(_readable(text, want), None)
        if field is not None:
            yield field


def _readable(text: DocumentText, want: Wanted) -> Iterator[Field]:
    for label in want.labels:
        for pair in text.pairs:
            if pair.label.text == label and pair.value is not None:
                field = as_field(want.name, pair.value, want.kind)
                if field is not None:
                    yield field


def as_field(name: str, value: Span, kind: Kind) -> Field | None:
    """``value`` as the field ``name``, or None where it is not of its kind."""
    return _READINGS[kind](name, value)


def _person(name: str, value: Span) -> Field | None:
    found = slot.in_slot(value)
    return Field.of(name, found[0].ink) if found else None


def _code(name: str, value: Span) -> Field | None:
    code = _CODE.search(value.text)
    start = value.start
    return (
        Field.of(name, Span(value.flow, start + code.start(), start + code.end()).ink)
        if code
        else None
    )


def _gender(name: str, value: Span) -> Field | None:
    if {"男", "女"} <= set(value.text):  # Boxes to be ticked.
        return None
    first = value._replace(end=min(value.end, value.start + 1))
    return Field.of(name, first.ink) if first.text in ("男", "女") else None


def _organisation(name: str, value: Span) -> Field | None:
    led = _SEALED_HERE.match(value.text)
    value = value._replace(start=value.start + led.end()) if led else value
    ends = [end.start() for end in (_ORGANISATION_END.search(value.text),) if end]
    ends += [date.start for date in find_dates(value.text) if date.start]
    value = value._replace(end=value.start + min(ends, default=len(value.text)))
    if _opens(value) or value.text.endswith(_NO_UNITS) or _is_no_unit(value) or _is_clause(value):
        return None
    end = _end_of_unit(value)
    # A whole sign-off: the unit, who signs for it, the day; or what another line says below it.
    if ":" in value.text or end in value.flow.breaks:
        value = value._replace(end=end)
    return Field.of(name, value.ink) if value.end - value.start >= 2 else None


def _is_no_unit(value: Span) -> bool:
    """Whether nothing but a number, a label or a common name stands there: cards set the firm's
    name above its label, and the next card's below."""
    if not any(character.isalpha() for character in value.text):
        return True
    whole = (value.start, value.end)
    label = any(m.kind is MarkKind.LABEL and (m.start, m.end) == whole for m in marks(value.flow))
    named = shape.is_common(value.text) and slot.in_slot(value) == [value]
    return label or named


def _is_clause(value: Span) -> bool:
    """Whether a sentence goes on behind what is no unit's name: 施工单位:人员已到岗,申请备案。"""
    goes_on = value.flow.text[value.end : value.end + 1] in tuple(",。;")
    units = (mark for mark in marks(value.flow) if mark.kind is MarkKind.ORGANISATION)
    return goes_on and not any(value.start <= mark.start < value.end for mark in units)


def _end_of_unit(value: Span) -> int:
    """Where the organisation ends that ``value`` begins with; its own end where none does."""
    units = (mark for mark in marks(value.flow) if mark.kind is MarkKind.ORGANISATION)
    return next((mark.end for mark in units if mark.start == value.start), value.end)


def _text(name: str, value: Span) -> Field | None:
    if value.text in _PAPERS:
        return None
    if value.text.endswith("("):  # 建筑工程(有效期：…): a label of its own stands in the brackets.
        value = value._replace(end=value.end - 1)
    value = value._replace(end=_before_day(value))
    return Field.of(name, value.ink) if value.end > value.start else None


def _phrase(name: str, value: Span) -> Field | None:
    """A text of a few words: 专业（本科）高等教育自学考试，全部课程… is a sentence that goes on."""
    return None if set(value.text) & set(",。;") else _text(name, value)


def _before_day(value: Span) -> int:
    """Where a text ends below which a day stands alone: who certified the copy wrote it there."""
    days = (date for date in find_dates(value.text) if date.end == len(value.text) and date.start)
    starts = (value.start + date.start for date in days)
    return next((start for start in starts if start in value.flow.breaks), value.end)


def _date(name: str, value: Span) -> Field | None:
    dates = find_dates(value.text) or compact_dates(value.text)
    if not dates:
        return None
    first = dates[0]
    if name in _FIRST_DAYS and re.search("[至到]", value.text[: first.start]):
        return None  # The first day was not read; the last one must not stand for it.
    if name in _LAST_DAYS:
        first = dates[-1]
        if re.match(r"(?:\d{2}:[\d:]*)?起?[至到~—-]", value.text[first.end :]):
            return None  # Nor the first one for the last.
    span = Span(value.flow, value.start + first.start, value.start + first.end)
    return dated(name, span, first.iso)


def dated(name: str, span: Span, iso: str) -> Field:
    """A date field. Recognisers cannot tell 〇, ○, O and 0; which one it is changes nothing."""
    places = range(span.start, span.end)
    sure = [
        span.flow.ink(place, place + 1).confidence
        for place in places
        if span.flow.text[place] not in "〇○O0零"
    ]
    sure += [_GUESSED for place in places if span.flow.printed(place).isspace()]
    return Field.of(name, span.ink, iso).model_copy(update={"confidence": min(sure, default=0.0)})


def _number(name: str, value: Span) -> Field | None:
    match = (ID_NUMBER if name == "id_number" else _NUMBER).search(value.text)
    if match is None or len(match.group()) < 4:
        return None
    # The year of a day right behind is no part of it, though no gap was read: 01882011年6月30日.
    days = (day.start for day in find_dates(value.text) if match.start() < day.start)
    day = next((at for at in days if value.text[at - 1].isdigit()), len(value.text))
    span = Span(value.flow, value.start + match.start(), value.start + min(match.end(), day))
    return Field.of(name, span.ink)


_READINGS: dict[Kind, Callable[[str, Span], Field | None]] = {
    Kind.TEXT: _text,
    Kind.PHRASE: _phrase,
    Kind.ORGANISATION: _organisation,
    Kind.PERSON: _person,
    Kind.DATE: _date,
    Kind.NUMBER: _number,
    Kind.CODE: _code,
    Kind.GENDER: _gender,
}


def first_match(
    text: DocumentText, name: str, pattern: re.Pattern[str], kind: Kind = Kind.TEXT
) -> Iterator[Field]:
    """The first place where group 1 of ``pattern`` stands, as the field ``name``."""
    for span in text.search(pattern):
        field = as_field(name, span, kind)
        if field is not None:
            yield field
            return


def foot_date(text: DocumentText, name: str) -> Iterator[Field]:
    """The last date that ends what stands in its place, and is no label's: below a signature.

    Where that one cannot be read, no date of the text above stands for it.
    """
    labelled = [pair.value.ink for pair in text.pairs if pair.value and _opens(pair.value)]
    for span, iso in reversed(list(_days(text))):
        ink = span.ink
        meets = any(i.page == ink.page and i.box.meet(ink.box).area > 0 for i in labelled)
        if span.end == len(span.flow.text) and not meets:
            yield dated(name, span, iso)
            return


def _opens(value: Span) -> bool:
    """Whether a label's value begins with a date."""
    return any(date.start == 0 for date in find_dates(value.text))


_PRINTED = re.compile("(?:打印|下载|导出|查询|查验|更新|生成)(?:时间|日期)?(?:为|:)?$")
"""What stands before the day on which somebody printed a licence or asked for it."""


def last_date(text: DocumentText, name: str) -> Iterator[Field]:
    """The last date of the document that is no end of a term and nobody's birthday: where a
    certificate is dated."""
    found = [(span, iso) for span, iso in _days(text) if not _is_of_something_else(span)]
    if found:
        yield dated(name, *found[-1])


def _days(text: DocumentText) -> Iterator[tuple[Span, str]]:
    """Every full date but those of who certified the copy, in reading order, in ISO 8601."""
    for page in text.pages:
        for place in page.texts:
            for date in find_dates(place.flow.text):
                if not is_certifiers(place, page):
                    yield Span(place.flow, date.start, date.end), date.iso


def _is_of_something_else(span: Span) -> bool:
    """一九九〇年三月七日生, 二〇〇八年九月至二〇一二年六月, 打印时间:2024-08-10."""
    said = span.flow.text
    printed = _PRINTED.search(said[: span.start]) is not None
    return printed or said.startswith(("生", "出生", "至", "到"), span.end) or _ends_a_term(span)


def _ends_a_term(span: Span) -> bool:
    said = span.flow.text
    return said[: span.start].endswith(("至", "到", "止于")) or said.startswith("止", span.end)
