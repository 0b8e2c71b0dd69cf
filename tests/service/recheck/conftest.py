"""A store filled once a session; each test gets a copy of it, or two."""

import uuid
from collections.abc import Callable, Iterator

import psycopg
import pytest
from psycopg import sql

from benchmarks import filled

SMALL = 48


@pytest.fixture(scope="session")
def filled_store(server: str, template: str) -> str:
    """The name of a database of SMALL applications, to be copied."""
    name = "filled"
    _copied(server, template, name)
    filled.fill_at(_at(server, name), SMALL)
    return name


@pytest.fixture
def copies(server: str, filled_store: str) -> Iterator[Callable[[], str]]:
    """Makes a copy of the filled store and gives its address."""
    names: list[str] = []

    def copy() -> str:
        names.append(f"c{uuid.uuid4().hex}")
        _copied(server, filled_store, names[-1])
        return _at(server, names[-1])

    yield copy
    for name in names:
        _dropped(server, name)


def _at(server: str, name: str) -> str:
    return server.replace("/postgres?", f"/{name}?")


def _copied(server: str, template: str, name: str) -> None:
    names = (sql.Identifier(name), sql.Identifier(template))
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))


def _dropped(server: str, name: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
