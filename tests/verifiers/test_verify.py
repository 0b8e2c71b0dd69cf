"""The whole judgement: what must hold for every application, and who gets the last word."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.application import Applicant, Application, ClaimKind, Employer
from models.document import Document, DocumentType, Person
from models.report import Outcome, ReadError, Report
from verifiers.rulebooks.rulebook import load
from verifiers.samples.examples import (
    AUTHORITY,
    OWN,
    OWNER,
    application,
    appointment,
    award,
    certificate,
    diploma,
    document,
    education,
    letter,
    permit,
    person,
    project,
    registration_form,
    statement,
)
from verifiers.samples.specimens import (
    PUBLIC,
    article,
    claimed,
    commitment,
    hours,
    insurance,
    portrait,
    post_form,
    registration,
    staff,
    vouched,
)
from verifiers.verify import verify

RULEBOOK = load("hangzhou-2024-engineer")
ORDER = (Outcome.FAIL, Outcome.REVIEW, Outcome.PASS)
SOUND: dict[str, Document | ReadError] = {
    "a1": diploma(),
    "a2": registration_form(),
    "a3": letter(),
    "a4": permit(person("张玥", "项目经理")),
    "a5": certificate("钱江杯"),
}
CLAIMS = (education("a1", "a2"), appointment("a3"), project("a4"), award("a5"))

NAMES = st.sampled_from(["张玥", "张月", "张玥明", "李建国"])
ROLES = st.sampled_from([None, "项目经理", "施工员", "项目负责人", "BIM工程师"])
PEOPLE = st.lists(st.builds(person, NAMES, ROLES), max_size=3)
SEALS = st.sampled_from([OWN, OWNER, AUTHORITY, "浙江宏远控股集团有限公司", "某某"])


def judged(made: Application, documents: dict[str, Document | ReadError]) -> Report:
    return verify(made, documents, RULEBOOK, frozenset())


def outcome(documents: dict[str, Document | ReadError]) -> Outcome:
    """The outcome of a project claim that rests on all the documents."""
    return judged(application(project(*documents)), documents).claims[0].outcome


def paper(people: list[Person], seal: str) -> Document:
    return permit(*people, sealed_by=seal)


def test_a_sound_application_passes_with_a_reason_for_each_claim() -> None:
    report = judged(application(*CLAIMS), SOUND)
    assert {claim.outcome for claim in report.claims} == {Outcome.PASS}
    faults = {f.rule for f in report.findings if f.status.value in {"review", "fail"}}
    assert faults == {"application.complete"}
    assert all(claim.reason for claim in report.claims)
    assert [claim.own_unit_only for claim in report.claims] == [False, True, False, False]


@pytest.mark.parametrize("lost", list(SOUND))
def test_an_unread_attachment_keeps_its_claim_from_passing_and_no_other(lost: str) -> None:
    error = ReadError(code="truncated_file", message="文件不完整，请重新上传")
    report = judged(application(*CLAIMS), SOUND | {lost: error})
    hurt = {claim.id for claim in CLAIMS if lost in claim.attachments}
    joined = {"w1"} if lost == "a4" else set()
    assert {c.id for c in report.claims if c.outcome is not Outcome.PASS} == hurt | joined
    assert all(c.outcome is not Outcome.FAIL for c in report.claims)


AROUND: dict[ClaimKind, dict[str, Document | ReadError]] = {
    ClaimKind.POST_INFORMATION: {"a1": post_form()},
    ClaimKind.SELF_ASSESSMENT: vouched(),
    ClaimKind.SOCIAL_INSURANCE: {"a1": insurance(PUBLIC)},
    ClaimKind.TRAINING_HOURS: {"a1": hours()},
    ClaimKind.PAPER: {"a1": article()},
    ClaimKind.REGISTRATION: {"a1": registration(PUBLIC)},
    ClaimKind.PHOTO: {"a1": portrait()},
    ClaimKind.COMMITMENT: {"a1": commitment()},
}


@pytest.mark.parametrize("kind", list(AROUND))
def test_a_sound_paper_of_every_kind_passes(kind: ClaimKind) -> None:
    made = staff(claimed(kind, *AROUND[kind]), "established")
    assert judged(made, AROUND[kind]).claims[0].outcome is Outcome.PASS


@pytest.mark.parametrize("kind", list(AROUND))
def test_what_cannot_be_read_of_any_kind_goes_to_a_person(kind: ClaimKind) -> None:
    made = staff(claimed(kind, *AROUND[kind]), "established")
    error = ReadError(code="truncated_file", message="文件不完整，请重新上传")
    assert judged(made, AROUND[kind] | {"a1": error}).claims[0].outcome is Outcome.REVIEW


@pytest.mark.parametrize("kind", list(ClaimKind))
@pytest.mark.parametrize("other", [permit(), document(DocumentType.OTHER), None])
def test_no_claim_passes_without_its_paper(kind: ClaimKind, other: Document | None) -> None:
    enclosed: dict[str, Document | ReadError] = {"a1": other} if other else {}
    made = staff(claimed(kind, *enclosed), "established")
    assert judged(made, enclosed).claims[0].outcome is not Outcome.PASS


@pytest.mark.parametrize("kind", sorted(set(AROUND) - {ClaimKind.PHOTO, ClaimKind.PAPER}))
def test_somebody_elses_paper_of_any_kind_fails(kind: ClaimKind) -> None:
    """Everything but a photograph says whose it is; a paper's authors are asked elsewhere."""
    made = staff(claimed(kind, *AROUND[kind]), "established")
    other = made.model_copy(update={"applicant": Applicant(name="赵丽华")})
    assert judged(other, AROUND[kind]).claims[0].outcome is Outcome.FAIL


def test_an_application_without_claims_is_no_pass() -> None:
    assert judged(application(), {}).outcome is Outcome.REVIEW


def test_the_same_input_gives_the_same_report() -> None:
    made = application(*CLAIMS)
    assert judged(made, SOUND) == judged(made, SOUND)


def test_every_finding_rests_on_an_enclosed_attachment() -> None:
    report = judged(application(*CLAIMS), SOUND)
    ids = {attachment.id for attachment in report.attachments}
    assert {e.attachment for finding in report.findings for e in finding.evidence} <= ids
    assert all(finding.citation and finding.message for finding in report.findings)


@given(PEOPLE, SEALS, PEOPLE)
def test_an_own_unit_paper_never_turns_a_fail_into_a_pass(
    people: list[Person], seal: str, more: list[Person]
) -> None:
    before = outcome({"a1": paper(people, seal)})
    after = outcome({"a1": paper(people, seal), "a2": statement(*more)})
    assert not (before is not Outcome.PASS and after is Outcome.PASS)


@given(PEOPLE, SEALS)
def test_a_project_passes_only_where_somebody_independent_names_the_applicant_in_that_role(
    people: list[Person], seal: str
) -> None:
    if outcome({"a1": paper(people, seal)}) is Outcome.PASS:
        assert seal in {OWNER, AUTHORITY}
        assert any(
            one.name.text == "张玥"
            and one.role is not None
            and one.role.text in {"项目经理", "项目负责人"}
            for one in people
        )


@given(PEOPLE, SEALS)
def test_evidence_in_the_hands_of_ones_own_employer_never_passes(
    people: list[Person], seal: str
) -> None:
    made = application(project("a1"), employer=Employer(name=seal))
    report = judged(made, {"a1": paper(people, seal)})
    assert report.claims[0].outcome is not Outcome.PASS


@given(st.dates(date(2024, 1, 1), date(2025, 6, 1)), st.dates(date(2024, 1, 1), date(2025, 6, 1)))
def test_a_later_expiry_never_makes_education_worse(one: date, other: date) -> None:
    early, late = sorted((one, other))
    outcomes = [
        judged(
            application(education("a1", "a2")),
            {"a1": diploma(), "a2": registration_form(valid_until=day.isoformat())},
        ).outcome
        for day in (early, late)
    ]
    assert ORDER.index(outcomes[0]) <= ORDER.index(outcomes[1])
