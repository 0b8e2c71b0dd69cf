"""Papers: a claim's attachments of the types that serve it and are the applicant's own."""

from collections.abc import Callable, Iterator

from models.application import Claim, ClaimKind
from models.document import DocumentType
from verifiers.case import TYPE_SURE, Case, Exhibit
from verifiers.persons.identity import SURE
from verifiers.rule import Verdict, doubted, failed, idle, passed
from verifiers.rulebooks.sections import Types
from verifiers.text.fields import ink_of
from verifiers.wording import titles

_VOUCHERS = {ClaimKind.SELF_ASSESSMENT: frozenset({DocumentType.TITLE_CERTIFICATE})}
"""Types that serve a claim as papers of other people: the recommenders' certificates."""


def wanted(case: Case, claim: Claim) -> Types:
    """The types of papers, made out to the applicant, that the claim is proven by."""
    rules = case.rulebook
    if claim.kind is ClaimKind.APPOINTMENT:
        return rules.appointment.proofs[case.application.employer.kind]
    others = _VOUCHERS.get(claim.kind, frozenset())
    return tuple(kind for kind in rules.serves[claim.kind] if kind not in others)


def papers(case: Case, claim: Claim) -> tuple[Exhibit, ...]:
    """The claim's exhibits of the types it is proven by."""
    types = wanted(case, claim)
    return case.of(claim, *types) if types else ()


def each_paper(case: Case, claim: Claim, judge: Callable[[Exhibit], Verdict]) -> Iterator[Verdict]:
    """The judgement on every paper of the claim; where there is none, nothing to look at."""
    exhibits = papers(case, claim)
    for exhibit in exhibits:
        yield judge(exhibit)
    if not exhibits:
        yield idle(f"没有{titles(wanted(case, claim))}可核对")


def unsure(exhibit: Exhibit, field: str, label: str, least: float = SURE) -> Verdict | None:
    """Why what a field says cannot be judged: not read, or less surely than ``least``; None where
    it can be."""
    ink = ink_of(exhibit.field(field))
    if ink is None:
        return doubted(f"{exhibit.title}未读到{label}，请人工核对", (), exhibit.id)
    if ink.confidence < least:
        message = f"{exhibit.title}的{label}“{ink.text}”字迹识别把握不足，请人工核对"
        return doubted(message, exhibit.show(ink), exhibit.id)
    return None


def recognised(exhibits: tuple[Exhibit, ...]) -> Verdict | None:
    """What to say of the papers a claim needs: a type that is not certain may be another one."""
    sure = [e for e in exhibits if e.document and e.document.type.confidence >= TYPE_SURE]
    if sure:
        return passed(f"已附{sure[0].title}", (), sure[0].id)
    if exhibits:
        message = f"{exhibits[0].title}的材料类型识别把握不足，请人工核对"
        return doubted(message, (), exhibits[0].id)
    return None


def unrecognised(case: Case, claim: Claim, types: Types) -> Verdict:
    """What to say of a claim none of whose attachments is of these types.

    Only papers that are surely known to be something else are the wrong ones.
    """
    exhibits = case.of(claim)
    if case.uncertain(claim) or any(e.type is DocumentType.OTHER for e in exhibits):
        message = f"有附件未能读取或类型不明，没有识别到{titles(types)}，请人工核对或补充"
        return doubted(message)
    seen = "、".join(exhibit.title for exhibit in exhibits)
    return failed(f"所附为{seen}，不是{titles(types)}，请补充{titles(types)}")
