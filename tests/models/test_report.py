"""The report: the contract's example fits it, and doubt is never a pass."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.report import FindingStatus, Outcome, Report, worst

EXAMPLE = (Path(__file__).parent / "data" / "report.json").read_text(encoding="utf-8")
"""The example of the contract, its ellipses filled in."""

PASS, FAIL, REVIEW, SILENT = (
    FindingStatus.PASS,
    FindingStatus.FAIL,
    FindingStatus.REVIEW,
    FindingStatus.NOT_APPLICABLE,
)


def test_the_example_of_the_contract_is_a_report() -> None:
    report = Report.model_validate_json(EXAMPLE)
    assert report.outcome is Outcome.REVIEW
    assert Report.model_validate_json(report.model_dump_json()) == report


@pytest.mark.parametrize(
    ("statuses", "outcome"),
    [
        ([PASS], Outcome.PASS),
        ([PASS, SILENT], Outcome.PASS),
        ([PASS, REVIEW], Outcome.REVIEW),
        ([PASS, REVIEW, FAIL], Outcome.FAIL),
        ([SILENT], Outcome.REVIEW),
        ([], Outcome.REVIEW),
    ],
)
def test_the_worst_finding_decides_and_silence_is_doubt(
    statuses: list[FindingStatus], outcome: Outcome
) -> None:
    assert worst(statuses) is outcome


@given(st.lists(st.sampled_from(FindingStatus)), st.sampled_from([FAIL, REVIEW]))
def test_no_further_finding_makes_a_fault_pass(
    statuses: list[FindingStatus], fault: FindingStatus
) -> None:
    assert worst([*statuses, fault]) is not Outcome.PASS
