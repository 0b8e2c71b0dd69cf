"""事业单位人员中级职称申报岗位信息表: which post an institution has for the applicant."""

import re
from collections.abc import Iterator

from extractors.documents import values
from extractors.documents.spec import DocumentSpec, DocumentText, Kind, Wanted
from models.document import DocumentType, Field

_EMPLOYER = re.compile(
    r"(?:单位名称|申报单位|工作单位|用人单位|所在单位)(?:\((?:盖章|公章|章)\))?:?([\u4e00-\u9fff()]{4,40})"
)


def _fields(text: DocumentText) -> Iterator[Field]:
    yield from values.labelled(text, _EMPLOYERS)
    yield from values.first_match(text, "employer", _EMPLOYER, Kind.ORGANISATION)
    yield from values.last_date(text, "issued_on")


_EMPLOYERS = (
    Wanted(
        "employer",
        ("单位名称", "用人单位", "用人单位名称", "工作单位", "所在单位", "申报单位"),
        Kind.ORGANISATION,
    ),
)

SPECS = (
    DocumentSpec(
        type=DocumentType.POST_INFORMATION_FORM,
        titles=(
            "事业单位人员中级职称申报岗位信息表",
            "事业单位专业技术人员中级职称申报岗位信息表",
            "事业单位中级职称申报岗位信息表",
            "事业单位人员职称申报岗位信息表",
            "中级职称申报岗位信息表",
            "职称申报岗位信息表",
            "申报岗位信息表",
            "岗位信息表",
        ),
        anchors=(
            "岗位设置",
            "核准岗位",
            "岗位数",
            "空缺",
            "岗位等级",
            "主管部门意见",
            "已聘",
            "申报职称",
            "事业单位",
        ),
        never=("评分标准", "资格证书", "劳动报酬", "上岗证"),
        wanted=(
            Wanted("gender", ("性别",), Kind.GENDER),
            Wanted(
                "position",
                (
                    "现聘岗位",
                    "现任岗位",
                    "申报岗位",
                    "所在岗位",
                    "现聘专业技术岗位",
                    "专业技术岗位",
                    "现聘任岗位",
                    "聘用岗位",
                    "岗位名称",
                    "现岗位",
                    "拟申报岗位",
                ),
            ),
        ),
        of_one=True,
        fields=_fields,
    ),
)
