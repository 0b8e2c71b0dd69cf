"""Among a claim's attachments there must be a paper of a type that proves it."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.document import DocumentType
from models.report import FindingStatus
from verifiers.case import Case
from verifiers.evidence.papers import papers, recognised, unrecognised, wanted
from verifiers.rule import ClaimRule, Verdict
from verifiers.samples.examples import Example, document, permit
from verifiers.samples.specimens import claimed, commitment, portrait, title_certificate

_OWN_RULES = frozenset(
    {
        ClaimKind.EDUCATION,
        ClaimKind.APPOINTMENT,
        ClaimKind.POST_INFORMATION,
        ClaimKind.PROJECT,
        ClaimKind.AWARD,
    }
)
"""Kinds whose proofs depend on more than the kind of claim: they have rules of their own."""


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """What the paper says is for other rules."""
    if not claim.attachments:
        return
    yield recognised(papers(case, claim)) or unrecognised(case, claim, wanted(case, claim))


def examples() -> tuple[Example, ...]:
    photo = claimed(ClaimKind.PHOTO, "a1")
    signed = claimed(ClaimKind.COMMITMENT, "a1")
    vouched = claimed(ClaimKind.SELF_ASSESSMENT, "a1")
    return (
        Example(photo, {"a1": portrait()}, FindingStatus.PASS),
        Example(photo, {"a1": commitment()}, FindingStatus.FAIL),
        Example(photo, {}, FindingStatus.REVIEW),
        Example(signed, {"a1": document(DocumentType.OTHER)}, FindingStatus.REVIEW),
        Example(signed, {"a1": permit()}, FindingStatus.FAIL),
        Example(vouched, {"a1": title_certificate("王伟明")}, FindingStatus.FAIL),
    )


RULE = ClaimRule(
    kinds=frozenset(ClaimKind) - _OWN_RULES,
    citation="附件2 二（十三）4",
    check=check,
    examples=examples,
    parameters=("serves",),
)
