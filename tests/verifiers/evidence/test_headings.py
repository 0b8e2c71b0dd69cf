"""Which further pages belong to the paper that begins on the first one."""

import pytest

from models.document import DocumentType
from models.page import Page
from verifiers.evidence.headings import goes_on
from verifiers.samples.examples import document


def page(*texts: str) -> Page:
    return document(DocumentType.OTHER, texts=texts).pages[0]


NOTICE = page("关于公布2022年度钱江杯优质工程名单的通知", "各有关单位：", "附件：获奖名单")


@pytest.mark.parametrize(
    ("first", "texts", "belongs"),
    [
        (NOTICE, ("附件", "2022年度钱江杯优质工程名单"), True),
        (NOTICE, ("附件", "某公司先进个人名单"), False),
        (
            page("关于公布2022年度钱江杯优质工程名单的通知"),
            ("附件", "2022年度钱江杯优质工程名单"),
            False,
        ),
    ],
)
def test_an_annex_is_the_notice_s_that_announces_it(
    first: Page, texts: tuple[str, ...], belongs: bool
) -> None:
    assert goes_on(page(*texts), first) is belongs
