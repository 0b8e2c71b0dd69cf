"""An award is given by an authority or an association, not by the applicant's own unit."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.document import Document, DocumentType, IssuerVia
from models.report import FindingStatus, JudgedIssuer, ReadError, Relation
from verifiers.case import Case, Exhibit
from verifiers.evidence.awards import ReadAward, Standing, is_givers, read_award, tells_region
from verifiers.evidence.headings import LONGEST
from verifiers.evidence.provenance import Standing as Word
from verifiers.evidence.provenance import independent_speakers, standing
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
        yield _judge(case, exhibit, claim.name or "")
    if not exhibits:
        yield idle("没有获奖证书可核对颁奖单位")


def _judge(case: Case, exhibit: Exhibit, claimed: str) -> Verdict:
    bodies = case.rulebook.awards.givers
    speakers = independent_speakers(exhibit, case.rulebook)
    givers = [s for s in speakers if s.relation is Relation.AUTHORITY or s.name.endswith(bodies)]
    if givers and (pages := exhibit.pages_in_doubt("several_papers")):
        message = (
            f"{exhibit.title}第{pages}页上似有几份材料，颁奖单位印章属于哪一份不能确认，请人工核对"
        )
        return doubted(message, exhibit.show_issuers(*givers), exhibit.id)
    if givers:
        named = exhibit.text("award_name") or claimed
        return _of_the_award(exhibit, givers, read_award(named, case.rulebook.awards), case)
    evidence = exhibit.show_issuers(*exhibit.issuers)
    sealed = any(issuer.via is IssuerVia.SEAL for issuer in exhibit.issuers)
    if sealed and standing(exhibit, case.rulebook) is Word.OWN:
        message = f"{exhibit.title}由本单位颁发，不是通知所列的工程奖项"
        return failed(message, evidence, exhibit.id)
    seen = (
        f"由“{speakers[0].name}”盖章，不能认定其为颁奖单位" if speakers else "未能确认颁奖单位印章"
    )
    message = f"{exhibit.title}{seen}，请人工核对"
    return doubted(message, evidence, exhibit.id)


def _of_the_award(
    exhibit: Exhibit, givers: list[JudgedIssuer], award: ReadAward, case: Case
) -> Verdict:
    """Whether one of those who sealed it can give that award; of awards the notice does not list a
    person judges the level anyway. A ring that lost its region is what is printed beside it."""
    rules, evidence = case.rulebook.awards, exhibit.show_issuers(*givers)
    fitting = [g.name for g in givers if is_givers(g.name, award, rules)]
    if not fitting and not any(tells_region(g.name) for g in givers):
        signed = (text for text in exhibit.texts if len(text) <= LONGEST)
        fitting = [text for text in signed if is_givers(text, award, rules)]
    if fitting or award.standing is not Standing.LISTED:
        message = f"{exhibit.title}由“{fitting[0] if fitting else givers[0].name}”颁发"
        return passed(message, evidence, exhibit.id)
    message = (
        f"{exhibit.title}由“{givers[0].name}”颁发，不能确认其为“{award.name}”的颁奖单位，请人工核对"
    )
    return doubted(message, evidence, exhibit.id)


def examples() -> tuple[Example, ...]:
    claim = application(award("a1"))
    kind = DocumentType.AWARD_CERTIFICATE
    local = application(award("a1", level="municipal", name="西湖杯"))
    national = application(award("a1", level="national", name="鲁班奖"))

    def given(name: str, by: str) -> dict[str, Document | ReadError]:
        return {"a1": document(kind, sealed_by=[by], fields={"award_name": name})}

    commercial, district = "中国建筑品牌培育促进会", "杭州市滨江区建筑业协会"
    return (
        Example(claim, given("钱江杯", commercial), FindingStatus.REVIEW),
        Example(claim, given("钱江杯", district), FindingStatus.REVIEW),
        Example(claim, given("浙江省建筑工程装饰奖", "浙江省建筑装饰行业协会"), FindingStatus.PASS),
        Example(claim, given("浙江省建筑工程装饰奖", district), FindingStatus.REVIEW),
        Example(local, given("西湖杯", "杭州市建筑业协会"), FindingStatus.PASS),
        Example(local, given("西湖杯", district), FindingStatus.REVIEW),
        Example(national, given("鲁班奖", "中国建筑业协会"), FindingStatus.PASS),
        Example(national, given("鲁班奖", commercial), FindingStatus.REVIEW),
        Example(national, given("鲁班奖", "浙江省建筑业行业协会"), FindingStatus.REVIEW),
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
    parameters=("awards.givers", "awards.table", "awards.region.province", "awards.region.city"),
)
