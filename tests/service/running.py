"""An endpoint that really listens, with a worker beside it, in a thread of the test's process."""

import asyncio
import contextlib
import json
import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from typing import NamedTuple

import httpx
import uvicorn
from psycopg import AsyncConnection
from pydantic import JsonValue

from service.background import worker
from service.http import app, openapi
from service.settings import Settings
from service.store import keys
from service.store.keys import Role
from tests.service import reading_badly

Files = Mapping[str, bytes]

MANIFEST: dict[str, JsonValue] = {
    **openapi.MANIFEST,
    "attachments": [{"id": "a1", "file": "a.pdf"}],
}
"""The OpenAPI document's example, about a file called ``a.pdf``."""


class Client:
    """One key's calls."""

    def __init__(self, base: str, key: str) -> None:
        self.http = httpx.Client(base_url=base, timeout=60)
        self.http.headers["Authorization"] = f"Bearer {key}"

    def submit(
        self,
        files: Files | None = None,
        manifest: JsonValue = None,
        *,
        wait: float = 0,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """Hands in the manifest, by default the small one, with one file for its attachment."""
        given = files if files is not None else {"a.pdf": b"permit"}
        declared = manifest if manifest is not None else MANIFEST
        return self.http.post(
            "/v1/applications",
            params={"wait": wait} if wait else None,
            files=parts(given, declared),
            headers=headers,
        )


class Running(NamedTuple):
    """A service that is up: its address and database."""

    base: str
    url: str
    settings: Settings

    def client(self, role: Role = Role.SUBMITTER, **options: str | list[str]) -> Client:
        """A caller with a new key."""
        return Client(self.base, make_key(self.url, role, **options))


def parts(files: Files, manifest: JsonValue) -> list[tuple[str, tuple[str | None, bytes]]]:
    """What httpx makes a multipart body of."""
    made: list[tuple[str, tuple[str | None, bytes]]] = []
    if manifest is not None:
        made.append(("manifest", (None, json.dumps(manifest, ensure_ascii=False).encode())))
    return made + [("files", (name, data)) for name, data in files.items()]


def make_key(url: str, role: Role, **options: str | list[str]) -> str:
    async def create() -> str:
        async with await AsyncConnection.connect(url) as connection:
            return await keys.create(connection, role, **options)  # type: ignore[arg-type]

    return asyncio.run(create())


@contextlib.contextmanager
def service(settings: Settings, *, reader: str | None = reading_badly.READER) -> Iterator[Running]:
    """The endpoint on a free port, and a worker with that ``reader``; None: no worker."""
    started: Future[str] = Future()
    loop = asyncio.new_event_loop()
    stop = asyncio.Event()
    thread = threading.Thread(
        target=lambda: loop.run_until_complete(_run(settings, reader, stop, started))
    )
    thread.start()
    try:
        yield Running(started.result(timeout=30), settings.database_url, settings)
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(timeout=60)
        loop.close()


async def _run(
    settings: Settings, reader: str | None, stop: asyncio.Event, started: "Future[str]"
) -> None:
    url = settings.database_url
    server = uvicorn.Server(uvicorn.Config(app.create(settings, url), port=0, log_config=None))
    serving = asyncio.create_task(server.serve())
    while not server.started and not serving.done():
        await asyncio.sleep(0.01)
    if serving.done():
        started.set_exception(RuntimeError("the endpoint did not start"))
        return
    port = server.servers[0].sockets[0].getsockname()[1]
    working = None
    if reader is not None:
        working = asyncio.create_task(worker.work(settings, url, stop, reader))
    started.set_result(f"http://127.0.0.1:{port}")
    await stop.wait()
    server.should_exit = True
    await serving
    if working is not None:
        await working
