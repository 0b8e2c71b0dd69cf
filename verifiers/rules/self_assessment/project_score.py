"""The points for projects must reach 40: below, one is not assessed at all (工程业绩子项)."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from models.application import Claim, ClaimKind
from verifiers.case import Case, Exhibit
from verifiers.evidence.papers import each_paper
from verifiers.evidence.points import at_least, read_number
from verifiers.rule import ClaimRule, Verdict, doubted
from verifiers.samples.examples import Example
from verifiers.samples.specimens import enclosing, sheet, unsurely


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """The applicant's own points; what the experts will give nobody knows yet."""
    least = case.rulebook.self_assessment.least_project_score
    yield from each_paper(case, claim, partial(_judge, least))


def _judge(least: Decimal, exhibit: Exhibit) -> Verdict:
    """More for projects than in all is a number that lost its point (385 for 38.5)."""
    part, total = (read_number(exhibit.text(name)) for name in ("project_score", "total_score"))
    if part is not None and total is not None and part > total:
        message = f"{exhibit.title}的工程业绩得分{part}高于总分{total}，请人工核对"
        return doubted(message, exhibit.show_fields("project_score", "total_score"), exhibit.id)
    return at_least("project_score", "工程业绩得分", least, exhibit)


def examples() -> tuple[Example, ...]:
    scores = [("40", "pass"), ("38", "fail"), ("39.9", "fail"), ("", "review"), ("385", "review")]
    sheets = [(sheet(project_score=score), expected) for score, expected in scores]
    sheets.append((unsurely(sheet(), "project_score"), "review"))
    return enclosing(ClaimKind.SELF_ASSESSMENT, sheets)


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.SELF_ASSESSMENT}),
    citation="附件2 二（十三）6",
    check=check,
    examples=examples,
    parameters=("self_assessment.least_project_score",),
)
