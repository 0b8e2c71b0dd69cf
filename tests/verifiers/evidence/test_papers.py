"""The other papers of an application: later, more and surer never make them worse."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.application import ClaimKind, Employer
from models.document import Document
from models.report import FindingStatus, Outcome
from tests.verifiers.asked import HANGZHOU, ORDER, RULEBOOKS, findings, rank
from verifiers.rulebooks.rulebook import Rulebook
from verifiers.samples.examples import OWN, OWNER
from verifiers.samples.specimens import (
    article,
    claimed,
    commitment,
    hours,
    insurance,
    registration,
    unsurely,
)
from verifiers.verify import verify

PASS = len(ORDER) - 1
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@pytest.mark.parametrize("rulebook", RULEBOOKS, ids=lambda one: one.id)
@given(DAYS, DAYS)
def test_a_later_expiry_of_a_registration_is_never_worse(
    rulebook: Rulebook, one: date, other: date
) -> None:
    made = claimed(ClaimKind.REGISTRATION, "a1")
    ranks = [
        rank("registration.in-force", made, {"a1": registration(valid_until=str(day))}, rulebook)
        for day in sorted((one, other))
    ]
    assert ranks[0] <= ranks[1]


@example(one=0, other=1, year="2022", asked=Decimal(90))
@given(
    st.integers(0, 200),
    st.integers(0, 200),
    st.sampled_from(["2022", "2023", "2024"]),
    st.sampled_from([None, Decimal(90)]),
)
def test_more_hours_are_never_worse(one: int, other: int, year: str, asked: Decimal | None) -> None:
    rules = HANGZHOU.training.model_copy(update={"hours_per_year": asked})
    rulebook = HANGZHOU.model_copy(update={"training": rules})
    made = claimed(ClaimKind.TRAINING_HOURS, "a1")
    ranks = [
        rank("training-hours.hours", made, {"a1": hours(hours=str(n), year=year)}, rulebook)
        for n in sorted((one, other))
    ]
    assert ranks[0] <= ranks[1]
    assert asked is None or max(one, other) >= asked or ranks[1] < PASS


@pytest.mark.parametrize(("year", "expected"), [("2023", "fail"), ("2024", "review")])
def test_the_year_of_the_application_is_not_over(year: str, expected: str) -> None:
    rules = HANGZHOU.training.model_copy(update={"hours_per_year": Decimal(90)})
    rulebook = HANGZHOU.model_copy(update={"training": rules})
    made = claimed(ClaimKind.TRAINING_HOURS, "a1")
    record = hours(hours="72", year=year)
    (finding,) = findings("training-hours.hours", made, {"a1": record}, rulebook)
    assert finding.status is FindingStatus(expected)
    assert "72" in finding.message


def test_a_former_units_insurance_counts_and_its_registration_does_not() -> None:
    former = (Employer(name=OWNER),)
    for kind, paper, expected in (
        (ClaimKind.SOCIAL_INSURANCE, insurance(OWNER), Outcome.PASS),
        (ClaimKind.REGISTRATION, registration(OWNER), Outcome.REVIEW),
    ):
        made = claimed(kind, "a1").model_copy(update={"previous_employers": former})
        assert verify(made, {"a1": paper}, HANGZHOU, frozenset()).claims[0].outcome is expected


def test_insurance_says_that_it_is_no_experience() -> None:
    made = claimed(ClaimKind.SOCIAL_INSURANCE, "a1")
    (finding,) = findings("social-insurance.employer", made, {"a1": insurance(OWN)}, HANGZHOU)
    assert "不能佐证专业工作经历" in finding.message


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_surer_signature_is_never_worse_and_an_unsure_one_never_passes(
    one: float, other: float
) -> None:
    made = claimed(ClaimKind.COMMITMENT, "a1")
    ranks = [
        rank("commitment.signed", made, {"a1": commitment(confidence=sure)}, HANGZHOU)
        for sure in sorted((one, other))
    ]
    assert 0 < ranks[0] <= ranks[1]
    assert ranks[0] < PASS or min(one, other) >= 0.9


LEAST = {"authors": 0.8}
"""What a field must be read with at least, where it is not 0.9: authors are names."""


@pytest.mark.parametrize(
    ("kind", "paper", "field"),
    [
        (ClaimKind.SOCIAL_INSURANCE, insurance(), "employer"),
        (ClaimKind.TRAINING_HOURS, hours(), "hours"),
        (ClaimKind.TRAINING_HOURS, hours(), "year"),
        (ClaimKind.TRAINING_HOURS, hours(("2022", "90"), ("2023", "96")), "yearly_hours"),
        (ClaimKind.PAPER, article(), "authors"),
        (ClaimKind.REGISTRATION, registration(), "employer"),
        (ClaimKind.REGISTRATION, registration(), "valid_until"),
        (ClaimKind.COMMITMENT, commitment(), "signature"),
    ],
)
def test_a_field_read_without_certainty_never_passes(
    kind: ClaimKind, paper: Document, field: str
) -> None:
    made = claimed(kind, "a1")
    for read, expected in (
        (paper, Outcome.PASS),
        (unsurely(paper, field, LEAST.get(field, 0.9) - 0.01), Outcome.REVIEW),
    ):
        report = verify(made, {"a1": read}, HANGZHOU, frozenset())
        assert report.claims[0].outcome is expected


def test_papers_are_counted_by_title_over_all_claims() -> None:
    two = HANGZHOU.paper.model_copy(update={"wanted": 2})
    rulebook = HANGZHOU.model_copy(update={"paper": two})
    made = claimed(ClaimKind.PAPER, "a1", "a2")
    for other, expected in (
        (article(title="深基坑变形监测分析"), FindingStatus.PASS),
        (article(title=""), FindingStatus.REVIEW),
        (article(), FindingStatus.FAIL),
    ):
        (finding,) = findings("paper.number", made, {"a1": article(), "a2": other}, rulebook)
        assert finding.status is expected
