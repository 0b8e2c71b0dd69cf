"""A process that judges a run's applications, a chunk a transaction: all of a chunk or nothing."""

import asyncio
import gc
import os
import signal
import threading
from collections.abc import Sequence
from multiprocessing import parent_process
from typing import NamedTuple

from psycopg import AsyncConnection

from service import logs
from service.recheck import filing
from service.recheck.judge import Bench
from service.recheck.judging import Judged, Judging
from service.store import audit, grounds, rechecks
from service.store.grounds import Basis
from service.store.rechecks import Asked, Candidate, Result, Run, Waiting
from service.store.sql import Connection
from verifiers.rulebooks.rulebook import Rulebook

NICENESS = 10
"""Whoever hands in an application now is served before one is judged again."""

ACTOR = "recheck"


class Order(NamedTuple):
    """What a process is started with: the database, the run, the engine's characters.

    ``days`` from submission is the deadline the triage is ordered by.
    """

    url: str
    run: Run
    alphabet: frozenset[str]
    days: int


class _Process:
    """This process's connection and bench; made once, by ``begin``."""

    runner: asyncio.Runner
    connection: Connection
    order: Order
    judging: Judging


def begin(order: Order) -> None:
    """Prepares a worker process: it is polite, ignores Ctrl-C and does not outlive its parent."""
    _prepare(order)
    _Process.runner.run(_know(_Process.judging.bases))


async def _know(bases: Sequence[Basis]) -> None:
    """In a transaction of its own: nobody waits for it who holds an application."""
    async with _Process.connection.transaction():
        await grounds.note_bases(_Process.connection, bases)


def _prepare(order: Order) -> None:
    settle_down()
    logs.configure()
    _Process.order = order
    bench = bench_of(order.run.rulebook, order.alphabet)
    _Process.judging = Judging(bench, order.run.created_at, _version(order.run))
    _Process.runner = asyncio.Runner()
    _Process.connection = _Process.runner.run(AsyncConnection.connect(order.url))
    gc.freeze()


def _version(run: Run) -> str | None:
    return run.reader_version if Asked.model_validate_json(run.asked).reread else None


def bench_of(rulebook: str | None, alphabet: frozenset[str]) -> Bench:
    """The bench with the rulebook in this JSON."""
    return Bench(Rulebook.model_validate_json(rulebook) if rulebook else None, alphabet)


def settle_down() -> None:
    """Low priority, no Ctrl-C, and the end with the parent, however that ends.

    Judging makes thousands of values an application and next to no cycle: looking for cycles took
    a third of the time. They are looked for between chunks, in what the chunk left behind.
    """
    be_polite()
    gc.freeze()
    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def be_polite() -> None:
    """Low priority, whoever began it: at the program's start, and in each process."""
    os.nice(max(0, NICENESS - os.nice(0)))


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def begin_dry(order: Order) -> None:
    """As ``begin``, on a connection that cannot write."""
    _prepare(order)
    _Process.runner.run(_Process.connection.set_read_only(True))


def rehearse_chunk(candidates: Sequence[Candidate]) -> list[Result]:
    """What would come of these applications."""
    return _Process.runner.run(_rehearsed(candidates))


async def _rehearsed(candidates: Sequence[Candidate]) -> list[Result]:
    connection = _Process.connection
    async with connection.transaction():
        judged = await _Process.judging.of(connection, candidates)
    return [each.result for each in judged]


def run_chunk(positions: Sequence[int]) -> int:
    """Judges what is still waiting at these places; how many it was."""
    done = _Process.runner.run(_chunk(positions))
    gc.collect(0)  # nothing of the chunk is left, and what stays after all is looked at once
    return done


async def _chunk(positions: Sequence[int]) -> int:
    run, connection = _Process.order.run, _Process.connection
    async with connection.transaction():
        taken = await rechecks.take(connection, run.id, positions)
        candidates = [Candidate(*each[1:]) for each in taken]
        judged = await _Process.judging.of(connection, candidates)
        await _write(connection, run, dict(zip(taken, judged, strict=True)))
    return len(taken)


async def _write(connection: Connection, run: Run, judged: dict[Waiting, Judged]) -> None:
    """Rows first, in the order of their ids, the audit log's lock last: nobody waits in a ring."""
    results = {place.position: each.result for place, each in judged.items()}
    filed = await filing.file(connection, run, judged, _Process.order.days)
    results |= {place.position: each.result for place, each in filed.items()}
    await rechecks.settle(connection, run.id, results)
    await grounds.note(
        connection, {p.before: each.confirmed for p, each in judged.items() if each.confirmed}
    )
    details = {str(place.application): each.detail for place, each in filed.items() if each.detail}
    if details:
        await audit.append_all(connection, ACTOR, audit.Action.REJUDGED, details)
