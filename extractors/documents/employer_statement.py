"""本单位证明: what an employer says of its own people, under whatever title."""

import re
from collections.abc import Iterator

from extractors.documents import values
from extractors.documents.spec import DocumentSpec, DocumentText, Wanted
from models.document import DocumentType, Field

_POST = re.compile(
    r"(?:担任|中任|职务为|从事)(?!职务|岗位|角色)([\u4e00-\u9fff()、]{2,16}?)(?:一职|职务|工作|岗位|的|,|。|;|$)"
)


def _fields(text: DocumentText) -> Iterator[Field]:
    yield from values.first_match(text, "position", _POST)
    yield from values.last_date(text, "issued_on")


SPECS = (
    DocumentSpec(
        type=DocumentType.EMPLOYER_STATEMENT,
        titles=(
            "证明",
            "工作证明",
            "业绩证明",
            "在职证明",
            "工作经历证明",
            "项目业绩证明",
            "工程业绩证明",
            "个人业绩证明",
            "情况说明",
            "任职证明",
            "单位证明",
            "说明",
            "任命书",
            "项目经理任命书",
            "任命文件",
            "任命通知",
            "的任命通知",
            "项目部任命书",
            "总监理工程师任命书",
            "法定代表人授权书",
            "任职文件",
            "项目任职证明",
            "关于任命…的通知",
            "关于任命…的决定",
            "关于成立…的通知",
            "关于…任命的通知",
            "关于…任职的通知",
            "关于组建…的通知",
        ),
        anchors=(
            "兹证明",
            "特此证明",
            "我公司",
            "我单位",
            "本公司",
            "本单位",
            "任命",
            "担任",
            "情况属实",
            "系我",
        ),
        never=("准予毕业", "参保证明", "学时", "聘期", "备案编号", "合格证明书"),
        wanted=(Wanted("position", ("职务", "岗位", "担任职务", "担任岗位", "任职岗位")),),
        of_one=True,
        is_letter=True,
        fields=_fields,
    ),
)
