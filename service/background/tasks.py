"""Procrastinate's side of the jobs: each task hands its arguments to ``work``."""

from uuid import UUID

from procrastinate import App, JobContext, PsycopgConnector
from psycopg import DataError, IntegrityError

from service.background import jobs, webhooks, work
from service.background.work import Desk
from service.logs import logger

log = logger("worker")

DESK = "desk"
"""Under this name a worker's Desk is handed to its tasks."""

INTERNAL = "internal_error"
UNSTORABLE = "report_not_storable"


def app() -> App:
    """The queue with everything a worker can do."""
    made = App(connector=PsycopgConnector())
    for name, run in ((jobs.VERIFY, _verify), (jobs.READ, _read), (jobs.ANNOUNCE, _announce)):
        made.task(name=name, queue=name, pass_context=True, retry=jobs.Backoff())(run)
    return made


async def _verify(context: JobContext, application: str, revision: int) -> None:
    desk = _desk(context)
    try:
        await work.verify(desk, UUID(application), revision)
    except jobs.PASSING:
        raise
    except (DataError, IntegrityError):
        await work.give_up(desk, UUID(application), revision, UNSTORABLE)
        raise
    except Exception:
        await work.give_up(desk, UUID(application), revision, INTERNAL)
        raise


async def _read(context: JobContext, document: str) -> None:
    await work.read(_desk(context), UUID(document))


async def _announce(context: JobContext, application: str, report: str) -> None:
    await webhooks.announce(_desk(context), UUID(application), UUID(report))


def _desk(context: JobContext) -> Desk:
    desk = context.additional_context[DESK]
    if not isinstance(desk, Desk):
        raise TypeError("a worker hands its Desk to its jobs")
    return desk
