"""``--reread`` reads again what an older reader has read, and nothing else; live jobs go first."""

import asyncio
import threading
from pathlib import Path

import psutil
import psycopg
import pytest

from service import blobs, reading
from service.recheck import stored
from service.store.rechecks import Asked, Selection
from tests.service import reading_badly
from tests.service.recheck.running import counts, rows
from tests.service.running import Running


def test_only_what_an_older_reader_has_read_is_read_again(
    running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = running.client()
    client.submit({"a.pdf": b"read lately"}, wait=30)
    client.submit({"a.pdf": b"read long ago"}, wait=30)
    with psycopg.connect(running.url) as connection:
        connection.execute(
            "UPDATE readings SET reader_version = '0/old' WHERE ctid = "
            "(SELECT max(ctid) FROM readings)"
        )
    (older,) = rows(running.url, "SELECT sha256 FROM readings WHERE reader_version = '0/old'")
    tally = tmp_path / "tally"
    monkeypatch.setenv(reading_badly.TALLY, str(tally))
    asked = Asked(selection=Selection(), reread=True)
    run = asyncio.run(stored.begin(running.url, running.settings, asked, "somebody"))
    assert run is not None
    for _ in range(2):
        asyncio.run(stored.read_again(running.url, running.settings, run, reading_badly.READER))
        assert tally.read_text(encoding="utf-8").split() == [older[0]]
    assert counts(running.url)["readings"] == 3
    stored.go_on(running.url, running.settings, run, 1)
    assert rows(running.url, "SELECT DISTINCT state FROM recheck_results") == [("judged",)]


LARGE = 48_000_000
"""Bytes; a little less than the most that is read."""


def enclose(running: Running, data: Path, sha256: str) -> None:
    """Every attachment is this content from now on."""
    store = blobs.of(running.settings)
    asyncio.run(store.keep({sha256: data}))
    with psycopg.connect(running.url) as connection:
        connection.execute("UPDATE attachments SET sha256 = %s", (sha256,))


def test_a_large_content_is_read_in_the_reading_process(running: Running) -> None:
    running.client().submit(wait=30)
    large = blobs.spooled(blobs.of(running.settings).spool)
    with large.open("wb") as file:
        file.write(b"large\n")
        file.truncate(LARGE)
    enclose(running, large, reading.digest(large))
    asked = Asked(selection=Selection(), reread=True)
    run = asyncio.run(stored.begin(running.url, running.settings, asked, "somebody"))
    assert run is not None
    ours = psutil.Process()
    before, most = ours.memory_info().rss, [0]
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(0.01):
            most[0] = max(most[0], ours.memory_info().rss)

    watching = threading.Thread(target=watch)
    watching.start()
    asyncio.run(stored.read_again(running.url, running.settings, run, reading_badly.READER))
    ended.set()
    watching.join()
    assert counts(running.url)["readings"] == 2
    assert most[0] - before < LARGE / 3, "the run's own process holds none of it"


def test_live_jobs_go_first_and_end_as_ever(
    running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = running.client()
    for number in range(20):
        client.submit({"a.pdf": f"stored {number}".encode()}, wait=30)
    with psycopg.connect(running.url) as connection:
        connection.execute("UPDATE readings SET reader_version = '0/old'")
    older = {each for (each,) in rows(running.url, "SELECT sha256 FROM readings")}
    asked = Asked(selection=Selection(), reread=True)
    run = asyncio.run(stored.begin(running.url, running.settings, asked, "somebody"))
    assert run is not None
    tally = tmp_path / "tally"
    monkeypatch.setenv(reading_badly.TALLY, str(tally))
    live = [client.submit({"a.pdf": f"sleep 0.3\n{n}".encode()}).json()["id"] for n in range(12)]
    arguments = (running.url, running.settings, run, reading_badly.READER)
    asyncio.run(stored.read_again(*arguments))
    stored.go_on(running.url, running.settings, run, 1)
    read = tally.read_text(encoding="utf-8").split()
    assert set(read[-20:]) == older, "after all that were handed in"
    ended = rows(running.url, "SELECT id::text, state, outcome IS NULL FROM applications")
    assert {(state, lacks) for id_, state, lacks in ended if id_ in live} == {("done", False)}
    assert rows(running.url, "SELECT DISTINCT state FROM recheck_results") == [("judged",)]
