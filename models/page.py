"""What stands on a page: lines of text, passages, tables, seals, codes."""

from enum import StrEnum
from functools import cached_property
from typing import Annotated

from pydantic import Field as Setting

from models.base import Frozen
from models.geometry import BBox, Box
from models.lines import Confidence, Lines, TextLine, TextSource


class Ink(Frozen):
    """A piece of text and the place on the page where it was read."""

    text: str
    page: Annotated[int, Setting(ge=1)]
    box: BBox
    confidence: Confidence
    source: TextSource


class PassageKind(StrEnum):
    """What holds a passage together."""

    PARAGRAPH = "paragraph"
    CELL = "cell"
    LINE = "line"


class Passage(Frozen):
    """Lines that are read as one text: a paragraph, a table cell, a line that stands alone.

    Its text is its lines' texts joined without anything between, so that a name broken
    over two lines of one cell is one name, and every offset leads back to a line.
    """

    page: int
    kind: PassageKind
    lines: Lines

    @property
    def text(self) -> str:
        return self.lines.text

    @property
    def box(self) -> Box:
        return Box.union(line.box for line in self.lines)

    def ink(self, start: int, end: int) -> Ink:
        """The characters ``start`` to ``end`` (exclusive) with the place they stand on."""
        held = self._held(start, end)
        certainties = [c for line, first, last in held for c in line.certainties[first:last]]
        return Ink(
            text=self.text[start:end],
            page=self.page,
            box=self.box_of(start, end),
            confidence=min(1.0, max(0.0, min(certainties))),
            source=held[0][0].source,
        )

    def box_of(self, start: int, end: int) -> Box:
        """Where the characters ``start`` to ``end`` (exclusive) stand on the page."""
        held = self._held(start, end)
        return Box.union(line.box_of(first, last) for line, first, last in held).clipped()

    def _held(self, start: int, end: int) -> list[tuple[TextLine, int, int]]:
        """The lines these characters stand in, each with the first and the last (exclusive)."""
        pieces = (
            (line, max(0, start - offset), min(len(line.text), end - offset))
            for line, offset in zip(self.lines, self.offsets, strict=True)
        )
        return [(line, first, last) for line, first, last in pieces if first < last]

    @cached_property
    def offsets(self) -> tuple[int, ...]:
        """Where each line begins in ``text``."""
        starts, total = [], 0
        for text in self.lines.texts:
            starts.append(total)
            total += len(text)
        return tuple(starts)


class SealShape(StrEnum):
    """The outline of a seal."""

    ROUND = "round"
    OVAL = "oval"
    SQUARE = "square"


class Seal(Frozen):
    """A seal, unrolled and read. Boxes are fractions of the displayed page.

    ``name`` is the text of the ring (whose seal it is; empty where nothing could be read),
    ``inscription`` the line under the star (合同专用章, 项目部…), ``confidence`` that of the
    least sure character of ``name``.
    """

    page: int
    box: BBox
    shape: SealShape
    colour: str
    name: str
    inscription: str
    confidence: Confidence


class Code(Frozen):
    """A QR or bar code. ``symbology`` as ZXing names it (``QRCode``, ``Code128`` …)."""

    page: int
    box: BBox
    symbology: str
    text: str


class Page(Frozen):
    """One page as it was read; ``number`` counts from 1, sizes are pixels as displayed."""

    number: Annotated[int, Setting(ge=1)]
    source: TextSource
    passages: tuple[Passage, ...] = ()
    overprint: tuple[Passage, ...] = ()
    """Words that run aslant over the page, a watermark's: no part of what the page says."""
    queries: tuple[Passage, ...] = ()
    """What somebody typed into a search form, which says nothing of what was found."""
    seals: tuple[Seal, ...] = ()
    codes: tuple[Code, ...] = ()
    turned: int = 0
    """Degrees, clockwise, the page had to be turned to be read: 0, 90, 180 or 270."""
    doubts: tuple[str, ...] = ()
    """Codes of what makes this page unsure: ``hidden_text``, ``typed_over``, ``faint`` …"""
    width: int = 0
    height: int = 0
    """0 where the page was read before its size was kept."""
