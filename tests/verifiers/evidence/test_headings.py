"""Which further pages belong to the paper that begins on the first one."""

import pytest

from models.document import DocumentType
from models.page import Page
from verifiers.evidence.headings import goes_on
from verifiers.samples.examples import document


def page(*texts: str) -> Page:
    return document(DocumentType.OTHER, texts=texts).pages[0]


NOTICE = page("关于公布2022年度钱江杯优质工程名单的通知", "各有关单位：", "附件：获奖名单")


@pytest.mark.parametrize("heading", ["2022年度钱江杯优质工程名单", "某公司先进个人名单"])
def test_an_annex_may_be_anybody_s(heading: str) -> None:
    """A notice is public, and a list headed as it announces it is easily made."""
    assert not goes_on(page("附件", heading), NOTICE)


def test_a_form_s_chapters_are_of_it() -> None:
    assert goes_on(page("二、工程竣工验收实施情况", "（一）验收组织"), page("竣工验收报告"))
