"""Administrative divisions: provinces, cities and counties (GB/T 2260), by name."""

from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from verifiers.data import read_lines

_ENDINGS = (
    "特别行政区",
    "维吾尔自治区",
    "壮族自治区",
    "回族自治区",
    "自治区",
    "地区",
    "林区",
    "省",
    "市",
    "盟",
)
"""What a province or a city is called after its proper name."""


class Rank(Enum):
    """The rank of a division; a county-level city ranks as a county, Shanghai as a province."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"


class Division(NamedTuple):
    """A division; ``name`` as printed in full, ``code`` of six digits."""

    code: str
    name: str

    @property
    def rank(self) -> Rank:
        if self.code.endswith("0000"):
            return Rank.PROVINCE
        return Rank.CITY if self.code.endswith("00") else Rank.COUNTY

    @property
    def short(self) -> str:
        """The proper name: 浙江 of 浙江省; counties keep theirs unless they are cities."""
        if self.rank is Rank.COUNTY:
            return self.name.removesuffix("市") if len(self.name) > 2 else self.name
        ending = next((e for e in _ENDINGS if self.name.endswith(e)), "")
        short = self.name.removesuffix(ending)
        return short if len(short) >= 2 else self.name

    def holds(self, other: "Division") -> bool:
        """Whether ``other`` is this division or lies in it."""
        digits = {Rank.PROVINCE: 2, Rank.CITY: 4, Rank.COUNTY: 6}[self.rank]
        return other.code[:digits] == self.code[:digits]

    def related(self, other: "Division") -> bool:
        """Whether one lies in the other."""
        return self.holds(other) or other.holds(self)


@lru_cache(maxsize=1)
def divisions() -> tuple[Division, ...]:
    """All divisions, the file's order: a province, its cities, their counties."""
    pairs = (line.split() for line in read_lines("divisions.txt"))
    return tuple(Division(code, name) for code, name in pairs)


@lru_cache(maxsize=1)
def by_name() -> dict[str, Division]:
    """Divisions by full name, and provinces and cities by proper name too; the higher rank wins."""
    ranked = sorted(divisions(), key=lambda d: list(Rank).index(d.rank), reverse=True)
    names = {division.name: division for division in ranked}
    names |= {d.short: d for d in ranked if d.rank is not Rank.COUNTY}
    return names


def leading(text: str) -> Division | None:
    """The division whose name ``text`` begins with, the longest name first."""
    for length in range(min(len(text), 11), 1, -1):
        division = by_name().get(text[:length])
        if division is not None:
            return division
    return None


def leading_city(text: str) -> Division | None:
    """As ``leading``, and county-level cities by their proper name too (义乌建设…)."""
    for length in range(min(len(text), 6), 1, -1):
        division = _county_cities().get(text[:length])
        if division is not None:
            return division
    return leading(text)


@lru_cache(maxsize=1)
def _county_cities() -> dict[str, Division]:
    return {d.short: d for d in divisions() if d.rank is Rank.COUNTY and d.name.endswith("市")}


def region_printed(text: str, division: Division) -> str:
    """The words at the head of ``text`` that name the division."""
    return division.name if text.startswith(division.name) else division.short
