"""Papers that are made out to one person must be the applicant's own, by name."""

from collections.abc import Iterator

from models.application import Applicant, Claim, ClaimKind
from models.document import Document, DocumentType
from models.report import FindingStatus
from verifiers.case import Case
from verifiers.evidence.papers import each_paper, papers
from verifiers.evidence.presence import best, holding
from verifiers.rule import ClaimRule, Verdict, idle
from verifiers.samples.examples import (
    Example,
    application,
    appointment,
    diploma,
    document,
    education,
    letter,
    person,
    registration_form,
)
from verifiers.samples.specimens import (
    claimed,
    commitment,
    insurance,
    post_form,
    sheet,
    staff,
    vouched,
)


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Each paper of the claim; of appointments one is enough: only such count toward the years."""
    if claim.kind is not ClaimKind.APPOINTMENT:
        yield from each_paper(case, claim, lambda exhibit: holding(case, claim, exhibit))
    elif exhibits := papers(case, claim):
        yield best([holding(case, claim, exhibit) for exhibit in exhibits])
    else:
        yield idle("没有可核对姓名的聘任材料")


def examples() -> tuple[Example, ...]:
    return (*_of_education(), *_of_appointments(), *_of_others())


def _of_education() -> Iterator[Example]:
    claim = application(education("a1", "a2"))
    renamed = Applicant(
        name="张玥", former_names=("张明月",), id_number="330106199003074525", gender="女"
    )
    signed = diploma(holder_name="李建国")
    was = application(education("a1"), applicant=renamed)
    own = diploma("张明月", id_number="330106199003074525")
    yield Example(claim, {"a1": diploma(), "a2": registration_form()}, FindingStatus.PASS)
    yield Example(claim, {"a1": diploma(), "a2": registration_form("李建国")}, FindingStatus.FAIL)
    yield Example(claim, {"a1": signed, "a2": registration_form()}, FindingStatus.REVIEW)
    yield Example(was, {"a1": diploma("张明月")}, FindingStatus.REVIEW)
    yield Example(was, {"a1": own}, FindingStatus.PASS)
    both = application(education("a1", "a2"), applicant=renamed)
    yield Example(both, {"a1": diploma("张明月"), "a2": _register("张明月")}, FindingStatus.PASS)
    yield Example(both, {"a1": diploma("张明月"), "a2": _register("张小月")}, FindingStatus.REVIEW)


def _register(former: str) -> Document:
    """A page of the household register, under the police's seal."""
    fields = {"holder_name": "张玥", "former_name": former}
    words, police = ["常住人口登记卡"], ["杭州市公安局拱墅分局"]
    kind = DocumentType.OTHER
    return document(kind, person("张玥"), fields=fields, texts=words, sealed_by=police)


def _of_appointments() -> Iterator[Example]:
    claim = application(appointment("a1"))
    yield Example(claim, {"a1": letter()}, FindingStatus.PASS)
    yield Example(claim, {"a1": letter("李建国")}, FindingStatus.FAIL)
    yield Example(claim, {"a1": letter("张月")}, FindingStatus.REVIEW)
    yield Example(claim, {"a1": letter(holder_name="李建国")}, FindingStatus.REVIEW)


def _of_others() -> Iterator[Example]:
    post = staff(claimed(ClaimKind.POST_INFORMATION, "a1"), "established")
    paid = claimed(ClaimKind.SOCIAL_INSURANCE, "a1")
    own = claimed(ClaimKind.SELF_ASSESSMENT, "a1", "a2", "a3")
    yield Example(post, {"a1": post_form()}, FindingStatus.PASS)
    yield Example(post, {"a1": post_form("李建国")}, FindingStatus.FAIL)
    yield Example(paid, {"a1": insurance(name="张月")}, FindingStatus.REVIEW)
    yield Example(own, vouched(), FindingStatus.PASS)
    yield Example(own, {**vouched(), "a1": sheet(holder_name="王伟明")}, FindingStatus.REVIEW)
    signed = claimed(ClaimKind.COMMITMENT, "a1")
    yield Example(signed, {"a1": commitment()}, FindingStatus.PASS)


RULE = ClaimRule(
    kinds=frozenset(
        {
            ClaimKind.EDUCATION,
            ClaimKind.APPOINTMENT,
            ClaimKind.POST_INFORMATION,
            ClaimKind.SELF_ASSESSMENT,
            ClaimKind.SOCIAL_INSURANCE,
            ClaimKind.TRAINING_HOURS,
            ClaimKind.REGISTRATION,
            ClaimKind.COMMITMENT,
        }
    ),
    citation="附件2 二（一）、二（五）",
    check=check,
    examples=examples,
    parameters=("serves", "appointment.proofs"),
)
