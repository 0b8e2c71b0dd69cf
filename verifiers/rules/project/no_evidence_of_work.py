"""Papers that prove employment only count for nothing here (社保不能佐证从事专业的经历)."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.document import DocumentType
from models.report import FindingStatus
from verifiers.case import Case
from verifiers.rule import ClaimRule, Verdict, idle
from verifiers.samples.examples import Example, application, document, permit, person, project


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Says so of each; whether the rest suffices is for the other rules to say."""
    for exhibit in case.of(claim, *case.rulebook.project.counts_for_nothing):
        yield idle(f"{exhibit.title}不能佐证工程业绩，不计入", exhibit.id)


def examples() -> tuple[Example, ...]:
    insured = document(DocumentType.SOCIAL_INSURANCE_RECORD, person("张玥"))
    return (
        Example(
            application(project("a1", "a2")),
            {"a1": permit(person("张玥", "项目经理")), "a2": insured},
            FindingStatus.NOT_APPLICABLE,
        ),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.PROJECT}),
    citation="附件2 二（五）5",
    check=check,
    examples=examples,
    parameters=("project.counts_for_nothing",),
)
