"""Clauses: what only gives the applicant their post passes, anything else is looked at."""

import pytest

from models.report import FindingStatus
from tests.verifiers.asked import HANGZHOU, findings
from tests.verifiers.evidence.letters import letter
from verifiers.samples.examples import OWN, PROJECT, application, project

GRANTED = [
    f"兹证明{OWN}承建的{PROJECT}，项目经理为张玥。",
    f"张玥同志（身份证号：330106199003074520）自2019年3月至2021年6月在{PROJECT}担任项目经理一职。",
    f"{PROJECT}项目经理：张玥",
    "该工程项目经理由张玥担任，履职情况良好。",
    f"我单位建设的{PROJECT}由{OWN}施工，项目经理张玥，技术负责人李明。",
    "张玥曾担任该项目施工单位项目经理，",
    "姓名：张玥 职务：项目经理 联系电话：13800001111",
    "现场项目经理为张玥（身份证尾号：4520），",
    "张玥（项目经理）自2019年3月开工至2021年6月完工在现场履职",
    f"张玥担任“{PROJECT[:4]}”{PROJECT[4:]}项目经理",
]

BENT = [
    "张玥系项目经理王强的妻子。",
    "项目经理王强委托张玥到会。",
    "张玥拟任该工程项目经理，",
    "前期项目经理为张玥，后期另有其人",
    "经查，项目经理并非张玥。",
    "张玥旁听了项目经理例会。",
    "项目经理助理张玥。",
    "张玥在项目经理王强领导下工作。",
    "李明、张玥分别任项目经理、资料员",
    "其中降水工程项目经理为张玥。",
    "姓名：张玥走了 职务：项目经理",
    "张玥自开工起未在岗，项目经理另有安排",
]


def status(text: str) -> FindingStatus:
    found = findings(
        "project.role-worded", application(project("a1")), {"a1": letter(text)}, HANGZHOU
    )
    return found[0].status


@pytest.mark.parametrize("text", GRANTED)
def test_a_clause_that_gives_the_post_is_clear(text: str) -> None:
    assert status(text) is FindingStatus.PASS


@pytest.mark.parametrize("text", BENT)
def test_a_clause_that_bends_the_post_is_for_a_person(text: str) -> None:
    assert status(text) is FindingStatus.REVIEW
