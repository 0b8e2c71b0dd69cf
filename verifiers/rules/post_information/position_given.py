"""The form, or the unit's explanation, must say which post the applicant holds."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.evidence.papers import each_paper, unsure
from verifiers.rule import ClaimRule, Verdict, passed
from verifiers.samples.examples import Example
from verifiers.samples.specimens import claimed, post_form, staff, unsurely


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Which post it is the notice leaves open: a person sees what was read."""
    yield from each_paper(case, claim, _judge)


def _judge(exhibit: Exhibit) -> Verdict:
    said = f"{exhibit.title}载明岗位为“{exhibit.text('position')}”"
    evidence = exhibit.show_fields("position")
    return unsure(exhibit, "position", "岗位") or passed(said, evidence, exhibit.id)


def examples() -> tuple[Example, ...]:
    claim = staff(claimed(ClaimKind.POST_INFORMATION, "a1"), "established")
    return (
        Example(claim, {"a1": post_form()}, FindingStatus.PASS),
        Example(claim, {"a1": post_form(position="")}, FindingStatus.REVIEW),
        Example(claim, {"a1": unsurely(post_form(), "position")}, FindingStatus.REVIEW),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.POST_INFORMATION}),
    citation="附件2 二（五）3",
    check=check,
    examples=examples,
)
