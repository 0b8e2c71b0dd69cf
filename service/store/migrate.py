"""Brings a database up to this release's schema, from an empty one or any released one.

Our migrations are numbered SQL files that never change once released. Procrastinate's tables come
from its own schema on an empty database, and from its own numbered migrations afterwards. Both are
written down in ``schema_migrations``, in one transaction, under one advisory lock: of several
processes that start at once, one migrates and the others wait. A failed migration leaves nothing.
"""

from collections.abc import Iterator
from pathlib import Path

from procrastinate.schema import SchemaManager
from psycopg import AsyncConnection, sql

from models.errors import SettingsError
from service.store.sql import Connection

MIGRATIONS = Path(__file__).parent / "migrations"

_LOCK = 0x7A7A_0001
"""Any number nobody else locks on; the upper half spells "zz"."""

_LEDGER = """
CREATE TABLE IF NOT EXISTS schema_migrations (
    name text PRIMARY KEY,
    applied_at timestamptz NOT NULL DEFAULT now()
)
"""


async def migrate(url: str, upto: str | None = None) -> list[str]:
    """Applies what is missing, at most to the migration ``upto``; gives back its names."""
    async with await AsyncConnection.connect(url) as connection:
        await connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
        await connection.execute(_LEDGER)
        return await _apply(connection, await applied(connection), upto)


async def applied(connection: Connection) -> frozenset[str]:
    """The names of the migrations this database has had."""
    found = await connection.execute("SELECT name FROM schema_migrations")
    return frozenset([name for (name,) in await found.fetchall()])


async def _apply(connection: Connection, before: frozenset[str], upto: str | None) -> list[str]:
    _refuse_newer(before)
    done = []
    if not any(name.startswith("procrastinate/") for name in before):
        await connection.execute(SchemaManager.get_schema().encode())
        done += [name for name, _ in _procrastinate()]
        await _note(connection, done)
        before |= frozenset(done)
    for name, file in wanted():
        if name not in before:
            await connection.execute(file.read_bytes())
            await _note(connection, [name])
            done.append(name)
        if name == upto:
            break
    return done


def wanted() -> list[tuple[str, Path]]:
    """Every migration of this release, in order, with its file."""
    own = [(f"zuozheng/{file.stem}", file) for file in sorted(MIGRATIONS.glob("*.sql"))]
    return [*_procrastinate(), *own]


def _procrastinate() -> Iterator[tuple[str, Path]]:
    for file in sorted(Path(SchemaManager.get_migrations_path()).glob("*.sql")):
        yield f"procrastinate/{file.stem}", file


def _refuse_newer(before: frozenset[str]) -> None:
    unknown = sorted(before - {name for name, _ in wanted()})
    if unknown:
        raise SettingsError(
            f"the database was migrated by a newer release ({unknown[-1]}); run that release"
        )


async def _note(connection: Connection, names: list[str]) -> None:
    note = sql.SQL("INSERT INTO schema_migrations (name) SELECT unnest(%s::text[])")
    await connection.execute(note, (names,))
