"""A paper that takes back, limits or puts off what it says proves it to a person only."""

from collections.abc import Iterator

from models.document import DocumentType
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.evidence.reservations import reservation
from verifiers.rule import AttachmentRule, Verdict, doubted
from verifiers.samples.examples import (
    Example,
    application,
    contract,
    document,
    permit,
    person,
    project,
)

_LEADER = person("张玥", "项目经理")


def check(case: Case, exhibit: Exhibit) -> Iterator[Verdict]:
    """A post that is intended, refused, held in somebody's stead or over is none to count."""
    if found := reservation(case, exhibit):
        message = (
            f"{exhibit.title}写有“{found.text}”，所载内容可能系拟议、受限、已终止、未获认可或未经核实，"
            "请人工核对能否证明申报内容"
        )
        yield doubted(message, exhibit.show(found), exhibit.id)


def examples() -> tuple[Example, ...]:
    claim = application(project("a1"))

    def letter(*texts: str) -> Example:
        made = document(DocumentType.EMPLOYER_STATEMENT, _LEADER, texts=texts)
        return Example(claim, {"a1": made}, FindingStatus.REVIEW)

    def plain(*texts: str) -> Example:
        made = document(DocumentType.EMPLOYER_STATEMENT, _LEADER, texts=texts)
        return Example(claim, {"a1": made}, FindingStatus.NOT_APPLICABLE)

    refused = document(permit(_LEADER).type.value, _LEADER, texts=["备案意见：不予备案"])
    notes = document(permit(_LEADER).type.value, _LEADER, texts=["逾期未开工的，本证自行废止"])
    ended = contract()
    return (
        letter("后续三期拟由张玥担任项目经理"),
        letter("在项目经理外出期间临时代理"),
        letter("本证明已作废"),
        letter("我公司未核实上述内容"),
        plain("施工期间未发生质量安全事故，如有不实愿承担责任"),
        plain("招标代理机构：浙江宏信项目管理有限公司"),
        Example(claim, {"a1": refused}, FindingStatus.REVIEW),
        Example(claim, {"a1": notes}, FindingStatus.NOT_APPLICABLE),
        Example(claim, {"a1": ended}, FindingStatus.NOT_APPLICABLE),
    )


RULE = AttachmentRule(citation="附件2 二（二）、二（十三）12", check=check, examples=examples)
