"""An award is given for work that was done: not before the work began."""

from collections.abc import Iterator
from datetime import date

from models.application import Claim, ClaimKind
from models.document import DocumentType
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.evidence.projects import is_about
from verifiers.rule import ClaimRule, Verdict, doubted, idle, passed
from verifiers.samples.examples import (
    PROJECT,
    Example,
    application,
    award,
    document,
    permit,
    person,
    project,
)
from verifiers.text.dates import read_date


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Compares the certificate's day with the start of the claimed project it honours."""
    compared = [
        (exhibit, work.started_on)
        for exhibit in case.of(claim, DocumentType.AWARD_CERTIFICATE)
        for work in case.claims(ClaimKind.PROJECT)
        if work.started_on and work.name and is_about(exhibit, work.name)
    ]
    for exhibit, began in compared:
        if _is_before(exhibit, began):
            message = (
                f"{exhibit.title}的日期{exhibit.text('issued_on')}早于获奖工程申报的开工日期{began}，"
                "请人工核对"
            )
            yield doubted(message, exhibit.show_fields("issued_on"), exhibit.id)
            return
    yield (
        passed("获奖日期不早于获奖工程的开工日期") if compared else idle("没有日期可与获奖工程核对")
    )


def _is_before(exhibit: Exhibit, began: date) -> bool:
    given = read_date(exhibit.text("issued_on"))
    return given is not None and given.latest < began


def examples() -> tuple[Example, ...]:
    work = project("a2").model_copy(update={"started_on": date(2019, 3, 1)})
    claim = application(award("a1"), work)

    def given(day: str) -> Example:
        said = {"award_name": "钱江杯", "project_name": PROJECT, "issued_on": day}
        paper = document(DocumentType.AWARD_CERTIFICATE, fields=said)
        proof = permit(person("张玥", "项目经理"))
        status = FindingStatus.REVIEW if day < "2019-03-01" else FindingStatus.PASS
        return Example(claim, {"a1": paper, "a2": proof}, status)

    return (
        given("2016-12-01"),
        given("2021-12-01"),
        Example(application(award("a1")), {}, FindingStatus.NOT_APPLICABLE),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.AWARD}),
    citation="附件2 二（二）、二（十三）8",
    check=check,
    examples=examples,
)
