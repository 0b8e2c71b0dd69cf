"""Names in running text: where one begins and where it ends."""

import re

from extractors.language.flow import Flow, Span
from extractors.language.names import shape
from extractors.vocabulary import surnames, transliterating, words

_AFTER_NAME = (
    "同志", "先生", "女士", "同学", "身份证", "性别", "男", "女", "担任", "任", "为", "系",
    "于", "在", "自", "是", "从事", "负责", "参与", "参加", "主持", "作为", "聘", "现", "等",
    "接任", "接替", "继任",
    "曾担任", "曾任", "曾在", "现任", "现担任", "现为", "以", "因", "已", "经", "身份", "出生",
    "生于", "获", "荣获", "被", "同", "和", "与", "及",
    "的", "所", "承担", "毕业", "学号", "变更", "更换", "改为", "换为", "带领", "接任", "接替",
    "分别", "先后", "同时", "一直", "全程", "继续", "共同", "曾经", "实际", "依次", "相继", "(",
)  # fmt: skip
"""What follows a name in running text."""

_WORDS_AFTER = tuple(word for word in _AFTER_NAME if len(word) > 1)
"""Those of them that no name holds."""

_VERBS = "任为系于在自是现以等因已经获被同和与及的所男女聘"
"""A third character that is one of these is read as the word after a two-character name."""

_TOLD = ("同志", "先生", "女士", "身份证", "性别", "担任")
"""What says that a person's name ends here, however unusual it is."""

_BEHIND_MINORITY = re.compile("|".join((*_WORDS_AFTER, "等同志", "等人", "[在任为系自因被]")))
"""What ends a minority name, none of it used to write sounds."""

_LED = re.compile("兹?(?:证明|聘任|聘请|聘用|任命|授予|有|将|聘)")
"""What stands before a name and is taken for the beginning of a minority one."""

_SPECK = re.compile("(?:学生|学员|乙方|姓名|员工|职工|持证人|申报人|申请人|劳动者|受聘人)[·•・.]")
"""A copier's speck before a name, read as the dot in a minority name: 学生·宋亚楠."""

_COUNTED = re.compile("[0-9一二三四五六七八九十]{1,3}[位名人]同志")
"""What ends a list of names: 史薇、苏建生3名同志."""


def at(flow: Flow, start: int, starts_word: frozenset[int]) -> Span | None:
    """The name that begins at ``start`` in running text, or None.

    It begins with a surname and ends where a name can end: at an edge, before a word of
    ``_AFTER_NAME``, or where another known word begins (``starts_word``).
    """
    text = flow.text
    speck = _SPECK.match(text, start)
    if speck:
        return at(flow, speck.end(), starts_word)
    if shape.DOTTED.match(text, start):
        return _with_dot(flow, start, starts_word)
    led = text[start : start + 1] in shape.LEADS and at(flow, start + 1, starts_word)
    by_sound = _by_sound(flow, start)
    return by_sound or (None if led else _with_surname(flow, start, starts_word))


def _with_dot(flow: Flow, start: int, starts_word: frozenset[int]) -> Span | None:
    """A minority name: 热孜宛·库尔班; none where another word was taken for its beginning, behind
    which it is asked for again (聘任艾力·买买提)."""
    found = shape.DOTTED.match(flow.text, start)
    if found is None or _LED.match(flow.text, start):
        return None
    ends = {_end_of_minority(found), *(word for word in starts_word if word > start + 2)}
    return shape.without_link(_without_verb(Span(flow, start, min(ends))))


def _with_surname(flow: Flow, start: int, starts_word: frozenset[int]) -> Span | None:
    """A name of a listed surname: of two or three characters, of four where two are a surname."""
    text = flow.text
    compound = text[start : start + 2] in surnames()
    if not compound and text[start : start + 1] not in surnames():
        return None
    if compound and _ends_with_surname(flow, start + 2, starts_word):
        return Span(flow, start, start + 2)
    lengths = (4, 3) if compound else (3, 2)
    if not compound and _has_two_surnames(flow, start):
        lengths = (4, 3)
    ends = [
        start + length
        for length in lengths
        if start + length <= len(text)
        and shape.LETTERS.fullmatch(text[start : start + length])
        and _ends_name(flow, start + length, starts_word)
    ]
    if len(ends) == 2 and (
        _reads_shorter(text, ends, starts_word) or _ends_at_gap(flow, start, ends[1])
    ):
        ends.reverse()
    candidate = Span(flow, start, ends[0]) if ends else None
    if candidate is None or candidate.text in words("nameless"):
        return None
    return candidate if shape.could_be_name(candidate.text) else None


def _ends_with_surname(flow: Flow, end: int, starts_word: frozenset[int]) -> bool:
    """左丘同志: a compound surname that is a surname and a given name as well."""
    text = flow.text
    verb = text[end : end + 1] in tuple(_VERBS) and end + 1 in starts_word
    named = flow.text[end - 2 : end] not in words("nameless")
    return text.startswith(_WORDS_AFTER, end) or (named and (verb or text[end : end + 1] == ","))


def _has_two_surnames(flow: Flow, start: int) -> bool:
    """王李子涵同志: what follows, or a colon before it, says that all four are one name."""
    text, end = flow.text, start + 4
    if end > len(text) or not set(text[start : start + 2]) <= surnames():
        return False
    if text[start] in _VERBS + "由":
        return False
    led = text[start - 1 : start] == ":" and flow.is_edge(end) and end not in flow.breaks
    inside = any(text.startswith(_WORDS_AFTER, place) for place in (start + 2, start + 3))
    return not inside and (led or text.startswith(_TOLD, end))


def _by_sound(flow: Flow, start: int) -> Span | None:
    """A name without a surname, written by its sound. In prose it ends before a word that says
    so; behind a colon, or where it is long, before a mark."""
    text, end = flow.text, start
    while text[end : end + 1] in transliterating() and not text.startswith(_WORDS_AFTER, end):
        end += 1
    name = text[start:end]
    if not shape.is_transliterated(name) or name in words("nameless") or end in flow.breaks:
        return None
    long = len(name) > 3 or text[start - 1 : start] == ":"
    marked = end == len(text) or text[end] in "，,、。;；"
    told = text.startswith(_TOLD, end)
    return Span(flow, start, end) if told or (long and marked) else None


def _end_of_minority(found: re.Match[str]) -> int:
    """阿不都拉同志在疏: without the words behind the name that were taken with it."""
    last = max(found.group().rfind(dot) for dot in "·•・.") + 1
    behind = _BEHIND_MINORITY.search(found.group(), last + 2)
    return found.start() + behind.start() if behind else found.end()


def _ends_at_gap(flow: Flow, start: int, end: int) -> bool:
    """钟军　女　1993年: a name set close ends where its first gap is."""
    return end in flow.gaps and not any(start < gap < end for gap in flow.gaps)


def _without_verb(name: Span) -> Span:
    """热孜宛·库尔班为: what follows a minority name stands without a gap behind it."""
    end = name.end
    while end - name.start > 4 and name.flow.text[end - 1] in _VERBS + "担":
        end -= 1
    return Span(name.flow, name.start, end)


def _reads_shorter(text: str, ends: list[int], starts_word: frozenset[int]) -> bool:
    """张玥|担任 rather than 张玥担|任; 王伟任|项目经理, but 王有为|为项目经理."""
    longer, shorter = ends
    before_word = any(len(w) > 1 and text.startswith(w, shorter) for w in _AFTER_NAME)
    verb = text[longer - 1]
    return before_word or verb == "等" or (verb in _VERBS and longer in starts_word)


def _ends_name(flow: Flow, place: int, starts_word: frozenset[int]) -> bool:
    return (
        flow.is_edge(place)
        or place in starts_word
        or any(flow.text.startswith(word, place) for word in _AFTER_NAME)
        or _COUNTED.match(flow.text, place) is not None
    )
