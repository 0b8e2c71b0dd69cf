"""毕业证书, and 结业证书 and 肄业证书, which are none."""

import re
from collections.abc import Iterator

from extractors.documents import certificates
from extractors.documents.spec import DocumentSpec, DocumentText, Kind, Wanted
from models.document import DocumentType, Field

_NUMBER = re.compile(
    r"(?:证书编号|编号|证书号|电子注册号|注册号):?"
    rf"([0-9A-Z]{{10,20}}?{certificates.DAY_NEXT}|[0-9A-Z]{{10,20}})"
)


def _fields(text: DocumentText) -> Iterator[Field]:
    yield from certificates.diploma_fields(text, _NUMBER)


SPECS = (
    DocumentSpec(
        type=DocumentType.DIPLOMA,
        titles=(
            "毕业证书",
            "普通高等学校毕业证书",
            "成人高等教育毕业证书",
            "高等教育自学考试毕业证书",
            "硕士研究生毕业证书",
            "博士研究生毕业证书",
            "毕业证明书",
            "中等专业学校毕业证书",
            "技工院校毕业证书",
            "技师学院毕业证书",
            "高级技工学校毕业证书",
            "技工学校毕业证书",
        ),
        anchors=(
            "准予毕业",
            "修业期满",
            "成绩合格",
            "教学计划",
            "校长",
            "校(院)长",
            "院长",
            "证书编号",
        ),
        never=(
            "备案表",
            "认证报告",
            "在线验证",
            "准予结业",
            "结业证书",
            "肄业",
            "查询结果",
            "查询有效期",
            "登记表",
        ),
        wanted=(
            certificates.NUMBER,
            Wanted("school", ("学校名称", "院校名称", "校名")),
            Wanted("major", ("专业", "专业名称"), Kind.PHRASE),
            Wanted("gender", ("性别",), Kind.GENDER),
            Wanted("level", ("培养层次", "层次")),
        ),
        fields=_fields,
    ),
    DocumentSpec(
        type=DocumentType.OTHER,
        titles=("结业证书", "肄业证书", "结业证明书", "普通高等学校结业证书"),
        anchors=("准予结业", "结业", "肄业"),
    ),
    DocumentSpec(
        type=DocumentType.OTHER,
        titles=(
            "毕业证书查询系统",
            "毕业证书查询",
            "毕业证书查询结果",
            "学历证书查询",
            "中国高等教育学历证书查询",
        ),
        anchors=("查询结果", "查询系统", "证书编号", "校(院)长姓名"),
        never=("技工院校毕业证书查询", "jxzs.mohrss.gov.cn"),
    ),
)
