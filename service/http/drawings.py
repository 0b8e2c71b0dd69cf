"""Pages as they were drawn last: who comes back to one, or to a seal on it, does not wait again."""

import asyncio
from collections import OrderedDict

from extractors.isolation import ReadingPool
from service.blobs import Blobs

KEPT = 24
"""Pages of 1 to 4 MB: those of the two or three applications people look at."""

KEPT_SECONDS = 300.0
"""What is erased is gone from memory, too, after so long."""

_Key = tuple[str, int, int]


class Drawings:
    """Draws a page once, however many ask for it at the same time."""

    def __init__(self, pool: ReadingPool, blobs: Blobs) -> None:
        self._pool = pool
        self._blobs = blobs
        self._kept: OrderedDict[_Key, asyncio.Task[bytes | None]] = OrderedDict()

    async def page(self, sha256: str, number: int, width: int) -> bytes | None:
        """Page ``number``, from 1, as PNG, at most ``width`` pixels wide; None: no such page.

        AttachmentError where it cannot be drawn, FileNotFoundError where the content is gone.
        """
        key = (sha256, number, width)
        task = self._kept.get(key)
        if task is None:
            task = self._kept[key] = asyncio.create_task(self._drawn(*key))
            asyncio.get_running_loop().call_later(KEPT_SECONDS, self._forget, key, task)
        self._kept.move_to_end(key)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        try:
            return await asyncio.shield(task)
        except Exception:
            self._forget(key, task)
            raise

    def _forget(self, key: _Key, task: asyncio.Task[bytes | None]) -> None:
        if self._kept.get(key) is task:
            del self._kept[key]

    async def _drawn(self, sha256: str, number: int, width: int) -> bytes | None:
        async with self._blobs.local(sha256) as path:
            return await asyncio.wrap_future(self._pool.submit_page(path, width, number))
