"""A claim needs at least one attachment (提供有效佐证材料)."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.report import FindingStatus
from verifiers.case import Case
from verifiers.examples import Example, application, education, permit, person, project
from verifiers.rule import ClaimRule, Verdict, doubted, failed


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Education papers may come from the platform itself, so their lack is only a doubt."""
    if claim.attachments:
        return
    if claim.kind in case.rulebook.project.evidence_required:
        yield failed("该项没有附任何佐证材料，请补充")
    else:
        yield doubted("该项没有附材料，省平台可能已自动获取，请人工核对")


def examples() -> tuple[Example, ...]:
    return (
        Example(application(project()), {}, FindingStatus.FAIL),
        Example(application(education()), {}, FindingStatus.REVIEW),
        Example(
            application(project("a1")),
            {"a1": permit(person("张玥", "项目经理"))},
            FindingStatus.NOT_APPLICABLE,
        ),
    )


RULE = ClaimRule(
    kinds=frozenset(
        {ClaimKind.EDUCATION, ClaimKind.APPOINTMENT, ClaimKind.PROJECT, ClaimKind.AWARD}
    ),
    citation="附件2 二（十三）4",
    check=check,
    examples=examples,
    parameters=("project.evidence_required",),
)
