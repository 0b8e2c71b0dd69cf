"""Re-checks as they are stored: what was asked, what each application's result is, how far."""

from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID, uuid4

from psycopg.rows import class_row

from models.base import Frozen
from models.report import Outcome, ReadError
from service.store.decisions import Verdict
from service.store.sql import Connection, queries

_STRETCH = 1000
"""Results fetched in one go."""


class Selection(Frozen):
    """Which applications; None does not narrow. ``ids`` are ours or the manifests'."""

    plan: str | None = None
    since: datetime | None = None
    employer: str | None = None
    rule: str | None = None
    outcomes: tuple[str, ...] | None = None
    ids: tuple[str, ...] | None = None


class Asked(Frozen):
    """What a run was started with."""

    selection: Selection
    rulebook: str | None = None
    reread: bool = False


class Run(NamedTuple):
    """A run and how far it is; ``asked`` and ``rulebook`` are JSON."""

    id: UUID
    started_by: str
    asked: str
    rulebook: str | None
    code: str
    reader_version: str
    created_at: datetime
    done_at: datetime | None
    total: int
    done: int


class Candidate(NamedTuple):
    """An application to be judged again, and the report that stands."""

    application: UUID
    revision: int
    before: UUID


class Waiting(NamedTuple):
    """One place of a run."""

    position: int
    application: UUID
    revision: int
    before: UUID


class Decided(NamedTuple):
    """A person's decision on an application; see ``decisions.Verdict``."""

    decision: str
    reviewer: str
    at: datetime

    @property
    def outcome(self) -> Outcome | None:
        """What it makes of the application; None where it was returned for supplement."""
        return _OUTCOMES.get(self.decision)


_OUTCOMES: dict[str, Outcome] = {Verdict.ACCEPT: Outcome.PASS, Verdict.REJECT: Outcome.FAIL}


class Sheet(NamedTuple):
    """An attachment's content, and which reader read it; ``refusal`` is why none did."""

    attachment: str
    sha256: str
    refusal: ReadError | None
    reader_version: str | None


class Outline(NamedTuple):
    """What is to be judged, before anything of it is fetched; ``manifest`` is JSON.

    ``basis`` and ``readings`` are what the report that stood follows from (store.grounds), where
    that is known. ``decided`` is what a person decided on the whole application.
    """

    rulebook: str
    manifest: str
    evidence: str
    basis: str | None
    readings: str | None
    sheets: tuple[Sheet, ...]
    decided: Decided | None


class Result(NamedTuple):
    """What came of one application; ``changes`` are JSON lines, ``after`` the report filed."""

    state: str
    changes: str = ""
    after: UUID | None = None


async def select(connection: Connection, selection: Selection) -> list[Candidate]:
    """The finished applications asked for, oldest first."""
    values = selection.model_dump() | {
        "outcomes": _list(selection.outcomes),
        "ids": _list(selection.ids),
    }
    found = await connection.execute(queries("rechecks")["select"], values)
    return [Candidate(*row) for row in await found.fetchall()]


def _list(values: Sequence[str] | None) -> list[str] | None:
    return None if values is None else list(values)


async def start(connection: Connection, run: Run, candidates: Sequence[Candidate]) -> None:
    """Writes down the run and every application it will judge."""
    values = {name: getattr(run, name) for name in ("id", "started_by", "asked", "rulebook")}
    values |= {"code": run.code, "reader_version": run.reader_version}
    await connection.execute(queries("rechecks")["insert"], values)
    keys = _keys(candidates) | {"run": run.id, "before": [each.before for each in candidates]}
    await connection.execute(queries("rechecks")["insert_results"], keys)


def new(started_by: str, asked: Asked, rulebook: str | None, code: str, version: str) -> Run:
    """A run that nothing was done of."""
    now = datetime.now().astimezone()
    asking = asked.model_dump_json()
    return Run(uuid4(), started_by, asking, rulebook, code, version, now, None, 0, 0)


async def runs(connection: Connection, id_: str = "") -> list[Run]:
    """The runs whose id begins so, newest first."""
    cursor = connection.cursor(row_factory=class_row(Run))
    await cursor.execute(queries("rechecks")["find"], {"id": id_})
    return await cursor.fetchall()


async def waiting(connection: Connection, run: UUID) -> list[int]:
    """The places that have no result yet."""
    found = await connection.execute(queries("rechecks")["waiting"], {"run": run})
    return [position for (position,) in await found.fetchall()]


async def take(connection: Connection, run: UUID, positions: Sequence[int]) -> list[Waiting]:
    """Those of these places nobody else is judging; ours until the commit."""
    values = {"run": run, "positions": list(positions)}
    found = await connection.execute(queries("rechecks")["take"], values)
    return [Waiting(*row) for row in await found.fetchall()]


async def unread(
    connection: Connection, run: UUID, positions: Sequence[int], version: str
) -> list[str]:
    """The contents at these places that a reader of that version has not read."""
    values = {"run": run, "positions": list(positions), "version": version}
    found = await connection.execute(queries("rechecks")["unread"], values)
    return [sha256 for (sha256,) in await found.fetchall()]


async def outlines(
    connection: Connection, wanted: Sequence[Candidate], until: datetime, version: str | None
) -> dict[UUID, Outline]:
    """By application; readings are those of ``version``, else the newest up to ``until``."""
    keys = _keys(wanted)
    sheets: dict[UUID, list[Sheet]] = defaultdict(list)
    values = keys | {"until": until, "version": version}
    found = await connection.execute(queries("rechecks")["sheets"], values)
    for application, attachment, sha256, refusal, reader in await found.fetchall():
        said = ReadError.model_validate(refusal) if refusal and not reader else None
        sheets[application].append(Sheet(attachment, sha256, said, reader))
    persons = await decided(connection, wanted)
    values = keys | {"before": [each.before for each in wanted]}
    found = await connection.execute(queries("rechecks")["outline"], values)
    return {
        id_: Outline(book, said, evidence, basis, read, tuple(sheets[id_]), persons.get(id_))
        for id_, book, said, evidence, basis, read in await found.fetchall()
    }


async def documents(
    connection: Connection, sheets: Iterable[Sheet]
) -> dict[tuple[str, str | None], str]:
    """The readings of these as JSON, by content and reader version."""
    keys = list(dict.fromkeys((each.sha256, each.reader_version) for each in sheets))
    values = {"contents": [key[0] for key in keys], "versions": [key[1] for key in keys]}
    found = await connection.execute(queries("rechecks")["readings"], values)
    return {(sha256, reader): text for sha256, reader, text in await found.fetchall()}


async def reports(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, str]:
    """These reports as JSON."""
    found = await connection.execute(queries("rechecks")["reports"], {"reports": list(ids)})
    return dict(await found.fetchall())


def _keys(wanted: Sequence[Candidate]) -> dict[str, object]:
    return {
        "applications": [each.application for each in wanted],
        "revisions": [each.revision for each in wanted],
    }


async def decided(connection: Connection, wanted: Sequence[Candidate]) -> dict[UUID, Decided]:
    """By application what a person decided on it, where one has."""
    found = await connection.execute(queries("rechecks")["decided"], _keys(wanted))
    return {id_: Decided(*row) for id_, *row in await found.fetchall()}


async def settle(connection: Connection, run: UUID, results: dict[int, Result]) -> None:
    """Writes down what came of these places."""
    values = {
        "run": run,
        "positions": list(results),
        "states": [each.state for each in results.values()],
        "changes": [each.changes for each in results.values()],
        "after": [each.after for each in results.values()],
    }
    await connection.execute(queries("rechecks")["settle"], values)


async def results(connection: Connection, run: UUID) -> AsyncIterator[Result]:
    """All results in the run's order, a stretch at a time."""
    async with connection.cursor(name="results") as cursor:
        cursor.itersize = _STRETCH
        await cursor.execute(queries("rechecks")["results"], {"run": run})
        async for state, changes in cursor:
            yield Result(state, changes)


async def is_busy(connection: Connection) -> bool:
    """Whether live jobs wait behind others that are being done."""
    found = await connection.execute(queries("rechecks")["busy"])
    row = await found.fetchone()
    return bool(row and row[0])


async def close(connection: Connection, run: UUID) -> None:
    """The run is done."""
    await connection.execute(queries("rechecks")["close"], {"run": run})
