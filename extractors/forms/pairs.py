"""Labels and their values: in the same line, in the cell to the right, in the cell below."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from extractors.forms.labels import (
    asks_for_post,
    is_only_label,
    labels_in,
    may_head,
    opens_with_label,
    value_start,
)
from extractors.forms.place import Place
from extractors.forms.places import Places
from extractors.language.flow import Flow, Span
from extractors.language.names import slot
from extractors.language.pipeline import Mark, MarkKind, marks
from models.page import PassageKind

APART = 3.2
"""Heights of a row that may lie blank between it and the next one of the same table."""

_ANNOUNCES = re.compile("[^:,。;]{1,8}:")

_EMPTY = ":;,、。.-—_/\\|' "


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


class PageText(Places):
    """One page, ready to be asked: its places, which are neighbours, its labelled values."""

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Every label on the page with its value, in reading order."""
        said = (place for place in self.texts if id(place.flow) not in self.queries)
        return tuple(pair for place in said for pair in self._pairs_in(place))

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
            return right.whole.stripped(_EMPTY)
        if below is not None and asks_for_post(place) and self._is_in_its_column(place, below):
            return below.whole.stripped(_EMPTY)
        if below is not None and _asks_for_unit(place) and _names_unit(below):
            named = right is not None and (_names_unit(right) or opens_with_label(right))
            if not named:
                return below.whole.stripped(_EMPTY)
        # A post below is a label's words as well: 承担角色 over 施工员.
        answered = below is not None and (asks_for_post(place) or not opens_with_label(below))
        if answered and self._is_among_headings(place):
            return self._same_below(place)
        for neighbour in (right, below):
            if neighbour is None or not neighbour.flow.text:
                continue
            heads = below is not None and not is_only_label(below)
            named_like_one = neighbour is right and not heads and self._is_value(neighbour)
            if named_like_one or not opens_with_label(neighbour):
                whole = self.whole_of(neighbour) if neighbour is right else neighbour
                return Span(whole.flow, 0, _end_of_value(whole)).stripped(_EMPTY)
        return None

    def _is_in_its_column(self, place: Place, below: Place) -> bool:
        """Whether a post stands under a heading of a table whose other headings nobody listed: a
        form's next row begins with a post as well, behind which somebody's name stands."""
        beside = self.right_of(below)
        if self.left_of(place) is None or beside is None or not below.marked(MarkKind.ROLE):
            return False
        return bool(beside.flow.text) and not slot.in_slot(beside.whole)

    def _is_among_headings(self, place: Place) -> bool:
        """Whether the label left of ``place`` has its value below, too, so that what is right of
        ``place`` may be a heading nobody listed, not a value."""
        left = self.left_of(place)
        if left is None or not (may_head(left) and is_only_label(place) and may_head(place)):
            return False
        below = self.below(left)
        return below is not None and not opens_with_label(below)

    def _same_below(self, heading: Place) -> Span | None:
        """What a column says where all of its rows say the same, or the only unit in it; the first
        of many different values is not the page's."""
        last, said = heading, dict[str, Place]()
        for place in self.column_below(heading, heading.box.x0, heading.box.x1):
            if said and place.box.y0 - last.box.y1 > APART * last.box.height:
                break
            if place.flow.text:
                said.setdefault(place.flow.text, place)
            last = place
        units = [place for place in said.values() if place.marked(MarkKind.ORGANISATION)]
        if len(said) > 1 and (len(units) != 1 or units[0] is not next(iter(said.values()))):
            return None
        return next((place.whole.stripped(_EMPTY) for place in said.values()), None)

    def _is_value(self, place: Place) -> bool:
        """Not a label, unless it has no value of its own: a major may be called 工程造价."""
        if not opens_with_label(place):
            return True
        right = self.right_of(place)
        alone = is_only_label(place) and (right is None or opens_with_label(right))
        return alone and not place.flow.text.endswith(":") and not place.marked(MarkKind.ROLE)


def _asks_for_unit(place: Place) -> bool:
    return is_only_label(place) and place.flow.text.removesuffix("名称").endswith("单位")


def _names_unit(place: Place) -> bool:
    return bool(place.marked(MarkKind.ORGANISATION))


def _end_of_value(place: Place) -> int:
    """A value ends where, behind a gap, the next label stands whose frame was lost."""
    flow = place.flow
    ends = (mark.start for mark in labels_in(place) if mark.start in flow.gaps - {0})
    return next(ends, len(flow.text))


def _before_unknown_label(flow: Flow, start: int, end: int) -> int:
    """A value ends where, behind a gap, something announced by a colon begins (联系人：), or where
    a line does, however its label was read (性口 别：女)."""
    lines = (at for at in sorted(flow.breaks) if start < at < end)
    end = next((at for at in lines if _ANNOUNCES.match(flow.text, at, end)), end)
    for match in re.finditer("[\u4e00-\u9fff]{2,8}:", flow.text[:end]):
        begins = [gap for gap in flow.gaps if match.start() <= gap <= match.end() - 3]
        if begins and max(begins) >= start:
            return max(begins)
    return end


def _end_of_clause(flow: Flow, start: int, end: int) -> int:
    """In prose a value ends with its clause."""
    stop = re.compile("[,。;]").search(flow.text, start, end)
    return stop.start() if stop else end


def values(pairs: Sequence[Pair], *labels: str) -> list[Span]:
    """The values of all pairs whose label is one of ``labels``, in order, empty ones left out."""
    return [pair.value for pair in pairs if pair.label.text in labels and pair.value]
