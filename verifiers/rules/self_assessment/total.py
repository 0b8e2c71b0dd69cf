"""A self-assessment must reach 100 points (自评分需达到100分)."""

from collections.abc import Iterator
from functools import partial

from models.application import Claim, ClaimKind
from verifiers.case import Case
from verifiers.evidence.papers import each_paper
from verifiers.evidence.points import at_least
from verifiers.rule import ClaimRule, Verdict
from verifiers.samples.examples import Example
from verifiers.samples.specimens import enclosing, sheet, unsurely


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """The total the sheet prints; whether it is the sum of its scores is asked elsewhere."""
    least = case.rulebook.self_assessment.least_total
    yield from each_paper(case, claim, partial(at_least, "total_score", "自评总分", least))


def examples() -> tuple[Example, ...]:
    totals = [("100", "pass"), ("102分", "pass"), ("99.5", "fail")]
    totals += [("", "review"), ("壹佰", "review")]
    sheets = [(sheet(total_score=total), expected) for total, expected in totals]
    sheets.append((unsurely(sheet(), "total_score"), "review"))
    return enclosing(ClaimKind.SELF_ASSESSMENT, sheets)


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.SELF_ASSESSMENT}),
    citation="附件2 二（三）2、二（五）4",
    check=check,
    examples=examples,
    parameters=("self_assessment.least_total",),
    decides=True,
)
