"""The queue: which jobs there are, how they are put in, and when a failed one is tried again.

Jobs are Procrastinate's rows, put in by the transaction that stores what they are about: neither
can be lost without the other. A job names rows by id and carries no personal data. Procrastinate
runs a job at least once; that it has one effect is the store's doing (unique keys).
"""

from asyncio import CancelledError
from datetime import UTC, datetime, timedelta
from uuid import UUID

from procrastinate import App, BaseRetryStrategy, PsycopgConnector, RetryDecision
from procrastinate.exceptions import ConnectorException, JobAborted
from procrastinate.jobs import Job
from psycopg import OperationalError
from psycopg_pool import PoolTimeout

from service.store.sql import Connection

VERIFY, READ, ANNOUNCE = "verify", "read", "announce"

_PRIORITY = {VERIFY: 0, READ: 10, ANNOUNCE: 5}
"""Somebody waits for a single document; a whole application can wait for it."""

LONGEST_WAIT = timedelta(minutes=5)

ANNOUNCEMENTS = 10
"""Tries to deliver a webhook: over about half an hour."""

_outbox = App(connector=PsycopgConnector())
"""Puts jobs in on the caller's connection; it never opens one of its own."""


class UndeliveredError(Exception):
    """A webhook that was not taken this time."""


PASSING = (OperationalError, PoolTimeout, ConnectorException, OSError)
"""What ends by itself: the database or the blob store is away for a while."""


class Backoff(BaseRetryStrategy):
    """Again later for what may pass, at once for what a stopping worker gives back, else never."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        now = datetime.now(UTC)
        if isinstance(exception, CancelledError | JobAborted):
            return RetryDecision(retry_at=now)
        if isinstance(exception, UndeliveredError) and job.attempts >= ANNOUNCEMENTS:
            return None
        if isinstance(exception, (*PASSING, UndeliveredError)):
            return RetryDecision(retry_at=now + wait(job.attempts))
        return None


def wait(attempts: int) -> timedelta:
    """How long after so many tries: 2, 4, 8 … seconds, at most five minutes."""
    return min(timedelta(seconds=2 ** min(attempts + 1, 10)), LONGEST_WAIT)


async def verify(connection: Connection, application: UUID, revision: int) -> None:
    """Somebody shall read and judge this revision."""
    await _put(connection, VERIFY, application=str(application), revision=revision)


async def read(connection: Connection, document: UUID) -> None:
    """Somebody shall read this single document."""
    await _put(connection, READ, document=str(document))


async def announce(connection: Connection, application: UUID, report: UUID) -> None:
    """Somebody shall call the application's webhook."""
    await _put(connection, ANNOUNCE, application=str(application), report=str(report))


async def _put(connection: Connection, task: str, **arguments: str | int) -> None:
    job = _outbox.configure_task(task, queue=task, priority=_PRIORITY[task], connection=connection)
    await job.defer_async(**arguments)
