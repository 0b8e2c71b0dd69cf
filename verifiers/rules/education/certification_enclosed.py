"""What certifies the certificate must be enclosed, by where the certificate comes from."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind, EducationSource
from models.document import DocumentType
from models.report import FindingStatus
from verifiers.case import Case
from verifiers.rule import ClaimRule, Verdict, doubted, passed
from verifiers.samples.examples import (
    Example,
    application,
    diploma,
    document,
    education,
    registration_form,
)
from verifiers.wording import SOURCE_NAMES, titles


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """A missing one is a doubt: the platform fetches some of them itself."""
    source = claim.source or EducationSource.DOMESTIC
    wanted = case.rulebook.education.certifications[source]
    exhibits = case.of(claim, *wanted)
    every = {kind for kinds in case.rulebook.education.certifications.values() for kind in kinds}
    of_others = [exhibit for exhibit in case.of(claim) if exhibit.type in every]
    if exhibits:
        yield passed(f"已附{exhibits[0].title}", (), exhibits[0].id)
    elif of_others:
        exhibit = of_others[0]
        message = (
            f"{SOURCE_NAMES[source]}应附{titles(wanted)}，"
            f"所附{exhibit.title}不适用于该类学历，请补充或人工核对"
        )
        yield doubted(message, (), exhibit.id)
    else:
        yield doubted(
            f"{SOURCE_NAMES[source]}应附{titles(wanted)}，所附材料中没有识别到，请补充或人工核对"
        )


def examples() -> tuple[Example, ...]:
    claim = application(education("a1", "a2"))
    abroad = application(education("a1", "a2", source=EducationSource.OVERSEAS))
    enrolment = document(DocumentType.OTHER, texts=["教育部学籍在线验证报告"])
    return (
        Example(claim, {"a1": diploma(), "a2": registration_form()}, FindingStatus.PASS),
        Example(claim, {"a1": diploma(), "a2": enrolment}, FindingStatus.REVIEW),
        Example(abroad, {"a1": diploma(), "a2": registration_form()}, FindingStatus.REVIEW),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.EDUCATION}),
    citation="附件2 二（五）1（1）–（5）",
    check=check,
    examples=examples,
    parameters=("education.certifications",),
)
