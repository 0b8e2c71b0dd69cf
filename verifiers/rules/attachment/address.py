"""A screenshot whose browser shows another address than the platform's goes to a person."""

from collections.abc import Iterator

from models.document import IssuerVia
from models.report import FindingStatus, Relation
from verifiers.case import Case, Exhibit
from verifiers.rule import AttachmentRule, Verdict, doubted
from verifiers.samples.example_credentials import query
from verifiers.samples.examples import Example, application, education


def check(_case: Case, exhibit: Exhibit) -> Iterator[Verdict]:
    """Whatever the page below calls itself; a bar that is not in sight says nothing."""
    for paper in exhibit.papers:
        for shown in paper.issuers:
            is_address = shown.via is IssuerVia.PLATFORM_PAGE and shown.name.isascii()
            if is_address and shown.relation is Relation.UNKNOWN:
                message = f"{paper.title}地址栏显示“{shown.name}”，不是查询平台的网址，请人工核对"
                yield doubted(message, paper.show_issuers(shown))


def examples() -> tuple[Example, ...]:
    claim = application(education("a1"))
    shown = (
        ("http://jxzs.mohrss.gov.cn", "not_applicable"),
        ("全国技工院校毕业证书查询系统", "not_applicable"),
        ("http://www.jxzs-mohrss.com", "review"),
        ("file:///", "review"),
        ("localhost", "review"),
    )
    return tuple(
        Example(claim, {"a1": query(address)}, FindingStatus(what)) for address, what in shown
    )


RULE = AttachmentRule(
    citation="附件2 二（二）",
    check=check,
    examples=examples,
    parameters=("organisations.authority_hosts",),
)
