"""Issuance: what is said of papers that the applicant's own unit must have issued."""

from models.report import Relation
from verifiers.case import Exhibit
from verifiers.rule import Verdict, doubted, passed
from verifiers.wording import RELATION_NAMES


def issued_by_own_unit(exhibit: Exhibit) -> Verdict:
    """Somebody else's seal, or nobody's, is for a person."""
    evidence = exhibit.show_issuers(*exhibit.issuers)
    own = [i for i in exhibit.issuers if i.relation is Relation.OWN_UNIT]
    if own:
        return passed(f"{exhibit.title}由本单位“{own[0].name}”出具", evidence, exhibit.id)
    if exhibit.issuers:
        first = exhibit.issuers[0]
        relation = RELATION_NAMES[first.relation]
        message = f"{exhibit.title}由“{first.name}”（{relation}）出具，不是本单位，请人工核对"
        return doubted(message, evidence, exhibit.id)
    message = f"{exhibit.title}未读到用人单位印章或落款，请人工核对"
    return doubted(message, evidence, exhibit.id)
