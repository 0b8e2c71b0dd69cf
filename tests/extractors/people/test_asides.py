"""What prose says of a person right behind the name: sex, and when born."""

import pytest

from extractors.people.named import people
from models.page import Ink
from tests.extractors import typed


def told(sentence: str) -> list[tuple[str, str | None, str | None]]:
    page = typed.page(f"\n　　兹证明之江新城综合管廊一期工程由我公司建设，{sentence}")
    return [(p.name.text, _said(p.gender), _said(p.birth_date)) for p in people(page)]


def _said(ink: Ink | None) -> str | None:
    return ink.text if ink else None


@pytest.mark.parametrize(
    ("aside", "sex", "born"),
    [
        ("（女，1976年8月出生）", "女", "1976-08"),
        ("（男，1975年生）", "男", "1975"),
        ("（一级建造师，浙133060012345，男，1975年生）", "男", "1975"),
        ("（性别：女，出生年月：1976年8月）", "女", "1976-08"),
        ("（女，生于1990年3月7日）", "女", "1990-03-07"),
        ("，女，1990年3月7日出生", "女", "1990-03-07"),
        ("同志（男，身份证号330106199003074520）", "男", None),
        ("（一级建造师）", None, None),
        ("（2019年3月生效）", None, None),
        ("（小）", None, None),
    ],
)
def test_sex_and_birth_behind_a_name_are_that_person_s(
    aside: str, sex: str | None, born: str | None
) -> None:
    assert told(f"项目经理为张玥{aside}。") == [("张玥", sex, born)]


def test_each_of_two_has_the_own() -> None:
    said = told("项目经理张玥（男，1975年生），施工员李明（女）。")
    assert said == [("张玥", "男", "1975"), ("李明", "女", None)]
