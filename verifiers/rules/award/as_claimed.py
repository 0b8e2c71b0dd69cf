"""The certificate must be for the award that is claimed."""

import re
from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.document import DocumentType
from models.report import FindingStatus
from verifiers.case import Case
from verifiers.evidence.awards import read_award
from verifiers.rule import ClaimRule, Verdict, doubted, idle, passed
from verifiers.rulebooks.sections import AwardRules
from verifiers.samples.examples import Example, application, award, certificate
from verifiers.text.characters import canonical

_MARKS = "()\"'“”‘’《》〈〉"


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Names are compared through the rulebook's aliases."""
    exhibits = [e for e in case.of(claim, DocumentType.AWARD_CERTIFICATE) if e.text("award_name")]
    if not claim.name or not exhibits:
        yield idle("申报或材料没有奖项名称可核对")
        return
    for exhibit in exhibits:
        printed, evidence = exhibit.text("award_name") or "", exhibit.show_fields("award_name")
        if _same_award(printed, claim.name, case.rulebook.awards):
            yield passed(f"{exhibit.title}的奖项与申报的“{claim.name}”一致", evidence, exhibit.id)
        else:
            message = f"{exhibit.title}的奖项“{printed}”与申报的“{claim.name}”不一致，请人工核对"
            yield doubted(message, evidence, exhibit.id)


def _same_award(printed: str, claimed: str, rules: AwardRules) -> bool:
    one, other = read_award(printed, rules).name, read_award(claimed, rules).name
    if one or other:
        return one == other
    return _bared(claimed) in _bared(printed)


def _bared(name: str) -> str:
    """Without the words that one leaves out and another does not: 建设工程, a last 奖."""
    plain = re.sub(f"[{_MARKS}]", "", canonical(name).text)
    return re.sub("(?:建设|建筑)工程|奖$", "", plain)


def examples() -> tuple[Example, ...]:
    claim = application(award("a1"))
    local = application(award("a1", level="county", name="义乌市“商城杯”优质工程"))
    return (
        Example(claim, {"a1": certificate("浙江省建设工程钱江杯奖")}, FindingStatus.PASS),
        Example(claim, {"a1": certificate("浙江省建筑工程装饰奖")}, FindingStatus.REVIEW),
        Example(local, {"a1": certificate("义乌市建筑工程“商城杯”优质工程奖")}, FindingStatus.PASS),
        Example(local, {"a1": certificate("义乌市“商城杯”优秀勘察设计奖")}, FindingStatus.REVIEW),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.AWARD}),
    citation="附件2 二（十三）8–10",
    check=check,
    examples=examples,
    parameters=("awards.table",),
)
