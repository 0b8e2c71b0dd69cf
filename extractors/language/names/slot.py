"""Names in a slot made for them: a value after a label, a cell of a names column."""

import re
from itertools import pairwise

from extractors.language.flow import Span
from extractors.language.names import shape
from extractors.vocabulary import surnames, words

_UNITS = ("公司", "研究院", "设计院", "委员会", "监督站", "项目部")
"""What units' names end with: 金磐(杭州)建设有限公司 names nobody."""


def in_slot(span: Span) -> list[Span]:
    """The names in a place made for names: a value after a label, a cell of a names column.

    Pieces are parted by punctuation, gaps and digits; what is in brackets (a registration
    number, 签字) is left out. A surname is not asked for: rare ones stand here too.
    """
    if span.text.endswith(_UNITS) or span.text in words("roles") or span.text in words("titles"):
        return []
    found = []
    for piece in (half for run in _pieces(span) for half in _halves(run)):
        minority = shape.DOTTED.fullmatch(piece.text)
        if minority or (
            (2 <= len(piece.text) <= 4 or shape.is_transliterated(piece.text))
            and shape.LETTERS.fullmatch(piece.text)
            and shape.could_be_name(piece.text)
            and not _goes_on_in_letters(piece)
        ):
            found.append(piece)
    return found


def before_label(span: Span) -> Span:
    """What stands before another label: of 项目经理：＿＿ 记录：陈立峰 nothing is the manager's."""
    colon = span.text.find(":", 1)
    if colon < 0:
        return span
    run = re.search(rf"{shape.HAN}+$", span.text[:colon])
    start = span.start + (run.start() if run else colon)
    gaps = [gap for gap in span.flow.gaps if start < gap < span.start + colon]
    known = [label for label in words("labels") if span.text[:colon].endswith(label)]
    label = span.start + colon - max(map(len, known), default=0)
    return span._replace(end=max([start, *gaps], default=start) if not known else label)


def _goes_on_in_letters(piece: Span) -> bool:
    """浙建安B(2019)1619448: the letters of a certificate's number."""
    following = piece.flow.text[piece.end : piece.end + 1]
    return following.isascii() and following.isalpha()


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


def _pieces(span: Span) -> list[Span]:
    """Runs of letters outside brackets, cut at gaps between words."""
    pieces = [piece for run in _runs(span) for piece in _cut_at_gaps(run)]
    return [_bared(_without_honorific(piece)) for piece in pieces if piece.end > piece.start]


def _runs(span: Span) -> list[Span]:
    """Letters and name dots in a row; what stands in brackets is left out."""
    text, runs, start, depth = span.flow.text, [], span.start, 0
    for place in range(span.start, span.end + 1):
        character = text[place] if place < span.end else ";"
        if shape.LETTERS.match(character) or character in "·•・.":
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
    if shape.DOTTED.fullmatch(run.text) or 2 * singles > len(words):
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


_HONORIFICS = (
    "同志", "先生", "女士", "签字", "签名", "签章", "盖章",
    "高级工程师", "助理工程师", "工程师", "高工",
)  # fmt: skip
"""What is said of people behind their names."""


def _without_honorific(span: Span) -> Span:
    for word in _HONORIFICS:
        if span.text.endswith(word) and len(span.text) > len(word) + 1:
            return Span(span.flow, span.start, span.end - len(word))
    return span


_TRAILS = ("等人", "等", "以")
"""What stands beside names in sentences a label was found in: 有张玥、何平等人, 张玥以…身份."""


def _bared(span: Span) -> Span:
    """Without such a word, where what is left begins with a surname and the word is none."""
    if shape.DOTTED.fullmatch(span.text):
        return shape.without_link(span)
    start, end = span.start, span.end
    if (
        span.text[:1] in shape.LEADS
        and span.text[:1] not in surnames()
        and shape.is_common(span.text[1:])
    ):
        start += 1
    trail = next((word for word in _TRAILS if span.text.endswith(word)), "")
    if trail and end - len(trail) - start >= 2 and shape.is_common(span.flow.text[start:end]):
        end -= len(trail)
    return Span(span.flow, start, end) if end - start >= 2 else span
