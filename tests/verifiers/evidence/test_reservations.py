"""Reservations: words that take back what a paper says, and words that only sound like them."""

import re
from pathlib import Path

import pytest

import verifiers.data
from models.document import DocumentType
from tests.verifiers.evidence.letters import letter
from verifiers.case import open_case
from verifiers.data import read_words
from verifiers.evidence.reservations import reservation
from verifiers.rulebooks.rulebook import load
from verifiers.samples.examples import application, document, person, project

RESERVED = [
    "更换须经委托人书面同意，张玥未到岗",
    "承包人擅自更换项目经理，现由李明担任",
    "张玥不再担任项目经理及其他职务",
    "该任命未经建设单位同意",
    "我单位拟派项目经理张玥负责该工程的施工管理",
    "人员情况我单位不清楚，请向施工单位了解",
    "备案不代表张玥在岗",
    "其间因刑事羁押二十六个月",
    "张玥2020年住院八个月",
    "如中标，由张玥任项目经理",
    "张玥临时负责现场",
    "张玥已于2019年5月调离",
    "该证明自即日起作废",
    "人员情况我单位不了解",
    "本证明仅用于办理贷款",
    "张玥未实际到岗",
    "建设单位意见：已阅",
    "张玥名义上为项目经理",
    "因处罚停工",
    "听现场的人讲，项目经理是张玥",
    "施工期间并无此项任命",
    "项目经理一栏以实际到岗人员为准",
    "张玥与该项目经理同名",
    "项目经理B角为张玥",
    "本项目出勤天数为零",
    "自2020年2月28日起由他人顶岗",
    "若情况属实，则张玥为项目经理",
    "经提名，张玥为项目经理人选",
    "2020年7月起张玥由李明接替",
    "2020年7月起由李明接任项目经理",
    "2020年7月起李明接替张玥",
    "张玥同志在滨江家园工程中由李明接替",
]

USUAL = [
    "拟派项目负责人未经招标人同意不得更换。",
    "监理人更换上述人员须经委托人书面同意。",
    "承包人擅自更换上述人员的违约责任：每次罚款五万元。",
    "局部模板拼缝不严，试块标识不清，已整改。",
    "人民医院住院楼工程质量合格。",
    "施工期间未发生任何安全事故，工程质量合格。",
    "以上情况属实，如有虚假，我单位愿承担相应责任。",
    "本证明未经我单位书面同意不得转让。",
    "招标代理机构为浙江宏信项目管理有限公司，法定代表人或委托代理人签字",
    "仅供职称评审使用。",
    "项目经理由李明变更为张玥",
    "2020年7月起由张玥接任项目经理直至竣工。",
    "张玥同志于2020年7月接替李明担任项目经理。",
    "张玥同志，在滨江家园工程中接替李明担任项目经理。",
    "聘任终止：2027年8月31日",
    "聘期届满，聘任自行终止。",
    "负责工程签证和变更资料的整理。",
    "本项目已于2021年6月通过竣工验收并交付使用。",
    "工程位于未来科技城，包括停车楼、废水处理站和非机动车道。",
    "该同志工作中不辞辛劳，不断创新，无不良记录。",
    "采用不锈钢栏杆、换热机组和无障碍坡道，由建设单位代表签字。",
    "该工程采用代建制，无安全事故，未受任何行政处罚。",
]


def found(text: str) -> str | None:
    case = open_case(
        application(project("a1")),
        {"a1": letter(text)},
        load("hangzhou-2024-engineer"),
        frozenset(),
    )
    ink = reservation(case, case.exhibits["a1"])
    return ink.text if ink else None


@pytest.mark.parametrize("text", RESERVED)
def test_words_that_take_something_back_are_found_where_they_stand(text: str) -> None:
    said = found(text)
    assert said is not None
    assert said in text


@pytest.mark.parametrize("text", USUAL)
def test_usual_words_are_no_reservation(text: str) -> None:
    assert found(text) is None


@pytest.mark.parametrize(
    ("kind", "text", "reserved"),
    [
        (DocumentType.CONSTRUCTION_PERMIT, "逾期未开工，本证自行废止", False),
        (DocumentType.CONSTRUCTION_PERMIT, "备注：本证已注销", True),
        (DocumentType.LABOR_CONTRACT, "双方协商一致，可以解除本合同", False),
        (DocumentType.LABOR_CONTRACT, "本合同于2020年3月31日解除", True),
        (DocumentType.REGISTRY_SCREENSHOT, "审核状态：待审核", True),
        (DocumentType.REGISTRY_SCREENSHOT, "审核状态：审核通过", False),
        (DocumentType.QUALITY_ASSURANCE_FILING, "浙江沣源施工图审查中心有限公司", False),
        (DocumentType.REGISTRY_SCREENSHOT, "演示环境，数据由程序生成", True),
        (DocumentType.REGISTRY_SCREENSHOT, "历史版本，最新版本见下页", True),
        (DocumentType.REGISTRY_SCREENSHOT, "浙江省历史建筑修缮工程", False),
        (DocumentType.REGISTRY_SCREENSHOT, "提示：该业绩存在虚假，已于2023-05-11撤销", True),
        (DocumentType.REGISTRY_SCREENSHOT, "提示：已于2023-05-11由主管部门撤回", True),
        (DocumentType.REGISTRY_SCREENSHOT, "提示：数据未经主管部门审核，不作为业绩证明", True),
        (DocumentType.REGISTRY_SCREENSHOT, "提示：如存在虚假，可向主管部门投诉", False),
        (DocumentType.TRAINING_HOURS_RECORD, "提示：该年度学时未达到要求", True),
        (DocumentType.QUALITY_ASSURANCE_FILING, "说明：项目经理已于次月全部调整", True),
        (DocumentType.CONSTRUCTION_PERMIT, "未经发证机关许可，本证的各项内容不得变更", False),
        (DocumentType.CONSTRUCTION_PERMIT, "备注：本证已由330106202003150102号证替代", True),
        (DocumentType.CONSTRUCTION_PERMIT, "备注：因资金未落实，工程不再实施", True),
        (DocumentType.COMPLETION_ACCEPTANCE, "签字人未到场", True),
        (DocumentType.COMPLETION_ACCEPTANCE, "质量控制资料齐全，观感质量好，无遗留问题", False),
    ],
)
def test_forms_and_contracts_have_words_of_their_own(
    kind: DocumentType, text: str, reserved: bool
) -> None:
    made = document(kind, person("张玥", "项目经理"), texts=[text])
    case = open_case(
        application(project("a1")), {"a1": made}, load("hangzhou-2024-engineer"), frozenset()
    )
    assert (reservation(case, case.exhibits["a1"]) is not None) is reserved


WORDINGS = sorted(Path(verifiers.data.__file__).parent.glob("reservations/*.txt"))


@pytest.mark.parametrize("file", WORDINGS, ids=lambda file: file.stem)
def test_every_wording_begins_with_a_letter_and_so_is_passed_over_at_once(file: Path) -> None:
    words = read_words(f"reservations/{file.name}")
    assert words
    for word in words:
        re.compile(word)
        assert re.match(r"\\\(|[^\W_]|[□�]", word), word
        assert not re.match(r".[?*|{]", word), word
