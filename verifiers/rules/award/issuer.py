"""An award is given by an authority or an association, not by the applicant's own unit."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.document import DocumentType, IssuerVia
from models.report import FindingStatus, Relation
from verifiers.case import Case, Exhibit
from verifiers.evidence.provenance import Standing, independent_speakers, standing
from verifiers.rule import ClaimRule, Verdict, doubted, failed, idle, passed
from verifiers.samples.examples import (
    OWN,
    OWNER,
    Example,
    application,
    award,
    certificate,
    document,
    doubtful,
)


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """A prize of one's own unit is no engineering award; an illegible seal is a doubt."""
    exhibits = case.of(claim, DocumentType.AWARD_CERTIFICATE)
    for exhibit in exhibits:
        yield _judge(case, exhibit)
    if not exhibits:
        yield idle("没有获奖证书可核对颁奖单位")


def _judge(case: Case, exhibit: Exhibit) -> Verdict:
    bodies = case.rulebook.awards.givers
    speakers = independent_speakers(exhibit, case.rulebook)
    givers = [s for s in speakers if s.relation is Relation.AUTHORITY or s.name.endswith(bodies)]
    if givers and (pages := exhibit.pages_in_doubt("several_papers")):
        message = (
            f"{exhibit.title}第{pages}页上似有几份材料，颁奖单位印章属于哪一份不能确认，请人工核对"
        )
        return doubted(message, exhibit.show_issuers(*givers), exhibit.id)
    if givers:
        message = f"{exhibit.title}由“{givers[0].name}”颁发"
        return passed(message, exhibit.show_issuers(*givers), exhibit.id)
    evidence = exhibit.show_issuers(*exhibit.issuers)
    sealed = any(issuer.via is IssuerVia.SEAL for issuer in exhibit.issuers)
    if sealed and standing(exhibit, case.rulebook) is Standing.OWN:
        message = f"{exhibit.title}由本单位颁发，不是通知所列的工程奖项"
        return failed(message, evidence, exhibit.id)
    seen = (
        f"由“{speakers[0].name}”盖章，不能认定其为颁奖单位" if speakers else "未能确认颁奖单位印章"
    )
    message = f"{exhibit.title}{seen}，请人工核对"
    return doubted(message, evidence, exhibit.id)


def examples() -> tuple[Example, ...]:
    claim = application(award("a1"))
    kind = DocumentType.AWARD_CERTIFICATE
    return (
        Example(claim, {"a1": certificate("钱江杯")}, FindingStatus.PASS),
        Example(claim, {"a1": document(kind, sealed_by=[OWN])}, FindingStatus.FAIL),
        Example(claim, {"a1": document(kind)}, FindingStatus.REVIEW),
        Example(
            claim, {"a1": doubtful(certificate("钱江杯"), "several_papers")}, FindingStatus.REVIEW
        ),
        Example(claim, {"a1": document(kind, sealed_by=[OWNER])}, FindingStatus.REVIEW),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.AWARD}),
    citation="附件2 二（十三）8–10",
    check=check,
    examples=examples,
    parameters=("awards.givers",),
)
