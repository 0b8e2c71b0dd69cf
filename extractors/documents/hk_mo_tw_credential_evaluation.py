"""港澳台学历学位认证书 of 教育部留学服务中心."""

from extractors.documents import evaluations
from extractors.documents.spec import DocumentSpec
from models.document import DocumentType

_PLACES = (
    "香港特别行政区",
    "澳门特别行政区",
    "台湾地区",
    "中国香港",
    "中国澳门",
    "中国台湾",
)

SPECS = (
    DocumentSpec(
        type=DocumentType.HK_MO_TW_CREDENTIAL_EVALUATION,
        titles=(
            "港澳台学历学位认证书",
            "港澳台地区学历学位认证书",
            "香港特别行政区学历学位认证书",
            "澳门特别行政区学历学位认证书",
            "台湾地区学历学位认证书",
        ),
        anchors=(*_PLACES, "留学服务中心", "特此认证", "认证书编号", "教留服认", "认证结论"),
        wanted=evaluations.WANTED,
        fields=evaluations.evaluation_fields,
    ),
    DocumentSpec(
        type=DocumentType.HK_MO_TW_CREDENTIAL_EVALUATION,
        titles=("国(境)外学历学位认证书",),
        anchors=_PLACES,
        wanted=evaluations.WANTED,
        fields=evaluations.evaluation_fields,
    ),
)
"""A title that fits both kinds of places is this type's where the page names one of these."""
