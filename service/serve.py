"""``zuozheng serve``: database, endpoint and local workers, started and stopped together."""

import asyncio
import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import click
import uvicorn

from models.errors import SettingsError
from service import blobs, database, engine, logs
from service.http import app
from service.logs import logger
from service.settings import Settings
from service.store import migrate

log = logger("serve")

DRAIN_SECONDS = 20
"""On SIGTERM calls that are being answered may go on for so long."""

RESTART_SECONDS = 2.0
"""Before a local worker or an embedded database that died is started again."""


class _Server(uvicorn.Server):
    """Leaves signals to us: uvicorn would raise them again when it has stopped."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def run(settings: Settings, host: str, port: int, *, workers: bool) -> None:
    """Serves until SIGTERM or Ctrl-C."""
    logs.configure()
    engine.check(settings.ocr)
    blobs.of(settings)  # a wrong place is told here in a line, not by the web server in a hundred
    with database.running(settings) as url:
        asyncio.run(_serve(settings, url, (host, port), workers=workers))


async def _serve(settings: Settings, url: str, place: tuple[str, int], *, workers: bool) -> None:
    await migrate.migrate(url)
    config = uvicorn.Config(
        app.create(settings, url),
        host=place[0],
        port=place[1],
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=DRAIN_SECONDS,
    )
    server = _Server(config)
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    watch = asyncio.create_task(_keep_database(settings))
    async with _workers(settings, url) if workers else contextlib.nullcontext():
        await _until(server, stop)
    watch.cancel()


async def _keep_database(settings: Settings) -> None:
    while True:
        await asyncio.sleep(RESTART_SECONDS)
        if await asyncio.to_thread(database.guard, settings):
            log.warning("embedded database started again")


async def _until(server: uvicorn.Server, stop: asyncio.Event) -> None:
    sockets = [_bound(server.config)]
    serving = asyncio.create_task(server.serve(sockets))
    stopping = asyncio.create_task(stop.wait())
    while not server.started and not serving.done():
        await asyncio.sleep(0.02)
    host, port = sockets[0].getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"zuozheng: serving on http://{shown}:{port} (documentation: /docs)")
    await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
    server.should_exit = True
    await serving


def _bound(config: uvicorn.Config) -> socket.socket:
    """The listening socket; port 0 is any free one. SettingsError where it is taken."""
    family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((config.host, config.port))
    except OSError as error:
        told = f"cannot listen on {config.host} port {config.port}: {error.strerror}"
        raise SettingsError(f"{told}; choose another with --host and --port") from error
    listening.set_inheritable(False)
    return listening


@asynccontextmanager
async def _workers(settings: Settings, url: str) -> AsyncIterator[None]:
    """A local worker process beside the endpoint; one that dies is started again."""
    watch = asyncio.create_task(_keep_working(settings, url))
    try:
        yield
    finally:
        watch.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watch


async def _keep_working(settings: Settings, url: str) -> None:
    variables = os.environ | {
        "ZUOZHENG_DATABASE_URL": url,
        "ZUOZHENG_DATA_DIR": str(settings.data_dir.absolute()),
        "ZUOZHENG_PROCESSES": str(settings.processes),
    }
    command = [sys.executable, "-m", "service.background.tied_worker"]
    while True:
        worker = await asyncio.create_subprocess_exec(
            *command, stdin=subprocess.PIPE, env=variables, start_new_session=True
        )
        try:
            status = await worker.wait()
        except asyncio.CancelledError:
            await _stopped(worker, settings.jobs.grace_seconds)
            raise
        log.warning("worker ended", status=status)
        await asyncio.sleep(RESTART_SECONDS)


async def _stopped(worker: asyncio.subprocess.Process, grace: float) -> None:
    """Asks the worker to stop; it finishes or gives back what it holds."""
    with contextlib.suppress(ProcessLookupError):
        worker.terminate()
    try:
        await asyncio.wait_for(worker.wait(), grace + 15)
    except TimeoutError:
        worker.kill()
        await worker.wait()
