"""A graduate's registration form needs the seal of the office that keeps the personnel file."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind, EducationSource
from models.document import DocumentType, IssuerVia
from models.report import FindingStatus, Relation
from verifiers.case import Case, Exhibit
from verifiers.examples import OWN, Example, application, document, education, person
from verifiers.rule import ClaimRule, Verdict, doubted, failed, passed


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Only a school's seal fails; who else may keep files is for a person."""
    for exhibit in case.of(claim, DocumentType.GRADUATE_REGISTRATION_FORM):
        yield _judge(exhibit, case.rulebook.education.archive_seal_words)


def _judge(exhibit: Exhibit, words: tuple[str, ...]) -> Verdict:
    seals = [issuer for issuer in exhibit.issuers if issuer.via is IssuerVia.SEAL]
    evidence = exhibit.show_issuers(*seals)
    keepers = [seal for seal in seals if any(word in seal.name for word in words)]
    if any(keeper.relation is Relation.AUTHORITY for keeper in keepers):
        return passed(f"{exhibit.title}有档案管理部门“{keepers[0].name}”印章", evidence, exhibit.id)
    if seals and not keepers and all(seal.relation is Relation.THIRD_PARTY for seal in seals):
        message = f"{exhibit.title}只有“{seals[0].name}”印章，请由人事档案管理部门盖章"
        return failed(message, evidence, exhibit.id)
    message = f"{exhibit.title}未能确认有人事档案管理部门印章，请人工核对"
    return doubted(message, evidence, exhibit.id)


def examples() -> tuple[Example, ...]:
    claim = application(education("a1", source=EducationSource.SECONDARY))
    seals = [("杭州市人才服务中心", "pass"), ("杭州市建设职业学校", "fail"), (OWN, "review")]
    return tuple(
        Example(
            claim,
            {
                "a1": document(
                    DocumentType.GRADUATE_REGISTRATION_FORM, person("张玥"), sealed_by=[seal]
                )
            },
            FindingStatus(expected),
        )
        for seal, expected in seals
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.EDUCATION}),
    citation="附件2 二（五）1（5）",
    check=check,
    examples=examples,
    parameters=("education.archive_seal_words",),
)
