"""Waits for reports without asking the database over and over: it tells when one is there."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

from psycopg import AsyncConnection, OperationalError

from service.store.applications import CHANNEL

T = TypeVar("T")

RECONNECT_SECONDS = 1.0

LOOK_AGAIN = 5.0
"""Seconds after which a waiter looks for itself: a notification can be lost with a connection."""


class Bell:
    """Rings for whoever waits for an application or document by its id."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._waiting: defaultdict[str, set[asyncio.Event]] = defaultdict(set)

    async def listen_for_ever(self) -> None:
        """Hears what any worker tells; a database that is away is waited for."""
        while True:
            with suppress(OperationalError):
                await self._listen()
            await asyncio.sleep(RECONNECT_SECONDS)

    async def until(
        self, name: str, look: Callable[[], Awaitable[T | None]], seconds: float
    ) -> T | None:
        """What ``look`` finds, looking whenever it rings for ``name``; None after ``seconds``."""
        ends = time.monotonic() + seconds
        with self._hearing(name) as rung:
            while True:
                rung.clear()
                found = await look()
                left = ends - time.monotonic()
                if found is not None or left <= 0:
                    return found
                with suppress(TimeoutError):
                    await asyncio.wait_for(rung.wait(), min(left, LOOK_AGAIN))

    @contextmanager
    def _hearing(self, name: str) -> Iterator[asyncio.Event]:
        event = asyncio.Event()
        self._waiting[name].add(event)
        try:
            yield event
        finally:
            self._waiting[name].discard(event)
            if not self._waiting[name]:
                del self._waiting[name]

    async def _listen(self) -> None:
        async with await AsyncConnection.connect(self._url, autocommit=True) as connection:
            await connection.execute(b"LISTEN " + CHANNEL.encode())
            async for told in connection.notifies():
                for event in self._waiting.get(told.payload, ()):
                    event.set()
