"""The service as processes of its own, for measuring, and what is sent to it."""

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx
import psycopg
from psycopg import AsyncConnection

from service.store import keys, migrate
from service.store.keys import Role

ROOT = Path(__file__).parents[1]
BOUNDARY = "b0undary"
PORT = 8765
BASE = f"http://127.0.0.1:{PORT}"


def prepared(url: str) -> str:
    """Brings the database's schema up; a submitter's key."""
    return asyncio.run(_prepared(url))


async def _prepared(url: str) -> str:
    await migrate.migrate(url)
    async with await AsyncConnection.connect(url) as connection:
        return await keys.create(connection, Role.SUBMITTER)


@contextmanager
def started(command: Sequence[str], home: Path, url: str) -> Iterator[subprocess.Popen[bytes]]:
    """Python with these arguments, one reading process, until the block ends."""
    process = subprocess.Popen(
        [sys.executable, *command],
        env=_environment(home, url),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def _environment(home: Path, url: str) -> dict[str, str]:
    chosen = {"ZUOZHENG_DATA_DIR": str(home), "ZUOZHENG_DATABASE_URL": url}
    chosen |= {"ZUOZHENG_HTTP_REQUESTS_A_MINUTE": "10000000", "ZUOZHENG_PROCESSES": "1"}
    return os.environ | chosen | {"PYTHONPATH": str(ROOT)}


@contextmanager
def served(command: Sequence[str], home: Path, url: str) -> Iterator[subprocess.Popen[bytes]]:
    """As ``started``, once it answers at BASE."""
    with started([*command, "--port", str(PORT)], home, url) as process:
        _wait_until_up(BASE)
        yield process


def _wait_until_up(base: str) -> None:
    for _ in range(600):
        try:
            if httpx.get(base + "/healthz").is_success:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise RuntimeError("the endpoint did not come up")


def headers(key: str) -> dict[str, str]:
    """Of a request whose body ``body`` made."""
    return {
        "Authorization": f"Bearer {key}",
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
    }


def body(number: int, files: Mapping[str, bytes]) -> bytes:
    """An application of these files, as one project's evidence."""
    manifest = {
        "id": f"b-{number}",
        "rulebook": "hangzhou-2024-engineer",
        "submitted_on": "2024-08-30",
        "category": "construction_supervision",
        "applicant": {"name": "张玥"},
        "employer": {"name": "浙江宏远建工集团有限公司"},
        "claims": [{"id": "p1", "kind": "project", "attachments": list(files)}],
        "attachments": [{"id": name, "file": name} for name in files],
    }
    head = f"--{BOUNDARY}\r\nContent-Disposition: form-data; name="
    parts = [f'{head}"manifest"\r\n\r\n{json.dumps(manifest)}\r\n'.encode()]
    for name, data in files.items():
        parts.append(f'{head}"files"; filename="{name}"\r\n\r\n'.encode())
        parts += [data, b"\r\n"]
    return b"".join((*parts, f"--{BOUNDARY}--\r\n".encode()))


def count(connection: psycopg.Connection[tuple[int, ...]], query: str) -> int:
    """The number a query gives; 0 for none."""
    row = connection.execute(query.encode()).fetchone()
    return int(row[0]) if row else 0
