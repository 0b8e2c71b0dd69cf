"""``zuozheng compare``: two reports, out of files or the store."""

from pathlib import Path
from uuid import UUID

import click
from pydantic import ValidationError

from models.errors import ApplicationError
from models.report import Report
from service.instance import chosen_for, in_store
from service.recheck.changes import changes
from service.recheck.judge import lines
from service.store import reports


def compare(one: str, other: str, data_dir: Path | None) -> int:
    """Prints what differs; 1 where something does. What has no difference says so."""
    before, after = _report(one, data_dir), _report(other, data_dir)
    if before.application != after.application:
        raise ApplicationError(
            f"{one} is about application {before.application}, {other} about {after.application}: "
            "two reports of one application can be compared"
        )
    found = changes(before, after)
    click.echo(lines(found), nl=False)
    if not found:
        click.echo("the two reports differ in nothing", err=True)
    return 1 if found else 0


def _report(name: str, data_dir: Path | None) -> Report:
    """The report in that file, else the one the store has under that id."""
    path = Path(name)
    if not path.is_file():
        return _stored(name, data_dir)
    try:
        return Report.model_validate_json(path.read_bytes())
    except ValidationError as error:
        many = path.read_bytes().lstrip().startswith(b"[")
        remedy = (
            "it holds a list, as of several folders: take one report out of it"
            if many
            else "give it what `zuozheng verify FOLDER --format json` writes"
        )
        raise ApplicationError(f"{path} holds no report: {remedy}") from error


def _stored(name: str, data_dir: Path | None) -> Report:
    try:
        id_ = UUID(name)
    except ValueError as error:
        raise ApplicationError(f"{name} is no file and no report's id") from error
    report = in_store(chosen_for(data_dir), lambda connection: reports.find(connection, id_))
    if report is None:
        raise ApplicationError(
            f"the store has no report {name}; an application's id is none: "
            f"GET /v1/applications/{name}/reports lists the reports of one"
        )
    return report
