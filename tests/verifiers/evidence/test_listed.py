"""Entries of the applicant's row that take the post back, and those that do not."""

from datetime import date

import pytest

from models.document import DocumentType, Listed
from verifiers.case import open_case
from verifiers.evidence.listed import listed_otherwise
from verifiers.rulebooks.rulebook import load
from verifiers.samples.examples import HANGZHOU, OWN, application, document, ink, person, project


def told(heading: str, value: str) -> str | None:
    row = person("张玥", "项目经理").model_copy(
        update={"listed": (Listed(heading=heading, ink=ink(value)),)}
    )
    claim = project("a1").model_copy(
        update={"started_on": date(2020, 3, 1), "finished_on": date(2022, 6, 30)}
    )
    made = document(DocumentType.QUALITY_ASSURANCE_FILING, row)
    case = open_case(application(claim), {"a1": made}, load(HANGZHOU), frozenset())
    found = listed_otherwise(case, claim, case.exhibits["a1"])
    return found.message if found else None


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("是否到岗", "否"),
        ("到岗率", "0%"),
        ("核定岗位", "施工员"),
        ("负责标段", "二标段"),
        ("驻场天数", "3"),
        ("是否离岗", "是"),
        ("变更情况", "已变更为李明"),
        ("审核结论", "不予认可"),
        ("任职起止", "2012.01-2013.06"),
        ("任职时间", "2012年1月至2013年6月"),
        ("入职日期", "2023-05-10"),
        ("社保缴纳单位", "浙江天成建设有限公司"),
        ("出生年月", "1963.02"),
        ("身份证号后四位", "7726"),
        ("性别", "男"),
    ],
)
def test_what_takes_a_post_back_is_told(heading: str, value: str) -> None:
    message = told(heading, value)
    assert message is not None
    assert heading in message
    assert value in message


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("是否到岗", "是"),
        ("到岗率", "100%"),
        ("在岗情况", "在岗"),
        ("是否离岗", "否"),
        ("注册证书编号", "浙233181902345"),
        ("换证日期", "2019-03-01"),
        ("毕业院校", "浙江大学"),
        ("职务", "副总经理"),
        ("担任岗位", "项目经理"),
        ("政治面貌", "群众"),
        ("性别", "女"),
        ("身份证号后四位", "4525"),
        ("所属单位", OWN),
        ("任职时间", "2020.03-2022.06"),
        ("进场日期", "2020-03-05"),
    ],
)
def test_what_lists_say_of_everybody_is_none(heading: str, value: str) -> None:
    assert told(heading, value) is None
