"""How far the reading is: every attachment is told of, by a name that steers no terminal."""

import io

import pytest
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, TextColumn

from service.presentation.progress import Bar, Lines


def test_a_pipe_gets_one_line_an_attachment(capsys: pytest.CaptureFixture[str]) -> None:
    lines = Lines()
    lines.expect(2)
    lines.read("2024-0001/a1\x1b[2J", 3, None)
    lines.read("2024-0001/a2", 0, "encrypted_pdf")
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.splitlines() == [
        "[1/2] 2024-0001/a1�[2J: 3 pages",
        "[2/2] 2024-0001/a2: not read: encrypted_pdf",
    ]


def test_a_bar_counts_attachments_and_pages() -> None:
    shown = io.StringIO()
    console = Console(file=shown, force_terminal=True, color_system=None, width=80)
    columns = (MofNCompleteColumn(), TextColumn("{task.fields[pages]} 页"))
    with Progress(*columns, console=console) as progress:
        bar = Bar(progress)
        bar.expect(3)
        bar.read("x/a1", 2, None)
        bar.read("x/a2", 3, None)
        bar.read("x/[red]a3", 0, "damaged")
    assert "3/3 5 页" in shown.getvalue()
    assert "x/[red]a3: damaged" in shown.getvalue()
