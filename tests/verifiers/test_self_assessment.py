"""Self-assessments: points in order, sums that must be right, recommenders that must be real."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.application import ClaimKind
from models.document import Document
from models.report import Outcome
from tests.verifiers.asked import HANGZHOU, ORDER, RULEBOOKS, rank
from verifiers.rulebooks.rulebook import Rulebook
from verifiers.samples.specimens import RECOMMENDERS, claimed, sheet, title_certificate, vouched
from verifiers.verify import verify

ALONE = claimed(ClaimKind.SELF_ASSESSMENT, "a1")
WHOLE = claimed(ClaimKind.SELF_ASSESSMENT, "a1", "a2", "a3")
FAIL, PASS = 0, len(ORDER) - 1
POINTS = st.decimals(0, 200, places=1)
NAMES = st.sampled_from([*RECOMMENDERS, "王伟朋", "李建国", "张玥", "张月"])


@pytest.mark.parametrize("rulebook", RULEBOOKS, ids=lambda one: one.id)
@pytest.mark.parametrize("rule", ["total", "project-score"])
@given(one=POINTS, other=POINTS)
def test_more_points_are_never_worse(
    rulebook: Rulebook, rule: str, one: Decimal, other: Decimal
) -> None:
    ranks = [
        rank(f"self-assessment.{rule}", ALONE, {"a1": _of(rule, points)}, rulebook)
        for points in sorted((one, other))
    ]
    assert ranks[0] <= ranks[1]


def _of(rule: str, points: Decimal) -> Document:
    if rule == "total":
        return sheet(total_score=str(points))
    return sheet(total_score="200", project_score=str(points))


@given(st.lists(st.decimals(-20, 60, places=1), min_size=1, max_size=12), st.data())
def test_a_sheet_passes_exactly_where_its_total_is_the_sum(
    scores: list[Decimal], data: st.DataObject
) -> None:
    wrong = data.draw(st.sampled_from([Decimal(0), Decimal("0.1"), Decimal(-2)]))
    rows = tuple((f"项目{n}", str(score)) for n, score in enumerate(scores))
    made = sheet(scores=rows, total_score=str(sum(scores) + wrong))
    expected = FAIL if wrong else PASS
    assert rank("self-assessment.arithmetic", ALONE, {"a1": made}, HANGZHOU) == expected


@given(st.lists(NAMES, max_size=4))
def test_recommenders_pass_only_as_two_different_others(names: list[str]) -> None:
    found = rank("self-assessment.recommenders", ALONE, {"a1": sheet(tuple(names))}, HANGZHOU)
    if found == PASS:
        assert len(set(names)) >= HANGZHOU.self_assessment.recommenders
        assert not {"张玥", "张月"} & set(names)


@given(NAMES, NAMES, st.sampled_from(["高级工程师", "工程师", "高级技师", "助理工程师"]))
def test_an_assessment_passes_only_with_both_signers_certificates(
    one: str, other: str, title: str
) -> None:
    papers = vouched({"title": title}) | {"a1": sheet((one, other))}
    outcome = verify(WHOLE, papers, HANGZHOU, frozenset()).claims[0].outcome
    if outcome is Outcome.PASS:
        assert {one, other} == set(RECOMMENDERS)
        assert title == "高级工程师"


@pytest.mark.parametrize("lost", ["a1", "a2", "a3"])
def test_no_paper_of_a_sound_assessment_can_be_left_out(lost: str) -> None:
    kept = {key: paper for key, paper in vouched().items() if key != lost}
    made = claimed(ClaimKind.SELF_ASSESSMENT, *kept)
    assert verify(made, kept, HANGZHOU, frozenset()).claims[0].outcome is Outcome.FAIL


def test_the_applicants_own_certificate_is_nobodys_recommendation() -> None:
    own = title_certificate("张玥", title="工程师", id_number="330106199003074525")
    made = claimed(ClaimKind.SELF_ASSESSMENT, "a1", "a2", "a3", "a4")
    papers = vouched() | {"a4": own}
    assert verify(made, papers, HANGZHOU, frozenset()).claims[0].outcome is Outcome.PASS


def test_a_recommenders_number_is_not_held_against_the_applicant() -> None:
    report = verify(WHOLE, vouched(), HANGZHOU, frozenset())
    assert not [f for f in report.findings if f.rule == "attachment.id-number"]
