"""Reports: every one that was ever given, with the rulebook and reader it came from."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID, uuid4

from psycopg.rows import class_row

from models.report import Report
from service.store import grounds
from service.store.applications import Stored
from service.store.grounds import Grounds
from service.store.sql import Connection, queries


class Filed(NamedTuple):
    """A report in the store; ``new`` is False where the same one was there already."""

    id: UUID
    outcome: str
    new: bool


class Listed(NamedTuple):
    """One of an application's reports; ``recheck`` is the run that filed it, if one did."""

    id: UUID
    revision: int
    rulebook: str
    rulebook_version: str
    reader_version: str
    outcome: str
    recheck: UUID | None
    created_at: datetime


class Origin(NamedTuple):
    """What a report rests on besides the rulebook it names; ``grounds`` spare judging it again."""

    evidence: str
    reader_version: str
    recheck: UUID | None = None
    grounds: Grounds | None = None


async def insert(connection: Connection, stored: Stored, origin: Origin, report: Report) -> Filed:
    """Files a report with its findings and claims, unless the same evidence has one."""
    key: dict[str, UUID | str | None] = {
        "application": stored.id,
        "evidence": origin.evidence,
        "rulebook": report.rulebook.id,
        "rulebook_version": report.rulebook.version,
        "reader_version": origin.reader_version,
        "recheck": origin.recheck,
    }
    values = key | {"id": uuid4(), "revision": stored.revision, "outcome": report.outcome}
    values |= {"report": report.model_dump_json()}
    inserted = await connection.execute(queries("reports")["insert"], values)
    row = await inserted.fetchone()
    if row is None:
        return await _same(connection, key)
    await _insert_parts(connection, row[0], report)
    if origin.grounds is not None:
        await grounds.note(connection, {row[0]: origin.grounds})
    return Filed(row[0], report.outcome, new=True)


async def find(connection: Connection, report: UUID) -> Report | None:
    text = await text_of(connection, report)
    return Report.model_validate_json(text) if text is not None else None


async def text_of(connection: Connection, report: UUID) -> str | None:
    """The report as JSON, just as it was filed."""
    found = await connection.execute(queries("reports")["find"], {"id": report})
    row = await found.fetchone()
    return str(row[0]) if row else None


async def every(connection: Connection, application: UUID) -> list[Listed]:
    """All reports of an application, newest first."""
    cursor = connection.cursor(row_factory=class_row(Listed))
    await cursor.execute(queries("reports")["every"], {"application": application})
    return await cursor.fetchall()


async def find_for(connection: Connection, application: UUID, report: UUID) -> Report | None:
    """The report, where it is one of this application's."""
    values = {"application": application, "id": report}
    found = await connection.execute(queries("reports")["text_for"], values)
    row = await found.fetchone()
    return Report.model_validate_json(row[0]) if row else None


async def _same(connection: Connection, key: dict[str, UUID | str | None]) -> Filed:
    found = await connection.execute(queries("reports")["same"], key)
    row = await found.fetchone()
    if row is None:
        raise LookupError("the report that was in the way is gone")
    return Filed(row[0], row[1], new=False)


async def _insert_parts(connection: Connection, report: UUID, said: Report) -> None:
    findings = {
        "report": report,
        "rules": [each.rule for each in said.findings],
        "statuses": [each.status.value for each in said.findings],
        "claims": [each.claim for each in said.findings],
        "attachments": [each.attachment for each in said.findings],
    }
    claims = {
        "report": report,
        "ids": [each.id for each in said.claims],
        "kinds": [each.kind for each in said.claims],
        "outcomes": [each.outcome.value for each in said.claims],
        "own": [each.own_unit_only for each in said.claims],
    }
    await connection.execute(queries("reports")["insert_findings"], findings)
    await connection.execute(queries("reports")["insert_claims"], claims)
