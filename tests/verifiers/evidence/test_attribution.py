"""Attribution: posts in a part of the work, in another one, or under another firm."""

import pytest

from models.report import FindingStatus
from tests.verifiers.asked import HANGZHOU, findings
from tests.verifiers.evidence.letters import letter
from verifiers.samples.examples import OWN, PROJECT, application, project

OTHER = "浙江天工建设有限公司"

ELSEWHERE = [
    (f"{OWN}承建的{PROJECT}围挡，项目经理为张玥。", "围挡"),
    (f"{OWN}承建{PROJECT}和江晖路幼儿园工程，江晖路幼儿园工程，项目经理为张玥。", "江晖路幼儿园"),
    (f"{PROJECT}由{OTHER}承建，项目经理为张玥。", OTHER),
    (f"{PROJECT}施工单位为{OTHER}，项目经理张玥。", OTHER),
    (f"{OTHER}张玥任{PROJECT}项目经理。", OTHER),
    (f"张玥为我公司员工，任{PROJECT}项目经理。", "为我公司员工"),
    (f"张玥在我公司任职期间担任{PROJECT}项目经理。", "在我公司任职"),
    (f"{OWN}承担其中管道保洁，项目经理张玥。", "其中管道保洁"),
]

HERE = [
    f"{OWN}承建的{PROJECT}，项目经理为张玥。",
    f"{PROJECT}（建筑面积3万平方米，其中地下1万平方米）由{OWN}施工，项目经理为张玥。",
    f"{PROJECT}施工总承包项目经理为张玥，施工单位为{OWN}。",
]


def found(text: str, sealed_by: str = "杭州临江房地产开发有限公司") -> tuple[FindingStatus, str]:
    made = {"a1": letter(text, sealed_by=sealed_by)}
    first = findings("project.role-worded", application(project("a1")), made, HANGZHOU)[0]
    return first.status, first.message


@pytest.mark.parametrize(("text", "told"), ELSEWHERE)
def test_a_post_elsewhere_is_told(text: str, told: str) -> None:
    status, message = found(text)
    assert status is FindingStatus.REVIEW
    assert told in message


@pytest.mark.parametrize("text", HERE)
def test_a_post_in_the_claimed_work_is_clear(text: str) -> None:
    assert found(text)[0] is FindingStatus.PASS


def test_who_sealed_a_letter_is_named_in_it() -> None:
    status, message = found(HERE[0], sealed_by="宁波海曙房地产开发有限公司")
    assert status is FindingStatus.REVIEW
    assert "均未出现" in message


def test_a_glyph_of_the_seal_may_be_misread() -> None:
    assert found(HERE[0], sealed_by="杭州临汇房地产开发有限公司")[0] is FindingStatus.PASS
