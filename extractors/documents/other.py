"""Documents that look like evidence and are not: recognised so that nothing else claims them."""

from extractors.documents.spec import DocumentSpec
from models.document import DocumentType

SPECS = (
    DocumentSpec(
        type=DocumentType.OTHER,
        titles=("公示", "名单公示", "的公示", "结果公示", "入围名单", "推荐名单"),
        anchors=("公示期", "公示", "异议", "现将", "拟"),
    ),
    DocumentSpec(
        type=DocumentType.OTHER,
        titles=(
            "安全生产许可证",
            "建设工程规划许可证",
            "建设用地规划许可证",
            "建设工程施工合同",
            "监理合同",
            "中标通知书",
            "营业执照",
            "资质证书",
            "建筑业企业资质证书",
        ),
        anchors=("许可范围", "有效期", "发证机关", "统一社会信用代码", "经营范围"),
    ),
)
