"""职称证书 and 任职资格证书, paper and electronic: qualified, which is not yet appointed."""

import re
from collections.abc import Iterator

from extractors.documents import values
from extractors.documents.spec import DocumentSpec, DocumentText, Kind, Wanted
from models.document import DocumentType, Field

_RANK = "(?:正高级|教授级高级|高级|副高级|助理|中级)?"
_NAME = "(?:工程师|建筑师|规划师|经济师|会计师|统计师|审计师|政工师|研究员|技术员)"
_TITLE = re.compile(
    rf"(?:具有|具备|取得|获得|授予|评定为|确认为|聘任为|认定为)[^,。;]{{0,14}}?({_RANK}{_NAME})"
)
_SPECIALITY = re.compile(
    rf"(?:具有|具备|取得|获得|授予|从事)([\u4e00-\u9fff()]{{2,14}}?)专业[^,。;]{{0,6}}?{_RANK}{_NAME}"
)
_HOLDER = re.compile(
    r"^(?:兹证明)?([\u3400-\u9fff\U00020000-\U0003ffff·]{2,12}?)同志[,:]?(?:$|.{0,40}?(?:具有|具备|取得|获得|经))"
)
_TITLE_LABELS = (
    "资格名称",
    "职称名称",
    "专业技术资格名称",
    "任职资格名称",
    "专业技术职务任职资格",
    "专业技术资格",
    "任职资格",
    "专业技术职务",
    "职称",
)
_TITLED = re.compile("师|技术员|研究员|教授")
"""Every title has one of these words; 任职资格 before 证书 labels nothing."""

_DATED = (
    "发证日期",
    "颁发日期",
    "签发日期",
    "发证时间",
    "授予时间",
    "取得资格时间",
    "资格取得时间",
    "取得资格日期",
    "取得时间",
    "取得日期",
    "评审通过时间",
    "批准时间",
    "批准日期",
)
"""When the paper was given, else when its holder was found qualified."""


def _fields(text: DocumentText) -> Iterator[Field]:
    """What the older certificates say in a sentence, with their date at the foot."""
    yield from _labelled_title(text)
    yield from values.first_match(text, "title", _TITLE)
    yield from values.first_match(text, "speciality", _SPECIALITY)
    yield from values.first_match(text, "holder_name", _HOLDER, Kind.PERSON)
    if not any(pair.value and pair.label.text in _DATED for pair in text.pairs):
        yield from values.foot_date(text, "issued_on")


def _labelled_title(text: DocumentText) -> Iterator[Field]:
    wanted = (Wanted("title", (label,)) for label in _TITLE_LABELS)
    found = (field for want in wanted for field in values.labelled(text, (want,)))
    yield from (field for field in found if _TITLED.search(str(field.value)))


SPECS = (
    DocumentSpec(
        type=DocumentType.TITLE_CERTIFICATE,
        titles=(
            "任职资格证书",
            "专业技术资格证书",
            "职称证书",
            "专业技术职务任职资格证书",
            "初级专业技术资格证书",
            "中级专业技术资格证书",
            "高级专业技术资格证书",
            "初级专业技术职务任职资格证书",
            "中级专业技术职务任职资格证书",
            "高级专业技术职务任职资格证书",
            "专业技术任职资格证书",
            "工程师资格证书",
            "高级工程师资格证书",
            "中级职称证书",
            "高级职称证书",
            "电子职称证书",
        ),
        anchors=(
            "资格名称",
            "评审委员会",
            "专业名称",
            "授予时间",
            "取得资格",
            "批准",
            "管理号",
            "评委会",
            "任职资格",
            "职称名称",
            "职称级别",
            "评审专业",
        ),
        never=("兹聘", "聘期", "准予毕业", "甲方"),
        wanted=(
            Wanted("gender", ("性别",), Kind.GENDER),
            Wanted("speciality", ("专业名称", "评审专业", "从事专业", "专业", "专业类别")),
            Wanted(
                "employer",
                ("工作单位", "现工作单位", "所在单位", "单位名称"),
                Kind.ORGANISATION,
            ),
            Wanted(
                "certificate_number",
                ("证书编号", "资格证书编号", "管理号", "证书号", "证号", "编号"),
                Kind.NUMBER,
            ),
            Wanted("issued_on", _DATED, Kind.DATE),
        ),
        of_one=True,
        fields=_fields,
    ),
    DocumentSpec(
        type=DocumentType.OTHER,
        titles=(
            "任职资格评审表",
            "专业技术职务任职资格评审表",
            "任职资格申报表",
            "专业技术人员职业资格证书",
            "职业资格证书",
            "执业资格证书",
            "职业技能等级证书",
            "关于公布…资格的通知",
            "关于公布…资格人员名单的通知",
            "关于…任职资格的通知",
        ),
        anchors=("评审表", "职业资格", "成绩合格", "技能等级", "名单", "附件"),
    ),
)
