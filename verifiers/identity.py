"""Identity numbers and birth dates: is what a document prints this applicant's? Masks respected."""

from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple

from models.application import Applicant
from models.document import Document, Person
from models.page import Ink, TextSource
from verifiers.characters import canonical, same
from verifiers.dates import read_date

_MASKS = frozenset("*＊✱×xX●•#■?")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"

_YOUNGEST = 14
"""Nobody graduates with less years than these from any school that gives a diploma."""

SURE = 0.9
"""Below this a digit read by OCR may be misread. Provisional, to be set on the benchmark sets."""


class Agreement(Enum):
    """What a printed number says about being the declared one."""

    AGREES = "agrees"
    """No visible character speaks against it and at least six speak for it."""
    CONTRADICTS = "contradicts"
    DOUBTFUL = "doubtful"
    """It differs, but a misreading explains that as well."""
    SILENT = "silent"
    """Nothing comparable is visible."""


class Printed(NamedTuple):
    """A printed number or date, what it says, and where it stands."""

    agreement: Agreement
    ink: Ink
    complete: bool = False
    """Whether every character is visible: only then does it bridge two names."""


def valid_id(number: str) -> bool:
    """Whether an 18-character ID number carries its right check character (GB 11643)."""
    body, check = number[:17], number[17:].upper()
    if len(number) != 18 or not body.isdecimal():
        return False
    total = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True))
    return _CHECKS[total % 11] == check


def compare_id(printed: str, declared: str, confidence: float) -> Agreement:
    """Compare a printed ID number, possibly masked, of 15 or 18 characters."""
    shown, own = _aligned(printed, declared)
    if shown is None:
        return Agreement.SILENT
    visible = [(a, b) for a, b in zip(shown, own, strict=True) if a is not None]
    wrong = sum(a != b for a, b in visible)
    if not wrong:
        return Agreement.AGREES if len(visible) >= 6 else Agreement.SILENT
    return Agreement.CONTRADICTS if _surely_other(shown, wrong, confidence) else Agreement.DOUBTFUL


def _surely_other(shown: list[str | None], wrong: int, confidence: float) -> bool:
    """A whole number with a right check digit is somebody's; else misreadings stay possible."""
    if None not in shown:
        return valid_id("".join(c or "" for c in shown)) or (wrong > 2 and confidence >= SURE)
    return confidence >= SURE


def _aligned(printed: str, declared: str) -> tuple[list[str | None] | None, str]:
    """The printed characters (None: masked) and the declared ones they stand against."""
    own = declared.strip().upper()
    plain = [c for c in printed.strip().upper() if not c.isspace()]
    shown = [None if _hides(c, i, plain) else c for i, c in enumerate(plain)]
    if len(shown) == 15 and len(own) == 18:
        own = own[:6] + own[8:17]
    if len(shown) != len(own):
        return _ends(shown, own)
    return shown, own


def _ends(shown: list[str | None], own: str) -> tuple[list[str | None] | None, str]:
    """Masks are often shorter or longer than what they hide: compare what stands before and after.

    Without a mask, a number of another length cannot be compared.
    """
    if None not in shown or len(own) not in {15, 18}:
        return None, own
    first = shown.index(None)
    last = len(shown) - shown[::-1].index(None)
    head, tail = shown[:first], shown[last:]
    if len(head) + len(tail) >= len(own):
        return None, own
    return [*head, *[None] * (len(own) - len(head) - len(tail)), *tail], own


def _hides(character: str, place: int, plain: list[str]) -> bool:
    """X is the check character at the end and a mask anywhere else."""
    if character == "X" and place == len(plain) - 1:
        return place < 17 and place != 14 and plain[place - 1] == "X"
    return character in _MASKS


def printed_identities(
    document: Document, applicant: Applicant, mentions: Sequence[Person]
) -> list[Printed]:
    """What the document prints about the identity of the applicant, with what that says.

    ``mentions`` are the people who bear the applicant's name; where the number of one of them
    agrees, the others are namesakes. Fields ``id_number`` and ``birth_date`` count where the
    document has one holder; another person's number is never held against the applicant.
    """
    declared = applicant.id_number
    found = _told_apart([_number(p.id_number, declared) for p in mentions if p.id_number])
    if _is_sole_holder(document, mentions):
        found += [_number(ink, declared) for ink in _field_inks(document, "id_number")]
        found += [
            _birth(ink, applicant.born_on)
            for ink in _field_inks(document, "birth_date")
            if applicant.born_on and _is_plausible(ink.text, document)
        ]
    return [one for one in found if one.agreement is not Agreement.SILENT]


def _number(ink: Ink, declared: str | None) -> Printed:
    agreement = compare_id(ink.text, declared, ink.confidence) if declared else Agreement.SILENT
    return Printed(agreement, ink, _complete(ink.text))


def _told_apart(found: list[Printed]) -> list[Printed]:
    return [one for one in found if one.agreement is Agreement.AGREES] or found


def _is_sole_holder(document: Document, mentions: Sequence[Person]) -> bool:
    """Whether the paper's own fields speak of the applicant: its holder, or the only one named."""
    holder = document.text("holder_name")
    if holder and mentions:
        return any(same(holder, one.name.text) for one in mentions)
    return len({canonical(person.name.text).text for person in document.people}) <= 1


def _complete(number: str) -> bool:
    return valid_id("".join(number.split()))


def _birth(ink: Ink, born_on: date) -> Printed:
    printed = read_date(ink.text)
    if printed is None:
        return Printed(Agreement.SILENT, ink)
    if printed.covers(born_on):
        return Printed(Agreement.AGREES, ink)
    sure = ink.source is TextSource.TEXT_LAYER or ink.confidence >= SURE
    return Printed(Agreement.CONTRADICTS if sure else Agreement.DOUBTFUL, ink)


def _is_plausible(birth: str, document: Document) -> bool:
    """A day within so few years before graduation is a day of enrolment that was misplaced."""
    born, graduated = read_date(birth), read_date(document.text("graduated_on"))
    return born is None or graduated is None or graduated.year - born.year >= _YOUNGEST


def _field_inks(document: Document, name: str) -> list[Ink]:
    return [
        Ink(
            text=field.value,
            page=field.page,
            box=field.bbox,
            confidence=field.confidence,
            source=field.source,
        )
        for field in document.fields
        if field.name == name and isinstance(field.value, str)
    ]
