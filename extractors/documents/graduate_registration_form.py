"""毕业生登记表 of universities, secondary and technician schools; whose seals it bears is asked."""

import re
from collections.abc import Iterator

from extractors.documents.spec import DocumentSpec, DocumentText, Kind, Wanted
from extractors.issuers import is_kind_of_school
from models.document import DocumentType, Field

_TITLED = re.compile(
    r"^([\u4e00-\u9fff()]{2,24}?(?:大学|学院|学校))(?:\d{4}届)?(?:普通|全日制|成人)*"
    r"(?:高等学校|大学|中专|中等专业学校|技工学校)?毕业生登记表"
)


def _fields(text: DocumentText) -> Iterator[Field]:
    """The school whose name stands in the form's own title."""
    for span in text.search(_TITLED):
        if not is_kind_of_school(span.text):
            yield Field.of("school", span.ink)
            return


SPECS = (
    DocumentSpec(
        type=DocumentType.GRADUATE_REGISTRATION_FORM,
        titles=(
            "毕业生登记表",
            "高等学校毕业生登记表",
            "普通高等学校毕业生登记表",
            "全日制普通高等学校毕业生登记表",
            "成人高等教育毕业生登记表",
            "高等教育自学考试毕业生登记表",
            "中等专业学校毕业生登记表",
            "中等职业学校毕业生登记表",
            "技工学校毕业生登记表",
            "技工院校毕业生登记表",
            "高级技工学校毕业生登记表",
        ),
        anchors=(
            "自我鉴定",
            "学校意见",
            "家庭成员",
            "曾用名",
            "政治面貌",
            "籍贯",
            "班组鉴定",
            "社会关系",
            "家庭出身",
            "毕业实习",
        ),
        never=("在线验证码", "查询结果"),
        wanted=(
            Wanted("gender", ("性别",), Kind.GENDER),
            Wanted("school", ("学校名称", "学校", "毕业学校", "毕业院校", "院校名称", "校名")),
            Wanted("major", ("所学专业", "专业名称", "专业", "学科专业"), Kind.PHRASE),
            Wanted("level", ("学历层次", "培养层次", "层次", "学历")),
            Wanted("graduated_on", ("毕业时间", "毕业日期", "毕业年月"), Kind.DATE),
            Wanted("issued_on", ("填表日期", "填表时间"), Kind.DATE),
        ),
        of_one=True,
        fields=_fields,
    ),
    DocumentSpec(
        type=DocumentType.OTHER,
        titles=(
            "毕业生就业推荐表",
            "毕业生推荐表",
            "毕业生就业协议书",
            "普通高等学校毕业生就业协议书",
            "就业报到证",
            "毕业生就业报到证",
            "全国普通高等学校本专科毕业生就业报到证",
            "学籍卡",
            "新生入学登记表",
            "学生登记表",
            "学生成绩登记表",
            "学籍登记表",
        ),
        anchors=("就业意向", "推荐意见", "报到期限", "用人单位", "学籍", "成绩"),
    ),
)
