"""Pages as the review page shows them: their pictures, and parts cut out of them."""

from typing import NamedTuple

from models.document import Document
from models.geometry import Box
from service.triage.review.context import PageKey, ReviewContext

UNKNOWN_SIZE = (1000, 1414)
"""A4's proportions, until the picture itself tells."""

THUMBNAIL = 120
"""Pixels a page in the strip is wide."""


class Crop(NamedTuple):
    """The part ``box`` of a picture of ``width`` by ``height`` pixels, to be shown upright."""

    url: str
    width: int
    height: int
    box: Box
    turned: int = 0

    @property
    def view(self) -> Box:
        """What is seen of the picture once it is turned."""
        return self.box.turned(self.turned, self.width, self.height)

    @property
    def transform(self) -> str:
        """What turns the picture, in SVG's words; empty where it stands upright."""
        moved = {90: (self.height, 0), 180: (self.width, self.height), 270: (0, self.width)}
        if self.turned not in moved:
            return ""
        across, down = moved[self.turned]
        return f"translate({across} {down}) rotate({self.turned})"


class Sheet(NamedTuple):
    """A page: ``anchor`` names it on the review page, ``url`` is None where it has no picture.

    ``turned`` are the degrees, clockwise, it has to be turned to be read.
    """

    key: PageKey
    anchor: str
    url: str | None
    width: int
    height: int
    turned: int

    @property
    def thumbnail(self) -> str:
        """The address of the picture, small."""
        address = self.url or ""
        return f"{address}{'&' if '?' in address else '?'}width={THUMBNAIL}"

    def pixels(self, box: Box) -> Box:
        """The box in pixels of the picture."""
        wide, high = self.width, self.height
        return Box(box.x0 * wide, box.y0 * high, box.x1 * wide, box.y1 * high)

    def crop(self, box: Box, around: float = 0.35) -> Crop | None:
        """The box with paper ``around`` it, in parts of its shorter side."""
        if not self.url:
            return None
        inner = self.pixels(box)
        margin = max(around * min(inner.width, inner.height), self.width / 150)
        return Crop(self.url, self.width, self.height, inner.grown(margin, margin), self.turned)


def sheets(context: ReviewContext) -> dict[PageKey, Sheet]:
    """Every page of every attachment, in the manifest's order."""
    return {
        (attachment.id, number): _sheet(context, place, (attachment.id, number))
        for place, attachment in enumerate(context.report.attachments)
        for number in range(1, (attachment.pages or 0) + 1)
    }


def _sheet(context: ReviewContext, place: int, key: PageKey) -> Sheet:
    width, height = context.sizes.get(key, UNKNOWN_SIZE)
    document = context.documents.get(key[0])
    pages = document.pages if isinstance(document, Document) else ()
    turned = next((page.turned for page in pages if page.number == key[1]), 0)
    return Sheet(key, f"p-{place}-{key[1]}", context.images.get(key), width, height, turned)
