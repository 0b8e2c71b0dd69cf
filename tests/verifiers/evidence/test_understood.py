"""Clauses of letters that speak of the person in words no letter certifies with."""

import pytest

from tests.verifiers.evidence.letters import letter
from verifiers.case import open_case
from verifiers.evidence.understood import strange_words
from verifiers.rulebooks.rulebook import load
from verifiers.samples.examples import HANGZHOU, application, project


def said(text: str) -> str | None:
    made = {"a1": letter(text)}
    case = open_case(application(project("a1")), made, load(HANGZHOU), frozenset())
    found = strange_words(case, case.exhibits["a1"])
    return found.text if found else None


@pytest.mark.parametrize(
    "text",
    [
        "真正管事的是老周，",
        "他只领补贴，",
        "以上时间段内在部队服役。",
        "She was never seen on the site.",
    ],
)
def test_what_nobody_certifies_with_is_told(text: str) -> None:
    assert said(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "其负责施工组织设计编制、技术交底及质量控制等工作，",
        "他在工作中认真负责，得到各参建单位一致好评。",
        "以上情况属实，特此证明。",
        "该盾构直径15.56m，穿越苏州河防汛墙，",
        "主跨457米有推力提篮式钢箱拱桥，",
    ],
)
def test_praise_duties_and_a_trade_s_words_are_understood(text: str) -> None:
    assert said(text) is None
