"""The letter or contract must be the applicant's own, by name."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.report import FindingStatus
from verifiers.appointments import proofs
from verifiers.case import Case
from verifiers.examples import Example, application, appointment, letter
from verifiers.presence import best, holding
from verifiers.rule import ClaimRule, Verdict, idle


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """One paper that names the applicant is enough; only such count toward the years."""
    exhibits = proofs(case, claim)
    name = case.application.applicant.name
    if exhibits:
        yield best([holding(exhibit, name) for exhibit in exhibits])
    else:
        yield idle("没有可核对姓名的聘任材料")


def examples() -> tuple[Example, ...]:
    claim = application(appointment("a1"))
    return (
        Example(claim, {"a1": letter()}, FindingStatus.PASS),
        Example(claim, {"a1": letter("李建国")}, FindingStatus.FAIL),
        Example(claim, {"a1": letter("张月")}, FindingStatus.REVIEW),
        Example(claim, {"a1": letter(holder_name="李建国")}, FindingStatus.REVIEW),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.APPOINTMENT}),
    citation="附件2 二（五）2",
    check=check,
    examples=examples,
)
