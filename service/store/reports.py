"""Reports: every one that was ever given, with the rulebook and reader it came from."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID, uuid4

from psycopg.rows import class_row

from models.report import Report
from service.store import grounds
from service.store.applications import Stored
from service.store.concerns import concerns
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


class Filing(NamedTuple):
    """A report that is to be filed of an application."""

    stored: Stored
    origin: Origin
    report: Report


async def insert(connection: Connection, filing: Filing) -> Filed:
    """Files a report, unless the same evidence has one."""
    return (await insert_all(connection, [filing]))[0]


async def insert_all(connection: Connection, filings: Sequence[Filing]) -> list[Filed]:
    """As ``insert``, of each, in a fixed number of statements."""
    rows = {uuid4(): each for each in filings}
    new = await _insert(connection, rows)
    known = {id_: each.origin.grounds for id_, each in new.items() if each.origin.grounds}
    await grounds.note(connection, known)
    return [
        Filed(id_, each.report.outcome, new=True) if id_ in new else await _same(connection, each)
        for id_, each in rows.items()
    ]


async def _insert(connection: Connection, rows: Mapping[UUID, Filing]) -> dict[UUID, Filing]:
    """Those of these that were not there."""
    async with connection.cursor() as cursor:
        values = [_values(id_, each) for id_, each in rows.items()]
        await cursor.executemany(queries("reports")["insert"], values, returning=True)
        ids = await cursor.fetchall()
        while cursor.nextset():
            ids += await cursor.fetchall()
    return {id_: rows[id_] for (id_,) in ids}


def _values(id_: UUID, filing: Filing) -> dict[str, object]:
    stored, report = filing.stored, filing.report
    values = {"id": id_, "revision": stored.revision, "outcome": report.outcome}
    told = concerns(report)._asdict()
    return values | _key(filing) | told | {"report": report.model_dump_json()}


def _key(filing: Filing) -> dict[str, object]:
    stored, origin, report = filing
    return {
        "application": stored.id,
        "evidence": origin.evidence,
        "rulebook": report.rulebook.id,
        "rulebook_version": report.rulebook.version,
        "reader_version": origin.reader_version,
        "recheck": origin.recheck,
    }


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


async def _same(connection: Connection, filing: Filing) -> Filed:
    found = await connection.execute(queries("reports")["same"], _key(filing))
    row = await found.fetchone()
    if row is None:
        raise LookupError("the report that was in the way is gone")
    return Filed(row[0], row[1], new=False)
