"""教育部学历证书电子注册备案表 (学信网); 学籍验证报告 looks like it and proves enrolment only."""

from extractors.documents import reports
from extractors.documents.spec import DocumentSpec
from models.document import DocumentType

SPECS = (
    DocumentSpec(
        type=DocumentType.CHSI_REGISTRATION_FORM,
        titles=("教育部学历证书电子注册备案表", "学历证书电子注册备案表"),
        anchors=("在线验证码", "学历类别", "学习形式", "校(院)长姓名", "毕(结)业", "学信网"),
        never=("学籍状态", "学籍在线验证报告", "预计毕业日期"),
        wanted=reports.WANTED,
        fields=reports.report_fields,
        issuers=reports.site,
    ),
    DocumentSpec(
        type=DocumentType.OTHER,
        titles=("教育部学籍在线验证报告", "学籍在线验证报告", "学籍在线验证"),
        anchors=("学籍状态", "预计毕业日期", "学号", "院系", "班级"),
        wanted=reports.WANTED,
        issuers=reports.site,
    ),
)
