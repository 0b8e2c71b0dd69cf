"""A project's days must be possible: begun before it ended, accepted after it began."""

from collections.abc import Iterator
from datetime import date

from models.application import Claim, ClaimKind
from models.document import Document, DocumentType
from models.report import Evidence, FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.evidence.projects import is_about
from verifiers.evidence.provenance import weightiest
from verifiers.rule import ClaimRule, Verdict, idle, passed, ruled
from verifiers.samples.examples import (
    AUTHORITY,
    PROJECT,
    Example,
    application,
    document,
    person,
    project,
)
from verifiers.text.dates import PrintedDate, read_date

_BEGAN, _ENDED = "started_on", "accepted_on"


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Days that cannot be are a wrong date or a false one; a day that was not read says nothing."""
    outcome = case.rulebook.project.impossible_dates
    faults = [*_of_claim(case, claim), *_of_papers(case, claim)]
    for message, evidence, attachment in faults:
        yield Verdict(ruled(outcome), f"{message}，请核对", evidence, attachment)
    if not faults and (claim.started_on or claim.finished_on):
        yield passed("申报与材料的开工、竣工日期没有矛盾")
    elif not faults:
        yield idle("申报未填写开工、竣工日期，无从核对")


_Fault = tuple[str, tuple[Evidence, ...], str | None]


def _of_claim(case: Case, claim: Claim) -> Iterator[_Fault]:
    began, ended, day = claim.started_on, claim.finished_on, case.application.submitted_on
    if began and ended and ended < began:
        yield f"申报的竣工日期{ended}早于开工日期{began}", (), None
    if began and began > day:
        yield f"申报的开工日期{began}晚于申报日{day}", (), None


def _of_papers(case: Case, claim: Claim) -> Iterator[_Fault]:
    papers = _papers(case, claim)
    begun = [(_printed(claim.started_on), "申报的开工日期"), *_permitted(papers)]
    for exhibit in papers:
        accepted = read_date(exhibit.text(_ENDED))
        for began, what in ((read_date(exhibit.text(_BEGAN)), "同件载明的开工日期"), *begun):
            if accepted and began and accepted.latest < began.earliest:
                said = f"{exhibit.title}的竣工验收日期{exhibit.text(_ENDED)}"
                shown = exhibit.show_fields(_BEGAN, _ENDED)
                yield f"{said}早于{what}{began.earliest}", shown, exhibit.id


def _papers(case: Case, claim: Claim) -> list[Exhibit]:
    """What carries the claim, and what else is about the project: any of it may show that a day
    cannot be."""
    carrying = weightiest(case, claim)
    about = (e for e in case.of(claim) if claim.name and e not in carrying)
    return [*carrying, *(e for e in about if is_about(e, claim.name or ""))]


def _permitted(papers: list[Exhibit]) -> list[tuple[PrintedDate | None, str]]:
    """The days on which the work was permitted; nothing is accepted before."""
    permits = (e for e in papers if e.type is DocumentType.CONSTRUCTION_PERMIT)
    return [(read_date(e.text("issued_on")), f"{e.title}的发证日期") for e in permits]


def _printed(day: date | None) -> PrintedDate | None:
    return PrintedDate(day.year, day.month, day.day) if day else None


def examples() -> tuple[Example, ...]:
    def claimed(began: date | None, ended: date | None) -> Claim:
        return project("a1").model_copy(update={"started_on": began, "finished_on": ended})

    def accepted(day: str, **fields: str) -> Document:
        said = {"project_name": PROJECT, "accepted_on": day} | fields
        leader = person("张玥", "项目经理")
        kind = DocumentType.COMPLETION_ACCEPTANCE
        return document(kind, leader, sealed_by=[AUTHORITY], fields=said)

    def permitted(day: str) -> Document:
        said = {"project_name": PROJECT, "issued_on": day}
        kind = DocumentType.CONSTRUCTION_PERMIT
        return document(kind, sealed_by=[AUTHORITY], fields=said)

    two = project("a1", "a2").model_copy(update={"started_on": date(2019, 3, 1)})
    spring, autumn = date(2019, 3, 1), date(2021, 10, 30)
    sound, printed = accepted("2021-10-30"), accepted("2021-10-30", started_on="2022-03-01")
    return (
        Example(application(claimed(spring, autumn)), {"a1": sound}, FindingStatus.PASS),
        Example(application(claimed(autumn, spring)), {"a1": sound}, FindingStatus.REVIEW),
        Example(application(claimed(date(2021, 11, 1), None)), {"a1": sound}, FindingStatus.REVIEW),
        Example(
            application(claimed(date(2021, 10, 1), None)),
            {"a1": accepted("2021-10")},
            FindingStatus.PASS,
        ),
        Example(application(claimed(spring, autumn)), {"a1": printed}, FindingStatus.REVIEW),
        Example(application(claimed(date(2025, 3, 1), None)), {"a1": sound}, FindingStatus.REVIEW),
        Example(application(claimed(None, None)), {"a1": sound}, FindingStatus.NOT_APPLICABLE),
        Example(
            application(two), {"a1": sound, "a2": permitted("2022-01-10")}, FindingStatus.REVIEW
        ),
        Example(application(two), {"a1": sound, "a2": permitted("2019-02-10")}, FindingStatus.PASS),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.PROJECT}),
    citation="附件2 二（二）、二（十三）4",
    check=check,
    examples=examples,
    parameters=("project.impossible_dates",),
)
