"""What the counts say is what the list shows, for whoever looks."""

import asyncio
from collections.abc import Iterator
from itertools import product

import pytest
from psycopg import AsyncConnection

from models.application import Employer
from models.report import FindingStatus
from service.store import queue
from service.store.queue import Counts, Wanted
from service.store.users import Reviewer, UserRole
from tests.service import made
from tests.service.triage.people import add, put_back, waiting

FACETS = ("plan", "district", "outcome", "employer", "rule", "kind")
VARIED = list(product(("西湖区", "滨江区", ""), ("甲公司", "乙公司"), (None, FindingStatus.REVIEW)))


def fill(url: str) -> None:
    """Two are decided, one of them waits for a second look; one is being worked on."""
    for district, employer, status in VARIED:
        declared = made.application().model_copy(
            update={"district": district or None, "employer": Employer(name=employer)}
        )
        report = made.report("张玥", 1)
        if status is not None:
            first = report.findings[0].model_copy(update={"status": status, "rule": "award.given"})
            report = report.model_copy(update={"findings": (first,)})
        waiting(url, declared, report)
    add(url, "li.na")
    some = "id IN (SELECT id FROM triage_items ORDER BY district, employer, id LIMIT {})"
    decided = "UPDATE triage_items SET state = 'decided', reviewer = 'li.na' WHERE "
    put_back(url, decided + some.format(2))
    put_back(
        url,
        "INSERT INTO triage_items (application, revision, round, report, number, applicant,"
        " employer, district, plan, outcome, risk, why, rules, kinds, deadline, due_at, barred)"
        " SELECT application, revision, 2, report, number, applicant, employer, district, plan,"
        " outcome, risk, why, rules, kinds, deadline, due_at, ARRAY['li.na'] FROM triage_items"
        " WHERE state = 'decided' LIMIT 1",
    )
    put_back(
        url,
        "INSERT INTO triage_leases SELECT id, 'li.na', now(), now() + interval '1 hour'"
        " FROM triage_items WHERE state = 'waiting' AND round = 1 LIMIT 1",
    )


@pytest.mark.parametrize(
    "wanted",
    [Wanted(), Wanted("decided"), Wanted("mine"), Wanted(employer="甲公司"), Wanted(kind="project"),
     Wanted(district="西湖区", rule="award.given"), Wanted(reviewer="li.na"), Wanted(search="张"),
     Wanted("decided", reviewer="li.na"), Wanted(kind="photo")],
)  # fmt: skip
def test_counts_are_what_the_list_shows(url: str, wanted: Wanted) -> None:
    fill(url)
    people = [
        Reviewer("li.na", UserRole.REVIEWER, [], [], ""),
        Reviewer("wang.wei", UserRole.REVIEWER, ["西湖区", "滨江区"], [], ""),
        Reviewer("chen.jie", UserRole.LEAD, [], ["hangzhou-2024-engineer"], ""),
        Reviewer("zhao.min", UserRole.LEAD, [], ["example-2026-engineer"], ""),
    ]

    async def compare() -> None:
        async with await AsyncConnection.connect(url) as connection:
            for who in people:
                counts = await queue.counts(connection, who, wanted)
                listed = await queue.page(connection, who, wanted, None, 1000)
                assert counts["all"] == {"": len(listed)}
                for facet, value, number in _told(counts):
                    narrowed = wanted._replace(**{facet: value})
                    shown = await queue.page(connection, who, narrowed, None, 1000)
                    both = [item for item in listed if item in shown]
                    assert len(both) == number, (who.name, facet, value)

    asyncio.run(compare())


def _told(counts: Counts) -> Iterator[tuple[str, str, int]]:
    """An empty value narrows nothing."""
    for facet in FACETS:
        for value, number in counts.get(facet, {}).items():
            if value:
                yield facet, value, number


def test_whoever_may_not_see_a_second_look_does_not_count_it(url: str) -> None:
    fill(url)

    async def totals(role: UserRole, state: str) -> int:
        async with await AsyncConnection.connect(url) as connection:
            who = Reviewer("wang.wei", role, [], [], "")
            return (await queue.counts(connection, who, Wanted(state)))["all"][""]

    assert asyncio.run(totals(UserRole.LEAD, "decided")) == 2
    assert asyncio.run(totals(UserRole.REVIEWER, "decided")) == 1
    assert asyncio.run(totals(UserRole.REVIEWER, "waiting")) == len(VARIED) - 1
