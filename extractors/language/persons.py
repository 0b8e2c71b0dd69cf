"""What a person's name looks like in a slot made for one, and in running text."""

import re
from itertools import pairwise

from extractors.language.flow import Flow, Span
from extractors.vocabulary import surnames, transliterating, words

_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"
_MINORITY = re.compile(rf"{_HAN}{{2,8}}(?:[·•・.]{_HAN}{{2,8}})+")
_LETTERS = re.compile(rf"{_HAN}+")

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

_UNITS = ("公司", "研究院", "设计院", "委员会", "监督站", "项目部")
"""What units' names end with: 金磐(杭州)建设有限公司 names nobody."""

_PAPERS = ("书", "表", "函", "章", "证", "证明", "说明", "名单", "通知", "决定")
"""What papers' titles end with (项目负责人授权书), and names of no common surname do not."""

_NEVER = ("的", "变更", "项目", "工程", "证书", "学生", "毕业")
"""What no name holds: a label broken off (建设单位项目负 / 责人), a menu's words run together."""

_VERBS = "任为系于在自是现以等因已经获被同和与及的所男女聘"
"""A third character that is one of these is read as the word after a two-character name."""


def in_slot(span: Span) -> list[Span]:
    """The names in a place made for names: a value after a label, a cell of a names column.

    Pieces are parted by punctuation, gaps and digits; what is in brackets (a registration
    number, 签字) is left out. A surname is not asked for: rare ones stand here too.
    """
    if span.text.endswith(_UNITS) or span.text in words("roles") or span.text in words("titles"):
        return []
    found = []
    for piece in (half for run in _pieces(span) for half in _halves(run)):
        minority = _MINORITY.fullmatch(piece.text)
        if minority or (
            (2 <= len(piece.text) <= 4 or is_transliterated(piece.text))
            and _LETTERS.fullmatch(piece.text)
            and _could_be_name(piece.text)
            and not _goes_on_in_letters(piece)
        ):
            found.append(piece)
    return found


def before_label(span: Span) -> Span:
    """What stands before another label: of 项目经理：＿＿ 记录：陈立峰 nothing is the manager's."""
    colon = span.text.find(":", 1)
    if colon < 0:
        return span
    run = re.search(rf"{_HAN}+$", span.text[:colon])
    start = span.start + (run.start() if run else colon)
    gaps = [gap for gap in span.flow.gaps if start < gap < span.start + colon]
    known = [label for label in words("labels") if span.text[:colon].endswith(label)]
    label = span.start + colon - max(map(len, known), default=0)
    return span._replace(end=max([start, *gaps], default=start) if not known else label)


def _goes_on_in_letters(piece: Span) -> bool:
    """浙建安B(2019)1619448: the letters of a certificate's number."""
    following = piece.flow.text[piece.end : piece.end + 1]
    return following.isascii() and following.isalpha()


def is_common(name: str) -> bool:
    """Whether a name begins with a listed surname."""
    return bool({name[:1], name[:2]} & surnames())


_LONGEST = 8
"""Characters of a name without a dot that is written by its sound: 赛音吉日嘎拉."""


def is_transliterated(text: str) -> bool:
    """Whether it is a name of three characters and more written by its sound: 萨仁高娃, 其其格.
    It has no surname; all its characters are such as write sounds."""
    return 3 <= len(text) <= _LONGEST and set(text) <= transliterating()


def cleaned(text: str) -> str | None:
    """``text``, read off a signature, as a name: its characters without what a pen's slips were
    read as. None where no name is left."""
    letters = "".join(c for c in text if _LETTERS.fullmatch(c) or c in "·•・")
    alone = (
        _MINORITY.fullmatch(letters)
        or is_transliterated(letters)
        or (2 <= len(letters) <= 4 and _LETTERS.fullmatch(letters) and _could_be_name(letters))
    )
    return letters if alone else None


def _halves(piece: Span) -> list[Span]:
    """A name printed and signed beside it, the gap between them lost: 董坦董坦, 张玥张明."""
    text, middle = piece.text, len(piece.text) // 2
    twice = len(text) in (4, 6, 8) and (
        text[:middle] == text[middle:]
        or (len(text) == 4 and text[0] == text[2] and text[0] in surnames())
    )
    if not twice:
        return [piece]
    cut = piece.start + middle
    return [piece._replace(end=cut), piece._replace(start=cut)]


def _could_be_name(text: str) -> bool:
    if text in words("placeholders") or text in words("roles") or text in words("titles"):
        return False
    if text in words("labels") or text.endswith(("公司", "单位", "部门", "专业", "项目部")):
        return False
    if any(word in text for word in _NEVER) or (
        text.endswith(_PAPERS) and text[0] not in surnames()
    ):
        return False
    # Four characters are a compound surname or two surnames (张李某某), or written by the sound.
    two = text[:2] in surnames() or set(text[:2]) <= surnames()
    return len(text) < 4 or two or is_transliterated(text)


def _pieces(span: Span) -> list[Span]:
    """Runs of letters outside brackets, cut at gaps between words."""
    pieces = [piece for run in _runs(span) for piece in _cut_at_gaps(run)]
    return [_bared(_without_honorific(piece)) for piece in pieces if piece.end > piece.start]


def _runs(span: Span) -> list[Span]:
    """Letters and name dots in a row; what stands in brackets is left out."""
    text, runs, start, depth = span.flow.text, [], span.start, 0
    for place in range(span.start, span.end + 1):
        character = text[place] if place < span.end else ";"
        if _LETTERS.match(character) or character in "·•・.":
            continue
        if place > start and depth == 0:
            runs.append(Span(span.flow, start, place).stripped("·•・."))
        depth = max(0, depth + (character == "(") - (character == ")"))
        start = place + 1
    return runs


def _cut_at_gaps(run: Span) -> list[Span]:
    """Two names with a gap between are two; a letter-spaced one (张 三, 上官 炳坤) is one."""
    gaps = [gap for gap in sorted(run.flow.gaps | _between_names(run)) if run.start < gap < run.end]
    words = [Span(run.flow, a, b) for a, b in pairwise([run.start, *gaps, run.end])]
    singles = sum(len(word.text) == 1 for word in words)
    if _MINORITY.fullmatch(run.text) or 2 * singles > len(words):
        return [run]
    joined = [words[0]]
    for word in words[1:]:
        last = joined[-1]
        if min(len(last.text), len(word.text)) == 1 or last.text in surnames():
            joined[-1] = last._replace(end=word.end)
        else:
            joined.append(word)
    return joined


def _between_names(run: Span) -> set[int]:
    """The line breaks of a cell that part two whole names: 何平 above 张玥 are no 何平张玥."""
    breaks = [at for at in sorted(run.flow.breaks) if run.start < at < run.end]
    lines = [run.flow.text[a:b] for a, b in pairwise([run.start, *breaks, run.end])]
    whole = all(2 <= len(line) <= 3 and line[0] in surnames() for line in lines)
    return set(breaks) if whole and lines[0] not in surnames() else set()


def _without_honorific(span: Span) -> Span:
    for word in _HONORIFICS:
        if span.text.endswith(word) and len(span.text) > len(word) + 1:
            return Span(span.flow, span.start, span.end - len(word))
    return span


_HONORIFICS = (
    "同志", "先生", "女士", "签字", "签名", "签章", "盖章",
    "高级工程师", "助理工程师", "工程师", "高工",
)  # fmt: skip
"""What is said of people behind their names."""

_LEADS = frozenset("为有由系是")
_TRAILS = ("等人", "等", "以")
"""What stands beside names in sentences a label was found in: 有张玥、何平等人, 张玥以…身份."""


def _bared(span: Span) -> Span:
    """Without such a word, where what is left begins with a surname and the word is none."""
    if _MINORITY.fullmatch(span.text):
        return _without_link(span)
    start, end = span.start, span.end
    if span.text[:1] in _LEADS and span.text[:1] not in surnames() and is_common(span.text[1:]):
        start += 1
    trail = next((word for word in _TRAILS if span.text.endswith(word)), "")
    if trail and end - len(trail) - start >= 2 and is_common(span.flow.text[start:end]):
        end -= len(trail)
    return Span(span.flow, start, end) if end - start >= 2 else span


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
    if _MINORITY.match(text, start):
        return _with_dot(flow, start, starts_word)
    led = text[start : start + 1] in _LEADS and at(flow, start + 1, starts_word)
    by_sound = _by_sound(flow, start)
    return by_sound or (None if led else _with_surname(flow, start, starts_word))


def _with_dot(flow: Flow, start: int, starts_word: frozenset[int]) -> Span | None:
    """A minority name: 热孜宛·库尔班; none where another word was taken for its beginning, behind
    which it is asked for again (聘任艾力·买买提)."""
    found = _MINORITY.match(flow.text, start)
    if found is None or _LED.match(flow.text, start):
        return None
    ends = {_end_of_minority(found), *(word for word in starts_word if word > start + 2)}
    return _without_link(_without_verb(Span(flow, start, min(ends))))


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
        and _LETTERS.fullmatch(text[start : start + length])
        and _ends_name(flow, start + length, starts_word)
    ]
    if len(ends) == 2 and (
        _reads_shorter(text, ends, starts_word) or _ends_at_gap(flow, start, ends[1])
    ):
        ends.reverse()
    candidate = Span(flow, start, ends[0]) if ends else None
    if candidate is None or candidate.text in words("nameless"):
        return None
    return candidate if _could_be_name(candidate.text) else None


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
    if not is_transliterated(name) or name in words("nameless") or end in flow.breaks:
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


def _without_link(name: Span) -> Span:
    """技术负责人为买买提·艾力, 由买买提·艾力担任: what leads to a name with a dot is no part of it;
    由努斯·艾力 is a name where nothing says that it takes a post."""
    taken = name.flow.text.startswith(("担任", "任", "负责", "接任"), name.end)
    linked = name.text[:1] in _LINKS or (name.text[:1] == "由" and taken)
    bare = Span(name.flow, name.start + 1, name.end)
    return bare if linked and _MINORITY.fullmatch(bare.text) else name


_LINKS = frozenset("为系是有")
"""Names with a dot, written down by their sounds, begin with none of them."""


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
