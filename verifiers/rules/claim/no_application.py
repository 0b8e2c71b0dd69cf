"""Who applies for something has not got it: an application form proves nothing."""

import re
from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.document import Document, DocumentType
from models.page import Page
from models.report import FindingStatus
from verifiers.case import Case
from verifiers.evidence.headings import headings
from verifiers.evidence.papers import papers
from verifiers.rule import ClaimRule, Verdict, doubted, idle, passed
from verifiers.samples.examples import OWN, Example, passage
from verifiers.samples.specimens import claimed, made_out, registration

_APPLIES = re.compile(
    "(?:申请|申报|报名|登记申请|变更申请|增员|减员|预约|缴费通知|催缴)(?:登记)?(?:审批|汇总|信息)?(?:表|书|单|函)(?:[(].{0,10}[)])?$"
    "|(?:受理|收件|回执)(?:通知|告知)?(?:书|单|回执)(?:[(].{0,10}[)])?$"
)
"""How headings of such papers end: 参保登记申请表（个人专用）, 初始注册申请表, 受理通知书."""


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """By what a short text of the paper calls it, whatever else it looks like."""
    exhibits = papers(case, claim)
    for exhibit in exhibits:
        found = next((text for text in headings(exhibit) if _APPLIES.search(text)), None)
        if found:
            message = (
                f"{exhibit.title}标题为“{found}”，是申请材料，不能证明已办理或已取得，请人工核对"
            )
            yield doubted(message, (), exhibit.id)
        else:
            yield passed(f"{exhibit.title}不是申请表", (), exhibit.id)
    if not exhibits:
        yield idle("没有材料可核对是否为申请表")


def examples() -> tuple[Example, ...]:
    paid = claimed(ClaimKind.SOCIAL_INSURANCE, "a1")

    def headed(title: str) -> Document:
        made = made_out(DocumentType.SOCIAL_INSURANCE_RECORD, employer=OWN)
        first = made.pages[0]
        return made.model_copy(update={"pages": (_titled(first, title),)})

    return (
        Example(paid, {"a1": headed("江西省社会保险参保缴费证明（个人专用）")}, FindingStatus.PASS),
        Example(
            paid, {"a1": headed("江西省社会保险参保登记申请表（个人专用）")}, FindingStatus.REVIEW
        ),
        Example(paid, {"a1": headed("社会保险业务受理通知书")}, FindingStatus.REVIEW),
        Example(claimed(ClaimKind.REGISTRATION, "a1"), {"a1": registration()}, FindingStatus.PASS),
    )


def _titled(page: Page, title: str) -> Page:
    return page.model_copy(update={"passages": (passage(title), *page.passages)})


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.SOCIAL_INSURANCE, ClaimKind.TRAINING_HOURS, ClaimKind.REGISTRATION}),
    citation="附件2 二（十三）4",
    check=check,
    examples=examples,
    parameters=("serves",),
)
