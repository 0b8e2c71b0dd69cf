"""A screenshot of the technician schools' query must show whose site it is, and no other site."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind, EducationSource
from models.document import Document, DocumentType, IssuerVia
from models.report import FindingStatus, Relation
from verifiers.case import Case, Exhibit
from verifiers.evidence.addresses import elsewhere
from verifiers.rule import ClaimRule, Verdict, doubted, idle, passed
from verifiers.samples.example_credentials import query
from verifiers.samples.examples import Example, application, document, education


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Neither title nor address in sight: anybody could have drawn it. A title is drawn as easily,
    so that an address that is nobody's but its owner's outweighs it."""
    exhibits = case.of(claim, DocumentType.TECHNICIAN_SCHOOL_QUERY)
    hosts = case.rulebook.organisations.authority_hosts
    for exhibit in exhibits:
        yield _elsewhere(exhibit, hosts) or _judge(exhibit)
    if not exhibits:
        yield idle("没有技工院校毕业证书查询截图")


def _elsewhere(exhibit: Exhibit, hosts: tuple[str, ...]) -> Verdict | None:
    address = elsewhere(exhibit, hosts)
    if address is None:
        return None
    message = f"{exhibit.title}显示的网址“{address.text}”不是该查询系统的网址，请人工核对"
    return doubted(message, exhibit.show(address), exhibit.id)


def _judge(exhibit: Exhibit) -> Verdict:
    pages = [i for i in exhibit.issuers if i.via is IssuerVia.PLATFORM_PAGE]
    evidence = exhibit.show_issuers(*pages)
    if any(page.relation is Relation.AUTHORITY for page in pages):
        return passed(f"{exhibit.title}显示查询平台“{pages[0].name}”", evidence, exhibit.id)
    message = f"{exhibit.title}未见全国技工院校毕业证书查询系统的名称或网址，请人工核对或重新截图"
    return doubted(message, evidence, exhibit.id)


def examples() -> tuple[Example, ...]:
    claim = application(education("a1", source=EducationSource.TECHNICIAN_SCHOOL))
    shown = (
        ("全国技工院校毕业证书查询系统", "pass"),
        ("http://jxzs.mohrss.gov.cn", "pass"),
        ("", "review"),
        ("某某职校官网", "review"),
    )
    addresses = (
        ("http://jxzs.mohrss.gov.cn/query", "pass"),
        ("http://www.jxzs-mohrss.com/query", "review"),
        ("file:///C:/查询.html", "review"),
    )
    return (
        *(Example(claim, {"a1": query(platform)}, FindingStatus(what)) for platform, what in shown),
        *(Example(claim, {"a1": _at(address)}, FindingStatus(what)) for address, what in addresses),
    )


def _at(address: str) -> Document:
    """A query's page with that address in sight."""
    shown = document(DocumentType.TECHNICIAN_SCHOOL_QUERY, texts=[address])
    return query().model_copy(update={"pages": shown.pages})


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.EDUCATION}),
    citation="附件2 二（五）1（5）",
    check=check,
    examples=examples,
    parameters=("organisations.platform_words", "organisations.authority_hosts"),
)
