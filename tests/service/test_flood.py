"""Too much at once: hostile files and crowds cost bounded memory, and the rest is still served."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import psutil
import pytest

from extractors.isolation import READER
from service.settings import Settings
from service.store.keys import Role
from tests.extractors import hostile
from tests.service import made
from tests.service.processes import ended, start_endpoint, start_worker
from tests.service.running import MANIFEST, Client, make_key, parts

CROWD = 200

MEGABYTE = 2**20


class Peak:
    """The most memory a process and its children have held, in bytes, since it was made."""

    def __init__(self, pid: int) -> None:
        self._process = psutil.Process(pid)
        self.before = self.most = self._now()

    def look(self) -> None:
        self.most = max(self.most, self._now())

    def _now(self) -> int:
        return int(self._process.memory_info().rss)


@contextmanager
def watched(pid: int) -> Iterator[Peak]:
    """Looks twenty times a second until the block ends."""
    peak, over = Peak(pid), threading.Event()

    def look() -> None:
        while not over.wait(0.05):
            peak.look()

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield peak
    finally:
        over.set()
        thread.join()


@pytest.mark.long
def test_hostile_files_are_refused_one_by_one_and_the_rest_is_read(settings: Settings) -> None:
    files = {
        "pages.pdf": hostile.pdf(*[hostile.ROWS] * 2000),
        "bomb.png": hostile.png_bomb(30_000),
        "half.jpg": made.picture(180, 600, 800)[:3000],
        "good.pdf": hostile.pdf(hostile.ROWS),
    }
    manifest = MANIFEST | {
        "claims": [],
        "attachments": [{"id": name, "file": name} for name in files],
    }
    process, base = start_endpoint(settings)
    worker = start_worker(settings, READER)
    with ended(process), ended(worker), watched(process.pid) as endpoint:
        client = Client(base, make_key(settings.database_url, Role.SUBMITTER))
        report = client.submit(files, manifest, wait=180)
        assert report.status_code == 200
        errors = {a["id"]: (a["error"] or {}).get("code") for a in report.json()["attachments"]}
    assert errors == {
        "pages.pdf": "too_many_pages",
        "bomb.png": "too_many_pixels",
        "half.jpg": "truncated_file",
        "good.pdf": None,
    }
    assert endpoint.most - endpoint.before < 100 * MEGABYTE


@pytest.mark.long
def test_two_hundred_clients_at_once_are_served_in_bounded_memory(settings: Settings) -> None:
    """Each sends 2 MB: 400 MB in all, which must lie on the disk and not in memory."""
    process, base = start_endpoint(settings)
    with ended(process), watched(process.pid) as endpoint:
        key = make_key(settings.database_url, Role.SUBMITTER)
        began = time.monotonic()
        answers = asyncio.run(_crowd(base, key))
        seconds = time.monotonic() - began
        slowest_health = max(answers.health)
    statuses = [each for each in answers.statuses if each != 202]
    assert set(statuses) <= {429}
    assert len(statuses) < CROWD / 2
    assert endpoint.most - endpoint.before < 150 * MEGABYTE
    assert slowest_health < max(2.0, seconds / 4)  # others are served meanwhile


class Answers:
    """What the crowd was answered, and how long others waited meanwhile, in seconds."""

    def __init__(self) -> None:
        self.statuses: list[int] = []
        self.health: list[float] = []


async def _crowd(base: str, key: str) -> Answers:
    answers = Answers()
    limits = httpx.Limits(max_connections=CROWD + 10)
    headers = {"Authorization": f"Bearer {key}"}
    async with httpx.AsyncClient(base_url=base, timeout=300, limits=limits) as client:

        async def submit(number: int) -> None:
            body = parts({"a.pdf": f"{number}".encode().ljust(2 * MEGABYTE)}, MANIFEST)
            sent = await client.post("/v1/applications", files=body, headers=headers)
            answers.statuses.append(sent.status_code)
            if sent.status_code == 429:
                assert int(sent.headers["Retry-After"]) > 0

        async def look(crowd: asyncio.Future[list[None]]) -> None:
            while not crowd.done():
                began = time.monotonic()
                assert (await client.get("/healthz")).status_code == 200
                answers.health.append(time.monotonic() - began)
                await asyncio.sleep(0.1)

        crowd = asyncio.gather(*(submit(number) for number in range(CROWD)))
        await look(crowd)
        await crowd
    return answers
