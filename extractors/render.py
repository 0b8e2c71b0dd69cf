"""The pages of an attachment as pictures for a report: what a person would see, small."""

from collections.abc import Iterator
from itertools import islice

from PIL import Image as Pillow

from extractors.intake import open_attachment
from extractors.settings import Limits
from extractors.source import PageOrFailure, SourcePage
from models.errors import AttachmentError

BLANK_SHAPE = (210, 297)
"""The proportions of A4: what stands in for a page that could not be shown."""


def page_pictures(data: bytes, limits: Limits, width: int) -> Iterator[Pillow.Image]:
    """Each page as displayed, at most ``width`` pixels wide, RGB.

    A page that cannot be shown is a blank sheet, so that the n-th picture is page n.
    AttachmentError where the attachment as a whole cannot be opened.
    """
    for page in open_attachment(data, limits):
        yield _shown(page, width)


def page_picture(data: bytes, limits: Limits, width: int, number: int) -> Pillow.Image | None:
    """Page ``number``, from 1, as displayed; None where the attachment has no such page."""
    for page in islice(open_attachment(data, limits), number - 1, number):
        return _shown(page, width)
    return None


def _shown(page: PageOrFailure, width: int) -> Pillow.Image:
    if not isinstance(page, SourcePage):
        return _blank(width)
    try:
        picture = Pillow.fromarray(page.picture())
    except AttachmentError:
        return _blank(width)
    height = round(picture.height * width / picture.width)
    if picture.width > width:
        picture = picture.resize((width, max(1, height)), Pillow.Resampling.LANCZOS)
    return picture


def _blank(width: int) -> Pillow.Image:
    across, down = BLANK_SHAPE
    return Pillow.new("RGB", (width, round(width * down / across)), "white")
