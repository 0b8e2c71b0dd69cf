"""The files of a run: one line a claim, cells that are no formulas, a page that loads nothing."""

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from models.report import Outcome
from service.recheck import page
from service.recheck.changes import Change, changes
from service.recheck.judge import lines
from service.recheck.outputs import Facts, Outputs, cell, summary
from tests.service import made

FACTS = Facts("run", 3)


def flipped(application: str = "2024-0001", text: str = "张玥") -> Change:
    """A claim that fails now, with a value that differs."""
    (found,) = changes(made.report("甲", 1), made.report(text, 1))
    return found.model_copy(update={"application": application, "after": Outcome.FAIL})


def written(folder: Path, *found: Change) -> Outputs:
    with Outputs(folder) as outputs:
        outputs.add(lines(list(found)))
    page.write(FACTS, outputs)
    return outputs


@given(st.text(max_size=30))
def test_no_cell_is_a_formula(text: str) -> None:
    shown = cell(text)
    assert not shown.lstrip(" ").startswith(
        ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
    )
    assert shown in {text, f"'{text}"}


@pytest.mark.parametrize("attack", ["=1+1", "@SUM(A1)", "+1", "-1", "\t=1", "  =cmd|' /C calc'!A0"])
def test_an_attack_stays_text(tmp_path: Path, attack: str) -> None:
    written(tmp_path, flipped(application=attack))
    with (tmp_path / "changes.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["application"] == f"'{attack}"


def test_what_was_read_is_escaped_on_the_page(tmp_path: Path) -> None:
    written(tmp_path, flipped(text="<script>alert(1)</script>"))
    html = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert not re.findall(r'(?:src|href)="', html)
    assert "default-src 'none'" in html


def test_a_run_that_fails_leaves_no_half_file(tmp_path: Path) -> None:
    with pytest.raises(ValidationError), Outputs(tmp_path) as outputs:
        outputs.add(lines([flipped()]) + "nonsense\n")
    assert list(tmp_path.iterdir()) == []


def test_nothing_to_report_is_said_plainly(tmp_path: Path) -> None:
    outputs = written(tmp_path)
    assert summary(FACTS, outputs.tally).endswith("nothing came out differently\n")
    assert "没有任何不同" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "nothing to compare" in summary(Facts("run", 0), outputs.tally)


def test_changes_are_grouped_by_cause(tmp_path: Path) -> None:
    outputs = written(tmp_path, flipped(), flipped("2"))
    told = summary(FACTS, outputs.tally)
    assert "same outcome: 2 claims\n  2 claims: " in told
