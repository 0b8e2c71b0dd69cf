"""Keys: without a usable one nothing is said."""

import asyncio
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from psycopg import AsyncConnection

from service.store import keys
from service.store.keys import Role
from tests.service.running import Client, Running, make_key

CALLS = [
    ("GET", "/v1/applications"),
    ("POST", "/v1/applications"),
    ("POST", "/v1/documents:read"),
    ("GET", "/v1/applications/00000000-0000-0000-0000-000000000000"),
    ("DELETE", "/v1/applications/00000000-0000-0000-0000-000000000000"),
    ("GET", "/v1/applications/00000000-0000-0000-0000-000000000000/report"),
    ("GET", "/v1/applications/00000000-0000-0000-0000-000000000000/report.html"),
    ("GET", "/v1/applications/00000000-0000-0000-0000-000000000000/reports"),
    ("GET", "/v1/applications/00000000-0000-0000-0000-000000000000/compare"),
    ("GET", "/v1/applications/00000000-0000-0000-0000-000000000000/attachments/a/pages/1.png"),
    ("POST", "/v1/applications/00000000-0000-0000-0000-000000000000/attachments"),
]


def test_without_a_key_every_call_is_refused(running: Running) -> None:
    for method, path in CALLS:
        told = httpx.request(method, running.base + path)
        assert told.status_code == 401, path
        assert told.headers["WWW-Authenticate"] == "Bearer"
        assert told.json()["type"] == "urn:zuozheng:problem:unauthenticated"


def test_every_call_that_needs_a_key_is_tried_here(running: Running) -> None:
    paths = httpx.get(running.base + "/openapi.json").json()["paths"]
    described = {
        (method.upper(), path)
        for path, calls in paths.items()
        for method, call in calls.items()
        if call.get("security")
    }
    assert len(described) == len(CALLS)


@pytest.mark.parametrize("wrong", ["x", "zz_", "zz_a_b", "zz__", "é", "zz_\x7f_"])
def test_what_is_no_key_is_refused(running: Running, wrong: str) -> None:
    headers = {b"Authorization": f"Bearer {wrong}".encode()}
    assert httpx.get(running.base + "/v1/applications", headers=headers).status_code == 401


def test_a_key_with_a_wrong_secret_revoked_or_expired_is_refused(running: Running) -> None:
    good = make_key(running.url, Role.SUBMITTER)
    name = good.split("_")[1]
    assert Client(running.base, good).http.get("/v1/applications").status_code == 200
    assert Client(running.base, good + "x").http.get("/v1/applications").status_code == 401

    async def change() -> str:
        async with await AsyncConnection.connect(running.url) as connection:
            assert await keys.revoke(connection, name)
            assert not await keys.revoke(connection, "nobody")
            past = datetime.now(UTC) - timedelta(seconds=1)
            return await keys.create(connection, Role.SUBMITTER, expires_at=past)

    expired = asyncio.run(change())
    for refused in (good, expired):
        assert Client(running.base, refused).http.get("/v1/applications").status_code == 401


def test_the_secret_is_nowhere_in_the_database(running: Running) -> None:
    secret = make_key(running.url, Role.ADMIN).split("_", 2)[2]

    async def dump() -> str:
        async with await AsyncConnection.connect(running.url) as connection:
            found = await connection.execute("SELECT api_keys::text FROM api_keys")
            return str(await found.fetchall())

    assert secret not in asyncio.run(dump())
