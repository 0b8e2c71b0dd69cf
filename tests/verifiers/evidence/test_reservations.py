"""Reservations: words that take back what a paper says, and words that only sound like them."""

import pytest

from models.document import DocumentType
from tests.verifiers.evidence.letters import letter
from verifiers.case import open_case
from verifiers.evidence.reservations import reservation
from verifiers.rulebooks.rulebook import load
from verifiers.samples.examples import application, document, person, project

RESERVED = [
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
]

USUAL = [
    "施工期间未发生任何安全事故，工程质量合格。",
    "以上情况属实，如有虚假，我单位愿承担相应责任。",
    "本证明未经我单位书面同意不得转让。",
    "招标代理机构为浙江宏信项目管理有限公司，法定代表人或委托代理人签字",
    "仅供职称评审使用。",
    "项目经理由李明变更为张玥",
    "聘任终止：2027年8月31日",
    "聘期届满，聘任自行终止。",
    "负责工程签证和变更资料的整理。",
    "本项目已于2021年6月通过竣工验收并交付使用。",
]


def found(text: str) -> str | None:
    case = open_case(
        application(project("a1")),
        {"a1": letter(text)},
        load("hangzhou-2024-engineer"),
        frozenset(),
    )
    ink = reservation(case.exhibits["a1"])
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
    ],
)
def test_forms_and_contracts_have_words_of_their_own(
    kind: DocumentType, text: str, reserved: bool
) -> None:
    made = document(kind, person("张玥", "项目经理"), texts=[text])
    case = open_case(
        application(project("a1")), {"a1": made}, load("hangzhou-2024-engineer"), frozenset()
    )
    assert (reservation(case.exhibits["a1"]) is not None) is reserved
