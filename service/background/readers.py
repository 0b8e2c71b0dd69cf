"""Reads stored contents in child processes, each content once among all workers of a database."""

import asyncio
import time
from types import TracebackType
from typing import NamedTuple, Self

from extractors.isolation import READER, ReadingPool
from extractors.refusals import missing_file
from models.document import Document
from models.errors import AttachmentError
from models.report import ReadError
from service.blobs import Blobs
from service.metrics import Counted
from service.settings import Settings
from service.store import readings
from service.store.pool import Pool
from service.store.readings import Turns

MAY_PASS = frozenset({"timed_out", "out_of_memory", "crashed"})
"""Codes that a busy machine can cause too: such a file gets a second try."""

SECOND_TRY_AFTER = 2.0
"""Seconds."""

LOOK_AGAIN = 0.3
"""Seconds between looks whether another worker has read what we wait for."""


class Store(NamedTuple):
    """Where contents and readings are kept; ``url`` is the pool's database."""

    url: str
    pool: Pool
    blobs: Blobs


class GivenBackError(asyncio.CancelledError):
    """This worker is stopping; another one will read the file."""


class Readers:
    """The reading processes of one worker; ``reader`` as ReadingPool has it."""

    def __init__(self, settings: Settings, store: Store, reader: str = READER) -> None:
        self._version = settings.reader.version
        self._store = store
        self._turns = Turns(store.url)
        self._pool = ReadingPool(settings.reader, settings.processes, reader)
        self._slots = asyncio.Semaphore(settings.processes)
        self._running: dict[str, asyncio.Task[Document | ReadError]] = {}
        self._is_closing = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Ends what is still being read: whoever asked for it has given it back."""
        self._is_closing = True
        await asyncio.to_thread(self._pool.close, abandon=True)
        await asyncio.gather(*self._running.values(), return_exceptions=True)
        await self._turns.close()

    async def read(self, sha256: str) -> Document | ReadError:
        """What a content says, or why it cannot be read; from the store where it is known."""
        task = self._running.get(sha256)
        if task is None:
            task = asyncio.create_task(self._read_once(sha256))
            self._running[sha256] = task
            task.add_done_callback(lambda _: self._running.pop(sha256, None))
        return await asyncio.shield(task)

    async def _read_once(self, sha256: str) -> Document | ReadError:
        while True:
            known = await self._known(sha256)
            if known is not None:
                return known
            if await self._turns.take(sha256, self._version):
                try:
                    return await self._known(sha256) or await self._read(sha256)
                finally:
                    await self._turns.give_back(sha256, self._version)
            await asyncio.sleep(LOOK_AGAIN)

    async def _known(self, sha256: str) -> Document | None:
        async with self._store.pool.connection() as connection:
            return await readings.find(connection, sha256, self._version)

    async def _read(self, sha256: str) -> Document | ReadError:
        async with self._slots:  # the time counts from when a reading process is free
            began = time.monotonic()
            try:
                document = await self._twice(sha256)
            except AttachmentError as error:
                Counted.refusals.labels(error.code).inc()
                return ReadError(code=error.code, message=error.message)
            seconds = time.monotonic() - began
        Counted.steps.labels("read").observe(seconds)
        Counted.pages.inc(document.page_count)
        async with self._store.pool.connection() as connection:
            await readings.insert(connection, document, seconds)
        return document

    async def _twice(self, sha256: str) -> Document:
        try:
            return await self._in_child(sha256)
        except AttachmentError as error:
            if error.code not in MAY_PASS:
                raise
        await asyncio.sleep(SECOND_TRY_AFTER)
        return await self._in_child(sha256)

    async def _in_child(self, sha256: str) -> Document:
        try:
            async with self._store.blobs.local(sha256) as path:
                if self._is_closing:  # it waited for a reading process that is gone now
                    raise GivenBackError
                return await asyncio.wrap_future(self._pool.submit(path))
        except AttachmentError as error:
            if error.code == "aborted":
                raise GivenBackError from error
            raise
        except FileNotFoundError as error:
            raise missing_file() from error
