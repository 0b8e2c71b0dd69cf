"""What is noted of a report when it is filed, and of those that were filed by earlier releases."""

import asyncio
from collections.abc import Sequence
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import Connection

from models.report import ClaimReport, Finding, FindingStatus, Outcome, Report, worst
from service.store import migrate
from service.store.concerns import Concerns, concerns
from tests.service import made

FAIL, REVIEW, PASS, IDLE = (
    FindingStatus.FAIL,
    FindingStatus.REVIEW,
    FindingStatus.PASS,
    FindingStatus.NOT_APPLICABLE,
)
VARIED: tuple[tuple[tuple[FindingStatus, ...], int, str], ...] = (
    ((PASS, REVIEW, FAIL, FAIL, IDLE), 3, "message 2"),
    ((FAIL, PASS), 2, "message 0"),
    ((IDLE, REVIEW, REVIEW), 1, "message 1"),
    ((PASS, IDLE), 0, ""),
    ((), 1, ""),
)


def judged(statuses: Sequence[FindingStatus]) -> Report:
    """A finding of each of these, by rules whose keys go down the alphabet; two claims."""
    findings = tuple(
        Finding(rule=f"z.{9 - n}-B", status=status, message=f"message {n}", citation="")
        for n, status in enumerate(statuses)
    )
    outcome = worst(list(statuses))
    claims = (
        ClaimReport(id="p", kind="project", outcome=outcome),
        ClaimReport(id="a", kind="award", outcome=outcome),
    )
    changed = {"findings": (*findings, *findings[:1]), "claims": claims, "outcome": outcome}
    return made.report("张玥", 1).model_copy(update=changed)


@pytest.mark.parametrize(("statuses", "risk", "why"), VARIED)
def test_the_worst_decides(statuses: tuple[FindingStatus, ...], risk: int, why: str) -> None:
    found = concerns(judged(statuses))
    assert (found.risk, found.why) == (risk, why)
    assert found.kinds == ([] if worst(list(statuses)) is Outcome.PASS else ["award", "project"])


def test_rules_are_named_once_and_sorted() -> None:
    found = concerns(judged((FAIL, PASS, REVIEW, IDLE)))
    assert (found.rules, found.applied) == (["z.7-B", "z.9-B"], ["z.7-B", "z.8-B", "z.9-B"])


def test_what_earlier_releases_filed_says_the_same(empty_database: str) -> None:
    asyncio.run(migrate.migrate(empty_database, upto="zuozheng/0009_login_delays"))
    reports = {uuid4(): judged(statuses) for statuses, *_ in VARIED}
    with psycopg.connect(empty_database) as connection:
        for id_, report in reports.items():
            _file(connection, id_, report)
    asyncio.run(migrate.migrate(empty_database))
    with psycopg.connect(empty_database) as connection:
        rows = connection.execute("SELECT id, applied, rules, kinds, risk, why FROM reports")
        found = {id_: Concerns(*row) for id_, *row in rows}
    assert found == {id_: concerns(report) for id_, report in reports.items()}


def _file(connection: Connection[tuple[object, ...]], id_: UUID, report: Report) -> None:
    """As they did it: a row for each finding and claim."""
    connection.execute(
        "INSERT INTO applications (id, owner, number, rulebook, employer, submitted_on)"
        " VALUES (%s, 'platform', '1', 'hangzhou-2024-engineer', '', '2024-08-30')",
        (id_,),
    )
    connection.execute(
        "INSERT INTO reports (id, application, revision, evidence, rulebook, rulebook_version,"
        " reader_version, outcome, report) VALUES (%s, %s, 1, '', '', '', '', %s, %s)",
        (id_, id_, report.outcome, report.model_dump_json()),
    )
    for place, each in enumerate(report.findings):
        connection.execute(
            "INSERT INTO findings (report, position, rule, status) VALUES (%s, %s, %s, %s)",
            (id_, place, each.rule, each.status),
        )
    for place, claim in enumerate(report.claims):
        connection.execute(
            "INSERT INTO claims (report, position, id, kind, outcome, own_unit_only)"
            " VALUES (%s, %s, %s, %s, %s, false)",
            (id_, place, claim.id, claim.kind, claim.outcome),
        )
