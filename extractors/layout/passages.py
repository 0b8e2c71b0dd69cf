"""From lines to passages: table cells, visual rows, paragraphs, in reading order."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from extractors.layout import grid
from extractors.layout.rows import beside, visual_rows
from extractors.pixels import page_side
from models.geometry import Box
from models.lines import TextLine
from models.page import Passage, PassageKind

COLUMN_GAP = 2.2
"""Line heights of blank that separate two columns of one visual row.

Letter-spaced labels leave up to two (姓　　名); table columns and label-value layouts more.
"""

_OPENS = re.compile(
    r"[^:：，,。；;、(（]{1,14}[:：]|特此|此致|以上情况|情况属实|[一二三四五六七八九十\d]{1,2}[、.．]|[（(][一二三四五六七八九十\d]{1,2}[)）]"
)
"""What a new label, a new item of a list or a letter's last sentence begins with."""

_GOES_ON = re.compile("岗位|工种|工作|职务|[起止至到]|[年月日元]")
"""What follows a blank that was filled in: 自　2020年3月1日　起至, 在　施工技术　岗位工作."""

_GIVES = re.compile(
    r"(?:(?:乙方|同志|先生|女士)\s*(?:为|担任|任|从事)\s*(?:[本我][\u4e00-\u9fff]{1,3})?"
    r"|岗位\s*(?:[(（][^()（）]{1,6}[)）])?\s*[为是])\s*$"
)
"""What gives somebody a post: what stands in the same row behind it is the post. 同志为本公司,
乙方工作岗位（工种）是."""

_HANGS = ("担任", "任", "为", "聘任", "任命", "从事", "，", ",", "、")
"""What a line breaks off with before a word that found no room, filled in and never parted."""

_WIDE = re.compile("[\u3001-\u303f\u3400-\u9fff\uff01-\uff60]")

_CLOSES = ("。", "；", "：", ":", ";")

LABEL = 8
"""Line heights: no label is longer, hardly a line of prose beside something else is shorter."""

FILLED_IN = 12
"""Characters in a sentence's blank, at most: a name, a post with its trade, a date."""

SHORTEST = 16
"""Line heights: a shorter line is an entry, not the first line of a paragraph; so many wide
characters are as good, for columns read downwards are laid closer than they are wide."""

UNPARTED = 8
"""Line heights: a filled-in post or unit longer than that is parted like any other words."""

PARAGRAPH_LEADING = 1.8
"""Line heights of blank between two lines of one paragraph, at most."""

PROSE_LEADING = 2.4
"""The same below a line that fills a paragraph's width in the middle of a sentence: certificates
and letters are set wide."""

TITLE = 0.6
"""Share of the page's width a title has at least whose rest stands in a second line."""

NEAR = 12
"""Line heights between two columns of one table on a screen, at most."""


class Sheet:
    """One page's lines with its proportions, for measuring in line heights.

    ``aspect`` is the page's width by its height in pixels; boxes are fractions.
    """

    def __init__(self, number: int, lines: Sequence[TextLine], cells: Sequence[Box], aspect: float):
        self.number = number
        self.aspect = aspect
        self.page_height = min(1.0, page_side(aspect, 1.0))
        """Of one page, as a part of the sheet's: 1, but less of a strip of several pages."""
        table = grid.mended(grid.Grid(cells, lines, self.page_height))
        inside, outside = _without_false_cells(*_by_cell(lines, table), aspect)
        self.cells = tuple(
            (box, Passage(page=number, kind=PassageKind.CELL, lines=_in_order(held)))
            for box, held in inside
        )
        self.rows = tuple(self._pieces(row) for row in _rows(outside))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Everything on the page, top to bottom: cells, and what stands outside of them."""
        # Columns are no paragraphs: the pieces of a table's row, a label beside its value.
        pieces = [(len(row), piece) for row in self.rows for piece in row]
        running = [
            count == 1 or (count == 2 and self._is_long(piece)) or _is_open([piece])
            for count, piece in pieces
        ]
        prose = [
            (piece, count == 2 or len(piece.lines) == 2)
            for (count, piece), runs in zip(pieces, running, strict=True)
            if runs
        ]
        columns = [piece for (_, piece), runs in zip(pieces, running, strict=True) if not runs]
        loose = [*self._paragraphs(prose), *columns]
        both = [passage for _, passage in self.cells if passage.lines] + loose
        row = 0.01 * self.page_height
        return tuple(sorted(both, key=lambda p: (round(p.box.y0 / row), p.box.x0)))

    @cached_property
    def _right(self) -> float:
        """Where the longest lines outside of cells end."""
        return max((row[-1].box.x1 for row in self.rows), default=1.0)

    def em(self, line: TextLine) -> float:
        """The height of ``line`` as a fraction of the page's width."""
        return line.box.height / self.aspect

    def _is_long(self, piece: Passage) -> bool:
        return piece.box.width > LABEL * self.em(piece.lines[0])

    def _pieces(self, row: list[TextLine]) -> list[Passage]:
        """A visual row cut where columns part."""
        groups = [[row[0]]]
        for left, right in pairwise(row):
            gap = right.box.x0 - left.box.x1
            if gap > COLUMN_GAP * min(self.em(left), self.em(right)):
                groups.append([])
            groups[-1].append(right)
        if _is_filled_in(groups):
            groups = [row]
        return [
            Passage(page=self.number, kind=PassageKind.LINE, lines=tuple(_gapped(group)))
            for group in groups
        ]

    def _paragraphs(self, pieces: list[tuple[Passage, bool]]) -> list[Passage]:
        """Join pieces that run on: the upper one is full, the lower one follows closely. With each
        piece, whether it stands beside another one, as a value does."""
        open_ones: list[list[Passage]] = []
        values: list[list[Passage]] = []
        for piece, beside_another in sorted(pieces, key=lambda one: one[0].box.y0):
            upper = next((group for group in open_ones if self._runs_on(group, piece)), None)
            upper = upper or next((g for g in values if self._is_rest_of_value(g, piece)), None)
            if upper is None:
                open_ones.append([piece])
                values += [open_ones[-1]] if beside_another else []
            else:
                upper.append(piece)
        return [
            group[0]
            if len(group) == 1
            else Passage(
                page=self.number,
                kind=PassageKind.PARAGRAPH,
                lines=tuple(line for piece in group for line in piece.lines),
            )
            for group in open_ones
        ]

    def _runs_on(self, group: list[Passage], piece: Passage) -> bool:
        last_line = group[-1]
        last, block = last_line.box, Box.union(member.box for member in group)
        here = piece.box
        height = min(last.height, here.height)
        em = height / self.aspect
        if self._is_rest_of_title(group[-1], piece):
            return True
        leading = PROSE_LEADING if _is_in_mid_sentence(group[-1]) else PARAGRAPH_LEADING
        return (
            0 <= here.y0 - last.y1 + height * 0.3 <= (leading + 0.3) * height
            and max(last.height, here.height) < _alike(group[-1], piece) * height
            # Filled-in words may stand apart from the margin; a new paragraph follows a full stop.
            and here.x0 <= block.x0 + 3 * em
            and here.x0 >= block.x0 - 3 * em
            and (
                not _OPENS.match(piece.text)
                or _is_open(group)
                or self._breaks_off(last_line, piece)
            )
            and (not group[-1].text.endswith(_CLOSES) or _is_open(group))
            # A line that stops short ends its paragraph; one of a few words is no paragraph.
            and last.x1 >= here.x1 - (UNPARTED if _hangs(group[-1]) else 1.5) * em
            and max(last.width / em, len(_WIDE.findall(group[-1].text))) > SHORTEST
        )

    def _breaks_off(self, last: Passage, piece: Passage) -> bool:
        """Whether the line above is the first of a paragraph, indented, and breaks off at the right
        margin in the middle of a word: what looks like a label below is the rest of it."""
        em = self.em(last.lines[0])
        indented = piece.box.x0 < last.box.x0 - em
        full = last.box.x1 > self._right - 1.5 * em
        return indented and full and not last.text.rstrip().endswith((*_CLOSES, "，", ",", "。"))

    def _is_rest_of_title(self, last: Passage, piece: Passage) -> bool:
        """Whether a title too long for its line goes on below, in its middle and its size."""
        upper, lower = last.box, piece.box
        centred = abs(upper.centre.x - lower.centre.x) < 0.012 and lower.width < 0.9 * upper.width
        alike = 0.85 < upper.height / lower.height < 1.18
        near = 0 < lower.y0 - upper.y1 < 1.5 * upper.height
        wide = upper.width > TITLE and len(_WIDE.findall(piece.text)) > 2
        return centred and alike and near and wide and not last.text.endswith(_CLOSES)

    def _is_rest_of_value(self, group: list[Passage], piece: Passage) -> bool:
        """Whether a value goes on in the next line, as on telephones: set flush right, or set flush
        left and broken off where lines end."""
        last, here = group[-1].box, piece.box
        em = last.height / self.aspect
        full = last.x1 > self._right - 1.5 * em and abs(here.x0 - last.x0) < em
        return (
            (abs(here.x1 - last.x1) < 0.5 * em or full)
            and abs(here.y0 - last.y1) < 0.5 * last.height
            and here.width < last.width
            and not _OPENS.match(piece.text)
        )


def _hangs(piece: Passage) -> bool:
    return piece.text.rstrip().endswith(_HANGS)


def _is_in_mid_sentence(piece: Passage) -> bool:
    """Whether a line of prose breaks off in a clause: it holds a comma, and ends with a word."""
    said = piece.text.rstrip()
    return len(said) >= SHORTEST and re.search("[，,]", said) is not None and said[-1].isalnum()


def _alike(last: Passage, piece: Passage) -> float:
    """How much higher one line of a paragraph is than another: below a line of prose more than
    below a title; the box detection draws around a glyph or two that are left over is high."""
    if len(piece.text) <= 3:
        return 1.8
    return 1.6 if len(_WIDE.findall(last.text)) > 1.5 * SHORTEST else 1.4


def _is_open(group: list[Passage]) -> bool:
    """Whether a bracket waits to be closed: （证书 / 编号：… is no new label."""
    text = "".join(piece.text for piece in group)
    return len(re.findall("[(（]", text)) > len(re.findall("[)）]", text))


def _is_filled_in(groups: list[list[TextLine]]) -> bool:
    """Whether a row is a sentence with a blank filled in, not columns: 乙方同意根据甲方工作需要，
    担任＿监理员＿岗位. What is filled in is short, and the sentence goes on behind it."""
    said = ["".join(line.text for line in group) for group in groups]
    behind = [line for group in groups[1:] for line in group]
    if behind and _GIVES.search(said[0]) and all(len(line.text) <= FILLED_IN for line in behind):
        return True
    if len(said) < 2 or any(re.search("[:：]", text) for text in said):
        return False
    begins = re.match(r".{4,}[，,].*[^，,。；;\s]$", said[0]) is not None
    if len(said) == 2:
        return begins and _GOES_ON.match(said[1]) is not None
    return begins and all(len(text) <= FILLED_IN for text in said[1:-1])


def _without_false_cells(
    held: list[tuple[Box, list[TextLine]]], outside: list[TextLine], aspect: float
) -> tuple[list[tuple[Box, list[TextLine]]], list[TextLine]]:
    """Cells whose every line belongs to what stands loose beside it are none: on screens only
    some of a table's hairlines are found, and close around several rows of a column.
    """
    cells, loose = list(held), list(outside)
    while (false := next((c for c in cells if _crossed(c[1], loose, aspect)), None)) is not None:
        cells.remove(false)
        loose += false[1]
    return cells, loose


def _crossed(lines: list[TextLine], loose: list[TextLine], aspect: float) -> bool:
    rows = _rows(lines)
    return len(rows) >= 2 and all(_has_fellow(row[0], loose, aspect) for row in rows)


def _has_fellow(line: TextLine, loose: list[TextLine], aspect: float) -> bool:
    """Whether a loose line continues the line's row, no farther away than columns stand."""
    reach = NEAR * line.box.height / aspect
    one = line.box
    return any(
        beside(one, other.box) and max(other.box.x0 - one.x1, one.x0 - other.box.x1) < reach
        for other in loose
    )


def _by_cell(
    lines: Sequence[TextLine], cells: Sequence[Box]
) -> tuple[list[tuple[Box, list[TextLine]]], list[TextLine]]:
    """Each cell with its lines; and the lines that stand in none. Lines over several are cut."""
    held: dict[Box, list[TextLine]] = {box: [] for box in cells}
    outside: list[TextLine] = []
    for line in lines:
        for part, cell in _cut_at_cells(line, cells):
            (outside if cell is None else held[cell]).append(part)
    return list(held.items()), outside


def _cut_at_cells(line: TextLine, cells: Sequence[Box]) -> list[tuple[TextLine, Box | None]]:
    box = line.box
    level = box.centre.y
    near = [cell for cell in cells if cell.y0 <= level <= cell.y1 and cell.meet(box).width >= 0]
    owners: list[Box | None] = []
    if not near or (len(near) == 1 and near[0].meet(box) == box):
        owners = [near[0] if near else None] * len(line.text)
    else:
        for run in re.finditer(r"\s+|\S+", line.text):
            owners += _owners(line, run.start(), run.end(), near)
    parts: list[tuple[TextLine, Box | None]] = []
    start = 0
    for end in range(1, len(owners) + 1):
        if end == len(owners) or owners[end] != owners[start]:
            if line.text[start:end].strip():
                parts.append((line.part(start, end), owners[start]))
            start = end
    return parts


def _owners(line: TextLine, start: int, end: int, cells: Sequence[Box]) -> list[Box | None]:
    """The cell of each character of one run.

    A run is cut only between two cells that hold two characters and more each; otherwise a
    ruling that cuts words is none (the frame of a button, a stroke of a seal).
    """
    owners = [_owner(line.box_of(i, i + 1), cells) for i in range(start, end)]
    counts = Counter(owners)
    if len(counts) > 1 and (None in counts or min(counts.values()) < 2):
        owners = [counts.most_common(1)[0][0]] * len(owners)
    return owners


def _owner(glyph: Box, cells: Iterable[Box]) -> Box | None:
    """The smallest cell that holds the glyph's centre."""
    holding = [cell for cell in cells if cell.holds(glyph.centre)]
    return min(holding, key=lambda cell: cell.area, default=None)


def _rows(lines: Iterable[TextLine]) -> list[list[TextLine]]:
    return visual_rows(lines, lambda line: line.box)


def _in_order(lines: Iterable[TextLine]) -> tuple[TextLine, ...]:
    return tuple(line for row in _rows(lines) for line in _gapped(row))


def _gapped(row: list[TextLine]) -> list[TextLine]:
    """The row's lines, a space after each that another one follows."""
    return [*(_with_space(line) for line in row[:-1]), *row[-1:]]


def _with_space(line: TextLine) -> TextLine:
    if line.text.endswith(" "):
        return line
    return line.model_copy(
        update={
            "text": line.text + " ",
            "cuts": (*line.cuts, line.cuts[-1]),
            "certainties": (*line.certainties, 1.0),
        }
    )
