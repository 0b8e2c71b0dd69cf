"""Pages drawn for people: once for all who ask, and never remembered as a failure."""

import asyncio
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.isolation import ReadingPool
from extractors.settings import ReaderSettings
from models.errors import AttachmentError
from service.blobs import Blobs, spooled
from service.http import drawings
from service.http.drawings import Drawings
from tests.service import made


@pytest.fixture
def pool() -> Iterator[ReadingPool]:
    with ReadingPool(ReaderSettings(), 1) as running:
        yield running


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    store = Blobs(str(tmp_path / "blobs"), tmp_path / "spool")
    store.prepare()
    return store


async def kept(blobs: Blobs, data: bytes) -> str:
    sha256 = hashlib.sha256(data).hexdigest()
    path = spooled(blobs.spool)
    path.write_bytes(data)
    await blobs.keep({sha256: path})
    return sha256


def test_who_asks_at_the_same_time_or_later_gets_the_same_drawing(
    pool: ReadingPool, blobs: Blobs
) -> None:
    async def run() -> None:
        sha256 = await kept(blobs, made.picture(200))
        here = Drawings(pool, blobs)
        first, second = await asyncio.gather(*(here.page(sha256, 1, 100) for _ in range(2)))
        assert first is not None
        assert first is second is await here.page(sha256, 1, 100)
        assert await here.page(sha256, 1, 50) != first, "another width is another drawing"
        assert await here.page(sha256, 2, 100) is None

    asyncio.run(run())


def test_a_failure_is_tried_again(pool: ReadingPool, blobs: Blobs) -> None:
    async def run() -> None:
        data = made.picture(120)
        here = Drawings(pool, blobs)
        with pytest.raises(AttachmentError):
            await here.page(hashlib.sha256(data).hexdigest(), 1, 100)
        assert await here.page(await kept(blobs, data), 1, 100)

    asyncio.run(run())


def test_no_more_is_kept_than_said_and_no_longer(
    pool: ReadingPool, blobs: Blobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def run() -> None:
        sha256 = await kept(blobs, made.picture(80))
        here = Drawings(pool, blobs)
        first = await here.page(sha256, 1, 100)
        await here.page(sha256, 1, 90)
        await here.page(sha256, 1, 80)
        assert await here.page(sha256, 1, 100) is not first, "two others came after it"
        monkeypatch.setattr(drawings, "KEPT_SECONDS", 0.0)
        brief = await here.page(sha256, 1, 70)
        await asyncio.sleep(0.05)
        assert await here.page(sha256, 1, 70) is not brief

    monkeypatch.setattr(drawings, "KEPT", 2)
    asyncio.run(run())
