"""The audit log: a chain that no change, gap or insertion goes through unseen."""

import asyncio
from collections.abc import Sequence

import psycopg
import pytest
from psycopg import AsyncConnection

from service.store import audit
from service.store.audit import Action, Checked

WRITTEN = 12


def write(url: str, writers: int = 3) -> None:
    """Entries from several connections at once."""

    async def one(writer: int) -> None:
        for number in range(WRITTEN // writers):
            async with await AsyncConnection.connect(url) as connection:
                detail: audit.Detail = {"n": number, "text": "中文 \\ \" '"}
                await audit.append(connection, f"key:{writer}", Action.SEEN, "a1", detail)

    async def everybody() -> None:
        await asyncio.gather(*(one(writer) for writer in range(writers)))

    asyncio.run(everybody())


def check(url: str) -> Checked:
    async def run() -> Checked:
        async with await AsyncConnection.connect(url) as connection:
            return await audit.check(connection)

    return asyncio.run(run())


def tamper(url: str, statements: Sequence[str]) -> None:
    """As somebody with all rights would."""
    with psycopg.connect(url) as connection:
        connection.execute("ALTER TABLE audit DISABLE TRIGGER audit_append_only")
        for statement in statements:
            connection.execute(statement.encode())


def test_an_empty_log_holds(url: str) -> None:
    assert check(url) == Checked(0, "", None)


def test_entries_written_at_once_form_one_chain(url: str) -> None:
    write(url)
    checked = check(url)
    assert (checked.entries, checked.broken) == (WRITTEN, None)


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE audit SET entry = replace(entry, 'key:', 'kay:') WHERE number = 5", 5),
        ("UPDATE audit SET actor = 'somebody' WHERE number = 5", 5),
        ("UPDATE audit SET at = at + interval '1 second' WHERE number = 5", 5),
        ("UPDATE audit SET hash = repeat('0', 64) WHERE number = 5", 5),
        ("DELETE FROM audit WHERE number = 5", 5),
        ("DELETE FROM audit WHERE number = 1", 1),
        ("UPDATE audit SET number = number + 100 WHERE number = 5", 5),
        ("UPDATE audit a SET entry = b.entry, hash = b.hash FROM audit b "
         "WHERE a.number = 5 AND b.number = 6", 5),
    ],
)  # fmt: skip
def test_the_first_broken_link_is_found(url: str, statement: str, broken: int) -> None:
    write(url)
    tamper(url, [statement])
    assert check(url).broken == broken


def test_a_log_written_anew_from_a_place_on_ends_elsewhere(url: str) -> None:
    write(url)
    head = check(url).head
    tamper(url, ["DELETE FROM audit WHERE number > 6"])
    write(url)
    assert check(url).broken is None
    assert check(url).head != head


@pytest.mark.parametrize(
    "statement", ["UPDATE audit SET actor = 'x'", "DELETE FROM audit", "TRUNCATE audit"]
)
def test_the_database_itself_refuses_changes(url: str, statement: str) -> None:
    write(url)
    with psycopg.connect(url) as connection, pytest.raises(psycopg.Error, match="append-only"):
        connection.execute(statement.encode())


def test_a_transaction_that_fails_leaves_no_entry_and_no_gap(url: str) -> None:
    async def fail() -> None:
        async with await AsyncConnection.connect(url) as connection:
            await audit.append(connection, "key:x", Action.SEEN, "a1")
            await connection.rollback()

    asyncio.run(fail())
    write(url)
    assert check(url).entries == WRITTEN
