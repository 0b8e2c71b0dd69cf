"""专业技术资格申报材料真实性保证书: signed, and by whom, or not."""

import re
from collections.abc import Iterator

from extractors.documents import values
from extractors.documents.spec import DocumentSpec, DocumentText, Kind, Wanted
from extractors.forms.signatures import UNREAD, Signature
from extractors.language.names import shape
from models.document import DocumentType, Field

_WHO = re.compile("保证人|承诺人|申报人|申请人|本人|签名|签字|签署人|申报人员")
"""Whose signature is asked for; not the unit's, not a witness's."""

_NOT_WHO = re.compile("单位|负责人|法定代表人|审核|经办|见证|推荐")


def _fields(text: DocumentText) -> Iterator[Field]:
    asked = [s for s in text.signatures if _WHO.search(s.label.text)]
    own = [s for s in asked if s.inked and not _NOT_WHO.search(s.label.text)]
    for signature in own[:1]:
        yield _field(signature)
    yield from values.last_date(text, "issued_on")


def _field(signature: Signature) -> Field:
    """The name that was signed; ink that gives no name could not be read."""
    ink = signature.ink
    name = shape.cleaned(ink.text)
    if name is None:
        return Field.of("signature", ink, UNREAD).model_copy(update={"confidence": 0.0})
    return Field.of("signature", ink, name)


SPECS = (
    DocumentSpec(
        type=DocumentType.INTEGRITY_COMMITMENT,
        titles=(
            "专业技术资格申报材料真实性保证书",
            "专业技术资格申报材料真实性承诺书",
            "专业技术职务任职资格申报材料真实性保证书",
            "职称申报材料真实性保证书",
            "职称申报材料真实性承诺书",
            "申报材料真实性保证书",
            "申报材料真实性承诺书",
            "材料真实性保证书",
            "材料真实性承诺书",
            "职称申报诚信承诺书",
            "职称评审诚信承诺书",
            "职称申报个人承诺书",
        ),
        anchors=(
            "弄虚作假",
            "真实性",
            "保证",
            "申报材料",
            "后果",
            "取消",
            "承诺人",
            "保证人",
            "申报人",
        ),
        never=("终身责任", "投标", "施工合同", "农民工工资", "安全生产承诺"),
        wanted=(Wanted("holder_name", ("申报人姓名", "姓名"), Kind.PERSON),),
        fields=_fields,
    ),
    DocumentSpec(
        type=DocumentType.OTHER,
        titles=(
            "工程质量终身责任承诺书",
            "质量终身责任承诺书",
            "项目负责人工程质量终身责任承诺书",
            "安全生产承诺书",
            "投标承诺书",
            "廉洁承诺书",
            "诚信投标承诺书",
        ),
        anchors=("终身责任", "承诺人", "法定代表人授权", "投标", "安全生产", "承担相应"),
    ),
)
