"""Boundaries: what stands directly beside a name, and whether the name ends there."""

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from verifiers.data import read_words
from verifiers.text.characters import MIDDLE_DOTS, canonical, is_han

_ORGANISATION = (
    "公司",
    "事务所",
    "工作室",
    "研究院",
    "设计院",
    "集团",
    "商行",
    "经营部",
    "中心",
    "厂",
)
_APPOSITIONS = (
    "同志",
    "先生",
    "女士",
    "同学",
    "身份证",
    "性别",
    "男",
    "女",
    "职务",
    "职称",
    "岗位",
    "专业",
    "电话",
    "手机",
    "联系",
    "证书",
    "注册",
    "签名",
    "签字",
    "出生",
    "民族",
    "学历",
)
"""What stands behind a whole name and behind no linking word: 张有为先生 is 张有为, not 张有."""
_COPULAS = ("为", "系", "是")
"""What they link to a name is a post, never a verb: 张有为担任 is 张有为."""
_REACH = 14
"""How many characters behind a name the word that makes it an organisation's may stand."""


class Side(Enum):
    """One side of an occurrence: the name ends here, may run on, or is a piece of more."""

    CLEAN = "clean"
    OPEN = "open"
    PART = "part"


class Words(NamedTuple):
    """The words that may stand directly beside a name, longest first."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    titles: tuple[str, ...]

    @classmethod
    def of(cls, titles: Iterable[str]) -> "Words":
        """The language's own words together with a rulebook's ``titles`` of posts."""
        plain = {title for title in titles if "{" not in title}
        return cls(
            _longest_first({*read_words("before_a_name.txt"), *plain}),
            _longest_first(read_words("after_a_name.txt")),
            _longest_first(plain),
        )


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def neighbours(text: str, start: int, end: int, words: Words) -> tuple[Side, Side]:
    """How the occurrence ``text[start:end]`` is bounded on the left and on the right."""
    spaced = any(c.isspace() for c in text[start:end])
    left = _left(text[:start], spaced, words)
    right = _right(text[end:], len(canonical(text[start:end]).text), spaced, words)
    if Side.OPEN in (left, right) and _is_short_run(text, start, end):
        return Side.PART, Side.PART
    return left, right


def _left(before: str, spaced: bool, words: Words) -> Side:
    if _ends_here(before[::-1], spaced):
        return Side.CLEAN
    plain = canonical(before).text
    return Side.CLEAN if plain.endswith(words.before) else Side.OPEN


def _right(after: str, length: int, spaced: bool, words: Words) -> Side:
    if _ends_here(after, spaced):
        return Side.CLEAN
    plain = canonical(after).text
    word = next((w for w in words.after if plain.startswith(w)), None)
    if word is not None and (length > 2 or len(word) > 1):
        return Side.CLEAN
    if word is not None and _is_linked(word, plain[1:], words):
        return Side.CLEAN
    if _names_organisation(after):
        return Side.PART
    return Side.CLEAN if plain.startswith(words.titles) else Side.OPEN


def _is_linked(link: str, after: str, words: Words) -> bool:
    """Whether one letter links a name to what is said of it: 张玥为项目经理, 张玥已取得."""
    says = (*words.titles, "本", "我", "该")
    if link in _COPULAS:
        return after.startswith(says)
    return after.startswith((*says, *words.after)) and not after.startswith(_APPOSITIONS)


def _ends_here(outward: str, spaced: bool) -> bool:
    """Whether the text going away from the name begins with an end.

    A blank ends a name, unless the name itself is letter-spaced: then the next letter may
    still belong to it and only a wider gap ends it.
    """
    blanks = len(outward) - len(outward.lstrip())
    if blanks == len(outward):
        return True
    if blanks > (1 if spaced else 0):
        return True
    first, second = outward[blanks], outward[blanks + 1 : blanks + 2]
    joins = first in MIDDLE_DOTS and bool(second) and is_han(second)
    return not is_han(first) and not joins


def _names_organisation(after: str) -> bool:
    """王伟建筑有限公司: an organisation's word follows within one run of Chinese characters."""
    run = _han_run(after)[:_REACH]
    return any(word in run for word in _ORGANISATION)


def _han_run(text: str) -> str:
    for place, character in enumerate(text):
        if not is_han(character):
            return text[:place]
    return text


def _is_short_run(text: str, start: int, end: int) -> bool:
    """The run around the name is as long as a name itself: a longer name, as 王伟明 or 欧阳明."""
    behind, ahead = _han_run(text[end:]), _han_run(text[:start][::-1])
    run = len(behind) + len(ahead) + len(canonical(text[start:end]).text)
    return 2 < run <= 4 and (behind or ahead) not in {"男", "女", "任", "系", "为", "等"}
