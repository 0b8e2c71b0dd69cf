"""What a person's name looks like in a slot made for one, and in running text."""

import re

from extractors.flow import Flow, Span
from extractors.vocabulary import surnames, words

_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"
_MINORITY = re.compile(rf"{_HAN}{{2,8}}(?:[·•・.]{_HAN}{{2,8}})+")
_LETTERS = re.compile(rf"{_HAN}+")

_NO_NAMES = frozenset(
    "无 空白 签字 签名 签章 盖章 公章 年月日 月日 年月 同意 合格 详见附件 见附件 以下空白 姓名 性别 男 女 职务 职称 "
    "岗位 电话 备注 本科 大专 专科 硕士 博士 中专 高中 汉族 汉 不详 其他 身份证 手写 印章 照片 相片 附件 本人 "
    "合格证 备案 已备案 通过 未通过 符合 不符合 有效 正常 注册 长期 至今 专职 兼职 高级 中级 初级 杭州 浙江 上海 北京 "
    "工程 项目 单位 公司 集团 施工 监理 设计 勘察 建设 管理 技术 质量 安全 验收 意见 日期 时间 编号 证号 联系人".split()
)
"""Short words that stand where names stand and are none."""

_AFTER_NAME = (
    "同志", "先生", "女士", "同学", "身份证", "性别", "男", "女", "担任", "任", "为", "系", "于", "在", "自",
    "是", "从事", "负责", "参与", "参加", "主持", "作为", "聘", "现", "等", "因", "已", "经", "身份", "出生", "生于",
    "获", "荣获", "被", "同", "和", "与", "及", "的", "所", "承担", "毕业", "学号", "(",
)  # fmt: skip
"""What follows a name in running text."""

_VERBS = "任为系于在自是现等因已经获被同和与及的所男女聘"
"""A third character that is one of these is read as the word after a two-character name."""


def in_slot(span: Span) -> list[Span]:
    """The names in a place made for names: a value after a label, a cell of a names column.

    Pieces are parted by punctuation, gaps and digits; what is in brackets (a registration
    number, 签字) is left out. A surname is not asked for: rare ones stand here too.
    """
    found = []
    for piece in _pieces(span):
        minority = _MINORITY.fullmatch(piece.text)
        if minority or (
            2 <= len(piece.text) <= 4
            and _LETTERS.fullmatch(piece.text)
            and _could_be_name(piece.text)
        ):
            found.append(piece)
    return found


def _could_be_name(text: str) -> bool:
    if text in _NO_NAMES or text in words("roles") or text in words("titles"):
        return False
    if text in words("labels") or any(
        text.endswith(word) for word in ("公司", "单位", "部门", "专业")
    ):
        return False
    return len(text) < 4 or text[:2] in surnames() or text[0] in surnames()


def _pieces(span: Span) -> list[Span]:
    """Runs of letters outside brackets, cut at gaps between words of two letters and more."""
    flow, runs, start, depth = span.flow, [], span.start, 0
    for place in range(span.start, span.end + 1):
        character = flow.text[place] if place < span.end else ")"
        ends = place == span.end or not (_LETTERS.match(character) or character in "·•・.")
        if ends or (place in flow.gaps and _parts_words(span, start, place)):
            if place > start and depth == 0:
                runs.append(Span(flow, start, place).stripped("·•・."))
            depth += (character == "(") - (character == ")" and place < span.end and depth > 0)
            start = place + 1 if ends else place
    return [_without_honorific(run) for run in runs if run.end > run.start]


def _parts_words(span: Span, start: int, place: int) -> bool:
    """A gap parts two names, unless it only letter-spaces one (张 三, 詹 吉 庆)."""
    before = place - start
    gaps = [gap for gap in sorted(span.flow.gaps) if gap > place]
    after = min([*gaps[:1], span.end]) - place
    return before >= 2 and after >= 2


def _without_honorific(span: Span) -> Span:
    for word in ("同志", "先生", "女士", "签字", "签名", "签章", "盖章"):
        if span.text.endswith(word) and len(span.text) > len(word) + 1:
            return Span(span.flow, span.start, span.end - len(word))
    return span


def at(flow: Flow, start: int, starts_word: frozenset[int]) -> Span | None:
    """The name that begins at ``start`` in running text, or None.

    It begins with a surname and ends where a name can end: at an edge, before a word of
    ``_AFTER_NAME``, or where another known word begins (``starts_word``).
    """
    text = flow.text
    minority = _MINORITY.match(text, start)
    if minority:
        return Span(flow, start, min({minority.end(), *(w for w in starts_word if w > start + 2)}))
    compound = text[start : start + 2] in surnames()
    if not compound and text[start : start + 1] not in surnames():
        return None
    lengths = (4, 3) if compound else (3, 2)
    ends = [
        start + length
        for length in lengths
        if start + length <= len(text)
        and _LETTERS.fullmatch(text[start : start + length])
        and _ends_name(flow, start + length, starts_word)
    ]
    if len(ends) == 2 and text[ends[0] - 1] in _VERBS and ends[0] in starts_word:
        ends.reverse()  # 王伟任|项目经理, but 王有为|为项目经理
    candidate = Span(flow, start, ends[0]) if ends else None
    if candidate is None or candidate.text in words("nameless"):
        return None
    return candidate if _could_be_name(candidate.text) else None


def _ends_name(flow: Flow, place: int, starts_word: frozenset[int]) -> bool:
    return (
        flow.is_edge(place)
        or place in starts_word
        or any(flow.text.startswith(word, place) for word in _AFTER_NAME)
    )
