"""Awards: which one a text names, and of which level it is."""

from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.fuzz import partial_ratio

from models.application import AwardLevel
from verifiers.rulebooks.sections import Award, AwardRules
from verifiers.text.characters import canonical
from verifiers.text.divisions import Division, Rank, by_name, leading_city, region_printed

_MARKS = str.maketrans("", "", "()[]{}〔〕【】《》“”\"'‘’「」、,，.。:：;；-—_/· ")
_NATIONAL = ("国家", "全国", "中国", "中华")

_MINISTRIES = ("城乡建设部", "住建部", "建设部", "水利部", "交通运输部", "自然资源部")

_LIKE = 85.0
"""So alike (of 100) is a giver's name on a ring, misread in a glyph or two, to the known one."""

_LEVEL_WORDS = {
    "国家级": AwardLevel.NATIONAL,
    "省级": AwardLevel.PROVINCIAL,
    "省部级": AwardLevel.PROVINCIAL,
    "设区市级": AwardLevel.MUNICIPAL,
    "市级": AwardLevel.MUNICIPAL,
    "区级": AwardLevel.COUNTY,
    "县级": AwardLevel.COUNTY,
}

_OF_RANK = {
    Rank.PROVINCE: AwardLevel.PROVINCIAL,
    Rank.CITY: AwardLevel.MUNICIPAL,
    Rank.COUNTY: AwardLevel.COUNTY,
}

LEVELS = tuple(AwardLevel)
"""The levels, highest first."""


class Standing(Enum):
    """What the notice says of an award."""

    LISTED = "listed"
    ELSEWHERE = "elsewhere"
    """Another province's or city's: needs ample proof."""
    UNLISTED = "unlisted"


class ReadAward(NamedTuple):
    """An award as the rulebook sees it; ``level`` None: it cannot be told."""

    level: AwardLevel | None
    standing: Standing
    name: str | None = None
    """The award's name in the rulebook's table, where it is there."""


@lru_cache(maxsize=1024)
def read_award(text: str, rules: AwardRules) -> ReadAward:
    """Name and level: the rulebook's table first, then the region word in the title.

    The longest alias wins: 中国建设工程鲁班奖（国家优质工程） is a 鲁班奖.
    """
    plain = _plain(text)
    award = _in_table(plain, rules)
    region = _region(plain)
    if award is None:
        return _by_region(plain, region, rules)
    if award.place and region and not _fits(award.place, region):
        return ReadAward(None, Standing.ELSEWHERE, award.name)
    return ReadAward(award.level, _standing(award, rules), award.name)


def is_givers(giver: str, award: ReadAward, rules: AwardRules) -> bool:
    """Whether somebody of that name can give the award: a body of the award's own place and rank,
    or a wider one; a district's association gives no province's award, nor does a nationwide one.

    Where the table names who gives it, one of them. A name without a region can be anybody's.
    """
    plain = _plain(giver).removeprefix("中国共产党").removeprefix("中共")
    known = next((one.givers for one in rules.table if one.name == award.name), ())
    if known:
        return any(partial_ratio(_plain(name), plain) >= _LIKE for name in known)
    region = _region(plain)
    if award.level is AwardLevel.NATIONAL or region is None:
        national = plain.startswith(_NATIONAL) or any(word in plain for word in _MINISTRIES)
        return national and award.level is AwardLevel.NATIONAL
    place = next((one.place for one in rules.table if one.name == award.name), None)
    wide = award.level is None or LEVELS.index(_OF_RANK[region.rank]) <= LEVELS.index(award.level)
    return wide and (place is None or _fits(place, region))


def tells_region(giver: str) -> bool:
    """Whether the name says of which place, or of the whole country, its bearer is."""
    plain = _plain(giver).removeprefix("中国共产党").removeprefix("中共")
    return plain.startswith(_NATIONAL) or _region(plain) is not None


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """The aliases of a rulebook's table are asked for with every award."""
    return canonical(text).text.translate(_MARKS)


def names_in(text: str, rules: AwardRules) -> list[str]:
    """The rulebook's names of awards in a canonical text without quotes; of one within another
    the longer."""
    found = [alias for alias in _aliases(rules) if alias in text]
    return [one for one in found if not any(one != other and one in other for other in found)]


@lru_cache(maxsize=8)
def _aliases(rules: AwardRules) -> tuple[str, ...]:
    return tuple(canonical(alias).text for award in rules.table for alias in award.aliases)


def _in_table(plain: str, rules: AwardRules) -> Award | None:
    named = [
        (len(_plain(alias)), award)
        for award in rules.table
        for alias in award.aliases
        if _plain(alias) in plain
    ]
    return max(named, key=lambda pair: pair[0])[1] if named else None


def _standing(award: Award, rules: AwardRules) -> Standing:
    if award.listed:
        return Standing.LISTED
    here = award.place in {None, rules.region.province, rules.region.city}
    return Standing.UNLISTED if here else Standing.ELSEWHERE


def _region(plain: str) -> Division | None:
    """The region the title begins with; of 浙江省义乌市 the narrower one, 义乌市."""
    region, rest = None, plain
    while division := leading_city(rest):
        region = division
        rest = rest.removeprefix(region_printed(rest, division))
    return region


def _fits(place: str, region: Division) -> bool:
    home = by_name().get(place)
    return home is not None and home.related(region)


def _by_region(plain: str, region: Division | None, rules: AwardRules) -> ReadAward:
    if region is None:
        level = AwardLevel.NATIONAL if plain.startswith(_NATIONAL) else _by_words(plain)
        return ReadAward(level, Standing.UNLISTED)
    here = _fits(rules.region.city, region) or _fits(rules.region.province, region)
    inside = region.rank is Rank.PROVINCE or _fits(rules.region.city, region)
    standing = Standing.UNLISTED if here and inside else Standing.ELSEWHERE
    return ReadAward(_OF_RANK[region.rank], standing)


def _by_words(plain: str) -> AwardLevel | None:
    words = sorted(_LEVEL_WORDS, key=len, reverse=True)
    return next((_LEVEL_WORDS[word] for word in words if word in plain), None)
