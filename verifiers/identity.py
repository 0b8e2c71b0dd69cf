"""Identity numbers and birth dates: is what a document prints this applicant's? Masks respected."""

from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import NamedTuple

from models.application import Applicant
from models.document import Document
from models.page import Ink, Passage, TextSource
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


def printed_identities(document: Document, applicant: Applicant, name: Ink | None) -> list[Printed]:
    """What the document prints about the identity of the one it names, with what that says.

    Fields ``id_number`` and ``birth_date`` count where the document has one holder; where it
    names several people, only a number on the applicant's own row does.
    """
    if len({person.name.text for person in document.people}) > 1:
        numbers = list(_row_numbers(document, name)) if name else []
    else:
        numbers = _field_inks(document, "id_number")
    found = [
        Printed(compare_id(ink.text, applicant.id_number, ink.confidence), ink, _complete(ink.text))
        for ink in numbers
        if applicant.id_number
    ]
    if len({person.name.text for person in document.people}) <= 1 and applicant.born_on:
        found += [
            _birth(ink, applicant.born_on)
            for ink in _field_inks(document, "birth_date")
            if _is_plausible(ink.text, document)
        ]
    return [one for one in found if one.agreement is not Agreement.SILENT]


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


def _row_numbers(document: Document, name: Ink) -> Iterator[Ink]:
    """ID numbers that stand behind the name on its row, before the next person's name."""
    others = [
        person.name.box.x0
        for person in document.people
        if person.name.page == name.page
        and person.name.box.x0 > name.box.x1
        and name.box.y0 <= person.name.box.centre.y <= name.box.y1
    ]
    limit = min(others, default=1.0)
    for page in document.pages:
        for passage in page.passages if page.number == name.page else ():
            for ink in _numbers(passage):
                on_row = name.box.y0 <= ink.box.centre.y <= name.box.y1
                if on_row and name.box.x1 <= ink.box.centre.x <= limit:
                    yield ink


def _numbers(passage: Passage) -> Iterator[Ink]:
    """Runs of 15 to 20 digits and masks that begin like an ID number."""
    text, start = passage.text, 0
    while start < len(text):
        end = start
        while end < len(text) and (text[end].isdecimal() or text[end] in _MASKS):
            end += 1
        if 15 <= end - start <= 20 and text[start : start + 3].isdecimal():
            yield passage.ink(start, end)
        start = max(end, start + 1)
