"""Numbers of registered certificates: what their digits say of school, year, level and type.

教育部's electronic registration (since 2001) and the degree office's notice of 2005-08-25; the
codes themselves are the rulebook's.
"""

from typing import NamedTuple

from verifiers.rulebooks.sections import CertificateNumbers
from verifiers.text.characters import canonical

_SELF_STUDY = "6"
"""The type of a self-study diploma, whose number has another structure: 17 digits, 65… or 66…"""

_PREFIXES = ("C", "Z", "T")
"""Letters before a degree's number: adult education, professional degree, equivalent standing."""

_KINDS = frozenset("SEZ")
"""Letters instead of the first digit of a degree's serial: double, second, self-study."""


class Parts(NamedTuple):
    """What a number's digits say; None: this kind of number does not say it.

    ``year`` has four digits, or its last two (``short_year``). ``levels`` are the names the level
    code stands for, empty where no such code is known.
    """

    school: str | None
    year: int
    short_year: bool
    levels: tuple[str, ...]
    study_type: str | None

    def is_of(self, year: int) -> bool:
        return self.year == (year % 100 if self.short_year else year)


def diploma_parts(number: str, rules: CertificateNumbers) -> Parts | None:
    """The parts of a diploma's number; None where it has neither 17 nor 18 digits."""
    plain = canonical(number).text
    if not plain.isdecimal() or len(plain) not in {17, 18}:
        return None
    if len(plain) == 17 and plain[0] == _SELF_STUDY and plain[1] in rules.self_study_levels:
        levels = rules.self_study_levels[plain[1]]
        return Parts(None, int(plain[8:10]), True, levels, _SELF_STUDY)
    levels = rules.diploma_levels.get(plain[10:12], ())
    return Parts(plain[:5], int(plain[6:10]), False, levels, plain[5])


def degree_parts(number: str, rules: CertificateNumbers) -> Parts | None:
    """The parts of a degree's number; None where it is not built as since the notice of 2005."""
    plain = canonical(number).text
    plain = plain[1:] if plain.startswith(_PREFIXES) else plain
    digits = plain[:10] + "0" + plain[11:] if plain[10:11] in _KINDS else plain
    if not digits.isdecimal() or len(plain) != 16:
        return None
    levels = rules.degree_levels.get(plain[5], ())
    return Parts(plain[:5], int(plain[6:10]), False, levels, None)
