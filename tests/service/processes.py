"""Workers and endpoints as processes of their own, to be killed."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil

from service.settings import Settings
from tests.service.reading_badly import READER

ROOT = Path(__file__).parents[2]

_WORKER = (
    "from service import settings; from service.background import worker; "
    "worker.run(settings.load(), {!r})"
)


def variables(settings: Settings) -> dict[str, str]:
    """The environment that gives these settings."""
    chosen = {
        "ZUOZHENG_DATABASE_URL": settings.database_url,
        "ZUOZHENG_DATA_DIR": str(settings.data_dir),
        "ZUOZHENG_PROCESSES": str(settings.processes),
        "ZUOZHENG_JOBS_HEARTBEAT_SECONDS": str(settings.jobs.heartbeat_seconds),
        "ZUOZHENG_JOBS_GRACE_SECONDS": str(settings.jobs.grace_seconds),
        "PYTHONPATH": str(ROOT),
        "OMP_NUM_THREADS": "1",
    }
    return os.environ | chosen


def start_worker(settings: Settings, reader: str = READER) -> subprocess.Popen[bytes]:
    """A worker process; its reading processes are in its group."""
    return subprocess.Popen(
        [sys.executable, "-c", _WORKER.format(reader)],
        cwd=ROOT,
        env=variables(settings),
        start_new_session=True,
    )


def start_endpoint(settings: Settings) -> tuple[subprocess.Popen[bytes], str]:
    """An endpoint without workers, once it is ready, and its address."""
    port = free_port()
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "service.cli.main",
            "serve",
            "--no-workers",
            "--port",
            str(port),
        ],
        cwd=ROOT,
        env=variables(settings),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    base = f"http://127.0.0.1:{port}"
    wait_ready(base)
    return process, base


def wait_ready(base: str, seconds: float = 60) -> None:
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        with contextlib.suppress(httpx.TransportError):
            if httpx.get(base + "/readyz").status_code == 200:
                return
        time.sleep(0.1)
    raise AssertionError(f"{base} is not ready after {seconds:g} seconds")


@contextlib.contextmanager
def ended(process: subprocess.Popen[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """Whatever happens in the block, the process and its children are gone afterwards."""
    children = [process.pid]
    try:
        yield process
    finally:
        with contextlib.suppress(psutil.Error):
            children += [p.pid for p in psutil.Process(process.pid).children(recursive=True)]
        for pid in children:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        process.wait()


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])
