"""Identity numbers and birth dates: is what a document prints this applicant's? Masks respected."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from models.application import Applicant
from models.document import Document, DocumentType, Person
from models.lines import TextSource
from models.page import Ink
from verifiers.text.characters import canonical, same
from verifiers.text.dates import read_date
from verifiers.text.fields import inks_of

_MASKS = frozenset("*＊✱×xX●•#■?")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"

_YOUNGEST = 14
"""Nobody graduates with less years than these from any school that gives a diploma."""

_TELLING = 6
"""So many visible characters of a masked number speak for it, or surely against it: what
Zhejiang's register shows. Fewer are left where a recogniser lost some (5101*****)."""

_MISREADABLE = 2
"""So many wrong digits of a whole number may be misreadings (policy; checksums tell the rest)."""

_MISTYPED = 4
"""So many digits of a declared number that cannot be one may be typing errors: then it is not known
what to compare with, and nothing contradicts it."""

_WHOLE = 18
"""Characters of an ID number."""

_TELEPHONE = 12
"""A mobile number's characters, and one asterisk that OCR saw double; no identity number is as
short, whole or masked by hand."""

_OF_SEVERAL = frozenset(
    {
        DocumentType.EMPLOYER_STATEMENT,
        DocumentType.LABOR_CONTRACT,
        DocumentType.APPOINTMENT_LETTER,
        DocumentType.POST_INFORMATION_FORM,
        DocumentType.COMPLETION_ACCEPTANCE,
        DocumentType.CONSTRUCTION_PERMIT,
        DocumentType.QUALITY_ASSURANCE_FILING,
        DocumentType.OTHER,
    }
)
"""Papers that print several people's numbers."""

_OTHERS = re.compile("法定代表人|委托代理人|代理人|证明人|联系人|经办人|负责人|担保人|监护人|甲方")
"""Labels of whose number may stand on such a paper besides the applicant's."""

LEGIBLE = 0.4
"""From here on two wrong digits of a masked number are no misreading. A masked number's
certainty is mostly that of its asterisks: right digits went with 0.49 to 0.75 on the small
print of six register screenshots (fixture seeds 1 and 501, 2026-11-23)."""

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
    plain = [c for c in printed.strip().upper() if not c.isspace()]
    shown = [None if _hides(c, i, plain) else c for i, c in enumerate(plain)]
    own = declared.strip().upper()
    if None not in shown:
        return _compare_whole("".join(plain), own, confidence)
    head, tail = _ends(shown)
    if _may_be_a_telephone(shown) or len(head + tail) >= len(own):
        return Agreement.SILENT
    wrong = _differences(head, own) + _differences(tail[::-1], own[::-1])
    if not wrong:
        return Agreement.AGREES if len(head + tail) >= _TELLING else Agreement.SILENT
    mistyped = wrong == 1 and _is_impossible(own)
    if mistyped or len(head + tail) < _TELLING or _has_lost_a_digit(head, tail, own):
        return Agreement.DOUBTFUL
    if confidence < (SURE if wrong == 1 else LEGIBLE):
        return Agreement.DOUBTFUL
    return Agreement.CONTRADICTS


def compare_ink(printed: Ink, declared: str) -> Agreement:
    """As ``compare_id``. Where a recogniser read a masked number of another length it tore it or
    lost some of it, and what it read contradicts nobody."""
    agreement = compare_id(printed.text, declared, printed.confidence)
    number = "".join(printed.text.split())
    torn = len(number) != len(declared.strip()) and not _MASKS.isdisjoint(number[:-1].upper())
    if agreement is Agreement.CONTRADICTS and torn and printed.source is TextSource.OCR:
        return Agreement.DOUBTFUL
    return agreement


def _compare_whole(number: str, own: str, confidence: float) -> Agreement:
    """A number with a right check digit is somebody's; else misreadings stay possible."""
    if len(number) == 15 and len(own) == 18:
        own = own[:6] + own[8:17]
    if number == own:
        return Agreement.AGREES
    if len(number) != len(own):
        like_one = 15 < len(number) <= 20 and Levenshtein.distance(number, own) > _MISREADABLE
        return Agreement.DOUBTFUL if like_one else Agreement.SILENT
    if _is_impossible(own) and _differences(number, own) <= _MISTYPED:
        return Agreement.DOUBTFUL
    other = valid_id(number) or (_differences(number, own) > _MISREADABLE and confidence >= SURE)
    return Agreement.CONTRADICTS if other else Agreement.DOUBTFUL


def _is_impossible(declared: str) -> bool:
    """Whether a number of 18 characters has a wrong check character: somebody mistyped it."""
    return len(declared) == _WHOLE and not valid_id(declared)


def _ends(shown: list[str | None]) -> tuple[str, str]:
    """What stands before and behind the mask: masks are often shorter than what they hide."""
    first = shown.index(None)
    last = len(shown) - shown[::-1].index(None)
    return "".join(c or "" for c in shown[:first]), "".join(c or "" for c in shown[last:])


def _differences(read: str, own: str) -> int:
    return sum(a != b for a, b in zip(read, own, strict=False))


def _may_be_a_telephone(shown: list[str | None]) -> bool:
    """Lists of people print masked mobile numbers too: 11 characters that begin with 1."""
    return shown[0] == "1" and len(shown) <= _TELEPHONE


def _has_lost_a_digit(head: str, tail: str, own: str) -> bool:
    """OCR writes 33 as 3: with one digit of the declared number left out, the rest fits."""
    shorter = (own[:place] + own[place + 1 :] for place in range(len(own)))
    return any(rest.startswith(head) and rest.endswith(tail) for rest in shorter)


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
    agrees, the others are namesakes; without one, what lists say beside the name counts. Fields
    ``id_number``, ``birth_date`` and ``gender`` count where the document has one holder; another
    person's number is never held against the applicant.
    """
    declared = applicant.id_number
    found = _told_apart([_number(p.id_number, declared) for p in mentions if p.id_number])
    if not any(one.agreement is Agreement.AGREES for one in found):
        found += _lives(document, applicant, mentions)
    if _is_sole_holder(document, mentions):
        found += _of_holder(document, declared, mentions)
        found += _sexes(inks_of(document, "gender"), applicant)
        found += [
            _birth(ink, applicant.born_on)
            for ink in inks_of(document, "birth_date")
            if applicant.born_on and is_plausible(ink.text, document)
        ]
    if mentions or not document.people:
        found += _ownerless(document, declared, found)
    return [one for one in found if one.agreement is not Agreement.SILENT]


def _of_holder(
    document: Document, declared: str | None, mentions: Sequence[Person]
) -> list[Printed]:
    """What the number says that a paper prints without a name beside it. Letters and contracts
    print those of witnesses, legal representatives and contacts as well: where one of them, and
    not the applicant, was named last before it, it is no contradiction.
    """
    found = [_number(ink, declared) for ink in inks_of(document, "id_number")]
    if not found or document.type.value not in _OF_SEVERAL:
        return found
    names = [canonical(person.name.text).text for person in mentions]
    said = "\n".join(_lines(document))
    if declared and canonical(declared).text in said:
        return [one for one in found if one.agreement is Agreement.AGREES]
    return [
        one._replace(agreement=Agreement.DOUBTFUL)
        if one.agreement is Agreement.CONTRADICTS and not _is_behind(one, said, names)
        else one
        for one in found
    ]


def _is_behind(number: Printed, said: str, names: Sequence[str]) -> bool:
    """Whether the applicant was named last before the number, and nobody else since."""
    before = said[: max(0, said.find(canonical(number.ink.text).text))]
    own = max((before.rfind(name) for name in names), default=-1)
    return own >= 0 and _OTHERS.search(before, own) is None


def _lines(document: Document) -> Iterator[str]:
    """What each line says, in canonical characters."""
    passages = (passage for page in document.pages for passage in page.passages)
    yield from (canonical(text).text for passage in passages for text in passage.lines.texts)


def _lives(document: Document, applicant: Applicant, mentions: Sequence[Person]) -> list[Printed]:
    """What lists say of the applicant's day of birth and sex; a namesake differs in them."""
    born = applicant.born_on
    days = [p.birth_date for p in mentions if p.birth_date and born]
    births = [_birth(ink, born) for ink in days if born and is_plausible(ink.text, document)]
    sexes = [p.gender for p in mentions if p.gender]
    others = _sexes(sexes, applicant)
    return _told_apart(births) + (others if len(others) == len(sexes) else [])


def _sexes(printed: Sequence[Ink], applicant: Applicant) -> list[Printed]:
    """A sex that is not the applicant's leaves a doubt; one that is tells nothing."""
    own = applicant.gender or _sex_in(applicant.id_number or "")
    return [Printed(Agreement.DOUBTFUL, ink) for ink in printed if own and ink.text != own]


def _sex_in(number: str) -> str | None:
    """The sex an ID number of 18 characters tells by its last digit but one (GB 11643)."""
    if len(number) != _WHOLE or not number[-2].isdecimal():
        return None
    return "男" if int(number[-2]) % 2 else "女"


def _ownerless(document: Document, declared: str | None, found: list[Printed]) -> list[Printed]:
    """What numbers say that may be anybody's: one that is not the applicant's may be that of a
    namesake whom the paper names, so it leaves a doubt, unless another one agrees."""
    loose = [_number(ink, declared) for ink in document.ownerless_numbers]
    if any(one.agreement is Agreement.AGREES for one in (*found, *loose)):
        return []
    wrong = {Agreement.CONTRADICTS, Agreement.DOUBTFUL}
    doubtful = [one for one in loose if one.agreement in wrong]
    return [one._replace(agreement=Agreement.DOUBTFUL) for one in doubtful]


def _is_torn(number: str) -> bool:
    """Whether a mask was read so badly (340**) that too little is left to compare: what would
    tell a namesake apart is printed, and nobody read it."""
    visible = sum(character not in _MASKS for character in number)
    return len(number) < _TELEPHONE - 1 and visible < _TELLING


def _number(ink: Ink, declared: str | None) -> Printed:
    agreement = compare_ink(ink, declared) if declared else Agreement.SILENT
    if agreement is Agreement.SILENT and declared and _is_torn(ink.text):
        agreement = Agreement.DOUBTFUL
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


def is_plausible(birth: str, document: Document) -> bool:
    """A day within so few years before graduation is a day of enrolment that was misplaced."""
    born, graduated = read_date(birth), read_date(document.text("graduated_on"))
    return born is None or graduated is None or graduated.year - born.year >= _YOUNGEST
