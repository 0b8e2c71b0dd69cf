"""Sends thousands of pages of changing size through one service worker; does memory stay flat?

A real database, an endpoint and a worker, each a process of its own; the worker reads with one
child process, which is replaced after ``ZUOZHENG_PAGES_A_PROCESS`` pages as in service. Most
pages are small pieces of scans, so that five thousand take half an hour on one core.
"""

import argparse
import asyncio
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import httpx
import psutil
import psycopg
from rich.console import Console
from rich.table import Table

from benchmarks import curve, serving
from benchmarks.endurance import Sizes, pages
from service import database

SCANS = Path(__file__).parents[1] / "fixtures" / "samples"
PICTURES = {".jpg", ".webp", ".tif"}

SIZES = Sizes(whole_every=100, shares=(0.03, 0.22))

ATTACHMENTS = 10
AT_ONCE = 3
"""Applications on their way: the worker never waits for the next one."""

LOOK_SECONDS = 3.0

SETTLED = 500
"""Pages after which memory has to be flat."""

MOST_GROWTH = 0.1
"""The last fifth may hold so much more at most than the fifth that follows SETTLED."""


class Sample(NamedTuple):
    """Resident megabytes of each part of the service when ``pages`` pages had been read."""

    seconds: float
    pages: int
    worker: float
    reader: float
    endpoint: float


def main() -> int:
    """Measures, prints and draws; 1 where memory grew."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.endure", description=__doc__)
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--plot", type=Path, help="draw the curve to this PNG (wants matplotlib)")
    chosen = parser.parse_args()
    samples = measured(chosen.pages)
    if chosen.plot:
        curve.draw(samples, chosen.plot)
    return _told(samples)


def measured(count: int) -> list[Sample]:
    """Sends ``count`` pages, and looks every few seconds until they are read."""
    with TemporaryDirectory(prefix="zuozheng-") as folder:
        home = Path(folder)
        with database.embedded(home) as url:
            key = serving.prepared(url)
            serve = ["-m", "service.cli.main", "serve", "--no-workers"]
            worker = ["-m", "service.cli.main", "worker"]
            with (
                serving.served(serve, home, url) as endpoint,
                serving.started(worker, home, url) as working,
                _watched((working.pid, endpoint.pid), url) as samples,
            ):
                asyncio.run(_send(key, count))
    return samples


@contextmanager
def _watched(pids: tuple[int, int], url: str) -> Iterator[list[Sample]]:
    samples: list[Sample] = []
    over = threading.Event()
    thread = threading.Thread(target=_watch, args=(pids, url, samples, over))
    thread.start()
    try:
        yield samples
    finally:
        over.set()
        thread.join()


def _watch(pids: tuple[int, int], url: str, samples: list[Sample], over: threading.Event) -> None:
    worker, endpoint = (psutil.Process(pid) for pid in pids)
    began = time.monotonic()
    with psycopg.connect(url, autocommit=True) as connection:
        while True:
            done = serving.count(connection, "SELECT count(*) FROM readings")
            children = sum(_megabytes(child) for child in worker.children(recursive=True))
            held = (_megabytes(worker), children, _megabytes(endpoint))
            samples.append(Sample(time.monotonic() - began, done, *held))
            print(*(f"{value:.0f}" for value in samples[-1]), flush=True)
            if over.wait(LOOK_SECONDS):
                return


def _megabytes(process: psutil.Process) -> float:
    try:
        return float(process.memory_info().rss) / 2**20
    except psutil.NoSuchProcess:
        return 0.0


async def _send(key: str, count: int) -> None:
    """Applications of ten pages each, a few at a time; each caller waits for its report."""
    scans = sorted(path for path in SCANS.rglob("*") if path.suffix in PICTURES)
    left = pages(scans, count, SIZES)
    numbers = iter(range(count))

    async def caller(client: httpx.AsyncClient) -> None:
        while files := {f"{n}.jpg": page for n, page in enumerate(islice(left, ATTACHMENTS))}:
            sent = serving.body(next(numbers), files)
            answer = await client.post("/v1/applications?wait=120", content=sent)
            answer.raise_for_status()

    headers = serving.headers(key)
    async with httpx.AsyncClient(base_url=serving.BASE, headers=headers, timeout=300) as client:
        await asyncio.gather(*(caller(client) for _ in range(AT_ONCE)))


def _told(samples: Sequence[Sample]) -> int:
    """Prints the most each part held, early, once settled and at the end; 1 where it grew."""
    last = samples[-1].pages
    fifth = max(1, (last - SETTLED) // 5)
    table = Table("most resident MB", "worker", "reading process", "both", "endpoint")
    peaks = []
    for low, high in ((0, SETTLED), (SETTLED, SETTLED + fifth), (last - fifth, last)):
        held = _most([each for each in samples if low <= each.pages <= high])
        table.add_row(f"pages {low} to {high}", *(f"{value:.0f}" for value in held))
        peaks.append(held[2])
    Console().print(table)
    grown = peaks[2] / peaks[1] - 1 if peaks[1] else 0.0
    print(f"{last} pages in {samples[-1].seconds / 60:.0f} minutes; grown by {100 * grown:.1f} %")
    return int(grown > MOST_GROWTH)


def _most(samples: Sequence[Sample]) -> tuple[float, ...]:
    """The worker, its reading process, both together, the endpoint; zeros without samples."""
    held = [(e.worker, e.reader, e.worker + e.reader, e.endpoint) for e in samples]
    return tuple(map(max, zip(*held, strict=True))) if held else (0.0,) * 4


if __name__ == "__main__":
    sys.exit(main())
