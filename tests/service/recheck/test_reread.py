"""``--reread`` reads again what an older reader has read, and nothing else."""

import asyncio
from pathlib import Path

import psycopg
import pytest

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
