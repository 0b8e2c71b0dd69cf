"""Measures what accepting an application costs, against a bare upload handler, and the queue.

The bare handler is FastAPI's own: it receives the same body and answers; nothing is checked or
stored. Both are processes of their own, called by the same client; the ratio holds on a busy
machine too. The database syncs to disk as it does in service. Jobs are run by a worker whose
reading takes no time, so that what is left is the queue, the store and the judging.
"""

import argparse
import asyncio
import time
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import NamedTuple

import httpx
import psycopg
from rich.console import Console
from rich.table import Table

from benchmarks import serving
from benchmarks.nothing import READER
from service import database

ATTACHMENTS = 10
REPORTS = "SELECT count(*) FROM reports"
_WORKER = (
    "from service import settings; from service.background import worker; "
    f"worker.run(settings.load(), {READER!r})"
)


class Load(NamedTuple):
    """How many requests, how many at a time, how large each attachment is."""

    requests: int
    at_once: int
    bytes: int


class Accepted(NamedTuple):
    """Requests a second, and the median and 99th percentile of one, in milliseconds."""

    a_second: float
    median: float
    p99: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=400)
    parser.add_argument("--at-once", type=int, default=8)
    parser.add_argument("--kilobytes", type=int, default=100, help="of each attachment")
    chosen = parser.parse_args()
    load = Load(chosen.requests, chosen.at_once, chosen.kilobytes * 1000)
    with TemporaryDirectory(prefix="zuozheng-") as folder:
        home = Path(folder)
        with database.embedded(home) as url:
            key = serving.prepared(url)
            with serving.served(["-m", "benchmarks.bare"], home, url):
                bare = asyncio.run(_accept("/upload", load, key))
            with serving.served(["-m", "service.cli.main", "serve", "--no-workers"], home, url):
                ours = asyncio.run(_accept("/v1/applications", load, key))
            jobs = _jobs_a_second(home, url)
    _show(load, bare, ours, jobs)


async def _accept(path: str, load: Load, key: str) -> Accepted:
    """Sends all requests, so many at a time; each has contents of its own."""
    numbers = iter(range(load.requests))
    took: list[float] = []
    headers = serving.headers(key)

    async def caller(client: httpx.AsyncClient) -> None:
        for number in numbers:
            body = _body(number, load.bytes)
            began = time.perf_counter()
            answer = await client.post(path, content=body, headers=headers)
            took.append(time.perf_counter() - began)
            answer.raise_for_status()

    async with httpx.AsyncClient(base_url=serving.BASE, timeout=120) as client:
        await client.post(path, content=_body(-1, load.bytes), headers=headers)
        began = time.perf_counter()
        await asyncio.gather(*(caller(client) for _ in range(load.at_once)))
        seconds = time.perf_counter() - began
    parts = quantiles(took, n=100)
    return Accepted(load.requests / seconds, parts[49] * 1000, parts[98] * 1000)


def _body(number: int, size: int) -> bytes:
    names = [f"{n}.pdf" for n in range(ATTACHMENTS)]
    return serving.body(number, {n: f"{number} {n}\n".encode().ljust(size, b"x") for n in names})


def _jobs_a_second(home: Path, url: str) -> float:
    """How fast one worker empties the queue the requests have filled, from its first report on."""
    with (
        serving.started(["-c", _WORKER], home, url),
        psycopg.connect(url, autocommit=True) as connection,
    ):
        while serving.count(connection, REPORTS) == 0:
            time.sleep(0.01)
        began, before = time.perf_counter(), serving.count(connection, REPORTS)
        while serving.count(connection, "SELECT count(*) FROM applications WHERE state <> 'done'"):
            time.sleep(0.05)
        done = serving.count(connection, REPORTS) - before
        return done / (time.perf_counter() - began)


def _show(load: Load, bare: Accepted, ours: Accepted, jobs: float) -> None:
    size = f"{ATTACHMENTS} attachments of {load.bytes / 1000:g} kB, {load.at_once} at a time"
    table = Table(title=f"accepting {load.requests} applications of {size}")
    for heading in ("", "requests/s", "median ms", "99th percentile ms"):
        table.add_column(heading, justify="right" if heading else "left")
    for name, each in (("bare FastAPI handler", bare), ("zuozheng", ours)):
        table.add_row(name, f"{each.a_second:.1f}", f"{each.median:.0f}", f"{each.p99:.0f}")
    ratios = (bare.a_second / ours.a_second, ours.median / bare.median, ours.p99 / bare.p99)
    table.add_row("times the bare handler", *(f"{ratio:.1f}" for ratio in ratios))
    console = Console()
    console.print(table)
    console.print(f"one worker keeps up with {jobs:.1f} applications/s when reading is free")


if __name__ == "__main__":
    main()
