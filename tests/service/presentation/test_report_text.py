"""The text report: compact, plain in a pipe, aligned with Chinese, safe with hostile text."""

import io
from typing import Literal

import pytest
from rich.cells import cell_len
from rich.console import Console

from models.report import Finding, FindingStatus
from service.presentation import report_text
from tests.service import made


def shown(text: str = "张玥", width: int = 120, terminal: bool = False) -> str:
    colours: Literal["standard", "auto"] = "standard" if terminal else "auto"
    console = Console(
        file=io.StringIO(), width=width, force_terminal=terminal, color_system=colours
    )
    return report_text.render([made.verified(text=text).report], console)


def test_it_says_outcome_claim_and_why() -> None:
    page = shown()
    for part in ("2024-0001", "? 待人工复核", "工程业绩", "附件无法读取", "施工许可证 98%"):
        assert part in page
    assert "无法读取：空文件（empty_file）" in page


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_console(width: int) -> None:
    assert max(cell_len(line) for line in shown("张玥" * 60, width=width).splitlines()) <= width


def test_a_pipe_gets_no_colours_and_a_terminal_does() -> None:
    assert "\x1b" not in shown()
    assert "\x1b[" in shown(terminal=True)


def test_what_was_read_steers_no_terminal() -> None:
    page = shown("\x1b[2J\x07[red]张玥[/]\u202e")
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert "[red]" in page


def test_what_belongs_to_no_claim_explains_the_outcome_too() -> None:
    console = Console(file=io.StringIO(), width=120, color_system=None)
    report = made.lacking(made.verified(), "未附论文1篇").report
    lines = report_text.render([report], console).splitlines()
    assert [line for line in lines if "申报整体" in line and "未附论文1篇" in line]


def test_it_says_which_pages_of_a_file_could_not_be_read_and_why() -> None:
    report = made.verified().report
    lost = Finding(
        rule=report_text.READABLE,
        status=FindingStatus.REVIEW,
        claim="p1",
        attachment=made.PERMIT,
        message="第2页未能读取：本页内容已损坏",
        citation="附件2 二（十三）4",
    )
    twice = (*report.findings, lost, lost.model_copy(update={"claim": "p2"}))
    console = Console(file=io.StringIO(), width=120, color_system=None)
    page = report_text.render([report.model_copy(update={"findings": twice})], console)
    assert page.count("附件 a4：第2页未能读取：本页内容已损坏") == 1
    assert "附件 a5：" not in page  # its row says so
