"""What each command does, once its words are parsed; returns the exit status."""

import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click
from pydantic import TypeAdapter
from rich.console import Console

from models.application import Application
from models.errors import SettingsError
from models.report import Outcome, Report
from service import engine, settings, verification
from service.presentation import output, progress, read_text, report_html, report_text, rules_output
from service.presentation.read_output import ReadOutput
from service.reading import Reading
from service.verification import Unusable, Verified
from verifiers.registry import listing
from verifiers.rulebooks import rulebook

PIPE_WIDTH = 120
"""Columns of a table that nobody's terminal limits: fits a landscape page and a log viewer."""

_STATUS = {Outcome.PASS: 0, Outcome.FAIL: 1, Outcome.REVIEW: 2}
_UNUSABLE = 3


def verify(folders: Sequence[Path], form: str, path: Path | None) -> int:
    """Reads, judges and delivers; a folder without a report is told on standard error."""
    _check_destination(form, path)
    chosen = settings.load()
    with progress.shown() as watcher:
        results = list(
            verification.verify_folders(folders, chosen, watcher, pictures=form == "html")
        )
    for result in results:
        _warn(result)
    verified = [result for result in results if isinstance(result, Verified)]
    if verified:
        output.deliver(_rendered(verified, form, path, many=len(folders) > 1), path)
    return status(results)


def status(results: Iterable[Verified | Unusable]) -> int:
    """3 where any folder has no report, else 1 where any fails, 2 where any needs a person."""
    statuses = {
        _UNUSABLE if isinstance(result, Unusable) else _STATUS[result.report.outcome]
        for result in results
    }
    return next((code for code in (_UNUSABLE, 1, 2) if code in statuses), 0)


def read(files: Sequence[Path], form: str, path: Path | None) -> int:
    """Reads single documents; one that cannot be read is shown with its error."""
    _check_destination(form, path)
    chosen = settings.load()
    engine.check(chosen.ocr)
    with progress.shown() as watcher, Reading(chosen) as reading:
        watcher.expect(len(files))
        begun = [(file, reading.begin(file)) for file in files]
        for number, (_, each) in enumerate(begun, 1):
            each.report_to(watcher, f"file {number}")
        outputs = [ReadOutput.of(file, each.document()) for file, each in begun]
    if form == "json":
        shown = _json(outputs, many=len(files) > 1)
    else:
        shown = read_text.render(outputs, _console(path))
    output.deliver(shown, path)
    return _UNUSABLE if any(each.error for each in outputs) else 0


def schema(name: str) -> int:
    """Prints the JSON Schema of a manifest or a report."""
    if name == "application":
        published = Application.model_json_schema()
    else:
        published = Report.model_json_schema(mode="serialization")
    output.deliver(json.dumps(published, ensure_ascii=False, indent=2) + "\n", None)
    return 0


def rules(reference: str, form: str) -> int:
    """Prints every rule with the rulebook's parameters."""
    output.deliver(rules_output.render(rulebook.load(reference), form, _console(None)), None)
    return 0


def check_rulebook(path: Path) -> int:
    """Says that the file is a rulebook; SettingsError names every fault otherwise."""
    found = rulebook.load(path)
    count = len(listing(found))
    told = f"{path}: rulebook {found.id}, version {found.version}, is valid for {count} rules\n"
    output.deliver(told, None)
    return 0


def _rendered(verified: Sequence[Verified], form: str, path: Path | None, *, many: bool) -> str:
    reports = [each.report for each in verified]
    if form == "json":
        return _json(reports, many=many)
    if form == "html":
        return report_html.render(verified)
    return report_text.render(reports, _console(path))


def _json(values: Sequence[Report] | Sequence[ReadOutput], *, many: bool) -> str:
    if not many:
        return values[0].model_dump_json(indent=2) + "\n"
    return TypeAdapter(list[Report | ReadOutput]).dump_json(list(values), indent=2).decode() + "\n"


def _console(path: Path | None) -> Console:
    """Coloured and as wide as the terminal where there is one, plain otherwise."""
    terminal = path is None and sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if terminal else PIPE_WIDTH
    return Console(width=width, force_terminal=terminal, highlight=False, soft_wrap=False)


def _check_destination(form: str, path: Path | None) -> None:
    output.check_writable(path)
    if form == "html" and path is None and sys.stdout.isatty():
        raise SettingsError("an HTML report is no reading for a terminal: add --output report.html")


def _warn(result: Verified | Unusable) -> None:
    if isinstance(result, Unusable):
        click.echo(f"zuozheng: {result.error}", err=True)
    elif result.unknown_keys:
        listed = ", ".join(result.unknown_keys)
        told = f"{result.application.id}: keys of the manifest that mean nothing here: {listed}"
        click.echo(f"zuozheng: {told}", err=True)
