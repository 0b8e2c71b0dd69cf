"""Contents under their hashes: on disk and elsewhere, whole or not at all, swept when orphaned."""

import asyncio
import hashlib
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from service import blobs
from service.blobs import Blobs
from service.settings import Settings
from tests.service.running import service
from tests.service.sweeping import swept

DATA = b"some bytes"
SHA256 = hashlib.sha256(DATA).hexdigest()


@pytest.fixture(params=["folder", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Blobs:
    """A local folder, and a store that fsspec has to copy to and from."""
    url = str(tmp_path / "blobs") if request.param == "folder" else f"memory://{tmp_path.name}"
    made = Blobs(url, tmp_path / "spool")
    made.prepare()
    return made


def spooled(store: Blobs, data: bytes = DATA) -> Path:
    path = blobs.spooled(store.spool)
    path.write_bytes(data)
    return path


def test_what_is_kept_comes_back_and_goes(store: Blobs) -> None:
    async def run() -> None:
        assert await store.missing([SHA256]) == {SHA256}
        for _ in range(2):  # a second time is no error
            await store.keep({SHA256: spooled(store)})
        assert await store.missing([SHA256]) == set()
        async with store.local(SHA256) as path:
            assert path.read_bytes() == DATA
        assert [each.sha256 for each in store.stored()] == [SHA256]
        await store.remove(SHA256)
        await store.remove(SHA256)
        assert await store.missing([SHA256]) == {SHA256}
        with pytest.raises(FileNotFoundError):
            async with store.local(SHA256) as path:
                path.read_bytes()

    asyncio.run(run())
    assert list(store.spool.iterdir()) == []


def test_what_an_upload_left_is_swept_once_it_is_old(store: Blobs) -> None:
    spooled(store)
    assert store.sweep_unfinished(timedelta(hours=1)) == 0
    assert store.sweep_unfinished(timedelta(0)) == 1
    assert list(store.spool.iterdir()) == []


def test_orphans_are_swept_and_what_is_referred_to_stays(settings: Settings) -> None:
    """As after an endpoint that was killed between upload and commit, and one amid an erasure."""
    with service(settings) as up:
        client = up.client()
        client.submit({"a.pdf": b"needed"}, wait=30)
    store = blobs.of(settings)
    asyncio.run(store.keep({SHA256: spooled(store)}))
    with psycopg.connect(settings.database_url) as connection:
        connection.execute(
            "INSERT INTO readings (sha256, reader_version, document, pages, seconds) "
            "VALUES (repeat('a', 64), '1', '{}', 1, 1)"
        )

    assert swept(settings, timedelta(hours=1)) == 1  # the reading; the blob is too young
    assert swept(settings, timedelta(0)) == 1
    assert [each.sha256 for each in store.stored()] == [hashlib.sha256(b"needed").hexdigest()]
    with psycopg.connect(settings.database_url) as connection:
        assert connection.execute("SELECT count(*) FROM readings").fetchone() == (1,)


def test_a_stores_folder_is_nobody_elses(tmp_path: Path) -> None:
    store = Blobs(str(tmp_path / "blobs"), tmp_path / "spool")
    store.prepare()
    for folder in ("blobs", "spool"):
        assert (tmp_path / folder).stat().st_mode & 0o077 == 0
