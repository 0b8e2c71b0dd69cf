"""A page of evidence must hold one paper: on two, a seal of the one would speak for the other."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.report import FindingStatus, Presence
from verifiers.case import Case, Exhibit
from verifiers.evidence.provenance import weightiest
from verifiers.rule import ClaimRule, Verdict, doubted, idle, passed
from verifiers.samples.examples import Example, application, doubtful, permit, person, project

_SEVERAL = "several_papers"


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Looks at the evidence that carries the claim; one sound exhibit that gives the post is
    enough."""
    exhibits = weightiest(case, claim)
    mixed = [(exhibit, pages) for exhibit in exhibits if (pages := _mixed(exhibit))]
    sound = any(e.role.status is Presence.FOUND for e in exhibits if not _mixed(e))
    if not exhibits:
        yield idle("没有载明申报人姓名的材料，无从核对页面")
    elif mixed and not sound:
        exhibit, pages = mixed[0]
        message = f"{exhibit.title}第{pages}页上似有几份材料，印章属于哪一份不能确认，请人工核对"
        yield doubted(message, exhibit.show(exhibit.name.ink), exhibit.id)
    else:
        yield passed("载明申报人的页面上只有一份材料")


def _mixed(exhibit: Exhibit) -> str:
    return exhibit.pages_in_doubt(_SEVERAL)


def examples() -> tuple[Example, ...]:
    claim, leader = application(project("a1")), person("张玥", "项目经理")
    two, both = application(project("a1", "a2")), doubtful(permit(leader), _SEVERAL)
    return (
        Example(claim, {"a1": permit(leader)}, FindingStatus.PASS),
        Example(claim, {"a1": both}, FindingStatus.REVIEW),
        Example(two, {"a1": both, "a2": permit(leader)}, FindingStatus.PASS),
        Example(two, {"a1": both, "a2": permit(person("张玥"))}, FindingStatus.REVIEW),
        Example(claim, {"a1": permit(person("李建国"))}, FindingStatus.NOT_APPLICABLE),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.PROJECT}),
    citation="附件2 二（十三）12",
    check=check,
    examples=examples,
)
