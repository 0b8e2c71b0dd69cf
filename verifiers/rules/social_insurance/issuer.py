"""The record must come from the insurance office: the employer's own word is none."""

from collections.abc import Iterator
from functools import partial

from models.application import Claim, ClaimKind
from models.document import Document, DocumentType
from models.report import JudgedIssuer, Relation
from verifiers.case import Case, Exhibit
from verifiers.evidence.papers import each_paper
from verifiers.rule import ClaimRule, Verdict, doubted, passed
from verifiers.samples.examples import OWN, OWNER, Example, document, person
from verifiers.samples.specimens import enclosing, insurance

_STRANGERS = frozenset({Relation.UNKNOWN, Relation.THIRD_PARTY})


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Offices are many and their rings faint: by any word of theirs. A code or an electronic
    signature may be theirs where no seal was read."""
    yield from each_paper(case, claim, partial(_judge, case))


def _judge(case: Case, exhibit: Exhibit) -> Verdict:
    words = case.rulebook.social_insurance.offices
    offices = [i for i in exhibit.issuers if _is_office(i, words)]
    evidence = exhibit.show_issuers(*(offices or exhibit.issuers))
    if offices:
        return passed(f"{exhibit.title}由“{offices[0].name}”出具", evidence, exhibit.id)
    if exhibit.issuers:
        message = f"{exhibit.title}由“{exhibit.issuers[0].name}”出具，不是社保经办机构，请人工核对"
        return doubted(message, evidence, exhibit.id)
    if _may_be_signed(exhibit):
        return passed(f"{exhibit.title}有电子签名、二维码或未能辨认的印章", evidence, exhibit.id)
    message = f"{exhibit.title}未读到社保经办机构的印章、电子签名或二维码，请人工核对"
    return doubted(message, evidence, exhibit.id)


def _is_office(issuer: JudgedIssuer, words: tuple[str, ...]) -> bool:
    """A firm for 人力资源 pays for others' people and issues no record."""
    named = any(word in issuer.name for word in words) and not issuer.name.endswith("公司")
    return issuer.relation is Relation.AUTHORITY or (named and issuer.relation in _STRANGERS)


def _may_be_signed(exhibit: Exhibit) -> bool:
    read = exhibit.document
    return read is not None and (read.signed or any(p.codes or p.seals for p in read.pages))


def examples() -> tuple[Example, ...]:
    def by(*seals: str, code: str = "") -> Document:
        kind, codes = DocumentType.SOCIAL_INSURANCE_RECORD, [code] if code else []
        return document(kind, person("张玥"), sealed_by=seals, codes=codes)

    records = [
        (insurance(), "pass"),
        (by("南昌市社会保险事业管理中心"), "pass"),
        (by("嘉兴市社会保险经办机构"), "pass"),
        (by(code="https://rlsbt.jiangxi.gov.cn/check?c=1"), "pass"),
        (by(OWN), "review"),
        (by(OWNER), "review"),
        (by("南昌市城乡居民养老保险中心"), "pass"),
        (by("江西外服人力资源有限公司"), "review"),
        (by(), "review"),
    ]
    return enclosing(ClaimKind.SOCIAL_INSURANCE, records)


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.SOCIAL_INSURANCE}),
    citation="附件2 二（五）5",
    check=check,
    examples=examples,
    parameters=("social_insurance.offices",),
)
