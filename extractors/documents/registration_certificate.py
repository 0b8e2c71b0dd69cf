"""注册执业证书 (建造师, 监理工程师, 造价工程师, 建筑师 …) and 安全生产考核合格证书: a person's, and
registered with one unit for a time."""

import re
from collections.abc import Iterator

from extractors.documents import certificates, values
from extractors.documents.spec import DocumentSpec, DocumentText, Kind, Wanted
from models.document import DocumentType, Field

_PROFESSION = (
    r"(?:建造师|监理工程师|造价工程师|造价师|建筑师|结构工程师|土木工程师(?:\(岩土\))?|岩土工程师"
    r"|公用设备工程师|电气工程师|城乡规划师|城市规划师|规划师|安全工程师|消防工程师|咨询工程师(?:\(投资\))?)"
)
_TITLES = (
    re.compile(
        rf"((?:一级|二级|中级|高级|初级)?(?:临时)?(?:注册)?{_PROFESSION})(?:临时|初始)?(?:注册|执业)"
    ),
    re.compile(
        r"((?:建筑施工企业)?(?:主要负责人|项目负责人|专职安全生产管理人员)?"
        r"安全生产(?:知识)?考核合格证书?)"
    ),
    re.compile(rf"^((?:一级|二级|中级|高级|初级)?(?:注册)?{_PROFESSION})$"),
)
_DAY = r"(?:19|20)\d{2}[年./-]\d{1,2}[月./-]\d{1,2}+日?+"
_VALID = re.compile(
    rf"(?<!使用)有效期(?:限|至|为|截止)*:?(?:自?{_DAY}起?(?:至|到|-|—|~)+)?({_DAY})(?!起?(?:至|到|-|—|~))"
)


def _fields(text: DocumentText) -> Iterator[Field]:
    """The profession in the title, and the registration's last day (使用有效期 is the copy's)."""
    for pattern in _TITLES:
        yield from values.first_match(text, "title", pattern)
    yield from values.first_match(text, "valid_until", _VALID, Kind.DATE)
    yield from values.first_match(text, "holder_name", certificates.HOLDER, Kind.PERSON)


SPECS = (
    DocumentSpec(
        type=DocumentType.REGISTRATION_CERTIFICATE,
        titles=(
            "注册执业证书",
            "注册安全工程师注册证书",
            "注册消防工程师注册证书",
            "建造师注册证书",
            "一级建造师注册证书",
            "二级建造师注册证书",
            "监理工程师注册证书",
            "注册监理工程师注册执业证书",
            "造价工程师注册证书",
            "一级造价工程师注册证书",
            "二级造价工程师注册证书",
            "注册建筑师注册证书",
            "一级注册建筑师注册证书",
            "注册结构工程师注册执业证书",
            "注册土木工程师(岩土)注册执业证书",
            "注册城乡规划师注册证书",
            "安全生产考核合格证书",
            "安全生产考核合格证",
            "安全生产知识考核合格证书",
        ),
        anchors=(
            "注册编号",
            "聘用企业",
            "聘用单位",
            "注册单位",
            "注册专业",
            "注册有效期",
            "执业印章",
            "使用有效期",
            "企业名称",
            "注册号",
            "准予注册",
            "初次领证",
        ),
        never=(
            "许可范围",
            "营业期限",
            "甲方",
            "注册资本",
            "合格证明书",
            "建筑市场监管",
            "四库一平台",
            "图纸专用章",
            "会签栏",
            "审图章",
        ),
        wanted=(
            Wanted("gender", ("性别",), Kind.GENDER),
            Wanted("speciality", ("注册专业", "专业类别", "注册类别", "专业名称", "专业")),
            Wanted(
                "employer",
                (
                    "聘用企业",
                    "聘用企业名称",
                    "聘用单位",
                    "注册单位",
                    "注册单位名称",
                    "受聘企业",
                    "执业单位",
                    "企业名称",
                    "所在单位",
                    "工作单位",
                    "单位名称",
                ),
                Kind.ORGANISATION,
            ),
            Wanted(
                "certificate_number",
                ("注册编号", "注册号", "注册证书编号", "注册证号", "证书编号", "编号"),
                Kind.NUMBER,
            ),
            Wanted(
                "valid_until",
                ("注册有效期", "有效期至", "证书有效期", "有效期", "使用有效期"),
                Kind.DATE,
            ),
        ),
        of_one=True,
        fields=_fields,
    ),
)
