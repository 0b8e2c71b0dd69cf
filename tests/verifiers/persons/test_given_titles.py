"""Titles that sentences give in so many words, and sentences that give none."""

import pytest

from models.document import DocumentType
from verifiers.persons.given_titles import granted
from verifiers.rulebooks.rulebook import load
from verifiers.samples.examples import HANGZHOU, OWN, PROJECT, document, ink

ROLES = load(HANGZHOU).roles


def given(text: str) -> list[str]:
    made = document(DocumentType.EMPLOYER_STATEMENT, texts=[text])
    return [title.text for title in granted(made, ink("关关"), ROLES, (OWN, PROJECT))]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{PROJECT}，施工员由{OWN}关关担任。", "施工员"),
        (f"兹证明{OWN}关关为我司{PROJECT}项目专业监理工程师（土建），", "专业监理工程师"),
        (f"{PROJECT}由{OWN}承建，由关关任安全员，", "安全员"),
        ("施工员：关关。", "施工员"),
    ],
)
def test_what_grants_a_post_is_read(text: str, title: str) -> None:
    assert given(text) == [title]


@pytest.mark.parametrize(
    "text",
    [
        "关关是项目经理王强的助手。",
        "未收到关关为项目经理的任命文件。",
        "投标项目经理关关，",
        "关关协助项目经理工作。",
        "项目经理王强，关关同志配合。",
        "关关的丈夫任项目经理。",
        "关关对项目经理负责。",
        "关关与项目经理共同参加验收。",
        "项目经理安排关关负责施工。",
        "项目经理委派关关参加验收。",
        "由项目经理领导关关工作。",
        "关关为项目经理的人员，",
        "原项目经理关关，",
        "项目经理汤国安技术负责人关关",
    ],
)
def test_what_does_not_is_not(text: str) -> None:
    assert given(text) == []
