"""Typed pages, read and judged: what is right passes, and its near neighbours never do."""

from datetime import date

import pytest

from extractors.recognition import ocr
from extractors.settings import OcrSettings
from models.application import (
    Applicant,
    Application,
    Attachment,
    Category,
    Claim,
    ClaimKind,
    Employer,
    Scale,
)
from models.document import Document
from models.report import Outcome
from tests.extractors.documents.understood import seal, understood
from verifiers.rulebooks import rulebook
from verifiers.verify import verify

RULES = rulebook.load("hangzhou-2024-engineer")
DOWN = "\n" * 12

APPLICATION = Application(
    id="typed",
    rulebook=RULES.id,
    submitted_on=date(2024, 8, 30),
    category=Category.CONSTRUCTION_SUPERVISION,
    applicant=Applicant(name="张玥"),
    employer=Employer(name="浙江宏远建工集团有限公司"),
    claims=(
        Claim(
            id="p1",
            kind=ClaimKind.PROJECT,
            name="之江新城综合管廊一期工程",
            role="项目经理",
            scale=Scale.GENERAL,
            attachments=("a1",),
        ),
    ),
    attachments=(Attachment(id="a1", file="a1.pdf"),),
)


def _outcome(document: Document) -> Outcome:
    alphabet = ocr.alphabet(OcrSettings())
    return verify(APPLICATION, {"a1": document}, RULES, alphabet).claims[0].outcome


def _acceptance(line: str) -> Document:
    """A form of five parties with the owner's seal; ``line`` is where it names a leader."""
    page = f"""
五方责任主体竣工验收表

工程名称　　　　之江新城综合管廊一期工程
建设单位　　　　杭州之江新城开发建设投资有限公司
施工单位　　　　浙江宏远建工集团有限公司
竣工验收日期　　　　2021年6月30日

{line}

施工单位意见：同意验收
监理单位意见：同意验收
"""
    return understood(page, seals=[seal("杭州之江新城开发建设投资有限公司")])


def _registry(head: str) -> Document:
    page = f"""
{head}
{DOWN}
之江新城综合管廊一期工程
项目编号：3301062019030101　　　　省级项目编号：3301061903010001
所在区划：浙江省-杭州市-西湖区　　　　立项级别：地市级
数据等级：B

姓名　　　　　担任角色　　　　所属企业
张玥　　　　　项目经理　　　　浙江宏远建工集团有限公司
"""
    return understood(page)


def test_the_role_claimed_passes() -> None:
    assert _outcome(_acceptance("项目经理：张玥")) is Outcome.PASS


@pytest.mark.parametrize(
    "line",
    [
        "项目副经理：张玥",
        "项目经理：李明　　　　助理：张玥",
        "项目经理　　　　李明　　　　张玥",
        "项目经理：李明（张玥代）",
        "项目经理：张玥明",
        "项目经理：张明",
        "项目经理：张玥建筑劳务有限公司",
        *(
            line
            for line in (
                "项目经理助理：张玥",
                "见习项目经理：张玥",
                "拟任项目经理：张玥",
                "原项目经理：张玥　　　　现项目经理：李明",
                "项目经理：李明/张玥",
                "项目经理：　　　　　　　　联系人：张玥",
            )
        ),
    ],
)
def test_another_post_or_another_person_never_passes(line: str) -> None:
    assert _outcome(_acceptance(line)) is not Outcome.PASS


@pytest.mark.parametrize(
    "head",
    [
        "全国建筑市场监管公共服务平台",
        pytest.param("https://jzsc.mohurd.gov.cn/data/project/detail"),
    ],
)
def test_the_register_passes(head: str) -> None:
    assert _outcome(_registry(head)) is Outcome.PASS


@pytest.mark.parametrize(
    "head",
    [
        "首页",
        "建企查 企业资质业绩大数据 www.jianqicha.com",
        "https://jzsc-mohurd.com/data",
        "https://jzsc.mohurd.gov.cn.example.com/data",
        *(
            head
            for head in (
                "建企查 数据来源：全国建筑市场监管公共服务平台",
                "以上信息来自四库一平台，仅供参考。",
            )
        ),
    ],
)
def test_what_is_not_the_register_never_passes(head: str) -> None:
    assert _outcome(_registry(head)) is not Outcome.PASS


PLATFORM = "全国建筑市场监管公共服务平台"
CLAIMED, OTHER = "之江新城综合管廊一期工程", "丁桥路道路工程"
GAP = "　" * 13
LIST = f"\n{PLATFORM}\n\n项目名称{GAP}施工单位{GAP}项目经理\n"
FIRM = "浙江宏远建工集团有限公司"
CARD = "项目名称：{}\n项目编号：3301062019030101\n施工单位：" + FIRM + "\n项目经理：{}\n"
BARE = "{}\n施工单位：" + FIRM + "\n项目经理：{}\n"


def _listed(*rows: tuple[str, str]) -> str:
    return LIST + "".join(f"{work}　　　　　{FIRM}　　　　　{name}\n" for work, name in rows)


def test_a_list_s_own_row_passes() -> None:
    page = _listed((CLAIMED, "张玥"), (f"{OTHER}　　　　　", "李明"))
    assert _outcome(understood(page)) is Outcome.PASS
    cards = CARD.format(CLAIMED, "张玥") + "\n" + CARD.format(OTHER, "李明")
    assert _outcome(understood(f"\n{PLATFORM}\n\n{cards}")) is Outcome.PASS


@pytest.mark.parametrize(
    "page",
    [
        _listed((CLAIMED, "李明"), (f"{OTHER}　　　　　", "张玥")),
        f"\n{PLATFORM}\n\n{CARD.format(CLAIMED, '李明')}\n{CARD.format(OTHER, '张玥')}",
        f"\n{PLATFORM}\n\n{BARE.format(CLAIMED, '李明')}\n{BARE.format(OTHER, '张玥')}",
        f"\n{PLATFORM}\n\n项目名称　　　　　　　项目经理　　　　张玥　　　　　　查询\n"
        + _listed((CLAIMED, "李明")),
        f"\n{PLATFORM}\n\n项目经理：李明\n项目名称：{CLAIMED}\n\n项目经理：张玥\n项目名称：{OTHER}\n",
    ],
    ids=["rows", "cards", "cards without labels", "searched for", "people first"],
)
def test_a_post_in_another_work_never_passes(page: str) -> None:
    assert _outcome(understood(page)) is not Outcome.PASS


@pytest.mark.parametrize(
    "record",
    [
        "变更事项　　　　　　　　　　变更前　　　　变更后\n"
        "施工单位项目负责人　　　　　张玥　　　　　李明",
        "变更前项目经理：张玥　　　　　变更后项目经理：李明",
        "经审查，同意该工程项目经理由张玥变更为李明，自2021年4月3日起生效。",
    ],
)
def test_whom_somebody_followed_never_passes(record: str) -> None:
    permit = f"""
建筑工程施工许可证

编号330106202401150101

建设单位　　　　杭州之江新城开发建设投资有限公司
工程名称　　　　{CLAIMED}
施工单位　　　　{FIRM}
施工单位项目负责人　　　　张玥
总监理工程师　　　　李思远

特发此证
"""
    sealed = [seal("杭州市城乡建设委员会")]
    assert _outcome(understood(permit, seals=sealed)) is Outcome.PASS
    changed = f"\n建筑工程施工许可证变更记录\n\n{record}\n"
    assert _outcome(understood(permit, changed, seals=sealed)) is not Outcome.PASS
