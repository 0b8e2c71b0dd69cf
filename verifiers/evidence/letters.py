"""Letters as a whole: whose work they tell of, and whether who sealed them is named in them."""

import re
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from models.document import DocumentType, IssuerVia
from models.report import Evidence, JudgedIssuer
from verifiers.case import Case, Exhibit
from verifiers.evidence.firms import ELSES, FIRM, doing, somebody_elses
from verifiers.parties.units import SURE, Units
from verifiers.text.characters import canonical

_MISREAD = 2
"""So many glyphs of a seal may be misread."""


def objections(case: Case, exhibit: Exhibit) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Why somebody else's letter may not be about the applicant's work, or not its sealer's."""
    if exhibit.type is not DocumentType.EMPLOYER_STATEMENT:
        return
    units = Units.of(case.application, case.rulebook.organisations)
    if firm := _works_for_others(exhibit, units):
        yield f"承担该工程的单位为“{firm}”，通篇未见申报的现工作单位或原工作单位", ()
    if seal := _strange_seal(exhibit):
        yield f"盖章单位“{seal.name}”在正文和落款中均未出现", exhibit.show_issuers(seal)


def _works_for_others(exhibit: Exhibit, units: Units) -> str | None:
    """Who does the work the letter tells of, where it never names a unit of the applicant's."""
    whole = "".join(exhibit.texts)
    if any(unit.entity in whole for unit in (*units.own, *units.affiliates)):
        return None
    posts = [canonical(held.ink.text).text for held in exhibit.role.held]
    return somebody_elses((firm for text in exhibit.texts for firm in doing(text, posts)), units)


def _strange_seal(exhibit: Exhibit) -> JudgedIssuer | None:
    """Who sealed the letter, where all who did were surely read and none is named in it."""
    seals = [i for i in exhibit.issuers if i.via is IssuerVia.SEAL and i.relation in ELSES]
    sure = all(seal.confidence >= SURE for seal in seals)
    named = any(_is_named(seal.name, exhibit.texts) for seal in seals)
    return seals[0] if seals and sure and not named else None


def _is_named(name: str, texts: tuple[str, ...]) -> bool:
    """Whether the name stands in one of the texts, or nearly, as a line or a firm in a sentence."""
    plain = canonical(name).text
    firms = (firm[0][-len(plain) :] for text in texts for firm in re.finditer(FIRM, text))
    return any(plain in text for text in texts) or any(
        Levenshtein.distance(plain, one) <= _MISREAD for one in (*texts, *firms)
    )
