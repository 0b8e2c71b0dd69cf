"""How much one caller may ask for: requests by key, uploads at the same time."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from service.http.problems import BUSY, TOO_MANY, retry_after
from service.setting_groups import HttpSettings

MINUTE = 60.0

_FORGET_ABOVE = 10_000
"""Keys remembered; above that, those with a full allowance are forgotten."""


class Rates:
    """Requests by key, as a bucket that fills evenly over a minute. Each endpoint has its own."""

    def __init__(self, a_minute: int) -> None:
        self._most = float(a_minute)
        self._left: dict[str, tuple[float, float]] = {}

    def spend(self, key: str, now: float | None = None) -> None:
        """Takes one request off the allowance; ProblemError 429 where nothing is left."""
        now = time.monotonic() if now is None else now
        left, at = self._left.get(key, (self._most, now))
        left = min(self._most, left + (now - at) * self._most / MINUTE)
        if left < 1:
            wait = (1 - left) * MINUTE / self._most
            raise retry_after(TOO_MANY, "This key's requests for now are used up.", wait)
        self._left[key] = (left - 1, now)
        if len(self._left) > _FORGET_ABOVE:
            self._forget(now)

    def _forget(self, now: float) -> None:
        self._left = {key: each for key, each in self._left.items() if now - each[1] < MINUTE}


class Gate:
    """Lets so many uploads in at a time; the others wait in line, but not for ever."""

    def __init__(self, settings: HttpSettings) -> None:
        self._free = asyncio.Semaphore(settings.uploads)
        self._patience = settings.patience_seconds
        self._retry = settings.patience_seconds / 2

    @asynccontextmanager
    async def entered(self) -> AsyncIterator[None]:
        """ProblemError 429 where no place became free in time."""
        try:
            async with asyncio.timeout(self._patience):
                await self._free.acquire()
        except TimeoutError:
            raise retry_after(BUSY, "All places for uploads are taken.", self._retry) from None
        try:
            yield
        finally:
            self._free.release()
