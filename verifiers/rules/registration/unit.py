"""A registration counts only where it is with the unit that applies (申报单位与注册单位一致)."""

from collections.abc import Iterator
from functools import partial

from models.application import Claim, ClaimKind
from models.report import Relation
from verifiers.case import Case, Exhibit
from verifiers.evidence.papers import each_paper, unsure
from verifiers.parties.units import Units
from verifiers.rule import ClaimRule, Verdict, passed, ruled
from verifiers.samples.examples import OWN, OWNER, Example
from verifiers.samples.specimens import enclosing, registration, unsurely


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """It is scored, not required: with another unit, a former one too, it gives no points."""
    yield from each_paper(case, claim, partial(_judge, case))


def _judge(case: Case, exhibit: Exhibit) -> Verdict:
    return unsure(exhibit, "employer", "注册单位") or _compare(case, exhibit)


def _compare(case: Case, exhibit: Exhibit) -> Verdict:
    unit, applying = exhibit.text("employer") or "", case.application.employer.name
    now = case.application.model_copy(update={"previous_employers": ()})
    relation = Units.of(now, case.rulebook.organisations).relation(unit)
    evidence = exhibit.show_fields("employer")
    said = f"{exhibit.title}的注册单位为“{unit}”"
    if relation is Relation.OWN_UNIT:
        return passed(f"{said}，与申报单位一致", evidence, exhibit.id)
    message = f"{said}，与申报单位“{applying}”不一致，不计分，请人工核对是否已变更注册"
    return Verdict(ruled(case.rulebook.registration.other_unit), message, evidence, exhibit.id)


def examples() -> tuple[Example, ...]:
    units = [(OWN, "pass"), (f"{OWN}宁波分公司", "pass"), (OWNER, "review"), ("", "review")]
    papers = [(registration(unit), expected) for unit, expected in units]
    papers.append((unsurely(registration(), "employer"), "review"))
    return enclosing(ClaimKind.REGISTRATION, papers)


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.REGISTRATION}),
    citation="附件2 二（十三）5",
    check=check,
    examples=examples,
    parameters=("registration.other_unit",),
    decides=True,
)
