"""Every rulebook's own numbers decide: the same tests for each of them, no line of code between."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.application import Application, AwardLevel, EducationSource, Scale, Track
from models.document import Document, DocumentType
from models.report import FindingStatus, Outcome, Report, RoleClass, worst
from verifiers.evidence.tally import Enough, Work, enough
from verifiers.rulebooks.rulebook import Rulebook, known, load
from verifiers.rulebooks.sections import Threshold
from verifiers.samples.example_credentials import query, school_diploma
from verifiers.samples.examples import (
    APPLICANT,
    OWN,
    application,
    appointment,
    award,
    certificate,
    diploma,
    education,
    letter,
    permit,
    person,
    project,
    registration_form,
    statement,
)
from verifiers.text.dates import years_later
from verifiers.verify import verify

RULEBOOKS = {name: load(name) for name in known()}
ORDER = (FindingStatus.FAIL, FindingStatus.REVIEW, FindingStatus.PASS)
each_rulebook = pytest.mark.parametrize("rules", RULEBOOKS.values(), ids=RULEBOOKS.keys())
DAY = date(2026, 9, 1)
SPANS = st.integers(0, 4000)


def judged(made: Application, papers: Mapping[str, Document], rules: Rulebook) -> Report:
    made = made.model_copy(update={"submitted_on": DAY, "rulebook": rules.id})
    return verify(made, papers, rules, frozenset())


def status(report: Report, rule: str) -> FindingStatus:
    """The worst status that the rule of that key reports."""
    found = [f.status for f in report.findings if f.rule == rule]
    assert found, f"{rule} said nothing"
    idle = set(found) == {FindingStatus.NOT_APPLICABLE}
    return FindingStatus.NOT_APPLICABLE if idle else FindingStatus(worst(found).value)


def tenure(rules: Rulebook, appointed: date) -> FindingStatus:
    paper = letter(appointed_on=appointed.isoformat())
    made = application(appointment("a1", appointed_on=appointed))
    return status(judged(made, {"a1": paper}, rules), "appointment.tenure")


@each_rulebook
def test_the_report_names_the_rulebook(rules: Rulebook) -> None:
    report = judged(application(), {}, rules)
    assert (report.rulebook.id, report.rulebook.version) == (rules.id, rules.version)


@each_rulebook
def test_tenure_is_full_on_the_very_day(rules: Rulebook) -> None:
    years = rules.appointment.full_years[Track.NORMAL]
    assert years is not None
    begun = years_later(DAY, -years)
    assert tenure(rules, begun) is FindingStatus.PASS
    assert tenure(rules, begun + timedelta(days=1)) is FindingStatus.FAIL


@each_rulebook
@given(one=SPANS, other=SPANS)
def test_a_longer_tenure_is_never_worse(rules: Rulebook, one: int, other: int) -> None:
    short, long = sorted((one, other))
    found = [tenure(rules, DAY - timedelta(days=days)) for days in (short, long)]
    assert ORDER.index(found[0]) <= ORDER.index(found[1])


@each_rulebook
def test_appointments_add_up_over_the_rulebooks_gap_and_no_longer(rules: Rulebook) -> None:
    years = rules.appointment.full_years[Track.NORMAL] or 0
    begun, middle = years_later(DAY, -years), years_later(DAY, -1)
    gap = rules.appointment.consecutive_gap_days
    made = application(appointment("a1", "a2", appointed_on=begun))
    found = []
    for days in (gap, gap + 1):
        first = letter(appointed_on=begun.isoformat(), ended_on=middle.isoformat())
        again = letter(appointed_on=(middle + timedelta(days=days + 1)).isoformat())
        report = judged(made, {"a1": first, "a2": again}, rules)
        found.append(status(report, "appointment.tenure"))
    assert found[0] is FindingStatus.PASS
    assert found[1] is not FindingStatus.PASS


def validity(kind: DocumentType, rules: Rulebook, until: date) -> FindingStatus:
    source = EducationSource.DOMESTIC
    form, paper = registration_form(valid_until=until.isoformat()), diploma()
    if kind is DocumentType.TECHNICIAN_SCHOOL_QUERY:
        source = EducationSource.TECHNICIAN_SCHOOL
        form, paper = query(valid_until=until.isoformat()), school_diploma()
    type_ = form.type.model_copy(update={"value": kind})
    made = application(education("a1", "a2", source=source))
    papers = {"a1": paper, "a2": form.model_copy(update={"type": type_})}
    return status(judged(made, papers, rules), "education.validity")


FLOORED = [
    kind
    for kind, validity_ in RULEBOOKS["hangzhou-2024-engineer"].education.validity.items()
    if validity_.floor
]


@each_rulebook
@pytest.mark.parametrize("kind", FLOORED)
def test_a_certification_is_open_up_to_its_floor(kind: DocumentType, rules: Rulebook) -> None:
    asked = rules.education.validity[kind]
    assert asked.floor is not None
    end = max(asked.floor, DAY)
    assert validity(kind, rules, end) is FindingStatus.PASS
    before = validity(kind, rules, end - timedelta(days=1))
    late = asked.floor > DAY
    assert before.value == (asked.before_floor if late else asked.expired).value


@each_rulebook
@pytest.mark.parametrize("kind", FLOORED)
@given(one=SPANS, other=SPANS)
def test_a_later_expiry_is_never_worse(
    kind: DocumentType, rules: Rulebook, one: int, other: int
) -> None:
    early, late = sorted((one, other))
    found = [validity(kind, rules, DAY + timedelta(days=days - 200)) for days in (early, late)]
    assert ORDER.index(found[0]) <= ORDER.index(found[1])


@each_rulebook
@pytest.mark.parametrize("signatures", range(4))
def test_an_own_units_paper_stands_only_where_the_rulebook_lets_it(
    rules: Rulebook, signatures: int
) -> None:
    signed = [person(name, signed=True) for name in ("李建国", "王伟明", "周文")[:signatures]]
    paper = statement(person(APPLICANT.name, "项目经理"), *signed)
    report = judged(application(project("a1")), {"a1": paper}, rules)
    wanted = rules.project.own_unit_allowed_with_signatures
    enough_ = wanted is not None and signatures >= wanted
    found = status(report, "project.independent-evidence")
    assert found.value == (Outcome.PASS if enough_ else rules.project.own_unit_only).value
    assert report.claims[0].own_unit_only


@each_rulebook
def test_the_applicants_own_signature_vouches_for_nothing(rules: Rulebook) -> None:
    own = person(APPLICANT.name, "项目经理", signed=True)
    paper = statement(own, person("李建国", signed=True), person("李 建国", signed=True))
    report = judged(application(project("a1")), {"a1": paper}, rules)
    assert status(report, "project.independent-evidence") is not FindingStatus.PASS


@each_rulebook
def test_statements_may_be_so_long_and_no_longer(rules: Rulebook) -> None:
    limit = rules.application.statement_characters
    for length, expected in ((limit, Outcome.PASS), (limit + 1, None)):
        one = APPLICANT.model_copy(update={"work_statement": "述" * length})
        found = status(judged(application(applicant=one), {}, rules), "application.work-statement")
        assert found.value == (expected or rules.application.statement_too_long).value


@each_rulebook
def test_as_many_projects_as_are_assessed_pass(rules: Rulebook) -> None:
    for count in range(6):
        works = [project().model_copy(update={"id": f"p{n}"}) for n in range(count)]
        found = status(judged(application(*works), {}, rules), "application.project-count")
        passes = count == rules.project.assessed
        assert (found is FindingStatus.PASS) == passes
        assert found in {FindingStatus.PASS, FindingStatus.NOT_APPLICABLE}


@each_rulebook
def test_each_threshold_bars_up_to_its_number(rules: Rulebook) -> None:
    for threshold in rules.project.too_few:
        work = Work(threshold.role_class, threshold.scale)
        assert _enough(work, threshold.at_most, rules.project.too_few) is Enough.TOO_FEW
        assert _enough(work, threshold.at_most + 1, rules.project.too_few) is Enough.ENOUGH


def _enough(work: Work, count: int, thresholds: tuple[Threshold, ...]) -> Enough:
    return enough([work] * count, thresholds)


@each_rulebook
def test_one_backbone_part_on_a_general_project(rules: Rulebook) -> None:
    """Too little for Hangzhou, enough for the made-up plan: only the data differ."""
    made = application(project("a1", role="施工员"))
    report = judged(made, {"a1": permit(person(APPLICANT.name, "施工员"))}, rules)
    bars = any(
        t.role_class is RoleClass.BACKBONE and t.scale is Scale.GENERAL
        for t in rules.project.too_few
    )
    expected = FindingStatus.FAIL if bars else FindingStatus.PASS
    assert status(report, "application.project-threshold") is expected


@each_rulebook
def test_listed_awards_of_the_own_region_pass_at_their_level_and_fail_above_it(
    rules: Rulebook,
) -> None:
    levels = list(AwardLevel)
    for listed in (a for a in rules.awards.table if a.listed):
        printed = f"{listed.aliases[0]}（优质工程）"
        paper = {"a1": certificate(printed)}
        at_level = award("a1", level=listed.level.value, name=listed.name)
        assert status(judged(application(at_level), paper, rules), "award.level").value == "pass"
        for above in levels[: levels.index(listed.level)]:
            claim = award("a1", level=above.value, name=listed.name)
            assert status(judged(application(claim), paper, rules), "award.level").value == "fail"


@pytest.mark.parametrize(
    ("printed", "level", "home"),
    [
        ("浙江省建设工程钱江杯奖", "provincial", "hangzhou-2024-engineer"),
        ("江苏省优质工程奖“扬子杯”", "provincial", "example-2026-engineer"),
    ],
)
def test_an_award_of_one_plans_region_is_from_elsewhere_in_the_other(
    printed: str, level: str, home: str
) -> None:
    for name, rules in RULEBOOKS.items():
        made = application(award("a1", level=level, name=printed))
        found = status(judged(made, {"a1": certificate(printed)}, rules), "award.level")
        assert found is (FindingStatus.PASS if name == home else FindingStatus.REVIEW)


@each_rulebook
def test_an_own_unit_alone_never_passes_without_signatures(rules: Rulebook) -> None:
    paper = statement(person(APPLICANT.name, "项目经理"), sealed_by=f"{OWN}项目部")
    report = judged(application(project("a1")), {"a1": paper}, rules)
    assert report.claims[0].outcome is not Outcome.PASS
