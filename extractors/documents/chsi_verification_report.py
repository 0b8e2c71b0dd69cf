"""中国高等教育学历认证报告, until 2008 中国高等教育学历查询报告."""

from extractors.documents import reports
from extractors.documents.spec import DocumentSpec
from models.document import DocumentType

SPECS = (
    DocumentSpec(
        type=DocumentType.CHSI_VERIFICATION_REPORT,
        titles=("中国高等教育学历认证报告", "中国高等教育学历查询报告", "高等教育学历认证报告"),
        anchors=("报告编号", "认证结论", "学历类别", "学习形式", "认证"),
        never=("学籍状态", "学籍在线验证报告"),
        wanted=reports.WANTED,
        fields=reports.report_fields,
        issuers=reports.site,
    ),
)
