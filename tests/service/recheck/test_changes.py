"""The difference between two reports: what flipped, by which rule, on what ink."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.document import IssuerVia
from models.report import ClaimReport, Finding, FindingStatus, Outcome, Report
from service.recheck.changes import Direction, changes
from tests.service import made

BEFORE = made.report("张玥", 1)


def with_claim(outcome: Outcome, *findings: Finding) -> Report:
    claim = ClaimReport(id="p1", kind="project", outcome=outcome)
    return BEFORE.model_copy(update={"claims": (claim,), "findings": findings})


def finding(rule: str, status: FindingStatus, message: str = "") -> Finding:
    return Finding(
        rule=rule, status=status, claim="p1", attachment=made.PERMIT, message=message, citation=""
    )


@given(st.text(max_size=8), st.integers(1, 3))
def test_a_report_does_not_differ_from_itself(text: str, pages: int) -> None:
    assert changes(made.report(text, pages), made.report(text, pages)) == []


@pytest.mark.parametrize(
    ("before", "after", "direction"),
    [
        (Outcome.PASS, Outcome.FAIL, Direction.NEWLY_FAILING),
        (Outcome.REVIEW, Outcome.FAIL, Direction.NEWLY_FAILING),
        (Outcome.FAIL, Outcome.PASS, Direction.NEWLY_PASSING),
        (Outcome.REVIEW, Outcome.PASS, Direction.NEWLY_PASSING),
        (Outcome.PASS, Outcome.REVIEW, Direction.NEWLY_IN_REVIEW),
    ],
)
def test_the_rule_that_turned_it_is_named(
    before: Outcome, after: Outcome, direction: Direction
) -> None:
    bystander = finding("a.bystander", FindingStatus.NOT_APPLICABLE)
    old = with_claim(before, bystander, finding("b.turns", FindingStatus(before.value), "旧"))
    changed = finding("a.bystander", FindingStatus.PASS)
    new = with_claim(after, changed, finding("b.turns", FindingStatus(after.value), "新"))
    (found,) = changes(old, new)
    assert (found.before, found.after, found.direction) == (before, after, direction)
    assert [rule.rule for rule in found.rules] == ["a.bystander", "b.turns"]
    if after is not Outcome.PASS:
        assert found.cause == "rule b.turns, judged differently on the same evidence"
    assert (found.rules[1].message_before, found.rules[1].message_after) == ("旧", "新")


def test_a_seal_that_is_read_now_is_the_cause() -> None:
    permit, broken = BEFORE.attachments
    unsealed = permit.model_copy(update={"issuers": ()})
    rule = "project.provenance"
    old = with_claim(Outcome.REVIEW, finding(rule, FindingStatus.REVIEW)).model_copy(
        update={"attachments": (unsealed, broken)}
    )
    new = with_claim(Outcome.PASS, finding(rule, FindingStatus.PASS))
    (found,) = changes(old, new)
    assert found.cause == "rule project.provenance, seal now read"
    (value,) = found.values
    assert value.before is None
    assert value.after is not None
    assert value.after.bbox == made.SEAL_BOX
    assert value.name == f"issuer.{IssuerVia.SEAL}.{made.AUTHORITY}"
    (back,) = changes(new, old)
    assert back.cause == "rule project.provenance, seal no longer read"


def test_a_value_in_another_place_is_told_with_both_places() -> None:
    (found,) = changes(made.report("张玥", 1), made.report("张明", 1))
    assert found.direction is Direction.SAME_OUTCOME
    field = next(value for value in found.values if value.name == "field.construction_unit")
    assert field.before is not None
    assert field.after is not None
    assert (field.before.text, field.after.text) == ("张玥", "张明")


def test_a_claim_that_was_not_there_before_is_told() -> None:
    none = BEFORE.model_copy(update={"claims": (), "findings": ()})
    (found,) = changes(none, BEFORE)
    assert (found.claim, found.before, found.after) == ("p1", None, Outcome.REVIEW)


def test_what_belongs_to_no_claim_is_told_apart() -> None:
    loose = Finding(
        rule="application.complete", status=FindingStatus.FAIL, message="缺", citation=""
    )
    new = BEFORE.model_copy(update={"findings": (*BEFORE.findings, loose)})
    (found,) = changes(BEFORE, new)
    assert (found.claim, found.before, found.after) == (None, Outcome.PASS, Outcome.FAIL)


def test_a_sentence_worded_anew_is_no_change() -> None:
    old = with_claim(Outcome.PASS, finding("a.b", FindingStatus.PASS, "一"))
    new = with_claim(Outcome.PASS, finding("a.b", FindingStatus.PASS, "二"))
    assert changes(old, new) == []
