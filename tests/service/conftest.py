"""A real PostgreSQL, one server a run and worker; each test gets a database of its own."""

import uuid
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest
import yaml
from psycopg import sql

from service import database
from service.setting_groups import JobSettings
from service.settings import Settings
from service.store import migrate
from tests.service.running import Client, Running, service

TEMPLATE = "migrated"

NEW_FLOOR = "2024-09-30"
"""Until when the corrected rulebook wants registration forms to be valid."""


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a server; it promises no durability, to be quick.

    Not under pytest's folder: pytest shuts that to others, and as root the server is another user.
    """
    with TemporaryDirectory(prefix="zuozheng-") as home, database.embedded(Path(home)) as url:
        with psycopg.connect(url, autocommit=True) as connection:
            for setting in ("fsync", "full_page_writes", "synchronous_commit"):
                connection.execute(
                    sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting))
                )
            connection.execute("SELECT pg_reload_conf()")
        yield url


@pytest.fixture(scope="session")
def template(server: str) -> str:
    """The name of a database with this release's schema, to be copied."""
    import asyncio

    _create(server, TEMPLATE)
    asyncio.run(migrate.migrate(_named(server, TEMPLATE)))
    return TEMPLATE


@pytest.fixture
def empty_database(server: str) -> Iterator[str]:
    """The address of a database with nothing in it."""
    name = f"t{uuid.uuid4().hex}"
    _create(server, name)
    yield _named(server, name)
    _drop(server, name)


@pytest.fixture
def url(server: str, template: str) -> Iterator[str]:
    """The address of a migrated database."""
    name = f"t{uuid.uuid4().hex}"
    _create(server, name, template)
    yield _named(server, name)
    _drop(server, name)


@pytest.fixture
def settings(url: str, tmp_path: Path) -> Settings:
    """One reading process, and heartbeats quick enough to wait for."""
    return Settings(
        database_url=url,
        data_dir=tmp_path / "data",
        processes=1,
        jobs=JobSettings(heartbeat_seconds=0.5, grace_seconds=0.5),
    )


@pytest.fixture
def running(settings: Settings) -> Iterator[Running]:
    """A service whose worker reads without OCR."""
    with service(settings) as up:
        yield up


@pytest.fixture
def client(running: Running) -> Client:
    """A submitter."""
    return running.client()


@pytest.fixture
def corrected(tmp_path: Path) -> Path:
    """A rulebook that fails registration forms which end before NEW_FLOOR."""
    form = {"floor": NEW_FLOOR, "expired": "fail", "before_floor": "fail", "not_printed": "review"}
    book = {
        "extends": "hangzhou-2024-engineer",
        "id": "hangzhou-2024-engineer",
        "version": "corrected",
        "title": "corrected",
        "education": {"validity": {"chsi_registration_form": form}},
    }
    file = tmp_path / "corrected.yaml"
    file.write_text(yaml.safe_dump(book), encoding="utf-8")
    return file


def _named(server: str, name: str) -> str:
    return server.replace("/postgres?", f"/{name}?")


def _create(server: str, name: str, template: str = "template1") -> None:
    names = (sql.Identifier(name), sql.Identifier(template))
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))


def _drop(server: str, name: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
