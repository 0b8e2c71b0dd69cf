"""Another release that altered a rule asks that rule; one of which less is known judges in full."""

import json
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from benchmarks import filled
from models.report import FindingStatus, Outcome, Report
from tests.service.recheck.running import changes_in, told

Copies = Callable[[], str]

ALTERED, KEPT = "project.name-present", "commitment.signed"
SCOPE = "ClaimRule/project/False"
"""What ALTERED is asked about, as it is noted: where that is as it was, equal answers do."""


def said_otherwise(url: str, number: int, rule: str) -> None:
    """As if the rule had been in doubt of that application when it was judged."""
    id_ = filled.made(number).id
    with psycopg.connect(url) as connection:
        query = "SELECT report::text FROM reports WHERE application = %s"
        row = connection.execute(query, (id_,)).fetchone()
        assert row is not None
        report = Report.model_validate_json(row[0])
        doubted = {finding.claim for finding in report.findings if finding.rule == rule}
        assert doubted
        findings = tuple(
            each.model_copy(update={"status": FindingStatus.REVIEW}) if each.rule == rule else each
            for each in report.findings
        )
        claims = tuple(
            each.model_copy(update={"outcome": Outcome.REVIEW}) if each.id in doubted else each
            for each in report.claims
        )
        written = report.model_copy(update={"findings": findings, "claims": claims})
        query = "UPDATE reports SET report = %s WHERE application = %s"
        connection.execute(query, (written.model_dump_json(), id_))


def judged_by(url: str, digests: dict[str, str]) -> None:
    """As if all had been judged by a program with other digests."""
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT code, rulebook::text FROM bases").fetchone()
        assert row is not None
        code = json.dumps(json.loads(row[0]) | digests)
        connection.execute("INSERT INTO bases VALUES ('earlier', %s, %s)", (code, row[1]))
        connection.execute("UPDATE grounds SET basis = 'earlier'")


@pytest.mark.parametrize(
    ("digests", "noticed"),
    [
        ({}, set[str]()),
        ({ALTERED: "another"}, {ALTERED}),
        ({ALTERED: f"{SCOPE} another"}, {ALTERED}),
        ({ALTERED: "another", KEPT: "another"}, {ALTERED, KEPT}),
        ({"": "another"}, {ALTERED, KEPT}),
        ({"a.rule-that-is-no-more": "one"}, {ALTERED, KEPT}),
    ],
)
def test_what_a_release_altered_is_asked(
    copies: Copies, tmp_path: Path, digests: dict[str, str], noticed: set[str]
) -> None:
    url = copies()
    said_otherwise(url, 3, ALTERED)
    said_otherwise(url, 5, KEPT)
    judged_by(url, digests)
    told(url, "recheck", "--output", str(tmp_path / "out"))
    found = changes_in(tmp_path / "out")
    assert {rule.rule for change in found for rule in change.rules} == noticed
    assert {(c.application, c.rules[0].rule) for c in found} == {
        (filled.number_of(number), rule)
        for number, rule in ((3, ALTERED), (5, KEPT))
        if rule in noticed
    }
    told(url, "recheck", "--output", str(tmp_path / "again"))
    assert changes_in(tmp_path / "again") == []
