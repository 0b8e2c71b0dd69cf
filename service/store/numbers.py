"""How the triage does: what waits, what was decided, how long it took, how often people agree."""

from datetime import date
from typing import Any, NamedTuple

from service.store.queue import formed, limits_of
from service.store.sql import Connection
from service.store.users import Reviewer


class Waiting(NamedTuple):
    risk: int
    items: int
    late: int


class Day(NamedTuple):
    day: date
    came: int
    decided: int


class Pace(NamedTuple):
    """Seconds an item, by reviewer: the median, and what nine of ten stay below."""

    reviewer: str
    items: int
    median: float
    most: float


class Alarms(NamedTuple):
    """Decisions about a rule's findings; ``false`` of them accepted what the rule doubted."""

    rule: str
    decided: int
    false: int


class Numbers(NamedTuple):
    """Within the districts and plans of who asks."""

    waiting: list[Waiting]
    days: list[Day]
    compared: int
    agreed: int
    verdicts: dict[str, int]
    paces: list[Pace]
    alarms: list[Alarms]


async def numbers(connection: Connection, reviewer: Reviewer) -> Numbers:
    """All figures of the numbers page."""

    async def rows(query: str) -> list[tuple[Any, ...]]:
        statement, values = formed("numbers", query, _WITHIN), limits_of(reviewer)
        return await (await connection.execute(statement, values, prepare=False)).fetchall()

    compared, agreed = (await rows("agreement"))[0]
    return Numbers(
        waiting=[Waiting(*row) for row in await rows("waiting")],
        days=[Day(*row) for row in await rows("by_day")],
        compared=compared,
        agreed=agreed,
        verdicts=dict(await rows("verdicts")),
        paces=[Pace(*row) for row in await rows("times")],
        alarms=[Alarms(*row) for row in await rows("alarms")],
    )


_WITHIN = """
(cardinality(%(plans)s::text[]) = 0 OR i.plan = ANY(%(plans)s::text[]))
AND (cardinality(%(districts)s::text[]) = 0 OR i.district = ANY(%(districts)s::text[]))
"""
"""Figures name no application, so a second look's are counted for everybody."""
