"""Likeness: how much a name that was read is the name of a unit that is known."""

from enum import IntEnum
from itertools import product

from rapidfuzz.distance import Levenshtein

from verifiers.parties.companies import CompanyName
from verifiers.rulebooks.sections import Organisations
from verifiers.text.characters import look_alike, replaced

LONG_NAME = 10
"""From so many characters on, one misread or lost glyph leaves a name itself (issue 2)."""

_SHORTEST_PIECE = 6
_SHARE_OF_PIECE = 0.6
"""A seal's ring that gave only its first or last characters still names the unit when they are
at least six and three fifths of the name: enough to hold region, brand and trade."""

_SHORTEST_STEM = 4
"""So many characters of a unit's name, at least, tell what stands behind them as its own."""


class Likeness(IntEnum):
    """How much a name is a unit's name, from not at all to certainly."""

    OTHER = 0
    KIN = 1
    """The same brand: a parent, a subsidiary, a sister, or a namesake."""
    NEAR = 2
    """So near that a misreading explains the difference."""
    SAME = 3


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
    held = [s for s in stems if len(s) >= _SHORTEST_STEM and name.startswith(s)]
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
    if len(read.full) >= _SHORTEST_STEM and unit.full.find(read.full) > 0:
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
