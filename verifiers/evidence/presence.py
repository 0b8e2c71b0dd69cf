"""Presence: what the name findings say, the same for every kind of claim."""

import re

from models.application import Claim
from models.document import DocumentType
from models.report import FindingStatus, Presence, Relation
from verifiers.case import Case, Exhibit
from verifiers.evidence.headings import headings, word_in
from verifiers.persons.identity import SURE, Agreement
from verifiers.rule import Verdict, doubted, failed, passed
from verifiers.text.characters import same

_REGISTER = ("常住人口登记", "户口簿", "户口登记")
"""What pages of the household register are headed."""

_MANY = 3
"""From so many people with a role on, an appointment is a list and nobody holds it alone."""

_LISTS = re.compile(
    "以下(?:人员|同志)|下列(?:人员|同志)|名单|聘任结果|等[^,，。；;]{0,4}(?:名|位|人)"
)
"""How a notice of two announces that it lists them."""


def presence(case: Case, claim: Claim, exhibit: Exhibit) -> Verdict:
    """Whether the applicant stands on this exhibit of the claim; a former name needs a bridge."""
    reading, name = exhibit.name, case.application.applicant.name
    evidence = exhibit.show(reading.ink)
    if reading.status is Presence.ABSENT and reading.ink:
        return failed(f"{exhibit.title}{reading.reason}", evidence, exhibit.id)
    if reading.status is Presence.ABSENT:
        message = f"{exhibit.title}上未见申报人姓名“{name}”，请提供载明申报人姓名的材料"
        return failed(message, evidence, exhibit.id)
    if reading.status is Presence.UNCERTAIN:
        message = f"{exhibit.title}：{reading.reason or '姓名无法确认，请人工核对'}"
        return doubted(message, evidence, exhibit.id)
    if reading.former and not (_bridged(exhibit) or _registered(case, claim, exhibit)):
        printed = reading.ink.text if reading.ink else ""
        message = (
            f"{exhibit.title}载明的是曾用名“{printed}”，"
            f"请提供户口簿曾用名页等能说明与“{name}”为同一人的材料"
        )
        return doubted(message, evidence, exhibit.id)
    return passed(f"{exhibit.title}载明申报人姓名“{name}”", evidence, exhibit.id)


def holding(case: Case, claim: Claim, exhibit: Exhibit) -> Verdict:
    """As ``presence``, for papers made out to one person: that person must be the applicant.

    Who signs a contract for the employer, or a diploma as its principal, does not hold it. A
    notice that appoints many has no one holder: there the role stands beside the name.
    """
    verdict = presence(case, claim, exhibit)
    if verdict.status is not FindingStatus.PASS or not is_somebody_elses(exhibit):
        return verdict
    holder, name = exhibit.text("holder_name"), case.application.applicant.name
    message = f"{exhibit.title}的持有人为“{holder}”，申报人姓名“{name}”另见他处，请人工核对"
    evidence = (*exhibit.show_fields("holder_name"), *exhibit.show(exhibit.name.ink))
    return doubted(message, evidence, exhibit.id)


def is_somebody_elses(exhibit: Exhibit) -> bool:
    """Whether the paper is made out to one person who is not the applicant."""
    listed = exhibit.type is DocumentType.APPOINTMENT_LETTER and _is_one_of_many(exhibit)
    return bool(exhibit.text("holder_name")) and not exhibit.is_holders and not listed


def may_be_own(exhibit: Exhibit) -> bool:
    """Whoever's name cannot be told yet may be the applicant; somebody else may not."""
    if exhibit.names_applicant:
        return not is_somebody_elses(exhibit)
    return exhibit.name.status is not Presence.ABSENT


def _is_one_of_many(exhibit: Exhibit) -> bool:
    roles = [p.role for p in (exhibit.document.people if exhibit.document else ()) if p.role]
    listing = len(roles) > 1 and any(_LISTS.search(text) for text in exhibit.texts)
    return (len(roles) >= _MANY or listing) and any(p.role for p in exhibit.name.people)


def best(verdicts: list[Verdict]) -> Verdict:
    """The verdict that helps the applicant most: one good piece of evidence is enough."""
    order = (FindingStatus.PASS, FindingStatus.REVIEW, FindingStatus.FAIL)
    return min(verdicts, key=lambda verdict: order.index(verdict.status))


def _bridged(exhibit: Exhibit) -> bool:
    """The same whole ID number on the paper makes the two names one person."""
    return any(one.complete and one.agreement is Agreement.AGREES for one in exhibit.identities)


def _registered(case: Case, claim: Claim, exhibit: Exhibit) -> bool:
    """Whether a page of the household register, under the police's seal, says that the applicant
    was called what ``exhibit`` prints."""
    printed = exhibit.name.ink.text if exhibit.name.ink else ""
    return any(_tells(page, printed) for page in case.of(claim, DocumentType.OTHER))


def _tells(page: Exhibit, former_name: str) -> bool:
    former = page.field("former_name")
    sealed = any(issuer.relation is Relation.AUTHORITY for issuer in page.issuers)
    if former is None or former.confidence < SURE or page.name.former or not sealed:
        return False
    named = page.names_applicant and same(str(former.value), former_name)
    return named and word_in(headings(page), _REGISTER) is not None
