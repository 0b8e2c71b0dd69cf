"""Which places of a page stand beside which: in a row, in a column, right below."""

from functools import cached_property
from itertools import islice

from extractors.forms.labels import is_only_label, opens_with_label
from extractors.forms.place import Place
from extractors.language.flow import flow_of
from extractors.language.pipeline import marks
from extractors.layout.passages import Sheet
from extractors.layout.rows import visual_rows
from models.page import Passage, PassageKind

OVERLAP = 0.006
"""Of a page's height: rulings are thick, so a row may reach so far into the one above."""

BUTTONS = frozenset({"查询", "搜索", "检索", "重置", "清空", "筛选", "查询重置", "搜索重置"})
"""What the buttons of a search form say."""


class Places:
    """One page's places, ready to be asked for their neighbours."""

    def __init__(self, sheet: Sheet) -> None:
        self.number = sheet.number
        self.aspect = sheet.aspect
        self.page_height = sheet.page_height
        cells = [(flow_of(passage), box, True) for box, passage in sheet.cells]
        pieces = [(flow_of(p), p.box, False) for row in sheet.rows for p in row]
        self.places = tuple(Place(f, box, ruled, marks(f)) for f, box, ruled in cells + pieces)
        loose = iter(self.places[len(cells) :])
        self.rows = tuple(tuple(islice(loose, len(row))) for row in sheet.rows)
        self.texts = tuple(self._text(passage) for passage in sheet.passages)
        """Cells and whole paragraphs, in reading order."""
        self._levels: dict[tuple[float, float], tuple[Place, ...]] = {}

    def _text(self, passage: Passage) -> Place:
        """The place that is ``passage``, or, for a paragraph of several lines, a new one."""
        for place in self.places:
            if place.flow.passage is passage:
                return place
        flow = flow_of(passage)
        return Place(flow, passage.box, False, marks(flow))

    @property
    def overlap(self) -> float:
        """How far a row may reach into the one above."""
        return OVERLAP * self.page_height

    @cached_property
    def bands(self) -> tuple[tuple[Place, ...], ...]:
        """Visual rows of everything that is written, in cells or not, by where the text stands:
        for tables of which only some rulings were found."""
        if not any(place.ruled for place in self.places):
            return self.rows
        written = [place for place in self.places if place.flow.text]
        rows = visual_rows(written, lambda place: place.flow.passage.box)
        return tuple(tuple(row) for row in rows)

    @property
    def said(self) -> tuple[Passage, ...]:
        """What the page says: everything but ``asked``."""
        return tuple(p.flow.passage for p in self.texts if id(p.flow) not in self.queries)

    @property
    def asked(self) -> tuple[Passage, ...]:
        """What somebody typed into a search form."""
        return tuple(p.flow.passage for p in self.texts if id(p.flow) in self.queries)

    @cached_property
    def queries(self) -> frozenset[int]:
        """The flows, by identity, that somebody typed to look for something: what stands in one
        visual row with a button that searches says nothing of what was found."""
        return frozenset(id(place.flow) for band in self.bands if _searches(band) for place in band)

    def whole_of(self, place: Place) -> Place:
        """The paragraph that begins with ``place``, where a value goes on in lines that have
        nothing beside them: below it may stand the next label's value."""
        lines = place.flow.passage.lines
        text = self._paragraphs.get(id(lines[0])) if lines else None
        rest = text.flow.passage.lines[len(lines) :] if text else ()
        return text if text and all(id(line) in self._alone for line in rest) else place

    @cached_property
    def _paragraphs(self) -> dict[int, Place]:
        """The paragraphs by their first line's identity."""
        passages = ((text, text.flow.passage) for text in self.texts)
        return {id(p.lines[0]): t for t, p in passages if p.kind is PassageKind.PARAGRAPH}

    @cached_property
    def _alone(self) -> frozenset[int]:
        """The lines of visual rows that hold one piece, by identity."""
        rows = (row[0].flow.passage.lines for row in self.rows if len(row) == 1)
        return frozenset(id(line) for lines in rows for line in lines)

    def right_of(self, place: Place) -> Place | None:
        """The nearest place of the same row that begins where ``place`` ends or later."""
        candidates = [
            other
            for other in self._level_with(place)
            if other.box.x0 >= place.box.x1 - 0.01
            and (other.ruled == place.ruled or _lost_a_frame(place, other))
        ]
        return min(candidates, key=lambda other: (other.box.x0, other.box.y0), default=None)

    def left_of(self, place: Place) -> Place | None:
        """The nearest place of the same row that ends where ``place`` begins or earlier."""
        candidates = [
            other
            for other in self._level_with(place)
            if other.ruled == place.ruled and other.box.x1 <= place.box.x0 + 0.01
        ]
        return max(candidates, key=lambda other: other.box.x1, default=None)

    def row_of(self, place: Place) -> list[Place]:
        """All places beside ``place``, left to right, itself among them."""
        row = (other for other in self._level_with(place) if other.ruled == place.ruled)
        return sorted(row, key=lambda other: other.box.x0)

    def along(self, place: Place) -> list[Place]:
        """What stands left of the place and reaches over its middle, the nearest first: a form's
        side cells are as high as several rows."""
        level = place.box.centre.y
        sides = (p for p in self.places if p.box.x1 <= place.box.x0 + 0.01)
        over = (p for p in sides if p.box.y0 <= level <= p.box.y1)
        return sorted(over, key=lambda p: -p.box.x1)

    def _level_with(self, place: Place) -> tuple[Place, ...]:
        """All places that share most of their height with ``place``; looked for once, as a row's
        places are asked for again and again."""
        y0, y1 = place.box.y0, place.box.y1
        if (y0, y1) not in self._levels:
            self._levels[y0, y1] = tuple(
                other for other in self.places if _overlap(y0, y1, other.box.y0, other.box.y1) > 0.5
            )
        return self._levels[y0, y1]

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
                and other.box.y1 <= place.box.y0 + self.overlap
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
            and other.box.y0 >= place.box.y1 - self.overlap
            and _overlap(left, right, other.box.x0, other.box.x1) > 0.6
        ]
        return sorted(column, key=lambda other: other.box.y0)


def _lost_a_frame(label: Place, value: Place) -> bool:
    """Whether of a label and its value one may have lost its frame: a label's is often shaded, and
    an empty cell beside it may be its own, found amiss."""
    return is_only_label(label) and (label.ruled or bool(value.flow.text))


def _overlap(a0: float, a1: float, b0: float, b1: float) -> float:
    """What two stretches share, as a part of the shorter one."""
    shorter = min(a1 - a0, b1 - b0)
    return (min(a1, b1) - max(a0, b0)) / shorter if shorter > 0 else 0.0


def _searches(band: tuple[Place, ...]) -> bool:
    """Whether a row is a search form: a button, and labels of what is looked for before it."""
    button = next((n for n, place in enumerate(band) if place.flow.text in BUTTONS), None)
    if button is None:
        last = band[-1].flow
        joined = next((b for b in BUTTONS if last.text.endswith(b)), "")
        begins = len(last.text) - len(joined)
        return bool(joined) and begins in last.gaps and any(map(opens_with_label, band))
    return any(map(opens_with_label, band[:button]))
