"""The schema: up from an empty database and from every step on the way, once, by one process."""

import asyncio
import re

import psycopg
import pytest

from models.errors import SettingsError
from service.store import migrate
from service.store.sql import QUERIES, queries

NAMES = [name for name, _ in migrate.wanted()]
OWN = [name for name in NAMES if name.startswith("zuozheng/")]


def schema(url: str) -> list[tuple[str, ...]]:
    """Every column of every table, every index and every function."""
    with psycopg.connect(url) as connection:
        return connection.execute(
            """
            SELECT 'column', table_name, column_name, data_type, column_default, is_nullable
            FROM information_schema.columns WHERE table_schema = 'public'
            UNION ALL SELECT 'index', tablename, indexname, indexdef, '', '' FROM pg_indexes
            WHERE schemaname = 'public'
            UNION ALL SELECT 'function', proname, prosrc, '', '', '' FROM pg_proc
            WHERE pronamespace = 'public'::regnamespace
            ORDER BY 1, 2, 3
            """
        ).fetchall()


def test_an_empty_database_is_brought_up_and_a_second_time_left_alone(empty_database: str) -> None:
    assert asyncio.run(migrate.migrate(empty_database)) == NAMES
    before = schema(empty_database)
    assert asyncio.run(migrate.migrate(empty_database)) == []
    assert schema(empty_database) == before


@pytest.mark.parametrize("released", OWN)
def test_every_earlier_schema_is_brought_up_to_the_same(
    empty_database: str, url: str, released: str
) -> None:
    older = asyncio.run(migrate.migrate(empty_database, upto=released))
    assert older == NAMES[: len(older)]
    assert asyncio.run(migrate.migrate(empty_database)) == NAMES[len(older) :]
    assert schema(empty_database) == schema(url)


def test_of_several_that_start_at_once_one_migrates(empty_database: str) -> None:
    async def start() -> list[list[str]]:
        return await asyncio.gather(*(migrate.migrate(empty_database) for _ in range(4)))

    assert sorted(map(len, asyncio.run(start()))) == [0, 0, 0, len(NAMES)]


def test_a_migration_that_fails_leaves_nothing(
    empty_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = migrate.wanted()
    monkeypatch.setattr(migrate, "wanted", lambda: [*wanted, ("zuozheng/9999", wanted[-1][1])])
    with pytest.raises(psycopg.Error):
        asyncio.run(migrate.migrate(empty_database))
    assert schema(empty_database) == []


def test_a_newer_database_is_left_alone(url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("INSERT INTO schema_migrations (name) VALUES ('zuozheng/9999_new')")
    with pytest.raises(SettingsError, match="newer release"):
        asyncio.run(migrate.migrate(url))


@pytest.mark.parametrize("subject", [file.stem for file in QUERIES.glob("*.sql")])
def test_every_query_fits_the_schema(url: str, subject: str) -> None:
    """PostgreSQL itself parses each and looks up every table, column and function."""
    with psycopg.connect(url) as connection:
        for name, query in queries(subject).items():
            if b"SET LOCAL" in query:  # nothing to look up, and PREPARE takes none
                continue
            numbered = _numbered(query.decode())
            with connection.transaction(force_rollback=True):
                connection.execute(f'PREPARE "{name}" AS {numbered}'.encode())


def _numbered(query: str) -> str:
    """Named places as numbered ones, which PREPARE takes."""
    names = list(dict.fromkeys(re.findall(r"%\((\w+)\)s", query)))
    for number, name in enumerate(names, 1):
        query = query.replace(f"%({name})s", f"${number}")
    return query
