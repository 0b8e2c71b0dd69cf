"""社会保险参保证明 of several provinces: the latest employer, the first and the last month."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.forms.pairs import PageText
from models.document import DocumentType
from tests.extractors import typed
from tests.extractors.documents.understood import said, understood

OWN, EARLIER = "浙江宏远建工集团有限公司", "杭州西子建设有限公司"


def _monthly() -> PageText:
    """Zhejiang: units by number in one table, months by number in the other."""
    return typed.table(
        ("浙江省社会保险参保证明(个人专用)", "", ""),
        ("姓名", "张玥", ""),
        ("单位编号", "单位名称", ""),
        ("3301001", OWN, ""),
        ("3301002", EARLIER, ""),
        ("年", "月", "单位编号"),
        ("2024", "2", "3301001"),
        ("2024", "1", "3301001"),
        ("2023", "12", "3301002"),
        ("2023", "11", "3301002"),
        width=14,
    )


def _terms(*rows: tuple[str, str]) -> PageText:
    return typed.table(
        ("广东省社会保险个人参保证明", ""),
        ("参保起止时间", "单位"),
        *rows,
        width=20,
    )


def _spells() -> PageText:
    return typed.table(
        ("社会保险个人权益记录单", "", ""),
        ("参保单位", "开始年月", "终止年月"),
        (EARLIER, "2022-09", "2023-03"),
        (OWN, "2023年4月", "2024年7月"),
        width=14,
    )


CERTIFICATE = f"""
基本养老保险参保缴费凭证

姓名：张玥
参保单位：{OWN}
缴费起止时间：2021年03月至2024年06月
缴费月数：40
打印时间：2024年8月10日
"""


@pytest.mark.parametrize(
    ("page", "first", "last"),
    [
        pytest.param(_monthly(), "2023-11", "2024-02", id="zhejiang"),
        pytest.param(
            _terms(("202209-202303", EARLIER), ("202304-202407", OWN)),
            "2022-09",
            "2024-07",
            id="guangdong",
        ),
        pytest.param(_spells(), "2022-09", "2024-07", id="jiangsu"),
        pytest.param(CERTIFICATE, "2021-03", "2024-06", id="certificate"),
    ],
)
def test_the_last_employer_and_the_months(page: str | PageText, first: str, last: str) -> None:
    document = understood(page)
    assert document.type.value is DocumentType.SOCIAL_INSURANCE_RECORD
    assert said(document).items() >= {"employer": OWN, "from": first, "to": last}.items()


def test_the_order_of_the_rows_does_not_matter() -> None:
    rows = ("202209-202303", EARLIER), ("202304-202407", OWN)
    forwards, backwards = (understood(_terms(*each)) for each in (rows, rows[::-1]))
    assert said(forwards)["employer"] == said(backwards)["employer"] == OWN


@settings(deadline=None, max_examples=25)
@given(st.lists(st.dates(date(2015, 1, 1), date(2024, 7, 1)), min_size=2, max_size=6))
def test_first_and_last_are_the_least_and_the_greatest_month(days: list[date]) -> None:
    rows = [(f"{day:%Y%m}", OWN) for day in days]
    fields = said(understood(_terms(*rows)))
    assert (fields["from"], fields["to"]) == (f"{min(days):%Y-%m}", f"{max(days):%Y-%m}")


def test_a_month_that_was_not_read_leaves_both_ends_in_doubt() -> None:
    page = typed.table(
        ("浙江省社会保险参保证明", "", ""),
        ("年", "月", "单位编号"),
        ("2024", "曰", "3301001"),
        ("2024", "1", "3301001"),
        width=14,
    )
    field = understood(page).field("to")
    assert field is not None
    assert (field.value, field.confidence) == ("2024-01", 0.5)


def test_a_base_of_nothing_is_no_payment() -> None:
    page = typed.table(
        ("浙江省社会保险参保证明", "", ""),
        ("缴费年月", "单位名称", "缴费基数"),
        ("202405", OWN, "4812.00"),
        ("202406", OWN, "0.00"),
        width=14,
    )
    assert said(understood(page))["to"] == "2024-05"


def test_the_day_of_printing_is_no_month_paid_for() -> None:
    assert said(understood(CERTIFICATE))["to"] == "2024-06"
    assert said(understood(CERTIFICATE))["issued_on"] == "2024-08-10"


def test_a_contract_that_speaks_of_insurance_is_no_record() -> None:
    page = f"""
劳动合同书

甲方：{OWN}
乙方：张玥

甲方为乙方办理社会保险参保手续，缴纳养老保险、工伤保险、失业保险，缴费基数按规定执行。

劳动报酬：按月支付
"""
    assert understood(page).type.value is DocumentType.LABOR_CONTRACT
