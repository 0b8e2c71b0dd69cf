"""国外学历学位认证书 of 教育部留学服务中心, and papers about studies abroad that are none."""

from extractors.documents import evaluations
from extractors.documents.spec import DocumentSpec
from models.document import DocumentType

SPECS = (
    DocumentSpec(
        type=DocumentType.OVERSEAS_CREDENTIAL_EVALUATION,
        titles=("国外学历学位认证书", "国(境)外学历学位认证书", "国外学位认证书", "国外学历认证书"),
        anchors=(
            "留学服务中心",
            "特此认证",
            "认证书编号",
            "教留服认",
            "经查",
            "认证结论",
            "所获",
            "国家(地区)",
        ),
        never=("香港特别行政区", "澳门特别行政区", "台湾地区", "中国香港", "中国澳门", "中国台湾"),
        wanted=evaluations.WANTED,
        fields=evaluations.evaluation_fields,
    ),
    DocumentSpec(
        type=DocumentType.OTHER,
        titles=(
            "留学回国人员证明",
            "国(境)外学历学位认证申请表",
            "国外学历学位认证申请表",
            "港澳台学历学位认证申请表",
            "学历学位认证受理通知",
        ),
        anchors=("使馆", "教育处", "留学人员", "认证申请", "受理"),
    ),
)
