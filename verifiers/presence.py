"""Presence: what the name findings say, the same for every kind of claim."""

from models.report import FindingStatus, Presence
from verifiers.case import Exhibit
from verifiers.identity import Agreement
from verifiers.rule import Verdict, doubted, failed, passed


def presence(exhibit: Exhibit, name: str) -> Verdict:
    """Whether the applicant stands on this exhibit; a former name needs a bridge."""
    reading = exhibit.name
    evidence = exhibit.show(reading.ink)
    if reading.status is Presence.ABSENT and reading.ink:
        return failed(f"{exhibit.title}{reading.reason}", evidence, exhibit.id)
    if reading.status is Presence.ABSENT:
        message = f"{exhibit.title}上未见申报人姓名“{name}”，请提供载明申报人姓名的材料"
        return failed(message, evidence, exhibit.id)
    if reading.status is Presence.UNCERTAIN:
        message = f"{exhibit.title}：{reading.reason or '姓名无法确认，请人工核对'}"
        return doubted(message, evidence, exhibit.id)
    if reading.former and not _bridged(exhibit):
        printed = reading.ink.text if reading.ink else ""
        message = (
            f"{exhibit.title}载明的是曾用名“{printed}”，"
            f"请提供户口簿曾用名页等能说明与“{name}”为同一人的材料"
        )
        return doubted(message, evidence, exhibit.id)
    return passed(f"{exhibit.title}载明申报人姓名“{name}”", evidence, exhibit.id)


def best(verdicts: list[Verdict]) -> Verdict:
    """The verdict that helps the applicant most: one good piece of evidence is enough."""
    order = (FindingStatus.PASS, FindingStatus.REVIEW, FindingStatus.FAIL)
    return min(verdicts, key=lambda verdict: order.index(verdict.status))


def _bridged(exhibit: Exhibit) -> bool:
    """The same whole ID number on the paper makes the two names one person."""
    return any(one.complete and one.agreement is Agreement.AGREES for one in exhibit.identities)
