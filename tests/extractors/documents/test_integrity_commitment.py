"""专业技术资格申报材料真实性保证书: signed and by whom, or not; a promise of another kind."""

import pytest

from models.document import DocumentType
from tests.extractors.documents.understood import said, understood

PROMISE = """
专业技术资格申报材料真实性保证书

本人保证所提交的申报材料真实、准确、完整，不存在弄虚作假行为。如有虚假，愿意承担一切后果。

保证人（签名）：
2024年8月9日
"""


def _signed(label: str, name: str) -> str:
    return PROMISE.replace("保证人（签名）：", f"{label}{name}")


@pytest.mark.parametrize(
    "label", ["保证人（签名）：", "保证人签名：", "本人签名：", "承诺人签字：", "申报人（签字）："]
)
def test_the_name_behind_the_label_is_the_signature(label: str) -> None:
    document = understood(_signed(label, "张玥"))
    assert document.type.value is DocumentType.INTEGRITY_COMMITMENT
    assert said(document).items() >= {"signature": "张玥", "issued_on": "2024-08-09"}.items()


@pytest.mark.parametrize("label", ["保证人（签名）：", "本人签名：", "承诺人签字：", "签名："])
def test_an_empty_line_is_no_signature(label: str) -> None:
    document = understood(_signed(label, ""))
    assert document.type.value is DocumentType.INTEGRITY_COMMITMENT
    assert "signature" not in said(document)


@pytest.mark.parametrize("day", ["年　月　日", "　　　2024年8月9日", "　　　日期：2024年8月9日"])
def test_the_day_behind_an_empty_line_is_no_signature(day: str) -> None:
    assert "signature" not in said(understood(_signed("承诺人签名：", day)))


@pytest.mark.parametrize("scrawl", ["3", "Z~2", "张", "乂7"])
def test_ink_that_gives_no_name_could_not_be_read(scrawl: str) -> None:
    field = understood(_signed("保证人（签名）：", scrawl)).field("signature")
    assert field is not None
    assert (field.value, field.confidence) == ("〔字迹未能辨认〕", 0.0)


def test_the_units_seal_line_is_nobodys_signature() -> None:
    page = PROMISE + "\n单位负责人（签字）：王强"
    assert "signature" not in said(understood(page))


@pytest.mark.parametrize(
    "title", ["工程质量终身责任承诺书", "项目负责人工程质量终身责任承诺书", "安全生产承诺书"]
)
def test_a_promise_about_a_building_is_another_paper(title: str) -> None:
    page = f"""
{title}

本人担任该工程项目的项目负责人，承诺对工程质量承担相应终身责任。

承诺人签字：张玥
"""
    assert understood(page).type.value is DocumentType.OTHER
