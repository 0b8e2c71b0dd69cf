"""The README is true: what it names exists, and what exists it names."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from service import settings
from service.cli.main import cli

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
QUOTED = set(re.findall(r"`([^`\n]+)`", README))


def commands(group: click.Group) -> Iterator[click.Command]:
    """Every command, those inside groups too."""
    for command in group.commands.values():
        yield command
        if isinstance(command, click.Group):
            yield from commands(command)


def test_every_command_is_there_and_back() -> None:
    named = {each.split()[1] for each in QUOTED if each.startswith("zuozheng ")}
    assert named == set(cli.commands)
    inner = {f"zuozheng {name} {i}" for name, g in cli.commands.items() for i in names(g)}
    assert inner == {each for each in QUOTED if each in inner}


def names(command: click.Command) -> list[str]:
    return list(command.commands) if isinstance(command, click.Group) else []


def test_every_option_is_there_and_back() -> None:
    options = {
        option
        for command in commands(cli)
        for parameter in command.get_params(click.Context(command))
        if isinstance(parameter, click.Option)
        for option in parameter.opts
        if option.startswith("--")
    }
    named = set(re.findall(r"`(?:zuozheng [^`]*)?(--[a-z-]+)", README))
    assert named == options


def test_every_variable_is_there_with_its_default_and_back() -> None:
    rows = dict(re.findall(r"^\| `(ZUOZHENG_\w+)` \| ([^|]+) \|", README, re.MULTILINE))
    computed = {
        "ZUOZHENG_PROCESSES": "the cores",
        "ZUOZHENG_DATABASE_URL": "embedded",
        "ZUOZHENG_BLOBS_URL": "in the data folder",
    }
    defaults = {name: computed.get(name, value) for name, value in settings.variables().items()}
    unset = {"None": "in the rapidocr package", "": "none"}
    assert rows == {n: unset.get(str(value), str(value)) for n, value in defaults.items()}


def test_every_error_code_is_there_and_back() -> None:
    files = (ROOT / "extractors" / "refusals.py", ROOT / "service" / "reading.py")
    source = "".join(file.read_text(encoding="utf-8") for file in files)
    codes = set(re.findall(r'AttachmentError\(\s*"(\w+)"', source))
    table = README.split("| code | cause |")[1].split("\n\n")[0]
    rows = re.findall(r"^\| (`.+?) \|", table, re.MULTILINE)
    named = {code for row in rows for code in re.findall(r"`(\w+)`", row)}
    assert named == codes


def test_every_target_is_there_and_back() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z]+)", README))
    assert named <= targets
    assert targets - named == {"help", "format", "clean"}


@pytest.mark.parametrize("path", re.findall(r"\]\(([^)#:]+)\)|(?:^| )(fixtures/\w+)", README))
def test_every_path_is_there(path: tuple[str, str]) -> None:
    assert (ROOT / "".join(path)).exists()
