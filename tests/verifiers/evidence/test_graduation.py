"""What education papers say of not having graduated, and what they say as a matter of course."""

import pytest

from models.document import DocumentType
from verifiers.case import open_case
from verifiers.evidence.graduation import not_graduated
from verifiers.rulebooks.rulebook import load
from verifiers.samples.examples import HANGZHOU, application, document, education, person

USUAL = (
    "毕（结）业日期",
    "毕（结）业",
    "毕结业",
    "准予毕业",
    "在校期间认真学习。",
    "曾参加党校学习，获党校结业证书，被评为优秀学员，圆满完成了三年的全部学业。",
    "本人已如实填写，有无退学、休学",
    "经核查无误，该证书真实有效",
    "报告内容如与证书不符，请以学信网查询结果为准。",
    "查询到1条记录",
    "浙江省建筑职工培训学校",
)
OTHERWISE = (
    "结业",
    "准予结业",
    "肄业",
    "专升本（在读）",
    "因故退学",
    "未查询到证书信息",
    "经核查，证书信息与档案记载不一致",
    "不予认证",
    "查无此人",
    "学历类别：非学历教育",
    "此件由本人提供，未归档",
)


def said(text: str) -> bool:
    made = application(education("a1"))
    paper = document(DocumentType.CHSI_REGISTRATION_FORM, person("张玥"), texts=[text])
    case = open_case(made, {"a1": paper}, load(HANGZHOU), frozenset())
    return not_graduated(case.exhibits["a1"]) is not None


@pytest.mark.parametrize("text", USUAL)
def test_usual_words_say_nothing_of_it(text: str) -> None:
    assert not said(text)


@pytest.mark.parametrize("text", OTHERWISE)
def test_other_results_are_found(text: str) -> None:
    assert said(text)
