"""Post information is the own unit's word on its staff: its seal must stand on the paper."""

from collections.abc import Iterator
from functools import partial

from models.application import Claim, ClaimKind
from models.report import FindingStatus
from verifiers.case import Case
from verifiers.evidence.issuance import issued_by_own_unit
from verifiers.evidence.papers import each_paper
from verifiers.parties.units import Units
from verifiers.rule import ClaimRule, Verdict
from verifiers.samples.examples import OWNER, Example
from verifiers.samples.specimens import claimed, explanation, post_form, staff


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Here the own unit is the one to ask; evidence of projects is another matter."""
    units = Units.of(case.application, case.rulebook.organisations)
    yield from each_paper(case, claim, partial(issued_by_own_unit, units))


def examples() -> tuple[Example, ...]:
    claim = staff(claimed(ClaimKind.POST_INFORMATION, "a1"), "contract")
    return (
        Example(claim, {"a1": explanation()}, FindingStatus.PASS),
        Example(claim, {"a1": explanation(sealed_by=OWNER)}, FindingStatus.REVIEW),
        Example(claim, {"a1": post_form(sealed_by=OWNER)}, FindingStatus.REVIEW),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.POST_INFORMATION}),
    citation="附件2 二（五）3",
    check=check,
    examples=examples,
)
