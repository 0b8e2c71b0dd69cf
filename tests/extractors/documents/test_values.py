"""From labelled values to fields: dates in ISO, names, numbers and units as printed."""

import pytest

from extractors.documents.spec import Kind, Wanted
from extractors.documents.values import as_field, dated, labelled, last_date
from extractors.language.flow import Span, flow_of
from models.document import Field
from models.page import Passage, PassageKind
from tests.extractors import typed


def _field(kind: Kind, text: str, name: str = "wanted") -> Field | None:
    flow = typed.flow(text)
    return as_field(name, Span(flow, 0, len(flow.text)), kind)


@pytest.mark.parametrize(
    ("kind", "printed", "value"),
    [
        (Kind.DATE, "2012年6月30日", "2012-06-30"),
        (Kind.DATE, "二〇一二年六月三十日", "2012-06-30"),
        (Kind.DATE, "20120630", "2012-06-30"),
        (Kind.DATE, "2012年6月", "2012-06"),
        (Kind.PERSON, "张　玥（签字）", "张玥"),
        (Kind.PERSON, "欧阳明月", "欧阳明月"),
        (Kind.NUMBER, "浙建安〔2019〕012345号", "浙建安〔2019〕012345号"),
        (Kind.NUMBER, "109411201205197933", "109411201205197933"),
        (Kind.CODE, "AZ2K 9NDA ZFK8 J7BQ", "AZ2K9NDAZFK8J7BQ"),
        (Kind.ORGANISATION, "浙江宏远建工集团有限公司（盖章）", "浙江宏远建工集团有限公司"),
        (Kind.ORGANISATION, "浙江宏远（杭州）有限公司", "浙江宏远（杭州）有限公司"),
        (Kind.ORGANISATION, "（公章）杭州之江监理有限公司", "杭州之江监理有限公司"),
        (
            Kind.ORGANISATION,
            "（公章）杭州之江监理有限公司总监理工程师：李思远2022年4月29日",
            "杭州之江监理有限公司",
        ),
        (Kind.TEXT, "3200万元", "3200万元"),
    ],
)
def test_a_value_of_its_kind_is_read(kind: Kind, printed: str, value: str) -> None:
    field = _field(kind, printed)
    assert field is not None
    assert field.value == value


@pytest.mark.parametrize(
    ("kind", "printed"),
    [
        (Kind.DATE, "年　月　日"),
        (Kind.DATE, "长期"),
        (Kind.PERSON, "无"),
        (Kind.PERSON, "浙江宏远建工集团有限公司"),
        (Kind.NUMBER, "无"),
        (Kind.ORGANISATION, "2021年8月27日"),
        (Kind.ORGANISATION, "质量保证体系备案表"),
        (Kind.NUMBER, "12"),
        (Kind.CODE, "见附件"),
        (Kind.ORGANISATION, "（盖章）"),
        (Kind.ORGANISATION, "施工单位"),
        (Kind.ORGANISATION, "处理意见"),
        (Kind.TEXT, "聘任书"),
        (Kind.ORGANISATION, "张玥"),
        (Kind.ORGANISATION, "330822********8496"),
        (Kind.ORGANISATION, "以上人员已到岗，申请备案。"),
    ],
)
def test_a_value_of_another_kind_is_none(kind: Kind, printed: str) -> None:
    assert _field(kind, printed) is None


@pytest.mark.parametrize(
    "printed", ["330106199003074520", "33010619900307452X", "3301************20", "330106900307452"]
)
def test_an_identity_number_is_read_whole_or_masked(printed: str) -> None:
    field = _field(Kind.NUMBER, f"居民身份证{printed}", name="id_number")
    assert field is not None
    assert field.value == printed


def test_a_field_is_as_sure_as_its_least_sure_character() -> None:
    sure = typed.line("2012年6月30日", certainty=0.99)
    line = sure.model_copy(update={"certainties": (*sure.certainties[:-3], 0.4, 0.9, 0.9)})
    flow = flow_of(Passage(page=1, kind=PassageKind.LINE, lines=(line,)))
    field = as_field("graduated_on", Span(flow, 0, len(flow.text)), Kind.DATE)
    assert field is not None
    assert field.confidence == 0.4


def test_which_kind_of_nought_a_date_prints_makes_it_no_less_sure() -> None:
    line = typed.line("二〇一二年六月")
    doubtful = line.model_copy(update={"certainties": (1, 0.2, 1, 1, 1, 1, 1)})
    flow = flow_of(Passage(page=1, kind=PassageKind.LINE, lines=(doubtful,)))
    assert dated("graduated_on", Span(flow, 0, 7), "2012-06").confidence == 1


def test_the_first_readable_value_counts_not_the_first_label() -> None:
    text = typed.document("发证日期：　　年　月　日\n\n\n签发日期：2012年6月30日")
    wanted = (Wanted("issued_on", ("发证日期", "签发日期"), Kind.DATE),)
    assert [field.value for field in labelled(text, wanted)] == ["2012-06-30"]


def test_where_nothing_readable_stands_there_is_no_field() -> None:
    wanted = (Wanted("issued_on", ("发证日期",), Kind.DATE),)
    assert list(labelled(typed.document("发证日期：　　年　月　日"), wanted)) == []


def test_a_certificate_is_dated_at_its_foot() -> None:
    text = typed.document("于2008年9月1日入学\n\n\n2012年6月30日", "附页\n\n\n2012年7月5日")
    assert [field.value for field in last_date(text, "issued_on")] == ["2012-07-05"]
    assert list(last_date(typed.document("无日期"), "issued_on")) == []


def test_the_last_day_of_a_term_never_stands_for_an_unread_first_one() -> None:
    page = typed.page("聘任期限：二二年五月十三日至二〇二六年五月十三日")
    value = next(pair.value for pair in page.pairs if pair.value)
    assert as_field("appointed_on", value, Kind.DATE) is None
    assert as_field("ended_on", value, Kind.DATE) is not None


def test_a_zero_that_is_only_a_gap_decides_nothing() -> None:
    text = typed.document("本证书颁发于一九九 年三月七日")
    field = next(last_date(text, "issued_on"))
    assert field.value == "1990-03-07"
    assert field.confidence < 0.9


def test_the_end_of_a_term_dates_no_certificate() -> None:
    text = typed.document("聘任期限自2019年7月1日\n至2025年7月1日。")
    assert [field.value for field in last_date(text, "issued_on")] == ["2019-07-01"]


def test_who_certified_a_copy_does_not_date_what_was_copied() -> None:
    text = typed.document("二〇一三年六月三十日\n\n\n与原件核对一致\n经办人：董华\n2024.6.10")
    assert [field.value for field in last_date(text, "issued_on")] == ["2013-06-30"]
