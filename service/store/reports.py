"""Reports: every one that was ever given, with the rulebook and reader it came from."""

from typing import NamedTuple
from uuid import UUID, uuid4

from models.report import Report
from service.store.applications import Stored
from service.store.sql import Connection, queries


class Filed(NamedTuple):
    """A report in the store; ``new`` is False where the same one was there already."""

    id: UUID
    outcome: str
    new: bool


async def insert(
    connection: Connection, stored: Stored, evidence: str, report: Report, reader_version: str
) -> Filed:
    """Files a report with its findings and claims, unless the same evidence has one."""
    key: dict[str, UUID | str] = {
        "application": stored.id,
        "evidence": evidence,
        "rulebook": report.rulebook.id,
        "rulebook_version": report.rulebook.version,
        "reader_version": reader_version,
    }
    values = key | {"id": uuid4(), "revision": stored.revision, "outcome": report.outcome}
    values |= {"report": report.model_dump_json()}
    inserted = await connection.execute(queries("reports")["insert"], values)
    row = await inserted.fetchone()
    if row is None:
        return await _same(connection, key)
    await _insert_parts(connection, row[0], report)
    return Filed(row[0], report.outcome, new=True)


async def find(connection: Connection, report: UUID) -> Report | None:
    text = await text_of(connection, report)
    return Report.model_validate_json(text) if text is not None else None


async def text_of(connection: Connection, report: UUID) -> str | None:
    """The report as JSON, just as it was filed."""
    found = await connection.execute(queries("reports")["find"], {"id": report})
    row = await found.fetchone()
    return str(row[0]) if row else None


async def _same(connection: Connection, key: dict[str, UUID | str]) -> Filed:
    found = await connection.execute(queries("reports")["same"], key)
    row = await found.fetchone()
    if row is None:
        raise LookupError("the report that was in the way is gone")
    return Filed(row[0], row[1], new=False)


async def _insert_parts(connection: Connection, report: UUID, said: Report) -> None:
    findings = [
        {"report": report, "position": position}
        | finding.model_dump(include={"rule", "status", "claim", "attachment"})
        for position, finding in enumerate(said.findings)
    ]
    claims = [
        {"report": report, "position": position}
        | claim.model_dump(include={"id", "kind", "outcome", "own_unit_only"})
        for position, claim in enumerate(said.claims)
    ]
    async with connection.cursor() as cursor:
        await cursor.executemany(queries("reports")["insert_finding"], findings)
        await cursor.executemany(queries("reports")["insert_claim"], claims)
