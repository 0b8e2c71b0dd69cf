"""A worker: takes jobs from the database until it is told to stop.

It outlives the database: while that is away it waits, and what it held is run again later. It
takes up the jobs of workers that are silent, and is silent itself when it is dead. On SIGTERM it
finishes what it can within the grace period and gives back the rest.
"""

import asyncio
import contextlib
import signal
import sys
from collections.abc import AsyncIterator, Coroutine

import click
from procrastinate import App
from procrastinate.exceptions import ProcrastinateException
from psycopg import Error
from psycopg_pool import PoolTimeout

from extractors.isolation import READER
from service import blobs, database, engine, logs, metrics
from service.background import tasks
from service.background.readers import Readers, Store
from service.background.work import Desk
from service.logs import logger
from service.settings import Settings
from service.store import migrate, pool

log = logger("worker")

SILENT_HEARTBEATS = 4
"""After so many a worker is taken for dead."""

MOST_CONNECTIONS = 40
"""A connection is held for milliseconds between seconds of reading: jobs can share them."""

PAUSE = 1.0
"""Seconds before a worker whose database went away tries again."""


def run(chosen: Settings, reader: str = READER, *, tied: bool = False) -> None:
    """Works until SIGTERM or Ctrl-C; ``tied``: also until standard input ends.

    ``reader`` as ReadingPool has it.
    """
    logs.configure()
    engine.check(chosen.ocr)
    with database.running(chosen) as url:
        asyncio.run(_main(chosen, url, reader, tied=tied))


async def _main(chosen: Settings, url: str, reader: str, *, tied: bool) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    if tied:
        loop.add_reader(sys.stdin.fileno(), _ended, loop, stop)
    await migrate.migrate(url)
    if not tied:
        click.echo(f"zuozheng: {chosen.processes} processes wait for jobs of {_place(chosen)}")
    await work(chosen, url, stop, reader)


def _place(chosen: Settings) -> str:
    if chosen.database_url:
        return "the database ZUOZHENG_DATABASE_URL names"
    home = chosen.data_dir.absolute()
    return f"the embedded database in {home} (ZUOZHENG_DATABASE_URL is not set)"


def _ended(loop: asyncio.AbstractEventLoop, stop: asyncio.Event) -> None:
    loop.remove_reader(sys.stdin.fileno())  # an ended stream stays readable
    stop.set()


async def work(chosen: Settings, url: str, stop: asyncio.Event, reader: str = READER) -> None:
    """Takes jobs until ``stop`` is set."""
    async with pool.opened(url, min(chosen.processes + 6, MOST_CONNECTIONS)) as connections:
        store = Store(url, connections, blobs.of(chosen))
        store.blobs.prepare()
        readers = Readers(chosen, store, reader)
        app = tasks.app()
        desk = Desk(chosen, store, readers)
        async with app.open_async(connections):
            async with (
                readers,
                _beside(metrics.publish_for_ever(connections)),
                _beside(_rescue_for_ever(app, chosen)),
            ):
                await _take_jobs(app, desk, stop)
            with contextlib.suppress(Error, PoolTimeout):
                async with connections.connection() as connection:
                    await metrics.publish(connection)


@contextlib.asynccontextmanager
async def _beside(running: Coroutine[None, None, None]) -> AsyncIterator[None]:
    task = asyncio.create_task(running)
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _take_jobs(app: App, desk: Desk, stop: asyncio.Event) -> None:
    """Procrastinate's worker ends when the database goes away: then another one is started."""
    stopping = asyncio.create_task(stop.wait())
    while not stop.is_set():
        working = asyncio.create_task(_worker(app, desk))
        await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if stop.is_set():
            working.cancel()  # asks it to stop; it finishes first what it can
        result = (await asyncio.gather(working, return_exceptions=True))[0]
        if not stop.is_set():
            log.warning("worker interrupted", exc_info=_error(result))
            await asyncio.sleep(PAUSE)


async def _worker(app: App, desk: Desk) -> None:
    beat = desk.settings.jobs.heartbeat_seconds
    await app.run_worker_async(
        concurrency=desk.settings.processes,
        install_signal_handlers=False,
        additional_context={tasks.DESK: desk},
        delete_jobs="successful",
        update_heartbeat_interval=beat,
        stalled_worker_timeout=beat * SILENT_HEARTBEATS,
        fetch_job_polling_interval=2.0,
        shutdown_graceful_timeout=desk.settings.jobs.grace_seconds,
    )


async def _rescue_for_ever(app: App, chosen: Settings) -> None:
    """Puts the jobs of silent workers back into the queue, whichever worker sees it first."""
    beat = chosen.jobs.heartbeat_seconds
    while True:
        await asyncio.sleep(beat)
        with contextlib.suppress(ProcrastinateException, Error, PoolTimeout):
            await _rescue(app, beat * SILENT_HEARTBEATS)


async def _rescue(app: App, silent_seconds: float) -> None:
    stalled = await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=silent_seconds)
    for job in stalled:
        with contextlib.suppress(ProcrastinateException):  # another worker was faster
            await app.job_manager.retry_job(job)
            log.warning("job taken up", job=job.id, task=job.task_name)


def _error(result: object) -> BaseException | None:
    return result if isinstance(result, BaseException) else None
