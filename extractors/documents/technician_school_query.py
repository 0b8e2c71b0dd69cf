"""全国技工院校毕业证书查询: screenshots of 人社部's register of technician schools' diplomas."""

import re
from collections.abc import Iterator

from extractors.documents import platforms, reports, values
from extractors.documents.spec import DocumentSpec, DocumentText, Kind, Wanted
from models.document import DocumentType, Field, Issuer

_PLATFORM = re.compile(r"((?:全国)?技工院校毕业证书(?:信息)?查询(?:系统|平台|验证系统)?)")
_ADDRESS = re.compile(
    r"(?<![\w.@-])((?:https?:/{0,2})?jxzs\.mohrss\.gov\.cn)(?![\w.-])", re.IGNORECASE
)


def _fields(text: DocumentText) -> Iterator[Field]:
    yield from values.first_match(text, "valid_until", reports.VALID, Kind.DATE)


def _issuers(text: DocumentText) -> Iterator[Issuer]:
    return platforms.shown(text, _PLATFORM, _ADDRESS)


SPECS = (
    DocumentSpec(
        type=DocumentType.TECHNICIAN_SCHOOL_QUERY,
        titles=(
            "全国技工院校毕业证书查询系统",
            "全国技工院校毕业证书查询",
            "技工院校毕业证书查询结果",
            "技工院校毕业证书查询",
            "jxzs.mohrss.gov.cn",
        ),
        anchors=(
            "院校名称",
            "专业等级",
            "查询结果",
            "查询有效期",
            "入学时间",
            "毕业时间",
            "学习形式",
            "专业类别",
            "培养层次",
            "证书编号",
        ),
        never=("准予毕业", "自我鉴定", "学信网"),
        wanted=(
            Wanted("gender", ("性别",), Kind.GENDER),
            Wanted("school", ("院校名称", "学校名称", "学校全称", "毕业院校", "毕业学校", "学校")),
            Wanted("major", ("专业名称", "所学专业", "专业", "专业类别"), Kind.PHRASE),
            Wanted("level", ("专业等级", "培养层次", "培养等级", "技能等级", "层次", "学历层次")),
            Wanted("graduated_on", ("毕业时间", "毕业日期", "毕业年月"), Kind.DATE),
            Wanted("certificate_number", ("证书编号", "毕业证书编号", "编号"), Kind.NUMBER),
            Wanted(
                "valid_until",
                (
                    "查询有效期至",
                    "查询有效期截止时间",
                    "查询截止日期",
                    "有效期截止时间",
                    "有效期截止日期",
                    "查询有效期",
                    "有效期至",
                    "有效期",
                ),
                Kind.DATE,
            ),
            Wanted("issued_on", ("查询时间", "打印时间"), Kind.DATE),
        ),
        of_one=True,
        platform=True,
        fields=_fields,
        issuers=_issuers,
    ),
)
