"""docs/: every rule is mapped to the notice, every mapped one exists, and rules.md is current."""

import io
import re
from pathlib import Path

from rich.console import Console

from service.presentation import rules_output
from verifiers.registry import entries
from verifiers.rulebooks.rulebook import load

ROOT = Path(__file__).parents[1]
CLAUSES = (ROOT / "docs" / "clauses.md").read_text(encoding="utf-8")
JUDGED = CLAUSES.split("## Judged")[1].split("\n## ")[0]
ROWS = re.findall(r"^\| (\S.*?) \| .+? \| (.+?) \| (`.+?`) \|$", JUDGED, re.MULTILINE)


def test_every_rule_is_mapped_to_a_clause_and_every_mapped_rule_exists() -> None:
    mapped = {key for _, rules, _ in ROWS for key in re.findall(r"`([a-z-]+\.[a-z-]+)`", rules)}
    assert mapped == {entry.key for entry in entries()}


def test_every_row_names_a_test_that_is_there() -> None:
    assert len(ROWS) == JUDGED.count("\n| 二")
    for _, _, path in ROWS:
        assert (ROOT / path.strip("`")).is_file(), path


def test_every_section_of_the_notice_is_judged_or_out_of_scope() -> None:
    named = " ".join(re.findall(r"^\| (.+?) \|", CLAUSES, re.MULTILINE))
    for number in (*"一二三四五六七八九十", "十一", "十二", "十三"):
        assert f"（{number}）" in named, number
    for item in range(1, 14):
        assert f"（十三）{item}" in named or item in {2, 9, 10}, item


def test_every_setting_named_is_one() -> None:
    silent = CLAUSES.split("## Where the notice is silent")[1]
    settings = re.findall(r"`([a-z_]+\.[a-z_]+)`", silent)
    known = load("hangzhou-2024-engineer").parameters
    assert len(settings) > 10
    for setting in settings:
        assert any(key == setting or key.startswith(f"{setting}.") for key in known), setting


def test_the_list_of_rules_is_current() -> None:
    """Otherwise: zuozheng rules --format markdown > docs/rules.md"""
    console = Console(file=io.StringIO())
    rulebook = load("hangzhou-2024-engineer")
    generated = rules_output.render(rulebook, "markdown", console)
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == generated
