"""Reviewers who log in over HTTP, and applications that wait for them."""

import asyncio
import re
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple
from uuid import UUID, uuid4

import httpx
import psycopg
from psycopg import AsyncConnection

from models.application import Application
from models.report import Report
from service.store import applications, queue, reports, users
from service.store.applications import Content, File
from service.store.users import ANY, Limits, UserRole
from service.triage import passwords
from tests.service import made
from tests.service.running import Running

PASSWORD = "a long enough word"
_HASH = passwords.hashed(PASSWORD)

_CSRF = re.compile(r'name="csrf" value="([^"]+)"')


def beside(work: Coroutine[None, None, None]) -> None:
    """Runs it in a thread: a browser's test has a loop of its own in this one."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, work).result()


class Person(NamedTuple):
    """Somebody logged in; ``csrf`` is their session's token."""

    http: httpx.Client
    csrf: str

    def post(self, path: str, **fields: str | list[str]) -> httpx.Response:
        return self.http.post(path, data={"csrf": self.csrf, **fields})


def add(url: str, name: str, role: UserRole = UserRole.REVIEWER, limits: Limits = ANY) -> None:
    async def create() -> None:
        async with await AsyncConnection.connect(url) as connection:
            await users.create(connection, name, role, _HASH, limits)

    beside(create())


def log_in(running: Running, name: str, password: str = PASSWORD) -> Person:
    """A client with the session's cookie."""
    http = httpx.Client(base_url=running.base, timeout=60)
    answer = http.post("/triage/login", data={"name": name, "password": password})
    assert answer.status_code == 303, answer.text
    found = _CSRF.search(http.get("/triage").text)
    assert found is not None
    return Person(http, found[1])


def reviewer(
    running: Running, name: str, role: UserRole = UserRole.REVIEWER, limits: Limits = ANY
) -> Person:
    add(running.url, name, role, limits)
    return log_in(running, name)


def waiting(
    url: str,
    application: Application | None = None,
    report: Report | None = None,
    *,
    sampled: bool = False,
) -> UUID:
    """Stores an application that was judged and waits, by default the one made by hand."""
    declared, said = application or made.application(), report or made.report("张玥", 1)
    id_ = uuid4()

    async def store() -> None:
        async with await AsyncConnection.connect(url) as connection:
            files = {each.id: File(each.file, "ab" * 32, 1) for each in declared.attachments}
            content = Content(declared, declared.model_dump_json(), files, str(id_))
            await applications.insert(connection, id_, "platform", content, None)
            stored = await applications.hold(connection, id_)
            assert stored is not None
            filing = reports.Filing(stored, reports.Origin(str(id_), "1"), said)
            filed = await reports.insert(connection, filing)
            await applications.finish(connection, stored, filed.outcome, filed.id)
            await queue.enqueue(connection, id_, 20, sampled=sampled)

    beside(store())
    return id_


def put_back(url: str, statement: str, *values: object) -> None:
    """Changes the store behind the service's back: time that passes, for one."""
    with psycopg.connect(url) as connection:
        connection.execute(statement.encode(), values)
