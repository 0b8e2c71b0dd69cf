"""Pages for tests, typed: rows of text become lines with places, cells are given by rulings."""

import re
from collections.abc import Sequence

from extractors.documents.spec import DocumentText
from extractors.forms.pairs import PageText
from extractors.language.flow import Flow, flow_of
from extractors.layout.passages import Sheet
from models.geometry import Box, Quad
from models.lines import TextLine, TextSource
from models.page import Passage, PassageKind

COLUMNS, ROWS = 50, 60
ASPECT = 0.7


def line(text: str, column: float = 0, row: float = 0, certainty: float = 1.0) -> TextLine:
    """A line of full-width characters whose first one stands at ``column`` of ``row``."""
    x, y, count = column / COLUMNS, row / ROWS, len(text)
    return TextLine(
        text=text,
        quad=Quad.of(Box(x, y, min(1.0, x + count / COLUMNS), min(1.0, y + 0.8 / ROWS))),
        cuts=tuple(i / count for i in range(count + 1)),
        certainties=(certainty,) * count,
        source=TextSource.OCR,
    )


def lines(page: str) -> list[TextLine]:
    """One line for each run of text; three ideographic spaces or more part two runs."""
    return [
        line(run.group(), run.start(), row)
        for row, text in enumerate(page.strip("\n").splitlines())
        for run in re.finditer(r"[^　]+(?:　{1,2}[^　]+)*", text)
    ]


def cell(column: float, row: float, width: float) -> Box:
    """The cell around ``width`` characters at ``column`` of ``row``."""
    x0, x1 = (column - 0.5) / COLUMNS, (column + width + 0.5) / COLUMNS
    return Box(x0, (row - 0.1) / ROWS, x1, (row + 0.9) / ROWS)


def sheet(page: str, cells: Sequence[Box] = (), number: int = 1) -> Sheet:
    return Sheet(number, lines(page), cells, ASPECT)


def page(text: str, cells: Sequence[Box] = (), number: int = 1) -> PageText:
    return PageText(sheet(text, cells, number))


def document(*pages: str) -> DocumentText:
    """A document of unruled pages."""
    return DocumentText(pages=tuple(page(text, number=i + 1) for i, text in enumerate(pages)))


def table(
    *rows: Sequence[str],
    top: int = 2,
    width: int = 12,
    tall_first_column: bool = False,
    number: int = 1,
) -> PageText:
    """A ruled table: each cell ``width`` characters wide and two rows high, those of the first
    column as high as the table where that is asked for."""
    typed, cells = [], []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            left, upper = c * width, top + 2 * r
            tall = tall_first_column and c == 0
            first, last = (top, top + 2 * len(rows)) if tall else (upper, upper + 2)
            cells.append(Box(left / COLUMNS, first / ROWS, (left + width) / COLUMNS, last / ROWS))
            typed += [line(text, left + 0.5, upper + 0.5)] if text else []
    cells = list(dict.fromkeys(cells))
    return PageText(Sheet(number, typed, cells, ASPECT))


def flow(text: str) -> Flow:
    return flow_of(Passage(page=1, kind=PassageKind.LINE, lines=(line(text),)))
