"""Labels and their values: in the same line, in the cell to the right, in the cell below."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from extractors.language.flow import Flow, Span, flow_of
from extractors.language.pipeline import Mark, MarkKind, marks
from extractors.layout.passages import Sheet, visual_rows
from extractors.vocabulary import words
from models.geometry import Box
from models.page import Passage, PassageKind

_NOTE = re.compile(r"(?:姓名|名称|签名|签字|签章|盖章|\((?:[^()]{0,14})\))*[:、]?")
"""What may stand between a label and its value: 姓名, (签字), (盖章), a colon."""

_BRIEF = frozenset({"姓名", "性别", "编号", "民族", "层次", "学制"})
"""Two-character labels that are believed even where the gap behind them was lost."""

APART = 3.2
"""Heights of a row that may lie blank between it and the next one of the same table."""

_NUMBERS = ("号", "号码", "编号")
"""What labels end with whose numbers follow without a gap, in prose as well."""

_EMPTY = ":;,、。.-—_/\\|' "

_NO_VALUE = frozenset(",。;、)!")
"""Behind one of these comes no value: the word was part of a sentence."""

_LABELS = (MarkKind.LABEL, MarkKind.ROLE)

_JOINTS = re.compile(r"[/、()]|或|及")
_WHOSE = re.compile("^(?:在?本?(?:项目|工程)(?:中|部)?|现场|拟任|现任)")
_POST_AND_POST = re.compile("(?:职务|岗位|角色|职位|工种|任职|现场|担任|名称|类别){2,3}")
"""Two words for what somebody does, set side by side: 岗位职务."""
_POSTS = ("职务", "岗位", "角色", "职位", "岗位名称", "人员类型")
"""What labels end with that ask what somebody does."""


class Place(NamedTuple):
    """A flow and the box it may fill: its cell, or the piece of a visual row it is."""

    flow: Flow
    box: Box
    ruled: bool
    marks: tuple[Mark, ...]

    def marked(self, *kinds: MarkKind) -> list[Mark]:
        return [mark for mark in self.marks if mark.kind in kinds]


class Pair(NamedTuple):
    """A label and its value; ``value`` is None where nothing was found."""

    label: Span
    kind: MarkKind
    value: Span | None
    place: Place
    """Where the label stands."""

    @property
    def marks_of_value(self) -> tuple[Mark, ...]:
        """All marks of the flow the value stands in."""
        if self.value is None or self.value.flow is self.place.flow:
            return self.place.marks
        return marks(self.value.flow)


class PageText:
    """One page, ready to be asked: its places, which are neighbours, its labelled values."""

    def __init__(self, sheet: Sheet) -> None:
        self.number = sheet.number
        self.aspect = sheet.aspect
        cells = [(flow_of(passage), box, True) for box, passage in sheet.cells]
        pieces = [(flow_of(p), p.box, False) for row in sheet.rows for p in row]
        self.places = tuple(Place(f, box, ruled, marks(f)) for f, box, ruled in cells + pieces)
        loose = iter(self.places[len(cells) :])
        self.rows = tuple(tuple(islice(loose, len(row))) for row in sheet.rows)
        self.texts = tuple(self._text(passage) for passage in sheet.passages)
        """Cells and whole paragraphs, in reading order."""

    def _text(self, passage: Passage) -> Place:
        """The place that is ``passage``, or, for a paragraph of several lines, a new one."""
        for place in self.places:
            if place.flow.passage is passage:
                return place
        flow = flow_of(passage)
        return Place(flow, passage.box, False, marks(flow))

    @cached_property
    def bands(self) -> tuple[tuple[Place, ...], ...]:
        """Visual rows of everything that is written, in cells or not, by where the text stands:
        for tables of which only some rulings were found."""
        if not any(place.ruled for place in self.places):
            return self.rows
        written = [place for place in self.places if place.flow.text]
        rows = visual_rows(written, lambda place: place.flow.passage.box)
        return tuple(tuple(row) for row in rows)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Every label on the page with its value, in reading order."""
        return tuple(pair for place in self.texts for pair in self._pairs_in(place))

    def _pairs_in(self, place: Place) -> Iterable[Pair]:
        labels = labels_in(place)
        for i, mark in enumerate(labels):
            begin = value_start(place.flow, mark.end)
            end = labels[i + 1].start if i + 1 < len(labels) else len(place.flow.text)
            if place.flow.passage.kind is PassageKind.PARAGRAPH:
                end = _end_of_clause(place.flow, begin, end)
            end = _before_unknown_label(place.flow, begin, end)
            value = Span(place.flow, begin, max(begin, end)).stripped(_EMPTY)
            label = Span(place.flow, mark.start, mark.end)
            if value.end > value.start:
                yield Pair(label, mark.kind, value, place)
            else:
                last = i + 1 == len(labels)
                yield Pair(label, mark.kind, self._beside(place) if last else None, place)

    def _beside(self, place: Place) -> Span | None:
        """The value in the next place to the right, else in the one below."""
        right, below = self.right_of(place), self.below(place)
        if right is not None and asks_for_post(place) and right.marked(MarkKind.ROLE):
            return Span(right.flow, 0, len(right.flow.text)).stripped(_EMPTY)
        heads = below is not None and not opens_with_label(below)
        heads_none = below is None or is_only_label(below)
        if heads and self._is_among_headings(place):
            return self._same_below(place)
        for neighbour in (right, below):
            if neighbour is None or not neighbour.flow.text:
                continue
            named_like_one = neighbour is right and heads_none and self._is_value(neighbour)
            if named_like_one or not opens_with_label(neighbour):
                return Span(neighbour.flow, 0, _end_of_value(neighbour)).stripped(_EMPTY)
        return None

    def _is_among_headings(self, place: Place) -> bool:
        """Whether the label left of ``place`` has its value below, too, so that what is right of
        ``place`` may be a heading nobody listed, not a value."""
        left = self.left_of(place)
        if left is None or not (_heads(left) and _heads(place)):
            return False
        below = self.below(left)
        return below is not None and not opens_with_label(below)

    def _same_below(self, heading: Place) -> Span | None:
        """What a column says where all of its rows say the same; the first of many different
        values is not the page's."""
        last, said = heading, dict[str, Span]()
        for place in self.column_below(heading, heading.box.x0, heading.box.x1):
            if said and place.box.y0 - last.box.y1 > APART * last.box.height:
                break
            if place.flow.text:
                said.setdefault(place.flow.text, Span(place.flow, 0, len(place.flow.text)))
            last = place
        return next(iter(said.values())).stripped(_EMPTY) if len(said) == 1 else None

    def _is_value(self, place: Place) -> bool:
        """Not a label, unless it has no value of its own: a major may be called 工程造价."""
        if not opens_with_label(place):
            return True
        right = self.right_of(place)
        alone = is_only_label(place) and (right is None or opens_with_label(right))
        return alone and not place.flow.text.endswith(":") and not place.marked(MarkKind.ROLE)

    def right_of(self, place: Place) -> Place | None:
        """The nearest place of the same row that begins where ``place`` ends or later."""
        candidates = [
            other
            for other in self.places
            # Beside a label's cell the frame of its value may be lost, never the other way round.
            if (other.ruled == place.ruled or (place.ruled and is_only_label(place)))
            and other.box.x0 >= place.box.x1 - 0.01
            and _overlap(place.box.y0, place.box.y1, other.box.y0, other.box.y1) > 0.5
        ]
        return min(candidates, key=lambda other: (other.box.x0, other.box.y0), default=None)

    def left_of(self, place: Place) -> Place | None:
        """The nearest place of the same row that ends where ``place`` begins or earlier."""
        candidates = [
            other
            for other in self.places
            if other.ruled == place.ruled
            and other.box.x1 <= place.box.x0 + 0.01
            and _overlap(place.box.y0, place.box.y1, other.box.y0, other.box.y1) > 0.5
        ]
        return max(candidates, key=lambda other: other.box.x1, default=None)

    def row_of(self, place: Place) -> list[Place]:
        """All places beside ``place``, left to right, itself among them."""
        row = [
            other
            for other in self.places
            if other.ruled == place.ruled
            and _overlap(place.box.y0, place.box.y1, other.box.y0, other.box.y1) > 0.5
        ]
        return sorted(row, key=lambda other: other.box.x0)

    def below(self, place: Place) -> Place | None:
        """The nearest place straight below."""
        column = self.column_below(place, place.box.x0, place.box.x1)
        return column[0] if column else None

    def above(self, place: Place) -> list[Place]:
        """All places straight above, the nearest first."""
        return sorted(
            (
                other
                for other in self.places
                if other.ruled == place.ruled
                and other.box.y1 <= place.box.y0 + 0.006
                and _overlap(place.box.x0, place.box.x1, other.box.x0, other.box.x1) > 0.5
            ),
            key=lambda other: -other.box.y1,
        )

    def column_below(self, place: Place, left: float, right: float) -> list[Place]:
        """All places below that stand between ``left`` and ``right``, top to bottom."""
        column = [
            other
            for other in self.places
            if other.ruled == place.ruled
            and other.box.y0 >= place.box.y1 - 0.006
            and _overlap(left, right, other.box.x0, other.box.x1) > 0.6
        ]
        return sorted(column, key=lambda other: other.box.y0)


def labels_in(place: Place) -> list[Mark]:
    """The marked labels that are labels here: what a colon announces is a value, whatever its
    words (专业：工程造价)."""
    labels: list[Mark] = []
    for mark in place.marked(*_LABELS):
        announced = (
            labels
            and place.flow.text[mark.start - 1] == ":"
            and value_start(place.flow, labels[-1].end) == mark.start
        )
        if is_label(place.flow, mark) and not (announced and not _has_value(place.flow, mark)):
            labels.append(mark)
    return labels


def _end_of_value(place: Place) -> int:
    """A value ends where, behind a gap, the next label stands whose frame was lost."""
    flow = place.flow
    ends = (mark.start for mark in labels_in(place) if mark.start in flow.gaps - {0})
    return next(ends, len(flow.text))


def _has_value(flow: Flow, mark: Mark) -> bool:
    return flow.text[mark.end : mark.end + 1] in (":", "(")


def _before_unknown_label(flow: Flow, start: int, end: int) -> int:
    """A value ends where, behind a gap, something announced by a colon begins (联系人：)."""
    for match in re.finditer("[\u4e00-\u9fff]{2,8}:", flow.text[:end]):
        begins = [gap for gap in flow.gaps if match.start() <= gap <= match.end() - 3]
        if begins and max(begins) >= start:
            return max(begins)
    return end


def _end_of_clause(flow: Flow, start: int, end: int) -> int:
    """In prose a value ends with its clause."""
    stop = re.compile("[,。;]").search(flow.text, start, end)
    return stop.start() if stop else end


def opens_with_label(place: Place) -> bool:
    """Whether the place begins with a label (so it is not somebody else's value)."""
    first = next(iter(place.marked(*_LABELS)), None)
    begins = first is not None and first.start in (0, value_start(place.flow, 0))
    return first is not None and begins and is_label(place.flow, first)


def is_label(flow: Flow, mark: Mark) -> bool:
    """Whether a marked label really is one here: it begins at an edge, a value may follow."""
    if not flow.is_edge(mark.start):
        return False
    end = mark.end
    if flow.text[end : end + 1] in _NO_VALUE or flow.text.startswith("意见", end):
        return False
    if flow.is_edge(end) or _NOTE.match(flow.text, end).end() > end:  # type: ignore[union-attr]
        return True
    if mark.value.endswith(_NUMBERS) and flow.text[end : end + 1].isdigit():
        return True
    begins = mark.start == 0 or mark.start in flow.breaks
    # The gap was lost: only a label that can be nothing else is believed.
    return begins and (end - mark.start >= 4 or mark.value in _BRIEF) and mark.kind in _LABELS


def value_start(flow: Flow, end: int) -> int:
    """Where the value of a label that ends at ``end`` begins."""
    note = _NOTE.match(flow.text, end)
    return note.end() if note else end


def _heads(place: Place) -> bool:
    return is_only_label(place) and not place.flow.text.endswith(":")


def is_only_label(place: Place) -> bool:
    """Whether nothing but a label stands in the place, or several that are one: 职务/岗位."""
    labels = [mark for mark in place.marked(*_LABELS) if mark.start == 0]
    whole = bool(labels) and value_start(place.flow, labels[0].end) >= len(place.flow.text)
    return whole or _is_compound_label(place.flow.text)


def _is_compound_label(text: str) -> bool:
    """Labels joined by a stroke or a bracket, or led by whose they are: 职务(岗位), 项目职务."""
    pieces = [piece for piece in _JOINTS.split(text.rstrip(":")) if piece]
    return bool(pieces) and all(
        piece in words("labels") or _WHOSE.sub("", piece) in words("labels") for piece in pieces
    )


def asks_for_post(place: Place) -> bool:
    """Whether the place is a label of what somebody does: 担任职务, 项目职务, 职务/岗位."""
    said = place.flow.text
    asks = is_only_label(place) or _POST_AND_POST.fullmatch(said.rstrip(":)")) is not None
    return asks and heads_posts(said)


def heads_posts(words: str) -> bool:
    """Whether a heading's words ask what somebody does, whatever stands before: 拟任岗位."""
    said = words.rstrip(":)")
    return said.endswith(_POSTS) and "证" not in said


def _overlap(a0: float, a1: float, b0: float, b1: float) -> float:
    """What two stretches share, as a part of the shorter one."""
    shorter = min(a1 - a0, b1 - b0)
    return (min(a1, b1) - max(a0, b0)) / shorter if shorter > 0 else 0.0


def values(pairs: Sequence[Pair], *labels: str) -> list[Span]:
    """The values of all pairs whose label is one of ``labels``, in order, empty ones left out."""
    return [pair.value for pair in pairs if pair.label.text in labels and pair.value]
