"""A complete sound application of each track passes; without any one of its papers none does."""

from datetime import date
from typing import NamedTuple

import pytest

from models.application import Application, Attachment, Claim, ClaimKind, Employer, Scale, Track
from models.document import Document, DocumentType
from models.report import FindingStatus, Outcome, Report
from tests.verifiers.asked import RULEBOOKS
from verifiers.rulebooks.rulebook import Rulebook
from verifiers.samples.examples import (
    APPLICANT,
    OWN,
    SUBMITTED,
    application,
    appointment,
    certificate,
    diploma,
    education,
    letter,
    permit,
    person,
    project,
    registration_form,
)
from verifiers.samples.specimens import (
    PUBLIC,
    article,
    commitment,
    explanation,
    hours,
    insurance,
    portrait,
    post_form,
    registration,
    vouched,
)
from verifiers.verify import verify

FAULTS = {FindingStatus.FAIL, FindingStatus.REVIEW}
WORKS = ("之江新城综合管廊一期工程", "西溪湿地游客中心工程", "云栖小镇住宅小区项目")


class Sound(NamedTuple):
    """An application and what was read of it."""

    made: Application
    papers: dict[str, Document]


def sound(rules: Rulebook, track: Track, employer: Employer | None = None) -> Sound:
    """A complete application of the track: everything the notice names, each on its own paper."""
    own = employer or Employer(name=OWN)
    papers = _papers(rules, track, own)
    claims = [*_of_the_person(track), *_works(rules), _award(rules)]
    if own.kind == "public_institution":
        claims.append(Claim(id="post", kind=ClaimKind.POST_INFORMATION, attachments=("post1",)))
        explained = explanation() if own.staffing == "contract" else post_form()
        papers["post1"] = explained
    made = application(*claims, employer=own).model_copy(
        update={
            "track": track,
            "rulebook": rules.id,
            "speciality": "建筑施工",
            "applicant": APPLICANT.model_copy(
                update={
                    "work_statement": "任现职以来负责施工管理。",
                    "practice_started_on": date(2012, 7, 15),
                }
            ),
        }
    )
    return Sound(made, {a.id: papers[a.id] for a in made.attachments})


def _of_the_person(track: Track) -> list[Claim]:
    claims = [education("edu1", "edu2"), appointment("app1")]
    kinds = [
        ClaimKind.PAPER,
        ClaimKind.PHOTO,
        ClaimKind.COMMITMENT,
        ClaimKind.TRAINING_HOURS,
        ClaimKind.SOCIAL_INSURANCE,
        ClaimKind.REGISTRATION,
    ]
    claims += [Claim(id=k.value, kind=k, attachments=(f"{k.value}1",)) for k in kinds]
    if track is Track.SELF_ASSESSED:
        sheets = ("a1", "a2", "a3")
        claims.append(Claim(id="self", kind=ClaimKind.SELF_ASSESSMENT, attachments=sheets))
    return claims


def _works(rules: Rulebook) -> list[Claim]:
    return [
        project(f"work{n}", name=WORKS[n], scale=Scale.GENERAL).model_copy(
            update={
                "id": f"p{n}",
                "started_on": date(2019 + n, 3, 1),
                "finished_on": date(2020 + n, 6, 30),
            }
        )
        for n in range(rules.project.assessed)
    ]


def _award(rules: Rulebook) -> Claim:
    """An award of the plan's own region, for the first of the works."""
    listed = next(a for a in rules.awards.table if a.place == rules.awards.region.province)
    return Claim(
        id="w1",
        kind=ClaimKind.AWARD,
        name=listed.name,
        level=listed.level.value,
        project="p0",
        attachments=("award1",),
    )


def _papers(rules: Rulebook, track: Track, own: Employer) -> dict[str, Document]:
    post = "工程师" if track is Track.SECOND_SPECIALITY else "助理工程师"
    leader = person(APPLICANT.name, "项目经理")
    works = {f"work{n}": permit(leader, project_name=name) for n, name in enumerate(WORKS)}
    return (
        works
        | {key: paper for key, paper in vouched().items() if isinstance(paper, Document)}
        | {
            "edu1": diploma(),
            "edu2": registration_form(valid_until="2027-12-31"),
            "app1": letter(position=post, sealed_by=own.name),
            "paper1": article(),
            "photo1": portrait(),
            "commitment1": commitment(),
            "training_hours1": hours(),
            "social_insurance1": insurance(own.name),
            "registration1": registration(own.name),
            "award1": certificate(
                _award(rules).name or "",
                WORKS[0],
                sealed_by=f"{rules.awards.region.province}省建筑业行业协会",
            ),
        }
    )


def without(whole: Sound, lost: str) -> Sound:
    """The application as somebody sends it who left that file out."""
    claims = tuple(
        claim.model_copy(update={"attachments": tuple(i for i in claim.attachments if i != lost)})
        for claim in whole.made.claims
    )
    kept = tuple(a for a in whole.made.attachments if a.id != lost)
    made = whole.made.model_copy(update={"claims": claims, "attachments": kept})
    return Sound(made, {key: paper for key, paper in whole.papers.items() if key != lost})


def judged(whole: Sound, rules: Rulebook) -> Report:
    return verify(whole.made, whole.papers, rules, frozenset())


EMPLOYERS = {
    "enterprise": Employer(name=OWN),
    "established": Employer(name=PUBLIC, kind="public_institution", staffing="established"),
    "contract": Employer(name=PUBLIC, kind="public_institution", staffing="contract"),
}
each_rulebook = pytest.mark.parametrize("rules", RULEBOOKS, ids=lambda rules: rules.id)
CASES = [
    pytest.param(rules, track, employer, id=f"{rules.id}-{track.value}-{name}")
    for rules in RULEBOOKS
    for track in Track
    for name, employer in EMPLOYERS.items()
]
PAPERS = [
    pytest.param(rules, track, employer, lost, id=f"{rules.id}-{track.value}-{name}-{lost}")
    for rules in RULEBOOKS
    for track in Track
    for name, employer in EMPLOYERS.items()
    for lost in sound(rules, track, employer).papers
    if name == "enterprise" or lost.startswith(("app", "post"))
]


@pytest.mark.parametrize(("rules", "track", "employer"), CASES)
def test_a_complete_sound_application_passes_without_a_doubt(
    rules: Rulebook, track: Track, employer: Employer
) -> None:
    report = judged(sound(rules, track, employer), rules)
    assert [(f.rule, f.message) for f in report.findings if f.status in FAULTS] == []
    assert {claim.outcome for claim in report.claims} == {Outcome.PASS}
    assert report.outcome is Outcome.PASS


@pytest.mark.parametrize(("rules", "track", "employer", "lost"), PAPERS)
def test_without_any_one_paper_its_claim_does_not_pass_and_says_why(
    rules: Rulebook, track: Track, employer: Employer, lost: str
) -> None:
    whole = sound(rules, track, employer)
    hurt = next(claim for claim in whole.made.claims if lost in claim.attachments)
    report = judged(without(whole, lost), rules)
    assert report.outcome is not Outcome.PASS
    found = next(claim for claim in report.claims if claim.id == hurt.id)
    assert found.outcome is not Outcome.PASS
    said = [f for f in report.findings if f.claim == hurt.id and f.status in FAULTS]
    assert any(word in f.message for f in said for word in ("附", "提供", "补充")), said
    others = {c.id for c in report.claims if c.outcome is not Outcome.PASS} - {hurt.id}
    assert others <= ({"w1"} if hurt.id == "p0" else set())


@pytest.mark.parametrize(("rules", "track", "employer"), CASES)
def test_without_any_one_claim_what_is_missing_is_named(
    rules: Rulebook, track: Track, employer: Employer
) -> None:
    whole = sound(rules, track, employer)
    for item in rules.application.required:
        kept = [claim for claim in whole.made.claims if claim.kind is not item.claim]
        asked = len(kept) < len(whole.made.claims) and _is_asked(item.tracks, track)
        if asked and item.employer in {None, employer.kind}:
            kept = [claim for claim in kept if claim.kind is not ClaimKind.AWARD]
            made = whole.made.model_copy(update={"claims": tuple(kept)})
            report = judged(Sound(made, whole.papers), rules)
            told = [f for f in report.findings if f.rule == "application.complete"]
            named = [f for f in told if item.document in f.message and item.obtained in f.message]
            expected = "not_applicable" if item.missing is Outcome.PASS else item.missing.value
            assert [f.status.value for f in named] == [expected]


def _is_asked(tracks: tuple[Track, ...] | None, track: Track) -> bool:
    return tracks is None or track in tracks


@each_rulebook
def test_a_paper_in_anothers_place_helps_no_claim(rules: Rulebook) -> None:
    """Every paper of one claim replaced by a social insurance record of the applicant."""
    whole = sound(rules, Track.NORMAL)
    wrong = insurance()
    for attachment in whole.papers:
        if attachment != "social_insurance1":
            report = judged(Sound(whole.made, whole.papers | {attachment: wrong}), rules)
            assert report.outcome is not Outcome.PASS, attachment


@each_rulebook
def test_a_loose_file_beside_a_sound_application_changes_nothing(rules: Rulebook) -> None:
    whole = sound(rules, Track.NORMAL)
    more = (*whole.made.attachments, Attachment(id="loose", file="loose.png"))
    made = whole.made.model_copy(update={"attachments": more})
    paper = letter().model_copy(update={"sha256": "f" * 64})
    assert paper.type.value is DocumentType.APPOINTMENT_LETTER
    report = judged(Sound(made, whole.papers | {"loose": paper}), rules)
    assert report.outcome is Outcome.PASS
    assert made.submitted_on == SUBMITTED
