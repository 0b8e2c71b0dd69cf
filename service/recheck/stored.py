"""Judging the store's applications again: a run that is written down, or a dry one."""

import asyncio
from contextlib import AsyncExitStack

from psycopg import AsyncConnection

from extractors.interrupts import held_back
from extractors.isolation import READER
from extractors.recognition import ocr
from models.errors import SettingsError
from service import blobs
from service.background.readers import Readers, Store
from service.grounds import code
from service.recheck import progress, worker
from service.recheck.outputs import Facts, Outputs
from service.recheck.processes import Crew, chunks
from service.settings import Settings
from service.store import pool, rechecks
from service.store.rechecks import Asked, Candidate, Run, Selection
from verifiers.rulebooks import rulebook

CHUNK = 32
"""Applications judged in one transaction: so many are lost and judged again after a kill."""

GIVE_WAY_SECONDS = 0.5
"""A re-read looks so often whether the live jobs are through."""


def snapshot(reference: str | None) -> str | None:
    """The whole of the rulebook named, as JSON: a run stays with it, whatever becomes of the file.

    SettingsError where there is none, or it is faulty.
    """
    return rulebook.load(reference).model_dump_json(by_alias=True) if reference else None


async def begin(url: str, settings: Settings, asked: Asked, started_by: str) -> Run | None:
    """Writes down a new run; None where the selection is empty."""
    kept = snapshot(asked.rulebook)
    run = rechecks.new(started_by, asked, kept, code(), settings.reader.version)
    async with await AsyncConnection.connect(url) as connection:
        candidates = await rechecks.select(connection, asked.selection)
        if not candidates:
            return None
        await rechecks.start(connection, run, candidates)
        return (await rechecks.runs(connection, str(run.id)))[0]


async def known(url: str, id_: str) -> Run:
    """The one run whose id begins so; SettingsError where there is none, or several."""
    async with await AsyncConnection.connect(url) as connection:
        found = await rechecks.runs(connection, id_)
    if len(found) != 1:
        told = f"{len(found)} runs begin with {id_!r}"
        raise SettingsError(f"{told}; `zuozheng recheck list` names them")
    return found[0]


def check_resumable(run: Run, settings: Settings) -> None:
    """A run ends with what it began with, or its result would be of two kinds."""
    if run.done < run.total and run.code != code():
        raise SettingsError(f"run {run.id} was begun by another release: start a new run")
    if run.done < run.total and run.reader_version != settings.reader.version:
        raise SettingsError(f"run {run.id} was begun with another reader: start a new run")


def go_on(url: str, settings: Settings, run: Run, workers: int) -> None:
    """Judges what still waits. Any number of processes and machines may do so at once."""
    if Asked.model_validate_json(run.asked).reread:
        asyncio.run(read_again(url, settings, run))
    with held_back():  # neither a loop that is being made nor an import takes it well
        positions = asyncio.run(_waiting(url, run))
        if not positions:
            return
        alphabet = ocr.alphabet(settings.ocr)
    order = worker.Order(url, run, alphabet, settings.triage.deadline_days)
    crew = Crew(min(workers, len(positions)), worker.begin, order, worker.run_chunk)
    with progress.shown("judged", len(positions)) as gauge:
        for done in crew.results(chunks(positions, CHUNK)):
            gauge.advance(done)


async def _waiting(url: str, run: Run) -> list[int]:
    async with await AsyncConnection.connect(url) as connection:
        return await rechecks.waiting(connection, run.id)


async def read_again(url: str, settings: Settings, run: Run, reader: str = READER) -> None:
    """Reads what this reader has not read yet; a content once, whoever else wants it.

    Contents go from the store to the reading processes and never through this one; what they say
    is kept and forgotten one by one. While live jobs wait for others it begins nothing.
    """
    async with AsyncExitStack() as held:
        connections = await held.enter_async_context(pool.opened(url, settings.processes + 2))
        readers = Readers(settings, Store(url, connections, blobs.of(settings)), reader)
        await held.enter_async_context(readers)
        async with connections.connection() as connection:
            positions = await rechecks.waiting(connection, run.id)
        with progress.shown("applications read", len(positions)) as gauge:
            for chunk in chunks(positions, CHUNK):
                async with connections.connection() as connection:
                    while await rechecks.is_busy(connection):
                        await asyncio.sleep(GIVE_WAY_SECONDS)
                    unread = await rechecks.unread(
                        connection, run.id, chunk, settings.reader.version
                    )
                await asyncio.gather(*(_read(readers, sha256) for sha256 in unread))
                gauge.advance(len(chunk))


async def _read(readers: Readers, sha256: str) -> None:
    await readers.read(sha256)


async def write_out(url: str, run: Run, outputs: Outputs) -> Facts:
    """The run's result as files; SettingsError while another process still judges some of it."""
    states = {"judged": 0, "failed": 0, "superseded": 0, "waiting": 0}
    async with await AsyncConnection.connect(url) as connection:
        async for result in rechecks.results(connection, run.id):
            states[result.state] += 1
            outputs.add(result.changes)
        if states["waiting"]:
            raise SettingsError(
                f"{states['waiting']} applications of run {run.id} are being judged elsewhere; "
                f"`zuozheng recheck --resume {run.id}` gives the result afterwards"
            )
        await rechecks.close(connection, run.id)
    title = f"run {run.id}"
    return Facts(title, states["judged"], states["failed"], states["superseded"])


def rehearse(url: str, settings: Settings, asked: Asked, outputs: Outputs, workers: int) -> Facts:
    """What would change if: judged on read-only connections, nothing is stored."""
    kept = snapshot(asked.rulebook)
    run = rechecks.new("", asked, kept, code(), settings.reader.version)
    candidates = asyncio.run(selected(url, asked.selection))
    order = worker.Order(url, run, ocr.alphabet(settings.ocr), settings.triage.deadline_days)
    states = {"judged": 0, "failed": 0, "superseded": 0}
    if candidates:
        crew = Crew(min(workers, len(candidates)), worker.begin_dry, order, worker.rehearse_chunk)
        with progress.shown("judged", len(candidates)) as gauge:
            for results in crew.results(chunks(candidates, CHUNK)):
                for result in results:
                    states[result.state] += 1
                    outputs.add(result.changes)
                gauge.advance(len(results))
    return Facts("dry run", states["judged"], states["failed"], states["superseded"])


async def selected(url: str, selection: Selection) -> list[Candidate]:
    """The finished applications that fit."""
    async with await AsyncConnection.connect(url) as connection:
        return await rechecks.select(connection, selection)
