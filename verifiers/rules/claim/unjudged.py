"""Claims of a kind that no rule judges yet go to a person, and say so."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.report import FindingStatus
from verifiers.case import Case
from verifiers.examples import Example, application
from verifiers.rule import ClaimRule, Verdict, doubted

_JUDGED = frozenset(
    {ClaimKind.EDUCATION, ClaimKind.APPOINTMENT, ClaimKind.PROJECT, ClaimKind.AWARD}
)

_NAMES = {
    ClaimKind.POST_INFORMATION: "岗位信息表",
    ClaimKind.SELF_ASSESSMENT: "自评评分表",
    ClaimKind.SOCIAL_INSURANCE: "社保缴纳证明",
    ClaimKind.TRAINING_HOURS: "学时登记证明",
    ClaimKind.PAPER: "论文",
    ClaimKind.REGISTRATION: "执业注册",
    ClaimKind.PHOTO: "证件照",
    ClaimKind.COMMITMENT: "真实性保证书",
}


def check(_case: Case, claim: Claim) -> Iterator[Verdict]:
    """No pass by omission."""
    yield doubted(f"“{_NAMES[claim.kind]}”一项暂无自动核验规则，请人工核对")


def examples() -> tuple[Example, ...]:
    paper = Claim(id="c1", kind=ClaimKind.PAPER)
    return (Example(application(paper), {}, FindingStatus.REVIEW),)


RULE = ClaimRule(
    kinds=frozenset(ClaimKind) - _JUDGED,
    citation="附件2 二（五）",
    check=check,
    examples=examples,
)
