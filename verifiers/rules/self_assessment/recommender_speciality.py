"""A recommender must be of the applicant's speciality or a similar one (本专业或相近专业)."""

from collections.abc import Iterator
from functools import partial

from models.application import Claim, ClaimKind
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.evidence.papers import unsure
from verifiers.evidence.presence import best
from verifiers.evidence.recommenders import certificates
from verifiers.evidence.specialities import are_similar
from verifiers.rule import ClaimRule, Verdict, doubted, idle, passed
from verifiers.samples.examples import Example
from verifiers.samples.specimens import claimed, title_certificate, unsurely, vouched


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """What is similar the notice leaves open: what the rulebook does not group is for a person."""
    held = list(certificates(case, claim))
    for _, group in held:
        yield best(list(map(partial(_judge, case), group)))
    if not held:
        yield idle("没有推荐人的职称证书可核对专业")


def _judge(case: Case, exhibit: Exhibit) -> Verdict:
    doubt = unsure(exhibit, "speciality", "专业")
    if doubt:
        return doubt
    printed, own = exhibit.text("speciality") or "", case.application.speciality
    evidence = exhibit.show_fields("speciality")
    said = f"{exhibit.title}载明推荐人的专业为“{printed}”"
    if own is None:
        message = f"{said}，申报未填写从事专业，请人工核对是否为本专业或相近专业"
        return doubted(message, evidence, exhibit.id)
    if are_similar(printed, own, case.rulebook.self_assessment.similar_specialities):
        return passed(f"{said}，与申报专业“{own}”相同或相近", evidence, exhibit.id)
    message = f"{said}，与申报专业“{own}”是否相近请人工判定"
    return doubted(message, evidence, exhibit.id)


def examples() -> tuple[Example, ...]:
    claim = claimed(ClaimKind.SELF_ASSESSMENT, "a1", "a2", "a3")
    silent = claim.model_copy(update={"speciality": None})
    unclear = unsurely(title_certificate("陈志刚"), "speciality")
    return (
        Example(claim, vouched(), FindingStatus.PASS),
        Example(claim, vouched({"speciality": "建筑工程"}), FindingStatus.PASS),
        Example(claim, vouched({"speciality": "风景园林"}), FindingStatus.REVIEW),
        Example(claim, vouched({"speciality": ""}), FindingStatus.REVIEW),
        Example(claim, {**vouched(), "a3": unclear}, FindingStatus.REVIEW),
        Example(silent, vouched(), FindingStatus.REVIEW),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.SELF_ASSESSMENT}),
    citation="附件2 二（三）2",
    check=check,
    examples=examples,
    parameters=("self_assessment.similar_specialities",),
)
