"""A labour contract must be there to its end: the page on which both sign and seal."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.document import DocumentType, IssuerVia
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.rule import ClaimRule, Verdict, doubted, idle, passed
from verifiers.samples.examples import (
    Example,
    application,
    appointment,
    contract,
    document,
    letter,
    person,
)
from verifiers.text.characters import canonical


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Beside a letter of appointment the contract proves nothing that is still needed."""
    contracts = case.of(claim, DocumentType.LABOR_CONTRACT)
    if case.of(claim, DocumentType.APPOINTMENT_LETTER) or not contracts:
        yield idle("已有聘任文件或没有劳动合同，不核对合同是否完整")
        return
    for exhibit in contracts:
        yield _judge(exhibit, case.rulebook.appointment.closing_words)


def _judge(exhibit: Exhibit, words: tuple[str, ...]) -> Verdict:
    closing = [canonical(word).text for word in words]
    if exhibit.document and (_says(exhibit, closing) or _sealed_at_end(exhibit)):
        return passed(f"{exhibit.title}有双方签字盖章页", (), exhibit.id)
    message = f"{exhibit.title}未见双方签字盖章页，可能只上传了部分页面，请补充完整的合同"
    return doubted(message, (), exhibit.id)


def _says(exhibit: Exhibit, words: list[str]) -> bool:
    return any(word in text for text in exhibit.texts for word in words)


def _sealed_at_end(exhibit: Exhibit) -> bool:
    """A seal on the last of several pages; one on the first alone may be a seal across edges."""
    document = exhibit.document
    if document is None or document.page_count == 1:
        return False
    last = max([*(p.number for p in document.pages), *(f.page for f in document.failures)])
    return any(i.page == last for i in exhibit.issuers if i.via is IssuerVia.SEAL)


def examples() -> tuple[Example, ...]:
    claim, two = application(appointment("a1")), application(appointment("a1", "a2"))
    cover = document(
        DocumentType.LABOR_CONTRACT,
        person("张玥"),
        texts=["劳动合同书", "甲方（用人单位）：浙江宏远建工集团有限公司", "乙方（劳动者）：张玥"],
    )
    return (
        Example(claim, {"a1": contract()}, FindingStatus.PASS),
        Example(claim, {"a1": cover}, FindingStatus.REVIEW),
        Example(two, {"a1": cover, "a2": letter()}, FindingStatus.NOT_APPLICABLE),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.APPOINTMENT}),
    citation="附件2 二（五）2",
    check=check,
    examples=examples,
    parameters=("appointment.closing_words",),
)
