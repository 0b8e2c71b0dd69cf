"""What diplomas and degree certificates say in one long sentence."""

import re
from collections.abc import Iterator

from extractors.documents import values
from extractors.documents.spec import DocumentText, Kind, Wanted
from extractors.issuers import is_kind_of_school
from extractors.language.flow import Span
from models.document import Field

HOLDER = re.compile(
    r"(?:学生|学员|兹有|研究生|考生|同学)?:?((?:(?!学生|学员|研究生|考生|证书)[\u3400-\u9fff\U00020000-\U0003ffff·]){2,12}?)(?:同学|同志)?[,、;]?(?:性别:?)?[,、]?[男女][,、,。]"
    r"(?![,、]?(?:性别:?)?[男女][,、。])"
)
"""The last lookahead is for names that end like a gender: 仇亚男,男,…"""

GENDER = re.compile(r"(?:性别:?|[,、])([男女])[,、,。]")
DAY_NEXT = r"(?=(?:19|20)\d{2}年\d{1,2}月)"
"""Right behind a number, whose last digits the year's are not: …01882011年6月30日."""

_BIRTH = re.compile(
    r"([〇零○O一二三四五六七八九十0-9]{2,4}年[一二三四五六七八九十0-9]{1,3}月(?:[一二三四五六七八九十0-9]{1,3}日)?)(?:出)?生"
)
_BIRTH_BEHIND = re.compile(
    r"(?:出生于|出生日期:?|(?<![该学])生于)"
    r"([〇零○O一二三四五六七八九十0-9]{2,4}年[一二三四五六七八九十0-9]{1,3}月(?:[一二三四五六七八九十0-9]{1,3}日)?)(?!入学|至|起)"
)
_BIRTH_BROKEN = re.compile(r"[,、][男女][,、]((?:19|20)\d{2}年\d{1,2}月\d{1,2}日)$")
"""Its 生 begins the next line."""
_MAJOR = re.compile(
    r"(?:在本校|在我校|在本院|在我院|在校|修读|本校|我校|大学|学院|参加|学习|完成了?|攻读|就读于?|在|所学|,|习)(?!学科)([\u4e00-\u9fff()·]{2,20}?)(?:学科)?[(/]?专业"
)
_LEVEL = re.compile(
    r"(博士研究生|硕士研究生|研究生|专科起点本科|专升本|本科|专科(?!起点)|高职|大专|中专"
    r"|预备技师|高级技工|中级技工|高级工|中级工|技师)(?!学院|学校|以上|证书|资格)"
)
_SCHOOL = re.compile(
    r"^(?:(?:校名|学校|学校名称|学校全称|授予单位|学位授予单位|办学单位|主考学校|主考院校)(?:\((?:盖章|公章|章)\))?[:、.]?)?([\u4e00-\u9fff()]{2,24}(?:大学|学院|学校|专科学校|研究院))(?:\(?(?:盖章|公章|章)\)?)?"
    r"(?=$|(?:19|20)\d{2}年|[一二][〇零○O一二三四五六七八九]{3}年)"
)
_ATTENDED = re.compile(
    r"月在([\u4e00-\u9fff()]{2,20}?(?:大学|学院|学校))(?=[\u4e00-\u9fff()]{2,20}专业)"
)
_STOP_MAJOR = re.compile(
    r".*(?:在本校|在我校|在本院|在我院|攻读|修读|学习|就读于?|在校|参加|完成|于|[大院]学|学院)"
)

NUMBER = Wanted(
    "certificate_number",
    (
        "证书编号",
        "编号",
        "电子注册号",
        "注册号",
        "证书号",
        "学校编号",
        "学位证书编号",
        "毕业证书编号",
    ),
    Kind.NUMBER,
)


def diploma_fields(text: DocumentText, number: re.Pattern[str]) -> Iterator[Field]:
    """Every field a diploma's sentence and its foot give."""
    yield from values.first_match(text, "holder_name", HOLDER, Kind.PERSON)
    yield from values.first_match(text, "gender", GENDER)
    yield from values.first_match(text, "certificate_number", number)
    yield from birth(text)
    yield from major(text)
    yield from values.first_match(text, "level", _LEVEL)
    yield from school(text)
    yield from graduation(text)


def birth(text: DocumentText) -> Iterator[Field]:
    for pattern in (_BIRTH, _BIRTH_BEHIND, _BIRTH_BROKEN):
        for field in values.first_match(text, "birth_date", pattern, Kind.DATE):
            yield field
            return


def major(text: DocumentText) -> Iterator[Field]:
    """The words before 专业, without the verb that leads to them."""
    for span in text.search(_MAJOR):
        lead = _STOP_MAJOR.match(span.text)
        start = span.start + (lead.end() if lead else 0)
        if span.end - start >= 2:
            yield Field.of("major", Span(span.flow, start, span.end).ink)
            return


def school(text: DocumentText) -> Iterator[Field]:
    """A school's name that stands alone on the page, else the one on the seal."""
    for pattern in (_SCHOOL, _ATTENDED):
        for span in text.search(pattern):
            if not is_kind_of_school(span.text):
                yield Field.of("school", span.ink)
                return


def graduation(text: DocumentText) -> Iterator[Field]:
    """The date at the foot: a certificate is issued on the day of graduation."""
    for field in values.last_date(text, "graduated_on"):
        yield field
        yield field.model_copy(update={"name": "issued_on"})
