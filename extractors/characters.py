"""Characters: which forms are one and the same."""

import unicodedata
from functools import cache

from opencc import OpenCC

_SAME = str.maketrans("〇○﹕∶【】〔〕［］｛｝“”‘’曰", "〇〇::()()()()\"\"''日")
"""Forms of one character; and 曰, which no document says and recognisers read for 日."""

_OWN = frozenset("乾於瞭徵藉夥甚")
"""Standard characters of their own (通用规范汉字表), simplified all the same: 李乾 is not 李干."""


@cache
def fold(character: str) -> str:
    """Full- and half-width, traditional and simplified forms as one, one character for one."""
    folded = unicodedata.normalize("NFKC", character).translate(_SAME)
    simple = _simplified().convert(folded) if "\u3400" <= folded <= "\u9fff" else folded
    return simple if len(simple) == 1 else character


@cache
def _simplified() -> OpenCC:
    return OpenCC("t2s")


def same_form(one: str, other: str) -> bool:
    """Whether the two are forms of one character, in names as well."""
    return one == other or (fold(one) == fold(other) and not _OWN & {one, other})
