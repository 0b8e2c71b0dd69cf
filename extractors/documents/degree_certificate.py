"""学士、硕士、博士学位证书."""

import re
from collections.abc import Iterator

from extractors.documents import certificates, values
from extractors.documents.spec import DocumentSpec, DocumentText
from models.document import DocumentType, Field

_NUMBER = re.compile(
    r"(?:证书编号|编号|证书号|学位证书编号):?"
    rf"([CZT]?\d{{5}}(?:[0-9A-Z]{{9,12}}?{certificates.DAY_NEXT}|[0-9A-Z]{{9,12}}))"
)
_DEGREE = re.compile(
    r"授予([\u4e00-\u9fff]{2,8}?(?:学士|硕士|博士)学位)|授予([\u4e00-\u9fff]{2,6}(?:学士|硕士|博士))"
)


def _fields(text: DocumentText) -> Iterator[Field]:
    for field in certificates.diploma_fields(text, _NUMBER):
        if field.name != "level":
            yield field
    for span in text.search(_DEGREE, 0):
        yield Field.of("level", span._replace(start=span.start + 2).ink)
        break
    yield from values.first_match(
        text, "school", re.compile(r"([\u4e00-\u9fff]{2,20}(?:大学|学院|研究院))学位评定委员会")
    )


SPECS = (
    DocumentSpec(
        type=DocumentType.DEGREE_CERTIFICATE,
        titles=(
            "学位证书",
            "学士学位证书",
            "硕士学位证书",
            "博士学位证书",
            "普通高等学校学士学位证书",
        ),
        anchors=(
            "学位评定委员会",
            "学位条例",
            "学位法",
            "授予",
            "学士学位",
            "硕士学位",
            "博士学位",
        ),
        never=("认证报告", "在线验证", "认证书", "准予毕业"),
        wanted=(certificates.NUMBER,),
        fields=_fields,
    ),
)
