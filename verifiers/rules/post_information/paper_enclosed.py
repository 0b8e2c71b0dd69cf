"""Established staff of an institution need the form, other staff the unit's explanation."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.document import DocumentType
from models.report import FindingStatus
from verifiers.case import Case
from verifiers.evidence.papers import papers, recognised, unrecognised
from verifiers.rule import ClaimRule, Verdict, doubted, failed, passed
from verifiers.samples.examples import Example, document
from verifiers.samples.specimens import claimed, explanation, post_form, staff
from verifiers.wording import titles

_STAFF = {"established": "在编人员", "contract": "非在编人员", None: "在编人员"}


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Where it is not declared which staff one belongs to, the form's stricter case is asked."""
    if case.application.employer.kind not in case.rulebook.post_information.asked_of:
        yield _not_asked(case, claim)
    elif claim.attachments:
        yield _asked(case, claim)


def _not_asked(case: Case, claim: Claim) -> Verdict:
    """A form for institutions from an enterprise's staff: one of the two is not what it says."""
    forms = case.of(claim, DocumentType.POST_INFORMATION_FORM)
    if forms:
        message = f"申报单位性质为企业，却附有{forms[0].title}，请核对申报单位性质"
        return doubted(message, (), forms[0].id)
    return passed("申报单位为企业，不要求提供《岗位信息表》")


def _asked(case: Case, claim: Claim) -> Verdict:
    staffing = case.application.employer.staffing
    wanted = case.rulebook.post_information.proofs[staffing or "established"]
    accepted = case.of(claim, *wanted)
    others = [exhibit for exhibit in papers(case, claim) if exhibit not in accepted]
    said = f"事业单位{_STAFF[staffing]}应提供{titles(wanted)}"
    if accepted or not others:
        return recognised(accepted) or unrecognised(case, claim, wanted)
    message = f"{said}，所附为{others[0].title}"
    if staffing == "established" and not case.uncertain(claim):
        return failed(f"{message}，请补充", (), others[0].id)
    return doubted(f"{message}，请人工核对是否在编", (), others[0].id)


def examples() -> tuple[Example, ...]:
    claim = claimed(ClaimKind.POST_INFORMATION, "a1")
    established, contracted = staff(claim, "established"), staff(claim, "contract")
    undeclared, other = staff(claim, None), document(DocumentType.OTHER)
    return (
        Example(established, {"a1": post_form()}, FindingStatus.PASS),
        Example(established, {"a1": explanation()}, FindingStatus.FAIL),
        Example(established, {"a1": other}, FindingStatus.REVIEW),
        Example(contracted, {"a1": explanation()}, FindingStatus.PASS),
        Example(contracted, {"a1": post_form()}, FindingStatus.REVIEW),
        Example(undeclared, {"a1": post_form()}, FindingStatus.PASS),
        Example(undeclared, {"a1": explanation()}, FindingStatus.REVIEW),
        Example(claimed(ClaimKind.POST_INFORMATION), {}, FindingStatus.PASS),
        Example(claim, {"a1": post_form()}, FindingStatus.REVIEW),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.POST_INFORMATION}),
    citation="附件2 二（五）3",
    check=check,
    examples=examples,
    parameters=("post_information.asked_of", "post_information.proofs"),
    decides=True,
)
