"""Issuance: what is said of papers that the applicant's own unit must have issued."""

from models.document import IssuerVia
from models.page import SealShape
from models.report import Relation
from verifiers.case import Exhibit
from verifiers.parties.printed import LEGIBLE
from verifiers.rule import Verdict, doubted, passed
from verifiers.wording import RELATION_NAMES

_SEALED = frozenset({IssuerVia.SEAL, IssuerVia.DIGITAL_SIGNATURE})


def issued_by_own_unit(exhibit: Exhibit) -> Verdict:
    """Somebody else's seal, or nobody's, is for a person; so is a printed name beside no seal at
    all, which anybody can print. One whose ring was not read surely may be that name's."""
    evidence = exhibit.show_issuers(*exhibit.issuers)
    own = [i for i in exhibit.issuers if i.relation is Relation.OWN_UNIT]
    if own and not (any(i.via in _SEALED for i in own) or _may_bear_it(exhibit)):
        message = f"{exhibit.title}印有“{own[0].name}”，但未见印章，请人工核对"
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


def _may_bear_it(exhibit: Exhibit) -> bool:
    """Whether a seal was hardly read, or certifies a copy, as units do of their own papers."""
    document = exhibit.document
    if document is None:
        return False
    seals = (seal for page in document.pages for seal in page.seals)
    rings = (seal for seal in seals if seal.shape is not SealShape.SQUARE)
    unsure = any(not seal.name or seal.confidence < LEGIBLE for seal in rings)
    return unsure or any(issuer.beside_copy_words for issuer in document.issuers)
