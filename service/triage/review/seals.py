"""Seals for a person to check: each beside its ring unrolled and what was read of it."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from models.document import Document
from models.geometry import Box
from models.page import Page, Seal
from service.triage.review.context import PageKey, ReviewContext
from service.triage.review.sheets import Crop, Sheet


class SealView(NamedTuple):
    """A seal beside its text; ``under`` is the print it covers, as read."""

    seal: Seal
    sheet: Sheet
    crop: Crop | None
    unrolled: str | None
    under: tuple[str, ...]


def seals(context: ReviewContext, sheets: Mapping[PageKey, Sheet]) -> dict[PageKey, list[SealView]]:
    """The seals of each page."""
    return {
        (attachment, page.number): list(_of(context, sheets[attachment, page.number], page))
        for attachment, document in context.documents.items()
        if isinstance(document, Document)
        for page in document.pages
        if (attachment, page.number) in sheets
    }


def _of(context: ReviewContext, sheet: Sheet, page: Page) -> Iterator[SealView]:
    for place, seal in enumerate(page.seals):
        under = tuple(p.text for p in page.passages if _inside(p.box, seal.box))
        unrolled = context.seals.get((*sheet.key, place))
        yield SealView(seal, sheet, sheet.crop(seal.box, 0.08), unrolled, under)


def _inside(box: Box, seal: Box) -> bool:
    """Whether the seal covers some of the passage."""
    across = min(box.x1, seal.x1) - max(box.x0, seal.x0)
    down = min(box.y1, seal.y1) - max(box.y0, seal.y0)
    return across > 0 and down > 0.3 * box.height


def meant(box: Box, seal: Seal) -> bool:
    """Whether ink at ``box`` is that seal: its centre lies on it and it is no smaller than half."""
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    on = seal.box.x0 <= x <= seal.box.x1 and seal.box.y0 <= y <= seal.box.y1
    return on and box.height >= seal.box.height / 2
