"""The application as a whole: one person, nothing offered twice, nothing out of its time."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.application import Application, Claim
from models.document import Document
from models.report import FindingStatus, Outcome, Report
from verifiers.rulebooks.rulebook import load
from verifiers.rules.application.work_statement import characters
from verifiers.samples.examples import (
    APPLICANT,
    PROJECT,
    SUBMITTED,
    application,
    appointment,
    diploma,
    education,
    letter,
    permit,
    person,
    project,
    registration_form,
)
from verifiers.verify import verify

RULEBOOK = load("hangzhou-2024-engineer")
LEADER = person("张玥", "项目经理")


def judged(made: Application, **papers: Document) -> Report:
    return verify(made, papers, RULEBOOK, frozenset())


def said(report: Report, rule: str) -> list[FindingStatus]:
    return [finding.status for finding in report.findings if finding.rule == rule]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("　 \n\t\u200b", 0),
        ("任现职以来，负责3#楼。", 12),
        ("任 现 职", 3),
        ("A1#", 3),
        ("é", 1),
        ("e\u0301", 1),
        ("㛃𠮷䶮", 3),
        ("——……", 4),
        ("\ufeff任\r\n现", 2),
    ],
)
def test_characters_are_counted_as_people_count_them(text: str, count: int) -> None:
    assert characters(text) == count


@given(st.text(), st.text())
def test_blanks_never_count_and_more_text_never_counts_less(one: str, other: str) -> None:
    assert characters(f"{one}\n  {other}") >= characters(one)
    assert characters(f"任{one.strip()}") == characters(f" 任 {one.strip()} ")


def test_what_belongs_to_no_claim_still_decides_and_never_makes_a_pass() -> None:
    one = APPLICANT.model_copy(update={"work_statement": "述" * 1001})
    assert judged(application(applicant=one)).outcome is Outcome.FAIL
    short = APPLICANT.model_copy(update={"work_statement": "述"})
    only = RULEBOOK.model_copy(
        update={"application": RULEBOOK.application.model_copy(update={"required": ()})}
    )
    empty = application(applicant=short)
    assert verify(empty, {}, only, frozenset()).outcome is Outcome.REVIEW


@pytest.mark.parametrize(
    ("began", "years"),
    [
        (date(2012, 7, 15), 12),
        (date(2012, 8, 30), 12),
        (date(2012, 8, 31), 11),
        (SUBMITTED, 0),
    ],
)
def test_years_of_practice_are_full_years(began: date, years: int) -> None:
    one = APPLICANT.model_copy(update={"practice_started_on": began})
    report = judged(application(applicant=one))
    told = [f.message for f in report.findings if f.rule == "application.practice-years"]
    assert told == [f"从事专业工作自{began}起至申报日满{years}年"]


def test_what_is_missing_is_named_with_its_source() -> None:
    report = judged(application(education("a1")), a1=diploma())
    told = [f.message for f in report.findings if f.rule == "application.complete"]
    for item in RULEBOOK.application.required:
        asked = item.tracks is None or "normal" in item.tracks
        if asked and item.claim.value != "education" and item.employer is None:
            assert any(item.document in one and item.obtained in one for one in told)


def two_works(**second: object) -> Application:
    other = project("a2", name="西溪湿地游客中心工程").model_copy(update={"id": "p2"} | second)
    return application(project("a1"), other)


def test_a_paper_a_number_or_a_project_counts_once() -> None:
    numbered = {"project_name": PROJECT, "permit_number": "330106201903010101"}
    first, second = permit(LEADER), permit(LEADER, project_name="西溪湿地游客中心工程")
    rule = "application.offered-once"
    assert said(judged(two_works(), a1=first, a2=second), rule) == [FindingStatus.PASS]
    assert FindingStatus.REVIEW in said(judged(two_works(), a1=first, a2=first), rule)
    again = two_works(name="之江新城综合管廊（一期）", attachments=("a2",))
    assert FindingStatus.REVIEW in said(judged(again, a1=first, a2=second), rule)
    shared = two_works(attachments=("a1",))
    assert FindingStatus.REVIEW in said(judged(shared, a1=first), rule)
    with_number = [_with(paper, numbered["permit_number"]) for paper in (first, second)]
    report = judged(two_works(), a1=with_number[0], a2=with_number[1])
    assert FindingStatus.REVIEW in said(report, rule)


def _with(paper: Document, number: str) -> Document:
    field = paper.fields[0].model_copy(update={"name": "permit_number", "value": number})
    return paper.model_copy(update={"fields": (*paper.fields, field)})


def test_two_papers_of_two_people_are_seen_without_any_declared_number() -> None:
    bare = APPLICANT.model_copy(update={"id_number": None, "gender": None})
    made = application(education("a1", "a2"), appointment("a3"), applicant=bare)
    sound = {"a1": diploma(), "a2": registration_form(), "a3": letter()}
    assert said(judged(made, **sound), "application.one-person") == [FindingStatus.PASS]
    other = letter(holder_name="张玥", birth_date="1985-05-05")
    report = judged(made, **sound | {"a3": other})
    assert said(report, "application.one-person") == [FindingStatus.REVIEW]


def test_somebody_elses_numbers_are_not_held_against_the_applicant() -> None:
    bare = APPLICANT.model_copy(update={"id_number": None, "gender": None})
    others = permit(LEADER, person("李建国", "总监理工程师"))
    field = others.fields[0].model_copy(update={"name": "birth_date", "value": "1970-01-01"})
    papers = {"a1": others.model_copy(update={"fields": (*others.fields, field)}), "a2": diploma()}
    made = application(project("a1"), education("a2"), applicant=bare)
    assert said(judged(made, **papers), "application.one-person") == [FindingStatus.PASS]


@given(st.dates(date(2010, 1, 1), date(2030, 1, 1)), st.dates(date(2010, 1, 1), date(2030, 1, 1)))
def test_a_projects_claimed_days_are_in_order_or_in_doubt(began: date, ended: date) -> None:
    work: Claim = project("a1").model_copy(update={"started_on": began, "finished_on": ended})
    found = said(judged(application(work), a1=permit(LEADER)), "project.dates")
    possible = began <= ended and began <= SUBMITTED
    assert (found == [FindingStatus.PASS]) == possible
    assert FindingStatus.FAIL not in found


@given(st.dates(date(2023, 1, 1), date(2026, 1, 1)))
def test_a_paper_dated_ahead_goes_to_a_person(day: date) -> None:
    report = judged(application(education("a1")), a1=diploma(issued_on=day.isoformat()))
    assert bool(said(report, "attachment.dated")) == (day > SUBMITTED)
    assert (report.claims[0].outcome is Outcome.PASS) <= (day <= SUBMITTED)
