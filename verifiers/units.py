"""Units: is who issued a document the applicant's own unit, its affiliate, or somebody else?

The dangerous mistake is to take the own unit for an independent third party. So a name that is
nearly the own unit's is ``unknown``, one that shares its brand is an ``affiliate``, and only a
name that is plainly another organisation's is a ``third_party``.
"""

from collections.abc import Iterable, Iterator
from enum import IntEnum
from itertools import product
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from models.application import Application, Employer
from models.document import Issuer, IssuerVia
from models.page import TextSource
from models.report import JudgedIssuer, Relation
from verifiers.characters import look_alike, replaced
from verifiers.companies import CompanyName, take_apart
from verifiers.divisions import leading
from verifiers.printed import confirmed
from verifiers.rulebook import Organisations

LEGIBLE = 0.60
"""Least certainty of the weakest character before a name counts as that of a third party.
Provisional; below it, wrong glyphs in seal rings are common. To be set on the benchmark sets."""

SURE = 0.95
"""From here on a ring is taken to be what was read; below, what looks like it is possible too, and
a printed name may confirm it. Wrong rings went up to 0.94, right ones of clean scans mostly had
0.93 and more (fixture seeds 1 and 501, 2026-11-23)."""

LONG_NAME = 10
"""From so many characters on, one misread or lost glyph leaves a name itself (issue 2)."""

_SHORTEST_PIECE = 6
_SHARE_OF_PIECE = 0.6
"""A seal's ring that gave only its first or last characters still names the unit when they are
at least six and three fifths of the name: enough to hold region, brand and trade."""

_LONG_ENDING = 7
"""So many characters name an authority even when the last of them is lost (质量安全监督站)."""

_PLAIN_ENDING = 5
"""So many characters at the end of a poorly legible ring tell an authority (质量监督站)."""

_PERSONAL_SEAL = 4
"""A name of up to four characters without an organisation's word is a person's seal."""


class Likeness(IntEnum):
    """How much a name is a unit's name, from not at all to certainly."""

    OTHER = 0
    KIN = 1
    """The same brand: a parent, a subsidiary, a sister, or a namesake."""
    NEAR = 2
    """So near that a misreading explains the difference."""
    SAME = 3


_OWN = frozenset({Relation.OWN_UNIT, Relation.AFFILIATE})


class Units(NamedTuple):
    """The applicant's own units, present and former, with all their names, and their affiliates."""

    own: tuple[CompanyName, ...]
    affiliates: tuple[CompanyName, ...]
    words: Organisations

    @classmethod
    def of(cls, application: Application, words: Organisations) -> "Units":
        employers = (application.employer, *application.previous_employers)
        return cls(
            tuple(name for employer in employers for name in _names_of(employer, words)),
            tuple(take_apart(name, words) for e in employers for name in e.affiliates),
            words,
        )

    def judge(self, issuer: Issuer, printed: tuple[CompanyName, ...] = ()) -> JudgedIssuer:
        """The issuer with its relation to the applicant's own units.

        ``printed`` are the names printed on the same paper: one of them may confirm a ring.
        """
        ink, certainty = issuer.ink, _certainty(issuer)
        if issuer.via is IssuerVia.PLATFORM_PAGE:
            name, relation = ink.text, self._platform(ink.text)
        elif issuer.via is IssuerVia.SEAL and certainty < SURE:
            name, relation = self._ring(ink.text, certainty, printed)
        else:
            name, relation = ink.text, self.relation(ink.text, certainty)
        return JudgedIssuer(
            name=name,
            relation=relation,
            via=issuer.via,
            page=ink.page,
            bbox=ink.box,
            confidence=ink.confidence,
        )

    def _ring(
        self, text: str, certainty: float, printed: tuple[CompanyName, ...]
    ) -> tuple[str, Relation]:
        """Who an unsure ring is; what may be the own unit's seal is nobody else's.

        Where a printed name of somebody else is as near as the own unit's, neither is taken.
        """
        read = take_apart(text, self.words)
        own = self._likeness(read, (*self.own, *self.affiliates), certainty)
        name = confirmed(read, printed)
        if name is None:
            return text, self.relation(text, certainty)
        relation = self.relation(name.entity)
        if own is Likeness.OTHER or relation in _OWN or name.entity == read.entity:
            return name.entity + read.branch, relation
        return text, Relation.UNKNOWN

    def _platform(self, title: str) -> Relation:
        """A page shows whose platform it is by its title or its operator; else it is nobody's."""
        known = is_authority(take_apart(title, self.words).full, self.words)
        return Relation.AUTHORITY if known else Relation.UNKNOWN

    def relation(self, name: str, confidence: float = 1.0) -> Relation:
        """What the organisation of that name is to the applicant's own units."""
        read = take_apart(name, self.words)
        own = self._likeness(read, self.own, confidence)
        if own is Likeness.SAME:
            return Relation.OWN_UNIT
        if self._likeness(read, self.affiliates, confidence) is Likeness.SAME:
            return Relation.AFFILIATE
        if own is Likeness.NEAR or not _tells_who(read, self.words):
            return Relation.UNKNOWN
        authority = is_authority(read.full, self.words)
        if own is Likeness.KIN and not (authority and self._is_authority_itself):
            return Relation.AFFILIATE
        if confidence < LEGIBLE and not _ends_plainly(read.full, self.words):
            return Relation.UNKNOWN
        return Relation.AUTHORITY if authority else Relation.THIRD_PARTY

    @property
    def _is_authority_itself(self) -> bool:
        """Whoever works for an authority: other authorities are not its affiliates."""
        return any(is_authority(unit.full, self.words) for unit in self.own)

    def _likeness(
        self, read: CompanyName, units: Iterable[CompanyName], confidence: float
    ) -> Likeness:
        sure = confidence >= SURE
        known = (likeness(read, unit, self.words, sure) for unit in units)
        return max(known, default=Likeness.OTHER)


def _certainty(issuer: Issuer) -> float:
    return 1.0 if issuer.ink.source is TextSource.TEXT_LAYER else issuer.ink.confidence


def _names_of(employer: Employer, words: Organisations) -> Iterator[CompanyName]:
    """The employer's names taken apart; an alias without a region lies in the employer's."""
    full = take_apart(employer.name, words)
    yield full
    for alias in employer.aliases:
        short = take_apart(alias, words)
        yield short if short.regions else short._replace(regions=full.regions)


def is_authority(name: str, words: Organisations) -> bool:
    """Whether a canonical name is that of a government body, by the words it ends with.

    A long ending counts without its last character, which seal rings lose most easily; a
    region's station, centre or team for a public task (质量监督, 行政执法) needs no listing; the
    platforms that authorities run count as theirs.
    """
    if "公司" in name:
        return False
    if any(word in name for word in words.platform_words):
        return True
    cut = tuple(e[:-1] for e in words.authority_endings if len(e) >= _LONG_ENDING)
    if name.endswith((*words.authority_endings, *cut)):
        return True
    tasked = any(task in name for task in words.public_tasks)
    return tasked and name.endswith(words.public_bodies) and leading(name) is not None


def is_organisation(name: str, words: Organisations) -> bool:
    """Whether a canonical name is long enough, and ends as names of organisations do."""
    return len(name) >= _PERSONAL_SEAL and name.endswith(words.organisation_endings)


def _tells_who(read: CompanyName, words: Organisations) -> bool:
    """Whether it is an organisation's name and more than words of the trade: 建工集团有限公司."""
    told = bool(read.brand or read.regions) and is_organisation(read.full, words)
    return told or is_authority(read.full, words)


def _ends_plainly(name: str, words: Organisations) -> bool:
    """Whether an authority's ending is so long that no poor reading makes it by chance."""
    return name.endswith(tuple(e for e in words.authority_endings if len(e) >= _PLAIN_ENDING))


def is_personal_seal(issuer: JudgedIssuer, words: Organisations) -> bool:
    """Whether a seal's text can only be a person's name: it issues nothing."""
    plain = take_apart(issuer.name, words).full
    short = 2 <= len(plain) <= _PERSONAL_SEAL and not plain.endswith(words.organisation_endings)
    return short and issuer.via is IssuerVia.SEAL


def likeness(
    read: CompanyName, unit: CompanyName, words: Organisations, sure: bool = True
) -> Likeness:
    """How much ``read`` is the name of ``unit``; ``sure``: how well it was legible."""
    if _same_entity(read, unit, words) or _same_parts(read, unit) or _misread(read, unit):
        return Likeness.SAME
    if not sure and _one_glyph_off(read, unit):
        return Likeness.SAME
    if _nearly(read, unit, sure):
        return Likeness.NEAR
    return Likeness.KIN if _kin(read, unit, words) else Likeness.OTHER


def _same_entity(read: CompanyName, unit: CompanyName, words: Organisations) -> bool:
    """The same legal person: equal, or one is a branch or a department of the other."""
    if read.entity == unit.entity:
        return True
    if "公司" in read.form:
        return False
    if _is_department(read.full, unit, words):
        return True
    return "公司" not in unit.form and _is_department(unit.full, read, words)


def _is_department(name: str, parent: CompanyName, words: Organisations) -> bool:
    """An institute's or a short-named company's department: 宏远建工之江项目部."""
    rest = _behind(name, parent)
    if rest is None or "有限" in rest:
        return False
    return not rest or rest.endswith((*words.departments, *words.inner_bodies))


def _behind(name: str, parent: CompanyName) -> str | None:
    """What stands in ``name`` behind the parent's name, given whole or in short; else None."""
    stems = {parent.entity, parent.entity.removesuffix(parent.form)}
    stems |= {parent.core, parent.core + "集团"} if parent.brand and parent.trade else set()
    held = [s for s in stems if len(s) >= _PERSONAL_SEAL and name.startswith(s)]
    return name.removeprefix(max(held, key=len)) if held else None


def _same_parts(read: CompanyName, unit: CompanyName) -> bool:
    """Region, brand, trade and form agree, wherever they stand.

    A name with a brand may leave its region out; one made of trade words alone
    (杭州市建设投资集团) is told from others by its region only.
    """
    if not read.core or (read.core, read.group) != (unit.core, unit.group):
        return False
    if read.family != unit.family:
        return False
    if read.regions[:1] == unit.regions[:1]:
        return True
    return bool(read.brand) and not read.regions


def _misread(read: CompanyName, unit: CompanyName) -> bool:
    """One look-alike or lost glyph in a long name, or only a piece of it.

    A look-alike glyph inside the brand is no proof: 宏运 is another house than 宏远.
    """
    if _is_piece(read, unit):
        return True
    if len(unit.entity) < LONG_NAME or (unit.brand and unit.brand not in read.entity):
        return False
    different = replaced(unit.entity, read.entity)
    if different:
        return look_alike(*different)
    form = unit.form
    lost = (form[:place] + form[place + 1 :] for place in range(len(form)))
    return any(unit.entity.removesuffix(form) + rest == read.entity for rest in lost)


def _one_glyph_off(read: CompanyName, unit: CompanyName) -> bool:
    """In a poor reading of a long name: nobody else's is likelier than the expected one."""
    long = len(unit.entity) >= LONG_NAME
    return long and Levenshtein.distance(read.entity, unit.entity) <= 1


def _is_piece(read: CompanyName, unit: CompanyName) -> bool:
    """The first or the last characters were lost; brand and trade are legible."""
    enough = len(read.full) >= max(_SHORTEST_PIECE, _SHARE_OF_PIECE * len(unit.entity))
    held = bool(unit.brand) and unit.core in read.full.replace("集团", "")
    return enough and held and read.full in unit.entity


def _nearly(read: CompanyName, unit: CompanyName, sure: bool) -> bool:
    """One glyph off, or up to three where a poor reading may have made them out of the brand.

    So is what may be a piece of the unit's name, as a ring that lost its first glyphs.
    """
    if len(read.full) >= _PERSONAL_SEAL and unit.full.find(read.full) > 0:
        return True
    if len(unit.entity) < _SHORTEST_PIECE or (read.brand and read.brand == unit.brand):
        return False
    distance = Levenshtein.distance(read.entity, unit.entity)
    return distance <= 1 or (distance <= 3 and _brands_may_be_one(read.brand, unit.brand, sure))


def _brands_may_be_one(one: str, other: str, sure: bool) -> bool:
    """Glyph by glyph alike; in a poor reading one glyph that stands is enough."""
    if not one or not other:
        return one == other
    if len(one) != len(other):
        return not sure and bool(set(one) & set(other))
    alike = [a == b or look_alike(a, b) for a, b in zip(one, other, strict=True)]
    return all(alike) if sure else any(alike)


def _kin(read: CompanyName, unit: CompanyName, words: Organisations) -> bool:
    """The same brand where the regions allow that it is the same house, or the same big group."""
    for group in words.groups:
        if read.entity.startswith(group) and unit.entity.startswith(group):
            return True
    if _behind(read.full, unit) is not None or _is_short_for(read, unit):
        return True
    longer, shorter = sorted((read.brand, unit.brand), key=len, reverse=True)
    if len(shorter) < 2:
        return read.core == unit.core and read.regions[:1] == unit.regions[:1]
    if not (longer.startswith(shorter) or longer.endswith(shorter)):
        return False
    return read.core == unit.core or _regions_meet(read, unit)


def _is_short_for(read: CompanyName, unit: CompanyName) -> bool:
    """杭州城投 for 杭州市城市建设投资集团: the unit's own words, some characters left out."""
    short = read.brand or read.trade
    if unit.brand or len(short) < 2 or short[0] != unit.core[:1] or not _same_region(read, unit):
        return False
    rest = iter(unit.core)
    return all(character in rest for character in short)


def _same_region(read: CompanyName, unit: CompanyName) -> bool:
    return bool(unit.regions) and read.regions[:1] == unit.regions[:1]


def _regions_meet(read: CompanyName, unit: CompanyName) -> bool:
    if not read.regions or not unit.regions:
        return True
    return any(a.related(b) for a, b in product(read.regions[:1], unit.regions[:1]))
