"""The certificate itself must be enclosed: diploma or degree, by where it comes from."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind, EducationSource
from models.document import DocumentType
from models.report import FindingStatus
from verifiers.case import Case
from verifiers.rule import ClaimRule, Verdict, doubted, idle, passed
from verifiers.samples.example_credentials import evaluation
from verifiers.samples.examples import (
    Example,
    application,
    diploma,
    document,
    education,
    registration_form,
)
from verifiers.wording import titles


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """A missing one is a doubt: it may be one of the papers that were not recognised."""
    source = claim.source or EducationSource.DOMESTIC
    rules = case.rulebook.education
    wanted = rules.certificates[source]
    exhibits = case.of(claim, *wanted)
    evaluations = case.of(claim, *rules.certifications[source])
    if exhibits:
        yield passed(f"已附{exhibits[0].title}", (), exhibits[0].id)
    elif source in rules.stands_alone and evaluations and _holds_an_unknown_one(case, claim):
        message = f"没有识别到证书原件（可能为外文），以{evaluations[0].title}所载内容为准"
        yield idle(message, evaluations[0].id)
    else:
        yield doubted(f"所附材料中没有识别到{titles(wanted)}，请补充或人工核对")


def _holds_an_unknown_one(case: Case, claim: Claim) -> bool:
    """Whether anything enclosed may be the certificate: an evaluation alone replaces none."""
    return any(exhibit.type is DocumentType.OTHER for exhibit in case.of(claim))


def examples() -> tuple[Example, ...]:
    claim = application(education("a1", "a2"))
    abroad = application(education("a1", "a2", source=EducationSource.OVERSEAS))
    bare = application(education("a2", source=EducationSource.OVERSEAS))
    foreign = document(DocumentType.OTHER, texts=["The University of Melbourne"])
    enrolment = document(DocumentType.OTHER, texts=["教育部学籍在线验证报告"])
    return (
        Example(claim, {"a1": diploma(), "a2": registration_form()}, FindingStatus.PASS),
        Example(claim, {"a1": enrolment, "a2": registration_form()}, FindingStatus.REVIEW),
        Example(abroad, {"a1": foreign, "a2": evaluation()}, FindingStatus.NOT_APPLICABLE),
        Example(abroad, {"a1": foreign, "a2": foreign}, FindingStatus.REVIEW),
        Example(bare, {"a2": evaluation()}, FindingStatus.REVIEW),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.EDUCATION}),
    citation="附件2 二（五）1",
    check=check,
    examples=examples,
    parameters=("education.certificates", "education.stands_alone"),
)
