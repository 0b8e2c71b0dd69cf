"""Characters: which forms mean the same, which look the same, where each one stood."""

import unicodedata
from functools import lru_cache

from opencc import OpenCC

from verifiers.data import read_lines

MIDDLE_DOTS = frozenset("·•・･．.‧∙⋅●᛫")
"""What stands between the parts of a transliterated name, as different systems print it."""

_VARIANTS = str.maketrans(
    "峯寗鎔锺徳恵眞靑黃戶綉喦嵒菓翶囯囻", "峰宁镕钟德惠真青黄户绣岩岩果翱国国"
)
"""Variants that stand for another character in names; most of them t2s leaves alone."""

_NOT_VARIANTS = frozenset("乾於瞭徵藉夥甚")
"""Standard characters of their own (通用规范汉字表): 李乾 is not 李干."""

_TO_SIMPLIFIED = OpenCC("t2s")


class Canonical:
    """A text in one form only."""

    __slots__ = ("_read", "text")

    def __init__(self, read: str) -> None:
        self._read = read
        self.text = read.translate(_FORMS)

    @property
    def places(self) -> tuple[int, ...]:
        """Where each character stood before."""
        return tuple(place for place, c in enumerate(self._read) for _ in canonical_character(c))


@lru_cache(maxsize=65536)
def canonical_character(character: str) -> str:
    """One character's compatibility and simplified form; empty for blanks and middle dots."""
    plain = unicodedata.normalize("NFKC", character)
    if character in MIDDLE_DOTS or not plain.strip() or _is_invisible(character):
        return ""
    if plain in _NOT_VARIANTS:
        return plain
    return str(_TO_SIMPLIFIED.convert(plain.translate(_VARIANTS))).upper()


@lru_cache(maxsize=16384)
def canonical(text: str) -> Canonical:
    """``text`` without blanks and middle dots, in compatibility and simplified forms."""
    return Canonical(text)


class _Forms(dict[int, str]):
    """A table to translate by, which learns a character when it is first met."""

    def __missing__(self, code: int) -> str:
        return self.setdefault(code, canonical_character(chr(code)))


_FORMS = _Forms()


def same(one: str, other: str) -> bool:
    """Whether two texts differ at most in blanks, middle dots and character forms."""
    return canonical(one).text == canonical(other).text


def is_han(character: str) -> bool:
    """Whether the character is a Chinese one (any Unicode extension)."""
    return unicodedata.name(character, "").startswith("CJK ") or character in "〇々"


@lru_cache(maxsize=4096)
def look_alike(one: str, other: str) -> bool:
    """Whether the two characters are known to be confused by print and OCR."""
    return any(one in group and other in group for group in _groups())


def replaced(one: str, other: str) -> tuple[str, str] | None:
    """The two characters in which texts of equal length differ; None unless it is just one."""
    if len(one) != len(other):
        return None
    different = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return different[0] if len(different) == 1 else None


@lru_cache(maxsize=1)
def _groups() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(line) for line in read_lines("lookalikes.txt"))


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in {"Cf", "Cc"}
