"""Bystanders: whose seal is on a paper and says nothing of who worked on the project.

A seal may only say that a paper came in, lies in a file or was paid for; and who copied, sold or
cleaned something is no party to the work. Where such a one is all that stands beside the own unit,
a person looks.
"""

import re

from models.document import Document, DocumentType, Issuer, IssuerVia
from models.report import JudgedIssuer, Relation
from verifiers.case import Exhibit
from verifiers.rulebooks.rulebook import Rulebook
from verifiers.text.characters import canonical

_PARTY = (
    "(?:建设单位|业主|发包人|发包方|委托人|委托方|委托单位|总承包|总包|承包人|承包方|分包|施工单位|监理单位"
    "|设计单位|勘察单位|代建单位|甲方)"
)

_OWN_WORK = re.compile(
    "(?:我|本)(?:公司|单位|司|校|院|厂|局|社区|中心)[^，。；]{0,12}(?:开发|投资|建设的|兴建|新建|发包|作为业主|作为建设单位)"
)
"""What the owner of a work writes of itself: 由我公司投资建设的…."""

_FARTHEST = 8
"""Characters between a party's label and its name, at most: 建设单位（业主）名称为…."""


_ARCHIVE = "档案"
"""What the names of archives hold: 档案馆, 档案室, 人才档案管理中心."""

_OWN = frozenset({Relation.OWN_UNIT, Relation.AFFILIATE})


def is_bystander(issuer: JudgedIssuer, exhibit: Exhibit, rulebook: Rulebook) -> bool:
    """Whether the issuer's word counts for nothing on this paper."""
    document = exhibit.document
    if document is None:
        return False
    own = any(other.relation in _OWN for other in exhibit.issuers)
    if _only_handled(issuer, document, rulebook) or (
        own and _only_kept(issuer, document, rulebook)
    ):
        return True
    return _has_no_part(issuer, rulebook) and not _is_named_party(issuer.name, exhibit, own)


def _only_handled(issuer: JudgedIssuer, document: Document, rulebook: Rulebook) -> bool:
    """Whether the seal says that it took the paper in, filed it or accounted for it. An authority
    that takes in or keeps a form of several parties vouches for the form."""
    purpose = _purpose(issuer, document)
    words = rulebook.organisations
    if any(word in purpose for word in words.idle_seals):
        return True
    project = rulebook.project
    forms = (*project.sealed_as_a_whole, *project.issued_by_field)
    shown = issuer.relation is Relation.AUTHORITY and document.type.value in forms
    return not shown and any(word in purpose for word in words.filing_seals)


def _only_kept(issuer: JudgedIssuer, document: Document, rulebook: Rulebook) -> bool:
    """Whether an archive sealed what the own unit wrote: it says where the letter lies."""
    return _ARCHIVE in issuer.name and document.type.value in rulebook.project.letters


def _purpose(issuer: JudgedIssuer, document: Document) -> str:
    """What the seal says that it is for, under its star or behind the name on its ring."""
    if issuer.via is not IssuerVia.SEAL:
        return ""
    seals = (one for one in document.issuers if _is_it(one, issuer))
    return "".join(canonical(one.inscription + _behind_name(one.ink.text)).text for one in seals)


def _is_it(read: Issuer, judged: JudgedIssuer) -> bool:
    return read.via is judged.via and read.ink.page == judged.page and read.ink.box == judged.bbox


def _behind_name(ring: str) -> str:
    """What stands on a ring behind the company's name; of an authority's its last words."""
    at = ring.rfind("公司")
    if at >= 0:
        return ring[at + 2 :]
    return ring[-8:] if ring.endswith("章") else ""


def _has_no_part(issuer: JudgedIssuer, rulebook: Rulebook) -> bool:
    """Whether whoever bears such a name takes no part in building, by what it does."""
    name = canonical(issuer.name).text
    words = rulebook.organisations
    if name.endswith(words.uninvolved_authorities):
        return True
    is_firm = issuer.relation is not Relation.AUTHORITY
    return is_firm and any(word in name for word in words.uninvolved_trades)


def _is_named_party(name: str, exhibit: Exhibit, own: bool) -> bool:
    """Whether the paper calls it a party to the work, as a label or in a sentence, or it calls the
    work its own (not where the ``own`` unit sealed, which may be who says 我公司)."""
    if exhibit.type is DocumentType.AWARD_CERTIFICATE:
        return True  # Who may give awards is asked elsewhere.
    wanted = canonical(name).text
    said = exhibit.document.fields if exhibit.document else ()
    fields = (field for field in said if field.name.endswith("_unit"))
    if any(isinstance(f.value, str) and canonical(f.value).text == wanted for f in fields):
        return True
    plain, gap = re.escape(wanted), f"[^，。；,;.]{{0,{_FARTHEST}}}"
    named = re.compile(f"{_PARTY}{gap}{plain}|{plain}{gap}{_PARTY}")
    return any(named.search(text) or (not own and _OWN_WORK.search(text)) for text in exhibit.texts)
