"""Social insurance must be paid by the own unit; it proves employment, never experience."""

from collections.abc import Iterator
from functools import partial

from models.application import Claim, ClaimKind
from models.report import Relation
from verifiers.case import Case, Exhibit
from verifiers.evidence.papers import each_paper, unsure
from verifiers.parties.units import Units
from verifiers.rule import ClaimRule, Verdict, passed, ruled
from verifiers.samples.examples import OWN, OWNER, Example
from verifiers.samples.specimens import enclosing, insurance, unsurely
from verifiers.wording import RELATION_NAMES


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Units of the past count too: records from elsewhere are mostly theirs."""
    yield from each_paper(case, claim, partial(_judge, case))


def _judge(case: Case, exhibit: Exhibit) -> Verdict:
    return unsure(exhibit, "employer", "参保单位") or _related(case, exhibit)


def _related(case: Case, exhibit: Exhibit) -> Verdict:
    employer = exhibit.text("employer") or ""
    relation = Units.of(case.application, case.rulebook.organisations).relation(employer)
    evidence = exhibit.show_fields("employer", "from", "to")
    said = f"{exhibit.title}的参保单位为“{employer}”{_period(exhibit)}"
    if relation is Relation.OWN_UNIT:
        message = f"{said}，是申报人的用人单位，只说明劳动关系，不能佐证专业工作经历"
        return passed(message, evidence, exhibit.id)
    message = (
        f"{said}，为{RELATION_NAMES[relation]}，不能认定为本单位，"
        "请核对是否劳务派遣或漏报原工作单位，并补充说明"
    )
    outcome = case.rulebook.social_insurance.other_unit
    return Verdict(ruled(outcome), message, evidence, exhibit.id)


def _period(exhibit: Exhibit) -> str:
    first, last = exhibit.text("from"), exhibit.text("to")
    return f"（{first or '…'}至{last or '…'}）" if first or last else ""


def examples() -> tuple[Example, ...]:
    agency, parent = "杭州外企德科人力资源服务有限公司", "浙江宏远控股集团有限公司"
    units = [(OWN, "pass"), *((unit, "review") for unit in (OWNER, agency, parent, ""))]
    records = [(insurance(unit), expected) for unit, expected in units]
    records.append((unsurely(insurance(), "employer"), "review"))
    return enclosing(ClaimKind.SOCIAL_INSURANCE, records)


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.SOCIAL_INSURANCE}),
    citation="附件2 二（五）5",
    check=check,
    examples=examples,
    parameters=("social_insurance.other_unit",),
    decides=True,
)
