"""The audit log: who read or changed what, each entry chained to the one before it by hash.

No personal data: an entry names applications and attachments by our ids. It is written in the
transaction it tells of, last, for writers take turns from here to their commit.
"""

import hashlib
import json
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from psycopg.rows import class_row
from psycopg.types.json import Jsonb

from service.store.sql import Connection, queries

_STRETCH = 10_000
"""Entries looked at in one go: about 4 MB."""


Detail: TypeAlias = Mapping[str, str | int]


class Action(StrEnum):
    """What can be done that an auditor may ask about."""

    SUBMITTED = "application.submitted"
    SUPPLEMENTED = "application.supplemented"
    SEEN = "application.seen"
    LISTED = "application.listed"
    REPORT_SEEN = "report.seen"
    PAGE_SEEN = "page.seen"
    SEAL_SEEN = "seal.seen"
    JUDGED = "application.judged"
    REJUDGED = "application.rejudged"
    ERASED = "application.erased"
    DOCUMENT_READ = "document.read"
    KEY_CREATED = "key.created"
    KEY_REVOKED = "key.revoked"
    USER_CREATED = "user.created"
    USER_DISABLED = "user.disabled"
    USER_PASSWORD = "user.password"
    LOGGED_IN = "user.logged-in"
    LOGIN_REFUSED = "user.login-refused"
    LOGGED_OUT = "user.logged-out"
    QUEUE_LISTED = "triage.listed"
    TRIAGE_SEEN = "triage.seen"
    CLAIMED = "triage.claimed"
    RELEASED = "triage.released"
    DECIDED = "triage.decided"
    UNDONE = "triage.undone"
    CORRECTED = "triage.corrected"
    REVEALED = "triage.revealed"
    EXPORTED = "triage.exported"
    CORRECTIONS_EXPORTED = "corrections.exported"


class Entry(NamedTuple):
    """One link of the chain; ``entry`` is the text the hash covers."""

    number: int
    entry: str
    hash: str
    at: datetime
    actor: str
    action: str
    subject: str


class Checked(NamedTuple):
    """How far the chain holds: ``broken`` is the first number that does not, ``head`` the end."""

    entries: int
    head: str
    broken: int | None


async def append(
    connection: Connection,
    actor: str,
    action: Action,
    subject: str,
    detail: Detail | None = None,
) -> None:
    """Writes one entry; to be called last in a transaction."""
    values = _values(actor, action, subject, detail or {})
    await connection.execute(queries("audit")["append"], values)


async def append_all(
    connection: Connection, actor: str, action: Action, details: Mapping[str, Detail]
) -> None:
    """As ``append``, of these subjects, in their order."""
    rows = [_values(actor, action, subject, detail) for subject, detail in details.items()]
    async with connection.cursor() as cursor:
        await cursor.executemany(queries("audit")["append"], rows)


def _values(actor: str, action: Action, subject: str, detail: Detail) -> dict[str, object]:
    return {"actor": actor, "action": action, "subject": subject, "detail": Jsonb(detail)}


async def read(
    connection: Connection,
    actor: str,
    action: Action,
    subject: str,
    detail: Detail | None = None,
) -> None:
    """As ``append``, for a transaction that only reads: it does not wait for the disk.

    The log is written in order, so an entry that a power cut takes is the last one.
    """
    await connection.execute(queries("audit")["hurry"])
    await append(connection, actor, action, subject, detail)


async def check(connection: Connection) -> Checked:
    """Follows the whole chain from its beginning."""
    number, head = 0, ""
    async for entry in _entries(connection):
        if not _holds(entry, number + 1, head):
            return Checked(number, head, number + 1)
        number, head = entry.number, entry.hash
    return Checked(number, head, None)


async def of_subject(connection: Connection, subject: str) -> list[Entry]:
    """Everything done to one application, oldest first."""
    cursor = connection.cursor(row_factory=class_row(Entry))
    await cursor.execute(queries("audit")["of_subject"], {"subject": subject})
    return await cursor.fetchall()


async def _entries(connection: Connection) -> AsyncIterator[Entry]:
    number = 0
    while True:
        cursor = connection.cursor(row_factory=class_row(Entry))
        await cursor.execute(queries("audit")["after"], {"number": number, "limit": _STRETCH})
        stretch = await cursor.fetchall()
        for entry in stretch:
            yield entry
        if len(stretch) < _STRETCH:
            return
        number = stretch[-1].number


def _holds(entry: Entry, number: int, previous: str) -> bool:
    """Whether ``entry`` is link ``number``, follows ``previous``, and says what its columns say."""
    told = json.loads(entry.entry)
    at = entry.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    repeated = {"number": entry.number, "at": at, "actor": entry.actor}
    repeated |= {"action": entry.action, "subject": entry.subject}
    return (
        entry.number == number
        and hashlib.sha256(f"{previous}{entry.entry}".encode()).hexdigest() == entry.hash
        and all(told[name] == value for name, value in repeated.items())
    )
