"""A place on a page: what stands in a cell, or in one piece of a visual row."""

from typing import NamedTuple

from extractors.language.flow import Flow, Span
from extractors.language.pipeline import Mark, MarkKind
from models.geometry import Box


class Place(NamedTuple):
    """A flow and the box it may fill: its cell, or the piece of a visual row it is."""

    flow: Flow
    box: Box
    ruled: bool
    marks: tuple[Mark, ...]

    def marked(self, *kinds: MarkKind) -> list[Mark]:
        return [mark for mark in self.marks if mark.kind in kinds]

    @property
    def whole(self) -> Span:
        """All that stands there."""
        return Span(self.flow, 0, len(self.flow.text))
