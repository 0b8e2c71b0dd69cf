"""The evidence of a project must name the applicant (工程业绩证明材料中必须要有申报人的名字)."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.report import FindingStatus
from verifiers.case import Case
from verifiers.evidence.presence import best, presence
from verifiers.evidence.provenance import Standing, standing, supporting
from verifiers.rule import ClaimRule, Verdict, doubted, failed
from verifiers.samples.examples import Example, application, numbered, permit, person, project


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """One piece that names the applicant is enough; independent ones are looked at first."""
    exhibits = sorted(
        supporting(case, claim),
        key=lambda e: standing(e, case.rulebook) is not Standing.INDEPENDENT,
    )
    name = case.application.applicant.name
    if exhibits:
        verdict = best([presence(case, claim, exhibit) for exhibit in exhibits])
        if verdict.status is FindingStatus.FAIL and case.unread(claim):
            verdict = doubted(f"有附件未能读取，其余材料未见申报人姓名“{name}”，请人工核对")
        yield verdict
    elif case.unread(claim):
        yield doubted(f"附件未能读取，不能核验是否载明申报人姓名“{name}”")
    else:
        yield failed(f"没有可作工程业绩佐证的材料载明申报人姓名“{name}”")


def examples() -> tuple[Example, ...]:
    claim = application(project("a1"))
    leader = person("张玥", "项目经理")
    namesake = numbered(leader, "3205************17")
    return (
        Example(claim, {"a1": permit(person("张玥", "项目经理"))}, FindingStatus.PASS),
        Example(claim, {"a1": permit(person("张 玥", "项目经理"))}, FindingStatus.PASS),
        Example(claim, {"a1": permit(person("李建国", "项目经理"))}, FindingStatus.FAIL),
        Example(claim, {"a1": permit(person("张月", "项目经理"))}, FindingStatus.REVIEW),
        Example(claim, {"a1": permit(person("张玥明", "项目经理"))}, FindingStatus.FAIL),
        Example(claim, {"a1": permit(namesake)}, FindingStatus.FAIL),
        Example(claim, {"a1": permit(namesake, leader)}, FindingStatus.FAIL),
        Example(claim, {"a1": permit(numbered(leader, "330106********4525"))}, FindingStatus.PASS),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.PROJECT}),
    citation="附件2 二（十三）12",
    check=check,
    examples=examples,
    parameters=("project.counts_for_nothing",),
)
