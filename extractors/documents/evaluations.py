"""What 教育部留学服务中心 certifies of a degree from abroad: a sentence, or a table."""

import re
from collections.abc import Iterator

from extractors.documents import certificates, values
from extractors.documents.spec import DocumentText, Kind, Wanted
from extractors.language.flow import Span
from extractors.vocabulary import words
from models.document import Field

_NUMBER = re.compile(
    r"(?:认证书编号|认证编号|证书编号|编号)?:?"
    r"(教留服认[\u4e00-\u9fff]{0,6}[(\[]?\d{4}[)\]]?(?:年)?(?:第|字)*[0-9]{3,8}号?)"
)
_PRINTED = re.compile(r"No[.:]{0,2}([0-9]{8,18})(?!\d)", re.IGNORECASE)
_PLACE = r"[\u4e00-\u9fff·]{2,30}?(?:大学|学院|学校|研究院|研究所)"
_ABROAD = r"(?:\(|[A-Za-z]|学习|就读|攻读|修读|颁发|授予|[\u4e00-\u9fff]{2,16}专业)"
_SCHOOLS = (
    re.compile(
        rf"经(?:查|核查|核实|查证|认证)[,:]?({_PLACE})(?:\([^)]*\)|[A-Za-z ,.'-]+)?(?:系|为|是)"
    ),
    re.compile(rf"(?:在|于|入读)({_PLACE})(?={_ABROAD})"),
    re.compile(rf"获得?({_PLACE})(?=颁发|授予|[\u4e00-\u9fff]{{0,12}}(?:学士|硕士|博士))"),
)
_DEGREE = re.compile(
    r"(?:获得?|取得|授予|颁发)(?:该校|该院|其|了|颁发|授予|的|所)*"
    r"([\u4e00-\u9fff()]{0,40}?(?:学士|硕士|博士)学位|[\u4e00-\u9fff()]{2,20}?文凭)"
)
_NAMES_DEGREE = re.compile("学位|文凭|[学硕博]士|证书|[A-Za-z]{3}")
_TO_DEGREE = re.compile(r".*(?:大学|学院|学校)(?:颁发|授予|的)*")
_CHINESE = re.compile(r"[\u4e00-\u9fff·()]*[\u4e00-\u9fff]")
_GENERIC = re.compile("国立|国际|天主教|女子|公开|首都|大学|学院|理工|科技|工业")
"""A school's own name does not begin so: 新加坡国立大学 keeps its country."""

_SCHOOL_LABELS = ("院校", "院校名称", "颁发院校", "授予院校", "学校名称", "毕业院校", "学校")
_DEGREE_LABELS = ("学位名称", "所获学位", "学位证书名称", "所获文凭", "文凭名称", "授予学位")
_DATED = ("认证日期", "出具日期")

WANTED = (
    Wanted("certificate_number", ("认证书编号", "认证编号", "证书编号", "编号"), Kind.NUMBER),
    Wanted("issued_on", _DATED, Kind.DATE),
)


def evaluation_fields(text: DocumentText) -> Iterator[Field]:
    """Every field of the sentence and of the table, and the date at the foot."""
    yield from values.first_match(text, "certificate_number", _NUMBER)
    yield from values.first_match(text, "certificate_number", _PRINTED)
    yield from _labelled(text, "school", _SCHOOL_LABELS)
    yield from _labelled(text, "degree", _DEGREE_LABELS)
    yield from _school(text)
    yield from _degree(text)
    yield from values.first_match(text, "holder_name", certificates.HOLDER, Kind.PERSON)
    yield from certificates.birth(text)
    if not any(pair.value and pair.label.text in _DATED for pair in text.pairs):
        yield from values.foot_date(text, "issued_on")


def _labelled(text: DocumentText, name: str, labels: tuple[str, ...]) -> Iterator[Field]:
    """The Chinese name before the original one: 利物浦大学 University of Liverpool."""
    for label in labels:
        for pair in text.pairs:
            if pair.label.text == label and pair.value is not None and _fits(name, pair.value):
                said = _CHINESE.match(pair.value.text.split("(")[0])
                end = pair.value.start + said.end() if said else pair.value.end
                yield Field.of(name, pair.value._replace(end=end).ink)


def _fits(name: str, value: Span) -> bool:
    """所获学位 may begin a sentence: what follows a label names a degree."""
    return name != "degree" or _NAMES_DEGREE.search(value.text) is not None


def _school(text: DocumentText) -> Iterator[Field]:
    for pattern in _SCHOOLS:
        for span in text.search(pattern):
            yield Field.of("school", _without_country(span).ink)
            return


def _without_country(school: Span) -> Span:
    """英国利物浦大学 is 利物浦大学; 新加坡国立大学 is called so."""
    for country in sorted(words("countries"), key=len, reverse=True):
        rest = school.text.removeprefix(country)
        if rest != school.text and not _GENERIC.match(rest):
            return school._replace(start=school.start + len(country))
    return school


def _degree(text: DocumentText) -> Iterator[Field]:
    for span in text.search(_DEGREE):
        lead = _TO_DEGREE.match(span.text)
        start = span.start + (lead.end() if lead else 0)
        if span.end - start >= 2:
            yield Field.of("degree", span._replace(start=start).ink)
            return
