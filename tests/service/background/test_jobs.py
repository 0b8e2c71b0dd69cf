"""The queue: a job stands or falls with its transaction, and is retried where that may help."""

import asyncio
from uuid import uuid4

import psycopg
import pytest
from procrastinate.jobs import Job
from psycopg import AsyncConnection, OperationalError

from models.errors import ZuozhengError
from service.background import jobs
from service.background.jobs import Backoff, UndeliveredError

WAITS = [jobs.wait(attempts).total_seconds() for attempts in range(20)]


def job(attempts: int) -> Job:
    return Job(id=1, queue="verify", lock=None, queueing_lock=None, task_name="verify",
               attempts=attempts)  # fmt: skip


def test_a_job_is_there_when_its_transaction_is_and_not_otherwise(url: str) -> None:
    async def put(*, commit: bool) -> None:
        async with await AsyncConnection.connect(url) as connection:
            await jobs.verify(connection, uuid4(), 1)
            if not commit:
                await connection.rollback()

    asyncio.run(put(commit=False))
    asyncio.run(put(commit=True))
    with psycopg.connect(url) as connection:
        found = connection.execute("SELECT task_name, priority FROM procrastinate_jobs").fetchall()
    assert found == [("verify", 0)]


def test_waits_double_up_to_five_minutes() -> None:
    assert WAITS[:4] == [2, 4, 8, 16]
    assert sorted(WAITS) == WAITS
    assert WAITS[-1] == 300


@pytest.mark.parametrize(
    ("error", "attempts", "again"),
    [
        (OperationalError(), 0, True),
        (OperationalError(), 1000, True),  # a database may be away for a weekend
        (OSError(28, "full"), 3, True),
        (asyncio.CancelledError(), 0, True),
        (UndeliveredError(), 0, True),
        (UndeliveredError(), jobs.ANNOUNCEMENTS, False),
        (ValueError(), 0, False),
        (ZuozhengError(), 0, False),
    ],
)
def test_what_may_pass_is_tried_again(error: BaseException, attempts: int, again: bool) -> None:
    decided = Backoff().get_retry_decision(exception=error, job=job(attempts))
    assert (decided is not None) == again
