"""What the reports of 学信网 have in common: labels, codes, validity, the site that issues them."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from extractors.documents import certificates, values
from extractors.documents.addresses import elsewhere
from extractors.documents.spec import DocumentText, Kind, Wanted
from extractors.language.dates import find_dates
from extractors.language.flow import Span
from models.document import Field, Issuer, IssuerVia
from models.lines import TextSource
from models.page import Code, Ink

_SITE = re.compile(
    r"((?<![\w.@-])(?:https?:/{0,2})?(?:www\.)?chsi\.com\.cn(?![\w.-])|学信网|中国高等教育学生信息网"
    r"|教育部学生服务与素质发展中心|全国高等学校学生信息咨询与就业指导中心"
    r"|教育部学位与研究生教育发展中心|中国学位与研究生教育信息网)"
)
_HOST = "chsi.com.cn"
_OFFICES = re.compile(
    r"(?:https?:/{0,2})?(?:[a-z0-9-]+\.)*(?:chs[il1]\.com|cscse\.edu|cdgdc\.edu|chinadegrees)\.cn",
    re.IGNORECASE,
)
"""The hosts of those that certify credentials, also with its small letters misread."""
_CODE = re.compile(r"验证码:?([0-9A-Z]{12,20})(?![0-9A-Z])")
VALID = re.compile(
    r"(?:有效期(?:至|限至|截止(?:日期|时间)?|到|限)?|截止(?:日期|时间)):?(?:自?.{0,24}?(?:至|到))?:?"
    r"((?:19|20)\d{2}[年./-]\d{1,2}[月./-]\d{1,2}+日?+)(?!(?:\d{2}:[\d:]*)?起?(?:至|到|—|~))"
)
_UPDATED = re.compile(
    r"(?:更新日期|申请日期|报告日期|出具日期|打印日期):?((?:19|20)\d{2}[年./-]\d{1,2}[月./-]\d{1,2}日?)"
)

WANTED = (
    Wanted("gender", ("性别",), Kind.GENDER),
    Wanted("school", ("学校名称", "院校名称", "学校", "毕业院校", "毕业学校")),
    Wanted("major", ("专业", "专业名称", "所学专业"), Kind.PHRASE),
    Wanted("level", ("层次", "培养层次", "学历层次")),
    Wanted(
        "graduated_on",
        ("毕(结)业日期", "毕业日期", "毕结业日期", "毕业时间", "毕(结)业"),
        Kind.DATE,
    ),
    Wanted("certificate_number", ("证书编号", "学历证书编号", "毕业证书编号"), Kind.NUMBER),
    Wanted("verification_code", ("在线验证码", "验证码"), Kind.CODE),
    Wanted("report_number", ("报告编号",), Kind.NUMBER),
    Wanted(
        "valid_until",
        ("有效期至", "有效期", "验证有效期", "查询有效期", "在线验证有效期"),
        Kind.DATE,
    ),
    Wanted("issued_on", ("更新日期", "申请日期"), Kind.DATE),
)


_SENTENCE = re.compile(
    r"([\u4e00-\u9fff·]{2,15})\((男|女)[,、]((?:19|20)\d{2}年\d{1,2}月\d{1,2}日)(?:出)?生\)所持"
    r"([\u4e00-\u9fff]{2,24}?(?:大学|学院|学校|党校))([\u4e00-\u9fff、()]{2,24}?)专业"
    r"(博士研究生|硕士研究生|研究生|第二学士学位|本科|专科|高职)[^,。;()]{0,8}证书\(证书编号:?"
    r"(\d{8,20})"
)
"""A report in one sentence: 经认证，张玥（女，…出生）所持…大学…专业本科毕业证书（证书编号：…）."""

_SAID: tuple[tuple[str, Kind], ...] = (
    ("holder_name", Kind.PERSON),
    ("gender", Kind.GENDER),
    ("birth_date", Kind.DATE),
    ("school", Kind.TEXT),
    ("major", Kind.TEXT),
    ("level", Kind.TEXT),
    ("certificate_number", Kind.NUMBER),
)
"""What the groups of ``_SENTENCE`` are."""


_TOLD: tuple[tuple[str, re.Pattern[str], Kind], ...] = (
    ("holder_name", certificates.HOLDER, Kind.PERSON),
    ("gender", certificates.GENDER, Kind.GENDER),
    ("school", re.compile(r"在([\u4e00-\u9fff()]{2,24}?(?:大学|学院|学校|党校))"), Kind.TEXT),
    (
        "level",
        re.compile("(博士研究生|硕士研究生|研究生|本科|专科|高职)(?:层次|学历|学习)"),
        Kind.TEXT,
    ),
    (
        "graduated_on",
        re.compile(r"于((?:19|20)\d{2}年\d{1,2}月\d{1,2}日)(?:毕业|结业|取得|获得)"),
        Kind.DATE,
    ),
    ("certificate_number", re.compile(r"证书编号:?(\d{8,20})"), Kind.NUMBER),
)
"""Words of a report told like a diploma: 张玥，女，…出生，…在…大学…专业学习，…本科层次，于…毕业."""


def _told(text: DocumentText) -> Iterator[Field]:
    """What a report in prose says of the one it names and of the studies."""
    if next(text.search(certificates.HOLDER), None) is None:
        return
    for name, pattern, kind in _TOLD:
        yield from values.first_match(text, name, pattern, kind)
    yield from certificates.birth(text)
    yield from certificates.major(text)


def report_fields(text: DocumentText) -> Iterator[Field]:
    """Codes and dates that stand in running text, and what a report in one sentence says."""
    for group, (name, kind) in enumerate(_SAID, 1):
        spans = text.search(_SENTENCE, group)
        fields = (values.as_field(name, span, kind) for span in spans)
        yield from [field for field in fields if field is not None][:1]
    yield from _told(text)
    yield from values.first_match(text, "verification_code", _CODE)
    yield from values.first_match(text, "valid_until", VALID, Kind.DATE)
    yield from values.first_match(text, "issued_on", _UPDATED, Kind.DATE)
    yield from _dated_below(text)


def _dated_below(text: DocumentText) -> Iterator[Field]:
    """The last date on the report, where it stands alone below the signature."""
    found = [(place.flow, day) for place in text.places for day in find_dates(place.flow.text)]
    for flow, day in found[-1:]:
        if (day.start, day.end) == (0, len(flow.text)):
            yield values.dated("issued_on", Span(flow, day.start, day.end), day.iso)


def site(text: DocumentText) -> Iterator[Issuer]:
    """学信网, the centre that runs it or the one before it, where the page names it; else where
    its code leads. Where a browser's bar shows another host, that."""
    other = elsewhere(text, _OFFICES)
    if other is not None:
        yield Issuer(ink=other.ink, via=IssuerVia.PLATFORM_PAGE)
        return
    for span in text.search(_SITE):
        yield Issuer(ink=span.ink, via=IssuerVia.PLATFORM_PAGE)
        return
    yield from (Issuer(ink=ink, via=IssuerVia.QR_CODE) for ink in _hosts(text.codes))


def _hosts(codes: Iterable[Code]) -> Iterator[Ink]:
    """The site's host where a code leads there, and not to one that looks like it."""
    for code in codes:
        host = urlsplit(code.text.strip()).hostname or ""
        if host == _HOST or host.endswith(f".{_HOST}"):
            yield Ink(
                text=host, page=code.page, box=code.box, confidence=1.0, source=TextSource.QR_CODE
            )
            return
