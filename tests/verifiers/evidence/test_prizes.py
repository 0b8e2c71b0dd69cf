"""Whether a certificate gives the award it names, or something else of that name."""

import pytest

from models.document import DocumentType
from verifiers.case import open_case
from verifiers.evidence.prizes import something_else
from verifiers.rulebooks.rulebook import load
from verifiers.samples.examples import HANGZHOU, PROJECT, application, award, document


def strange(*texts: str) -> str | None:
    made = document(DocumentType.AWARD_CERTIFICATE, texts=texts, fields={"project_name": PROJECT})
    case = open_case(application(award("a1")), {"a1": made}, load(HANGZHOU), frozenset())
    return something_else(case, case.exhibits["a1"])


@pytest.mark.parametrize(
    "text",
    [
        "荣获“钱江杯”职工羽毛球赛一等奖",
        "参加鲁班奖工匠技能比武",
        "荣获西湖杯摄影大赛优秀奖",
    ],
)
def test_what_only_bears_an_award_s_name_is_told(text: str) -> None:
    assert strange(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "荣获2021年度浙江省建设工程钱江杯奖（优质工程）",
        "被评为2019年度“西湖杯”优质工程。",
        "2020-2021年度中国建设工程鲁班奖（国家优质工程）获奖工程",
        f"授予钱江杯{PROJECT}",
        "浙江省优秀质量管理小组",
    ],
)
def test_an_award_is_named_and_given_in_few_words(text: str) -> None:
    assert strange(text) is None


def test_one_place_that_gives_it_is_enough() -> None:
    assert strange("荣获钱江杯奖", "钱江杯宣传册") is None
