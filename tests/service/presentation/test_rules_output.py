"""The rules as people and programs are shown them."""

import io
import json

import pytest
from rich.cells import cell_len
from rich.console import Console

from service.presentation import rules_output
from tests.service.cli.test_main import ROOT, run
from verifiers.registry import entries
from verifiers.rulebooks.rulebook import known, load

KEYS = [entry.key for entry in entries()]


def rendered(name: str, form: str, width: int = 120) -> str:
    return rules_output.render(load(name), form, Console(file=io.StringIO(), width=width))


@pytest.mark.parametrize("name", known())
def test_json_is_an_array_of_the_contracts_objects(name: str) -> None:
    rules = json.loads(rendered(name, "json"))
    assert [rule["rule"] for rule in rules] == KEYS
    assert all(set(rule) == {"rule", "summary", "citation", "parameters"} for rule in rules)
    tenure = next(rule for rule in rules if rule["rule"] == "appointment.tenure")
    expected = {track.value: years for track, years in load(name).appointment.full_years.items()}
    assert tenure["parameters"]["appointment.full_years"] == expected


@pytest.mark.parametrize("name", known())
def test_text_names_every_rule_whole_and_fits_its_console(name: str) -> None:
    lines = rendered(name, "text").splitlines()
    assert name in lines[0]
    assert max(map(cell_len, lines)) <= 120
    page = "\n".join(lines)
    assert [key for key in KEYS if f" {key} " not in page] == []


@pytest.mark.parametrize("name", known())
def test_markdown_keeps_every_row_to_its_columns(name: str) -> None:
    rows = [row for row in rendered(name, "markdown").splitlines() if row.startswith("| `")]
    assert len(rows) == len(KEYS)
    assert {row.replace("\\|", "").count("|") for row in rows} == {5}


def test_the_command_lists_and_checks() -> None:
    listed = run("rules", "--rulebook", "example-2026-engineer", "--format", "json")
    assert listed.returncode == 0
    assert len(json.loads(listed.stdout)) == len(KEYS)
    path = ROOT / "verifiers/rulebooks/example-2026-engineer.yaml"
    checked = run("rules", "check", path)
    assert checked.returncode == 0
    assert "example-2026-engineer" in checked.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("rules", "--rulebook", "atlantis-2024"),
        ("rules", "check", "/nowhere/mine.yaml"),
        ("rules", "check"),
        ("rules", "--format", "pdf"),
    ],
)
def test_what_cannot_be_listed_or_checked_is_unusable(arguments: tuple[str, ...]) -> None:
    told = run(*arguments)
    assert told.returncode == 3
    assert told.stdout == ""
    assert told.stderr
    assert "Traceback" not in told.stderr
