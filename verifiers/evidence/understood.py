"""Understood: whether every clause of a letter is of what such letters are made of.

A letter is free text: what takes the post back may stand in any words, in any sentence (真正管事的
是老周, 以上时间段内该同志在部队服役). Nobody can list these; what letters certify with is a small
vocabulary, and a clause with much else in it is for a person to read.
"""

import re
from functools import lru_cache
from itertools import pairwise

from models.document import DocumentType
from models.page import Ink
from verifiers.case import Case, Exhibit
from verifiers.data import read_words
from verifiers.evidence.firms import FIRM
from verifiers.evidence.known import known_names, roles_of
from verifiers.text.characters import canonical

STRANGE = 3
"""So many characters in a row that are none of a letter's words make a clause not understood; two
may be a trade's or a slip of the recogniser. Of 182 honest letters five are left in doubt by this,
of 79 that take the post back in a sentence of its own twelve (2026-11-29)."""

SHORTEST = 5
"""Characters of a clause, at least: less is a name."""

_STOPS = re.compile('[,，。;；:：、!！()（）“”"《》/]')
_ABOUT = re.compile(
    "[他她](?!山|石)|此人|那位|老[张王李赵周吴郑陈杨黄刘林何高马罗孙胡朱徐]|我们|[以上]述|以上|这[里份]|此处|名字|实际|真正|其实|后来|当时|别人|旁人"
)
"""What speaks of the person, or of the paper itself: what else a letter tells of the work can be
in any trade's words."""

_NUMBERS = re.compile("[〇零一二三四五六七八九十百千两]+")
_FOREIGN = re.compile("[A-Za-z]{15,}")
"""A sentence in Latin letters: canonical texts have no blanks."""

_HAN = re.compile("[\u3400-\u9fff]+")
_PLACE = re.compile(
    "[\u4e00-\u9fff]{2,8}?(?:省|市|区|县|州|盟|旗|镇|乡|街道|村|路|街|大道|地块|片区|园区|开发区|新区)"
)
_WORK = re.compile(
    "[\u4e00-\u9fff0-9A-Za-z#()—-]{2,40}(?:工程|项目|标段|小区|大厦|广场|中心|学校|医院|楼|站|园)"
)


def strange_words(case: Case, exhibit: Exhibit) -> Ink | None:
    """The first clause of a letter that is not understood; None: all are, or it is no letter."""
    document = exhibit.document
    if document is None or exhibit.type is not DocumentType.EMPLOYER_STATEMENT:
        return None
    known = (*known_names(case, exhibit), *roles_of(exhibit))
    for passage in (passage for page in document.pages for passage in page.passages):
        said = canonical(passage.text)
        for start, end in _clauses(said.text):
            clause = said.text[start:end]
            spoken = _ABOUT.search(clause) and _rest(clause, known)
            if len(clause) > SHORTEST and (spoken or _FOREIGN.search(clause)):
                return passage.ink(said.places[start], said.places[end - 1] + 1)
    return None


def _clauses(text: str) -> list[tuple[int, int]]:
    edges = [0, *(stop.end() for stop in _STOPS.finditer(text)), len(text)]
    return [(start, end) for start, end in pairwise(edges) if end > start]


def _rest(clause: str, known: tuple[str, ...]) -> str | None:
    """What is left of it, where that is too much to be understood."""
    for name in known:
        clause = clause.replace(name, "·")
    clause = re.sub(FIRM, "·", clause)
    clause = _WORK.sub("·", clause)
    clause = _PLACE.sub("·", clause)
    left = _NUMBERS.sub("·", _words().sub("·", clause))
    runs = [run for run in _HAN.findall(left) if len(run) >= STRANGE]
    return runs[0] if runs else None


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    words = read_words("letter_words.txt")
    return re.compile("|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))))
