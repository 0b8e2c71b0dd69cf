"""The figures of the numbers page."""

import asyncio

import psycopg
import pytest
from psycopg import AsyncConnection

from service.store import numbers
from service.store.numbers import Day
from service.store.users import Reviewer, UserRole
from tests.service import made
from tests.service.triage.people import put_back, waiting

LEAD = Reviewer("chen.jie", UserRole.LEAD, [], [], "")

AT_MIDNIGHT = """UPDATE triage_items SET queued_at =
date_trunc('day', now() AT TIME ZONE 'Asia/Shanghai') AT TIME ZONE 'Asia/Shanghai'"""

ONE_JUST_BEFORE = """UPDATE triage_items SET queued_at =
(SELECT min(queued_at) FROM triage_items) - interval '1 second'
WHERE id = (SELECT max(id::text) FROM triage_items)::uuid"""


@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "America/New_York"])
def test_days_are_those_of_beijing_whatever_the_session_has(url: str, zone: str) -> None:
    waiting(url, made.application(), made.report("张玥", 1))
    put_back(url, AT_MIDNIGHT)
    waiting(url, made.application(), made.report("张玥", 1))
    put_back(url, ONE_JUST_BEFORE)

    async def days() -> list[Day]:
        async with await AsyncConnection.connect(url) as connection:
            await connection.execute(f"SET TIME ZONE '{zone}'".encode())
            return (await numbers.numbers(connection, LEAD)).days

    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date").fetchone()
    told = asyncio.run(days())
    assert row is not None
    assert len(told) == 14
    assert told[-1].day == row[0]
    assert [day.came for day in told[-2:]] == [1, 1]
