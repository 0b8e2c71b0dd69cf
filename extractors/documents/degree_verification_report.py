"""中国学位认证报告 and the two reports that took its place; a degree report is no diploma's.

Until 2022 by 教育部学位与研究生教育发展中心, since then by 学信网's centre.
"""

import re
from collections.abc import Iterator

from extractors.documents import certificates, reports, values
from extractors.documents.spec import DocumentSpec, DocumentText, Kind, Wanted
from models.document import DocumentType, Field

_DAY = r"(?:19|20)\d{2}年\d{1,2}月(?:\d{1,2}日)?"
_ON = re.compile(rf"(?:于|,)({_DAY})(?!出?生)[^,。;]{{0,40}}?(?:获|取得|授予)")
_SCHOOL = re.compile(
    r"(?:在|由|获|经|取得)([\u4e00-\u9fff()]{2,24}?(?:大学|学院|研究院|研究所))"
    r"(?:获|授予|颁发|取得|[\u4e00-\u9fff]{1,8}(?:学士|硕士|博士)学位)"
)
_DEGREE = re.compile(
    r"(?:获得?|授予|取得)(?:其|了|[\u4e00-\u9fff()]{2,20}(?:大学|学院|研究院|研究所))?"
    r"([\u4e00-\u9fff()]{0,12}?(?:学士|硕士|博士)(?:专业)?学位)"
)
_MAJOR = re.compile(r"(?:学科专业|专业)(?:名称)?为([\u4e00-\u9fff()]{2,20}?)[,。;]")
_NUMBER = re.compile(r"证书编号(?:为|是)([A-Z]?\d{5}[0-9A-Z]{8,13})")


def _fields(text: DocumentText) -> Iterator[Field]:
    """What older reports say in one sentence (labels give it in the newer ones)."""
    yield from reports.report_fields(text)
    yield from values.first_match(text, "graduated_on", _ON, Kind.DATE)
    yield from values.first_match(text, "school", _SCHOOL)
    yield from values.first_match(text, "major", _MAJOR)
    yield from values.first_match(text, "certificate_number", _NUMBER)
    yield from values.first_match(text, "level", _DEGREE)
    yield from values.first_match(text, "holder_name", certificates.HOLDER, Kind.PERSON)
    yield from values.first_match(text, "gender", certificates.GENDER)
    yield from certificates.birth(text)


WANTED = (
    Wanted("school", ("学位授予单位", "授予单位")),
    Wanted("major", ("学科专业", "学位专业"), Kind.PHRASE),
    Wanted("level", ("学位级别", "学位层次", "所授学位", "授予学位", "学位名称", "学位类别")),
    Wanted(
        "graduated_on",
        ("获学位日期", "获学位时间", "获得学位日期", "学位授予日期", "授予学位日期"),
        Kind.DATE,
    ),
    Wanted("certificate_number", ("学位证书编号",), Kind.NUMBER),
)
"""Labels that only degrees have come before those all reports share."""

SPECS = (
    DocumentSpec(
        type=DocumentType.DEGREE_VERIFICATION_REPORT,
        titles=(
            "中国高等教育学位在线验证报告",
            "中国高等教育学位认证报告",
            "中国学位认证报告",
            "高等教育学位在线验证报告",
        ),
        anchors=(
            "学位授予单位",
            "获学位日期",
            "学位证书编号",
            "所授学位",
            "学位与研究生教育",
            "在线验证码",
            "报告编号",
            "认证结论",
        ),
        never=("学籍状态", "学籍在线验证报告"),
        wanted=(*WANTED, *reports.WANTED),
        fields=_fields,
        issuers=reports.site,
    ),
)
