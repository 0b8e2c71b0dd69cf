"""Namesakes: the name is the applicant's, the ID number printed for that person is not (F23)."""

from models.document import Document, Person
from models.report import Presence
from verifiers.persons.identity import Agreement, compare_ink
from verifiers.persons.names import NameReading, name_of
from verifiers.text.characters import canonical


def mentions(document: Document, reading: NameReading) -> tuple[Person, ...]:
    """Every mention of the name that was read, also those that were not surely legible."""
    own = {name_of(person) for person in reading.people}
    own |= {canonical(reading.ink.text).text} if reading.ink else set()
    named = (person for person in document.people if name_of(person) in own)
    return tuple(dict.fromkeys((*reading.people, *named)))


def without_namesakes(
    reading: NameReading, document: Document, id_number: str | None
) -> NameReading:
    """The reading without the mentions whose ID number is somebody else's.

    A mention without a number may be either's where the document prints a contradicting one:
    then only a mention whose number agrees is the applicant.
    """
    if not id_number:
        return reading
    numbered = [(p, _agreement(p, id_number)) for p in mentions(document, reading)]
    said = {agreement for _, agreement in numbered}
    if not said & {Agreement.CONTRADICTS, Agreement.DOUBTFUL}:
        return reading
    own = tuple(p for p, agreement in numbered if agreement is Agreement.AGREES)
    if own:
        return reading._replace(people=own, ink=own[0].name)
    return _somebody_else(reading, sure=Agreement.DOUBTFUL not in said)


def _somebody_else(reading: NameReading, sure: bool) -> NameReading:
    printed = reading.ink.text if reading.ink else ""
    if sure:
        reason = f"载有“{printed}”，但其证件号码不是申报人的，是同名的他人"
        return NameReading(Presence.ABSENT, reading.ink, reason, reading.former)
    reason = f"载有“{printed}”，但其证件号码与申报人的不完全一致，请人工核对是否同一人"
    return reading._replace(status=Presence.UNCERTAIN, reason=reason)


def _agreement(person: Person, id_number: str) -> Agreement:
    if person.id_number is None:
        return Agreement.SILENT
    return compare_ink(person.id_number, id_number)
