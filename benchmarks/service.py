"""Measures what accepting an application costs, against a bare upload handler, and the queue.

The bare handler is FastAPI's own: it receives the same body and answers; nothing is checked or
stored. Both are processes of their own, called by the same client; the ratio holds on a busy
machine too. The database syncs to disk as it does in service. Jobs are run by a worker whose
reading takes no time, so that what is left is the queue, the store and the judging.
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import NamedTuple

import httpx
import psycopg
from psycopg import AsyncConnection
from rich.console import Console
from rich.table import Table

from benchmarks.nothing import READER
from service import database
from service.store import keys, migrate
from service.store.keys import Role

ROOT = Path(__file__).parents[1]
ATTACHMENTS = 10
BOUNDARY = "b0undary"
_WORKER = f"from service import settings, worker; worker.run(settings.load(), {READER!r})"


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
            key = asyncio.run(_prepared(url))
            with _served(["-m", "benchmarks.bare"], home, url) as base:
                bare = asyncio.run(_accept(base + "/upload", load, key))
            with _served(["-m", "service.cli", "serve", "--no-workers"], home, url) as base:
                ours = asyncio.run(_accept(base + "/v1/applications", load, key))
            jobs = _jobs_a_second(home, url)
    _show(load, bare, ours, jobs)


async def _prepared(url: str) -> str:
    await migrate.migrate(url)
    async with await AsyncConnection.connect(url) as connection:
        return await keys.create(connection, Role.SUBMITTER)


def _environment(home: Path, url: str) -> dict[str, str]:
    chosen = {"ZUOZHENG_DATA_DIR": str(home), "ZUOZHENG_DATABASE_URL": url}
    chosen |= {"ZUOZHENG_HTTP_REQUESTS_A_MINUTE": "10000000", "ZUOZHENG_PROCESSES": "1"}
    return os.environ | chosen | {"PYTHONPATH": str(ROOT)}


@contextmanager
def _served(command: Sequence[str], home: Path, url: str) -> Iterator[str]:
    port = 8765
    process = subprocess.Popen(
        [sys.executable, *command, "--port", str(port)],
        env=_environment(home, url),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    base = f"http://127.0.0.1:{port}"
    try:
        _wait_until_up(base)
        yield base
    finally:
        process.terminate()
        process.wait()


def _wait_until_up(base: str) -> None:
    for _ in range(600):
        try:
            if httpx.get(base + "/healthz").is_success:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise RuntimeError("the endpoint did not come up")


async def _accept(url: str, load: Load, key: str) -> Accepted:
    """Sends all requests, so many at a time; each has contents of its own."""
    numbers = iter(range(load.requests))
    took: list[float] = []
    headers = {
        "Authorization": f"Bearer {key}",
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
    }

    async def caller(client: httpx.AsyncClient) -> None:
        for number in numbers:
            body = _body(number, load.bytes)
            began = time.perf_counter()
            answer = await client.post(url, content=body, headers=headers)
            took.append(time.perf_counter() - began)
            answer.raise_for_status()

    async with httpx.AsyncClient(timeout=120) as client:
        await client.post(url, content=_body(-1, load.bytes), headers=headers)
        began = time.perf_counter()
        await asyncio.gather(*(caller(client) for _ in range(load.at_once)))
        seconds = time.perf_counter() - began
    parts = quantiles(took, n=100)
    return Accepted(load.requests / seconds, parts[49] * 1000, parts[98] * 1000)


def _body(number: int, size: int) -> bytes:
    names = [f"{n}.pdf" for n in range(ATTACHMENTS)]
    manifest = {
        "id": f"b-{number}",
        "rulebook": "hangzhou-2024-engineer",
        "submitted_on": "2024-08-30",
        "category": "construction_supervision",
        "applicant": {"name": "张玥"},
        "employer": {"name": "浙江宏远建工集团有限公司"},
        "claims": [{"id": "p1", "kind": "project", "attachments": names}],
        "attachments": [{"id": name, "file": name} for name in names],
    }
    head = f"--{BOUNDARY}\r\nContent-Disposition: form-data; name="
    parts = [f'{head}"manifest"\r\n\r\n{json.dumps(manifest)}\r\n'.encode()]
    for name in names:
        parts.append(f'{head}"files"; filename="{name}"\r\n\r\n'.encode())
        parts.append(f"{number} {name}\n".encode().ljust(size, b"x"))
        parts.append(b"\r\n")
    return b"".join((*parts, f"--{BOUNDARY}--\r\n".encode()))


def _jobs_a_second(home: Path, url: str) -> float:
    """How fast one worker empties the queue the requests have filled, from its first report on."""
    process = subprocess.Popen(
        [sys.executable, "-c", _WORKER], env=_environment(home, url), stderr=subprocess.DEVNULL
    )
    try:
        with psycopg.connect(url, autocommit=True) as connection:
            while _count(connection, "SELECT count(*) FROM reports") == 0:
                time.sleep(0.01)
            began, before = time.perf_counter(), _count(connection, "SELECT count(*) FROM reports")
            while _count(connection, "SELECT count(*) FROM applications WHERE state <> 'done'"):
                time.sleep(0.05)
            done = _count(connection, "SELECT count(*) FROM reports") - before
            return done / (time.perf_counter() - began)
    finally:
        process.terminate()
        process.wait()


def _count(connection: psycopg.Connection[tuple[int, ...]], query: str) -> int:
    row = connection.execute(query.encode()).fetchone()
    return int(row[0]) if row else 0


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
