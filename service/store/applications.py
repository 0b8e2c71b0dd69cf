"""Applications as they are stored: submitted, supplemented, listed, erased."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from psycopg.rows import class_row
from psycopg.types.json import Json
from pydantic import JsonValue

from models.application import Application
from models.report import ReadError
from service.store.keys import Key, Role
from service.store.sql import Connection, queries

CHANNEL = "zuozheng_done"
"""Where the store tells that an application or a single document is done."""


class File(NamedTuple):
    """An attachment's content: its name in the manifest and what it holds."""

    file: str
    sha256: str
    bytes: int


class Stored(NamedTuple):
    """An application's row. ``error`` is why there will be no report, where that is so."""

    id: UUID
    owner: str
    number: str
    rulebook: str
    revision: int
    state: str
    outcome: str | None
    error: str | None
    report: UUID | None
    webhook: str | None
    created_at: datetime
    updated_at: datetime


class Finished(NamedTuple):
    """An application whose report stands."""

    stored: Stored
    outcome: str
    report: UUID


class StoredAttachment(NamedTuple):
    """An attachment's row; ``pages`` once it is read, ``refusal`` once it is known why not."""

    id: str
    file: str
    sha256: str
    bytes: int
    refusal: dict[str, str] | None
    pages: int | None


class Sight(NamedTuple):
    """What a caller may see; None does not limit."""

    owner: str | None
    scopes: list[str] | None

    @classmethod
    def of(cls, key: Key) -> "Sight":
        own = key.owner if key.role == Role.SUBMITTER else None
        return cls(own, key.scopes or None)


class Filters(NamedTuple):
    """What a list is narrowed to; None does not narrow."""

    state: str | None = None
    outcome: str | None = None
    number: str | None = None
    rulebook: str | None = None
    employer: str | None = None
    since: datetime | None = None
    until: datetime | None = None


class Position(NamedTuple):
    """Where a page of the list ended."""

    at: datetime
    id: UUID


class Content(NamedTuple):
    """A revision's content: the manifest, its own text, its files by attachment id, its hash."""

    application: Application
    manifest: str
    files: dict[str, File]
    evidence: str


async def claim_key(
    connection: Connection, owner: str, key: str, fingerprint: str, application: UUID
) -> tuple[str, UUID] | None:
    """None where the key was free and is now ours; else the fingerprint and application it is for.

    The reference is checked at the commit only where the row is ours: insert the application first.
    """
    values = {"owner": owner, "key": key, "fingerprint": fingerprint, "application": application}
    claimed = await connection.execute(queries("applications")["claim_key"], values)
    if await claimed.fetchone():
        return None
    return await key_holder(connection, owner, key)


async def key_holder(connection: Connection, owner: str, key: str) -> tuple[str, UUID] | None:
    """The fingerprint and application an idempotency key stands for, if it was used."""
    values = {"owner": owner, "key": key}
    found = await connection.execute(queries("applications")["key_holder"], values)
    held: tuple[str, UUID] | None = await found.fetchone()
    return held


async def insert(
    connection: Connection, application: UUID, owner: str, content: Content, webhook: str | None
) -> None:
    """A new application with its first revision."""
    values = _columns(content.application) | {"id": application, "owner": owner}
    await connection.execute(queries("applications")["insert"], values | {"webhook": webhook})
    await _insert_revision(connection, application, 1, content)


async def supplement(
    connection: Connection, application: UUID, content: Content, webhook: str | None
) -> int:
    """The next revision, queued; gives back its number. The caller holds the row.

    ``webhook``: None keeps the one there is.
    """
    values = _columns(content.application) | {"id": application, "webhook": webhook}
    raised = await connection.execute(queries("applications")["supplement"], values)
    row = await raised.fetchone()
    if row is None:
        raise LookupError("no such application")
    await _insert_revision(connection, application, row[0], content)
    return int(row[0])


def _columns(application: Application) -> dict[str, str | date]:
    return {
        "number": application.id,
        "rulebook": application.rulebook,
        "employer": application.employer.name,
        "submitted_on": application.submitted_on,
    }


async def _insert_revision(
    connection: Connection, application: UUID, revision: int, content: Content
) -> None:
    key = {"application": application, "revision": revision}
    row = key | {"manifest": content.manifest, "evidence": content.evidence}
    await connection.execute(queries("applications")["insert_revision"], row)
    rows = [
        key | {"id": id_, "position": position} | file._asdict()
        for position, (id_, file) in enumerate(content.files.items())
    ]
    async with connection.cursor() as cursor:
        await cursor.executemany(queries("applications")["insert_attachment"], rows)


async def find(connection: Connection, application: UUID, sight: Sight) -> Stored | None:
    """The application, where there is one and the caller may see it."""
    cursor = connection.cursor(row_factory=class_row(Stored))
    values = {"id": application} | sight._asdict()
    await cursor.execute(queries("applications")["find"], values)
    return await cursor.fetchone()


async def several(connection: Connection, applications: Sequence[UUID]) -> dict[UUID, Stored]:
    """These applications by id, where they are there."""
    cursor = connection.cursor(row_factory=class_row(Stored))
    await cursor.execute(queries("applications")["several"], {"applications": list(applications)})
    return {each.id: each for each in await cursor.fetchall()}


async def hold(connection: Connection, application: UUID) -> Stored | None:
    """The application, held until the transaction ends."""
    cursor = connection.cursor(row_factory=class_row(Stored))
    await cursor.execute(queries("applications")["hold"], {"id": application})
    return await cursor.fetchone()


async def hold_all(connection: Connection, applications: Sequence[UUID]) -> dict[UUID, Stored]:
    """These applications by id, where they are there, held until the transaction ends."""
    cursor = connection.cursor(row_factory=class_row(Stored))
    await cursor.execute(queries("applications")["hold_all"], {"applications": list(applications)})
    return {each.id: each for each in await cursor.fetchall()}


async def page(
    connection: Connection, sight: Sight, filters: Filters, after: Position | None, limit: int
) -> list[Stored]:
    """The next ``limit`` applications, newest first."""
    cursor = connection.cursor(row_factory=class_row(Stored))
    values = sight._asdict() | filters._asdict() | {"limit": limit}
    values |= {"last_at": after and after.at, "last_id": after and after.id}
    await cursor.execute(queries("applications")["page"], values)
    return await cursor.fetchall()


async def declared(connection: Connection, application: UUID, revision: int) -> JsonValue:
    """The manifest as it was sent; None where there is no such revision."""
    values = {"application": application, "revision": revision}
    found = await connection.execute(queries("applications")["manifest"], values)
    row = await found.fetchone()
    said: JsonValue = row[0] if row else None
    return said


async def manifest(connection: Connection, application: UUID, revision: int) -> Application | None:
    said = await declared(connection, application, revision)
    return Application.model_validate(said) if said is not None else None


async def evidence(connection: Connection, application: UUID, revision: int) -> str | None:
    """The hash of everything a revision says and encloses."""
    values = {"application": application, "revision": revision}
    found = await connection.execute(queries("applications")["evidence"], values)
    row = await found.fetchone()
    return str(row[0]) if row else None


async def attachments(
    connection: Connection, application: UUID, revision: int, reader_version: str
) -> list[StoredAttachment]:
    """The files of a revision, in the manifest's order."""
    cursor = connection.cursor(row_factory=class_row(StoredAttachment))
    values = {"application": application, "revision": revision, "reader_version": reader_version}
    await cursor.execute(queries("applications")["attachments"], values)
    return await cursor.fetchall()


async def contents(connection: Connection, application: UUID) -> Sequence[str]:
    """The hashes of all files of all revisions."""
    values = {"application": application}
    found = await connection.execute(queries("applications")["contents"], values)
    return [sha256 for (sha256,) in await found.fetchall()]


async def refuse(
    connection: Connection, application: UUID, revision: int, attachment: str, refusal: ReadError
) -> None:
    """Settled: this attachment cannot be read."""
    values = {"application": application, "revision": revision, "id": attachment}
    values |= {"refusal": Json(refusal.model_dump())}
    await connection.execute(queries("applications")["refuse"], values)


async def start(connection: Connection, application: UUID, revision: int) -> None:
    values = {"id": application, "revision": revision}
    await connection.execute(queries("applications")["start"], values)


async def finish(connection: Connection, stored: Stored, outcome: str, report: UUID) -> None:
    """Done, where ``stored`` is still the current revision."""
    await finish_all(connection, [Finished(stored, outcome, report)])


async def finish_all(connection: Connection, finished: Sequence[Finished]) -> None:
    """As ``finish``, each of these."""
    values = {
        "ids": [each.stored.id for each in finished],
        "revisions": [each.stored.revision for each in finished],
        "outcomes": [each.outcome for each in finished],
        "reports": [each.report for each in finished],
    }
    await connection.execute(queries("applications")["finish"], values)


async def fail(connection: Connection, application: UUID, revision: int, error: str) -> None:
    """There will be no report until somebody acts; ``error`` is the code why."""
    values = {"id": application, "revision": revision, "error": error}
    await connection.execute(queries("applications")["fail"], values)


async def delete(connection: Connection, application: UUID) -> None:
    """The application with everything that hangs on it; contents are discarded separately."""
    await connection.execute(queries("applications")["delete"], {"id": application})


async def tell(connection: Connection, what: UUID) -> None:
    """Wakes whoever waits for this application or document, once the transaction commits."""
    await connection.execute(queries("applications")["tell"], {"id": str(what)})
