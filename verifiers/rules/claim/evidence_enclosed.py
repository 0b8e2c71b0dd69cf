"""A claim needs at least one attachment (提供有效佐证材料)."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.report import FindingStatus
from verifiers.case import Case
from verifiers.rule import ClaimRule, Verdict, doubted, failed
from verifiers.samples.examples import Example, application, education, permit, person, project
from verifiers.samples.specimens import claimed, staff


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Some papers may come from the platform itself, so their lack is only a doubt."""
    if claim.attachments or not _is_asked(case, claim):
        return
    if claim.kind in case.rulebook.platform_supplies:
        yield doubted("该项没有附材料，省平台可能已自动获取，请人工核对")
    else:
        yield failed("该项没有附任何佐证材料，请补充")


def _is_asked(case: Case, claim: Claim) -> bool:
    asked_of = case.rulebook.post_information.asked_of
    unit = case.application.employer.kind
    return claim.kind is not ClaimKind.POST_INFORMATION or unit in asked_of


def examples() -> tuple[Example, ...]:
    post = claimed(ClaimKind.POST_INFORMATION)
    return (
        Example(application(project()), {}, FindingStatus.FAIL),
        Example(application(education()), {}, FindingStatus.REVIEW),
        Example(
            application(project("a1")),
            {"a1": permit(person("张玥", "项目经理"))},
            FindingStatus.NOT_APPLICABLE,
        ),
        Example(claimed(ClaimKind.SELF_ASSESSMENT), {}, FindingStatus.FAIL),
        Example(claimed(ClaimKind.PHOTO), {}, FindingStatus.REVIEW),
        Example(post, {}, FindingStatus.NOT_APPLICABLE),
        Example(staff(post, "established"), {}, FindingStatus.FAIL),
    )


RULE = ClaimRule(
    kinds=frozenset(ClaimKind),
    citation="附件2 二（十三）4",
    check=check,
    examples=examples,
    parameters=("platform_supplies", "post_information.asked_of"),
)
