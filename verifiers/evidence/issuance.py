"""Issuance: what is said of papers that the applicant's own unit must have issued."""

from models.document import IssuerVia
from models.report import Relation
from verifiers.case import Exhibit
from verifiers.parties.units import Units
from verifiers.rule import Verdict, doubted, passed
from verifiers.wording import RELATION_NAMES

_SEALED = frozenset({IssuerVia.SEAL, IssuerVia.DIGITAL_SIGNATURE})


def issued_by_own_unit(units: Units, exhibit: Exhibit) -> Verdict:
    """Somebody else's seal, or nobody's, is for a person; so is a printed name beside no seal that
    was read as its own, for anybody can print one. Certifying a copy of it is as good."""
    evidence = exhibit.show_issuers(*exhibit.issuers)
    own = [i for i in exhibit.issuers if i.relation is Relation.OWN_UNIT]
    if own and not (any(i.via in _SEALED for i in own) or _certifies(units, exhibit)):
        message = f"{exhibit.title}印有“{own[0].name}”，但未见其印章或不能辨认，请人工核对"
        return doubted(message, evidence, exhibit.id)
    if own:
        return passed(f"{exhibit.title}由本单位“{own[0].name}”出具", evidence, exhibit.id)
    if exhibit.issuers:
        first = exhibit.issuers[0]
        relation = RELATION_NAMES[first.relation]
        message = f"{exhibit.title}由“{first.name}”（{relation}）出具，不是本单位，请人工核对"
        return doubted(message, evidence, exhibit.id)
    message = f"{exhibit.title}未读到用人单位印章或落款，请人工核对"
    return doubted(message, evidence, exhibit.id)


def _certifies(units: Units, exhibit: Exhibit) -> bool:
    """Whether the own unit's seal certifies that it is a copy."""
    issuers = exhibit.document.issuers if exhibit.document else ()
    seals = (i.ink for i in issuers if i.beside_copy_words and i.via is IssuerVia.SEAL)
    return any(units.relation(s.text, s.confidence) is Relation.OWN_UNIT for s in seals)
