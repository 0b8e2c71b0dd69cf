"""A process that judges a run's applications, a chunk a transaction: all of a chunk or nothing."""

import asyncio
import os
import signal
import threading
from collections.abc import Mapping, Sequence
from multiprocessing import parent_process
from typing import NamedTuple
from uuid import UUID

from psycopg import AsyncConnection, DataError, IntegrityError

from models.application import Application
from models.report import Report
from service import logs
from service.logs import logger
from service.recheck import contradictions
from service.recheck.changes import changes
from service.recheck.judge import Bench, lines, says_the_same
from service.spot import spot
from service.store import applications, audit, queue, rechecks, reports
from service.store.applications import Stored
from service.store.queue import Contradiction
from service.store.rechecks import Asked, Candidate, Decided, Material, Result, Run, Waiting
from service.store.reports import Filed, Origin
from service.store.sql import Connection
from verifiers.rulebook import Rulebook

log = logger("recheck")

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


class Judged(NamedTuple):
    """What came of one application before it is written down; ``report`` only if it is news.

    Where a person has ``decided`` the report is kept beside, the one they saw stands; ``told`` says
    how it contradicts them.
    """

    result: Result
    report: Report | None = None
    evidence: str = ""
    decided: Decided | None = None
    told: str | None = None


class _Process:
    """This process's connection and bench; made once, by ``begin``."""

    runner: asyncio.Runner
    connection: Connection
    order: Order
    bench: Bench


def begin(order: Order) -> None:
    """Prepares a worker process: it is polite, ignores Ctrl-C and does not outlive its parent."""
    settle_down()
    logs.configure()
    _Process.order = order
    _Process.bench = bench_of(order.run.rulebook, order.alphabet)
    _Process.runner = asyncio.Runner()
    _Process.connection = _Process.runner.run(AsyncConnection.connect(order.url))


def bench_of(rulebook: str | None, alphabet: frozenset[str]) -> Bench:
    """The bench with the rulebook in this JSON."""
    return Bench(Rulebook.model_validate_json(rulebook) if rulebook else None, alphabet)


def settle_down() -> None:
    """Low priority, no Ctrl-C, and the end with the parent, however that ends."""
    os.nice(NICENESS)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def begin_dry(order: Order) -> None:
    """As ``begin``, on a connection that cannot write."""
    begin(order)
    _Process.runner.run(_Process.connection.set_read_only(True))


def rehearse_chunk(candidates: Sequence[Candidate]) -> list[Result]:
    """What would come of these applications."""
    return _Process.runner.run(_rehearsed(candidates))


async def _rehearsed(candidates: Sequence[Candidate]) -> list[Result]:
    order, connection = _Process.order, _Process.connection
    async with connection.transaction():
        held = await rechecks.material(connection, candidates, order.run.created_at, None)
    judged = [_judged(each.application, held, _Process.bench) for each in candidates]
    return [each.result for each in judged]


def run_chunk(positions: Sequence[int]) -> int:
    """Judges what is still waiting at these places; how many it was."""
    return _Process.runner.run(_chunk(positions))


async def _chunk(positions: Sequence[int]) -> int:
    order, connection = _Process.order, _Process.connection
    async with connection.transaction():
        taken = await rechecks.take(connection, order.run.id, positions)
        wanted = [Candidate(*each[1:]) for each in taken]
        held = await rechecks.material(connection, wanted, order.run.created_at, _version(order))
        judged = {each: _judged(each.application, held, _Process.bench) for each in taken}
        await _write(connection, order.run, judged)
    return len(taken)


def _version(order: Order) -> str | None:
    asked = Asked.model_validate_json(order.run.asked)
    return order.run.reader_version if asked.reread else None


def _judged(id_: UUID, held: Mapping[UUID, Material], bench: Bench) -> Judged:
    """A fault in judging one application is told as its result: the others go on."""
    material = held.get(id_)
    if material is None:
        return Judged(Result("superseded"))
    try:
        application = Application.model_validate_json(material.manifest)
        before = Report.model_validate_json(material.report)
        after = bench.judged(application, material.documents)
    except Exception as error:  # noqa: BLE001 - a bug in one rule must not end a run of thousands
        log.warning("not judged", application=str(id_), error=spot(error))
        return Judged(Result("failed"))
    if says_the_same(before, after):
        return Judged(Result("judged"))
    decided = material.decided
    found = contradictions.marked(changes(before, after), before, after, decided)
    told = contradictions.told(found, after, decided) if decided else None
    return Judged(Result("judged", lines(found)), after, material.evidence, decided, told)


async def _write(connection: Connection, run: Run, judged: dict[Waiting, Judged]) -> None:
    """Rows first, in the order of their ids, the audit log's lock last: nobody waits in a ring."""
    results = {}
    filed: list[tuple[UUID, audit.Detail]] = []
    for place, each in sorted(judged.items(), key=lambda pair: pair[0].application):
        results[place.position] = each.result
        if each.report is not None:
            result, detail = await _file(connection, run, place, each)
            results[place.position] = result
            filed += [(place.application, detail)] if detail else []
    await rechecks.settle(connection, run.id, results)
    for application, detail in filed:
        await audit.append(connection, ACTOR, audit.Action.REJUDGED, str(application), detail)


async def _file(
    connection: Connection, run: Run, place: Waiting, judged: Judged
) -> tuple[Result, audit.Detail | None]:
    """The new report beside the old ones; it stands, unless the application moved on meanwhile."""
    stored = await applications.hold(connection, place.application)
    if stored is None or stored.revision != place.revision or judged.report is None:
        return Result("superseded"), None
    candidate = Candidate(*place[1:])
    if (await rechecks.decided(connection, [candidate])).get(stored.id) != judged.decided:
        return Result("superseded"), None
    origin = Origin(judged.evidence, judged.report.reader_version or run.reader_version, run.id)
    try:
        async with connection.transaction():
            filed = await reports.insert(connection, stored, origin, judged.report)
    except (DataError, IntegrityError):
        return Result("failed"), None
    await _show(connection, stored, filed, judged)
    detail: audit.Detail = {"report": str(filed.id), "run": str(run.id), "outcome": filed.outcome}
    return judged.result._replace(after=filed.id), detail


async def _show(connection: Connection, stored: Stored, filed: Filed, judged: Judged) -> None:
    """The report stands, and waits where a person has to look; one against a person waits too."""
    days = _Process.order.days
    if judged.decided is None:
        await applications.finish(connection, stored, filed.outcome, filed.id)
        await queue.reenqueue(connection, stored.id, days)
    elif judged.told is not None:
        said = Contradiction(filed.id, _Process.order.run.id, judged.told)
        await queue.contradicted(connection, stored.id, said, days)
