"""Company names: region, brand, trade, legal form, branch; what makes two of them one company."""

from functools import lru_cache
from typing import NamedTuple

from verifiers.rulebooks.sections import Organisations
from verifiers.text.characters import canonical
from verifiers.text.divisions import Division, leading, region_printed

_BRACKETS = str.maketrans("", "", "()[]{}〔〕【】《》<>“”\"'‘’「」")
_REGIONS_IN_A_NAME = 3


class CompanyName(NamedTuple):
    """A name taken apart. All parts are canonical (one character form, no blanks, no brackets).

    浙江宏远建工集团有限公司杭州分公司 is the entity 浙江宏远建工集团有限公司 with the branch
    杭州分公司; its region is 浙江, its brand 宏远, its trade 建工, its form 有限公司, a group.
    """

    full: str
    entity: str
    branch: str
    regions: tuple[Division, ...]
    brand: str
    trade: str
    form: str
    group: bool

    @property
    def core(self) -> str:
        """What tells the company from others of its region: brand and trade."""
        return self.brand + self.trade

    @property
    def family(self) -> str:
        """The legal form as far as it tells companies apart: limited, by shares, or none."""
        if "股份" in self.form:
            return "shares"
        return "limited" if "公司" in self.form else self.form


@lru_cache(maxsize=4096)
def take_apart(name: str, words: Organisations) -> CompanyName:
    """Take a company's name apart, whatever brackets, blanks or seal words it carries."""
    full = _without_functions(canonical(name).text.translate(_BRACKETS), words.seal_functions)
    entity, branch = _split_branch(full)
    form = _longest_ending(entity, words.legal_forms)
    stem = entity.removesuffix(form)
    group = "集团" in stem or "集团" in form
    regions, rest = _split_regions(stem.replace("集团", ""))
    brand, trade = _split_trade(rest, words.industries)
    return CompanyName(
        full, entity, branch, regions, brand, trade, form.removeprefix("集团"), group
    )


def _without_functions(text: str, functions: tuple[str, ...]) -> str:
    """The name without the words that say what a seal is for, its number and its code."""
    trimmed = text.rstrip("0123456789*★☆.-—:：,，;；、")
    word = _longest_ending(trimmed, functions)
    rest = trimmed.removesuffix(word)
    return _without_functions(rest, functions) if word and rest else trimmed


def _split_branch(text: str) -> tuple[str, str]:
    """The legal person and what its branch or department adds behind the legal form."""
    at = text.find("公司")
    while at > 0 and text[at - 1] in "分子":
        at = text.find("公司", at + 2)
    return (text[: at + 2], text[at + 2 :]) if at > 0 else (text, "")


def _split_regions(stem: str) -> tuple[tuple[Division, ...], str]:
    """The regions in front of the name, or moved behind the brand: 宏远（杭州）建工."""
    regions: list[Division] = []
    while len(regions) < _REGIONS_IN_A_NAME and (division := leading(stem)):
        rest = stem.removeprefix(region_printed(stem, division))
        if len(rest) < 2:
            break
        regions.append(division)
        stem = rest
    if not regions:
        return _inner_region(stem)
    return tuple(regions), stem


def _inner_region(stem: str) -> tuple[tuple[Division, ...], str]:
    for at in range(2, min(len(stem) - 1, 6)):
        division = leading(stem[at:])
        rest = stem[:at] + stem[at:].removeprefix(
            region_printed(stem[at:], division) if division else ""
        )
        if division and len(rest) >= 2:
            return (division,), rest
    return (), stem


def _split_trade(rest: str, trades: tuple[str, ...]) -> tuple[str, str]:
    """The brand, and the words for the trade behind it; no brand where all words are trades."""
    brand = rest
    while (word := _longest_ending(brand, trades)) and len(brand) - len(word) >= 2:
        brand = brand.removesuffix(word)
    if brand in trades:
        brand = ""
    return brand, rest.removeprefix(brand)


def _longest_ending(text: str, endings: tuple[str, ...]) -> str:
    return max((e for e in endings if text.endswith(e)), key=len, default="")
