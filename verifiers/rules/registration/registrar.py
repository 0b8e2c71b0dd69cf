"""A registration is an authority's, or a body's that registers the profession: nobody else's."""

import re
from collections.abc import Iterator
from functools import partial

from models.application import Claim, ClaimKind
from models.document import Document, DocumentType
from models.report import JudgedIssuer, Relation
from verifiers.case import Case, Exhibit
from verifiers.evidence.papers import each_paper
from verifiers.rule import ClaimRule, Verdict, doubted, passed
from verifiers.samples.examples import OWN, Example, document, person
from verifiers.samples.specimens import enclosing, registration

_PLAIN = 6
"""From so many characters on an ending says that it is an authority (住房和城乡建设厅)."""

_TRAIL = 4
"""So many glyphs may stand behind it on a ring that was read with what lies across it."""


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """By any seal, field or signature; by a code, where one leads to an authority's site."""
    yield from each_paper(case, claim, partial(_judge, case))


def _judge(case: Case, exhibit: Exhibit) -> Verdict:
    registrars = case.rulebook.registration.registrars
    endings = (*registrars, *case.rulebook.organisations.authority_endings)
    own = [i for i in exhibit.issuers if _registers(i, registrars) or _trails(i, endings)]
    evidence = exhibit.show_issuers(*(own or exhibit.issuers))
    if own:
        return passed(f"{exhibit.title}由“{own[0].name}”颁发", evidence, exhibit.id)
    if _coded(exhibit, case.rulebook.organisations.authority_hosts):
        return passed(f"{exhibit.title}的二维码指向主管部门网站", evidence, exhibit.id)
    seen = f"由“{exhibit.issuers[0].name}”出具" if exhibit.issuers else "未读到注册机关的印章或落款"
    message = f"{exhibit.title}{seen}，不能确认为注册机关，请人工核对"
    return doubted(message, evidence, exhibit.id)


def _registers(issuer: JudgedIssuer, registrars: tuple[str, ...]) -> bool:
    whole = re.sub(r"[(（][^()（）]*[)）]$", "", issuer.name)  # 全国注册工程师管理委员会（结构）
    return issuer.relation is Relation.AUTHORITY or whole.endswith(registrars)


def _trails(issuer: JudgedIssuer, endings: tuple[str, ...]) -> bool:
    """Whether a ring says an authority and a few glyphs that no one can place behind it."""
    long = (ending for ending in endings if len(ending) >= _PLAIN)
    behind = (issuer.name.rpartition(ending)[2] for ending in long if ending in issuer.name)
    return issuer.relation is Relation.UNKNOWN and any(len(b) <= _TRAIL for b in behind)


def _coded(exhibit: Exhibit, hosts: tuple[str, ...]) -> bool:
    pages = exhibit.document.pages if exhibit.document else ()
    named = (code.text.partition("://")[2].partition("/")[0] for p in pages for code in p.codes)
    return any(f".{host.lower()}".endswith(tuple(f".{one}" for one in hosts)) for host in named)


def examples() -> tuple[Example, ...]:
    def by(*seals: str, code: str = "") -> Document:
        kind, codes = DocumentType.REGISTRATION_CERTIFICATE, [code] if code else []
        return document(kind, person("张玥"), sealed_by=seals, codes=codes)

    papers = [
        (registration(), "pass"),
        (by("浙江省住房和城乡建设厅"), "pass"),
        (by(OWN, "浙江省住房和城乡建设厅"), "pass"),
        (by("中国城市规划协会"), "pass"),
        (by("浙江省住房和城乡建设厅真至生"), "pass"),
        (by(code="https://jzsc.mohurd.gov.cn/zz/3114614"), "pass"),
        (by("中国建筑职业培训协会"), "review"),
        (by(OWN), "review"),
        (by(), "review"),
    ]
    return enclosing(ClaimKind.REGISTRATION, papers)


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.REGISTRATION}),
    citation="附件2 二（十三）4、5",
    check=check,
    examples=examples,
    parameters=("registration.registrars", "organisations.authority_hosts"),
)
