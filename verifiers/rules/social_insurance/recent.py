"""A record printed long ago shows no employment on the day submitted."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from models.application import Claim, ClaimKind
from models.document import Document, DocumentType
from models.report import Relation
from verifiers.case import Case, Exhibit
from verifiers.evidence.papers import each_paper
from verifiers.parties.units import Units
from verifiers.persons.identity import SURE
from verifiers.rule import ClaimRule, Verdict, doubted, idle, passed
from verifiers.samples.examples import OWN, Example
from verifiers.samples.specimens import enclosing, made_out, unsurely
from verifiers.text.dates import read_date


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """By the day it was printed; for the present employer also by the last month paid for, which
    for units of the past lies back by right."""
    yield from each_paper(case, claim, partial(_judge, case))


def _judge(case: Case, exhibit: Exhibit) -> Verdict:
    names = ("issued_on", "to") if _is_of_the_present(case, exhibit) else ("issued_on",)
    days = {name: day for name in names if (day := read_date(exhibit.text(name)))}
    printed = exhibit.field("issued_on")
    if "to" in days and printed and printed.confidence < SURE:
        del days["issued_on"]  # Months that were surely paid for say more than a misread day.
    earliest = case.application.submitted_on - timedelta(case.rulebook.social_insurance.recent_days)
    if not days:
        return idle(f"{exhibit.title}没有打印日期或缴费月份可核对", exhibit.id)
    for name, day in days.items():
        if day.latest < earliest:
            told = "打印于" if name == "issued_on" else "缴费只到"
            message = (
                f"{exhibit.title}{told}{exhibit.text(name)}，距申报已久，"
                "不能说明现在的劳动关系，请重新打印或人工核对"
            )
            return doubted(message, exhibit.show_fields(name), exhibit.id)
    return passed(f"{exhibit.title}为近期记录", exhibit.show_fields(*days), exhibit.id)


def _is_of_the_present(case: Case, exhibit: Exhibit) -> bool:
    now = case.application.model_copy(update={"previous_employers": ()})
    employer = exhibit.text("employer")
    units = Units.of(now, case.rulebook.organisations)
    return employer is not None and units.relation(employer) is Relation.OWN_UNIT


def examples() -> tuple[Example, ...]:
    def record(**fields: str) -> Document:
        return made_out(DocumentType.SOCIAL_INSURANCE_RECORD, **fields)

    before = "江西宏业建设有限公司"
    records = [
        (record(employer=OWN, to="2024-07", issued_on="2024-08-15"), "pass"),
        (record(employer=before, to="2020-03", issued_on="2024-08-15"), "pass"),
        (record(employer=OWN, to="2018-03", issued_on="2024-08-15"), "review"),
        (record(employer=OWN, to="2018-03", issued_on="2018-04-02"), "review"),
        (record(employer=before, issued_on="2018-04-02"), "review"),
        (record(employer=OWN), "not_applicable"),
        (unsurely(record(employer=OWN, to="2024-07", issued_on="2021-08-13"), "issued_on"), "pass"),
    ]
    return enclosing(ClaimKind.SOCIAL_INSURANCE, records)


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.SOCIAL_INSURANCE}),
    citation="附件2 二（五）5",
    check=check,
    examples=examples,
    parameters=("social_insurance.recent_days",),
)
