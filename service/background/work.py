"""What a worker does for each job: read what is not read yet, judge, file the report, tell."""

import asyncio
import random
import time
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID

from extractors.recognition import ocr
from models.application import Application
from models.document import Document
from models.report import ReadError, Report
from service import grounds
from service.background import jobs
from service.background.readers import Readers, Store
from service.logs import logger
from service.metrics import Counted
from service.rulebooks import rules
from service.settings import Settings
from service.store import applications, audit, contents, queue, reports
from service.store.applications import Stored, StoredAttachment
from service.store.grounds import Grounds
from service.store.reports import Filing, Origin
from verifiers.verify import verify as judge

log = logger("work")

ACTOR = "worker"


class Desk(NamedTuple):
    """Everything a job may use."""

    settings: Settings
    store: Store
    readers: Readers


class Task(NamedTuple):
    """One revision of an application as it is to be verified."""

    stored: Stored
    application: Application
    evidence: str
    files: list[StoredAttachment]


async def verify(desk: Desk, application: UUID, revision: int) -> None:
    """Reads and judges one revision; nothing where it is erased, outdated or done already."""
    task = await _begin(desk, application, revision)
    if task is None:
        return
    said = await asyncio.gather(*(_read(desk, task, file) for file in task.files))
    documents = {file.id: each for file, each in zip(task.files, said, strict=True)}
    report, known = await asyncio.to_thread(_judged, desk.settings, task.application, documents)
    await _file(desk, task, report, known)


async def read(desk: Desk, document: UUID) -> None:
    """Reads a single document for a caller who waits."""
    async with desk.store.pool.connection() as connection:
        loose = await contents.loose(connection, document)
    if loose is None:
        return
    said = await desk.readers.read(loose.sha256)
    async with desk.store.pool.connection() as connection:
        if isinstance(said, ReadError):
            await contents.refuse_loose(connection, document, said)
        await applications.tell(connection, document)


async def give_up(desk: Desk, application: UUID, revision: int, code: str) -> None:
    """The job cannot be done and will not be tried again: whoever waits is told."""
    async with desk.store.pool.connection() as connection:
        await applications.fail(connection, application, revision, code)
        await applications.tell(connection, application)


async def _begin(desk: Desk, application: UUID, revision: int) -> Task | None:
    async with desk.store.pool.connection() as connection:
        stored = await applications.hold(connection, application)
        if stored is None or stored.revision != revision or stored.report is not None:
            return None
        await applications.start(connection, application, revision)
        declared = await applications.manifest(connection, application, revision)
        evidence = await applications.evidence(connection, application, revision)
        files = await applications.attachments(
            connection, application, revision, desk.settings.reader.version
        )
    if declared is None or evidence is None:
        return None
    waited = datetime.now(UTC) - stored.updated_at
    Counted.steps.labels("wait").observe(max(0.0, waited.total_seconds()))
    return Task(stored, declared, evidence, files)


async def _read(desk: Desk, task: Task, file: StoredAttachment) -> Document | ReadError:
    said = await desk.readers.read(file.sha256)
    if isinstance(said, ReadError):
        async with desk.store.pool.connection() as connection:
            stored = task.stored
            await applications.refuse(connection, stored.id, stored.revision, file.id, said)
    return said


def _judged(
    settings: Settings, application: Application, documents: dict[str, Document | ReadError]
) -> tuple[Report, Grounds]:
    began = time.monotonic()
    alphabet = ocr.alphabet(settings.ocr)
    rulebook = rules(application.rulebook)
    report = judge(application, documents, rulebook, alphabet)
    known = grounds.grounds(grounds.basis(rulebook, alphabet), documents)
    Counted.steps.labels("judge").observe(time.monotonic() - began)
    return report, known


async def _file(desk: Desk, task: Task, report: Report, known: Grounds) -> None:
    """The report, its audit line and its announcement: all of them or none, and once."""
    began = time.monotonic()
    version = desk.settings.reader.version
    async with desk.store.pool.connection() as connection:
        stored = await applications.hold(connection, task.stored.id)
        if stored is None or stored.revision != task.stored.revision or stored.report is not None:
            return
        origin = Origin(task.evidence, version, grounds=known)
        filed = await reports.insert(connection, Filing(stored, origin, report))
        await applications.finish(connection, stored, filed.outcome, filed.id)
        triage = desk.settings.triage
        sampled = random.random() < triage.second_look_percent / 100  # noqa: S311 - a sample, not a secret
        await queue.enqueue(connection, stored.id, triage.deadline_days, sampled=sampled)
        if stored.webhook:
            await jobs.announce(connection, stored.id, filed.id)
        await applications.tell(connection, stored.id)
        detail: audit.Detail = {
            "report": str(filed.id),
            "revision": stored.revision,
            "outcome": filed.outcome,
        }
        await audit.append(connection, ACTOR, audit.Action.JUDGED, str(stored.id), detail)
    Counted.outcomes.labels(filed.outcome).inc()
    log.info("judged", application=str(task.stored.id), outcome=filed.outcome)
    Counted.steps.labels("file").observe(time.monotonic() - began)
