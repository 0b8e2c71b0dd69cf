"""What reading starts from: an attachment, opened, and its pages as a person sees them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from extractors.pixels import Image
from models.document import PageFailure
from models.errors import AttachmentError
from models.geometry import Box
from models.page import TextLine

READING_SIDE = 2339
"""Longest side, in pixels, a page is rendered at unless it holds a finer picture: A4 at 200 dpi.
Printed text of 8 points is then 22 pixels high, about half of what the recogniser takes."""

LARGEST_SIDE = 5000
"""Longest side, in pixels, of any picture handed on: A3 at 300 dpi. More costs memory and time
and reads no better."""


class MediaType(StrEnum):
    """The kinds of file that can be read."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    BMP = "image/bmp"
    TIFF = "image/tiff"


@dataclass(frozen=True)
class SourcePage:
    """One page as displayed: turned as its file says, cropped, on white.

    It lives until the next page is asked for. ``picture`` gives the page at reading
    resolution, ``height_px`` by ``width_px``, RGB; AttachmentError where it cannot.
    ``lines`` is the text layer where it is what a person sees, None where the picture has to
    be read. ``rulings`` are the thin vector lines and box edges of a PDF page. ``drawn`` is
    False where nothing but text and rulings stands on the page, so that no seal or code can
    be there.
    """

    number: int
    width_px: int
    height_px: int
    picture: Callable[[], Image]
    lines: tuple[TextLine, ...] | None = None
    rulings: tuple[Box, ...] = ()
    doubts: tuple[str, ...] = ()
    drawn: bool = True


PageOrFailure = SourcePage | PageFailure


@dataclass(frozen=True)
class Opened:
    """An attachment that has been opened. Iterating it, once, gives every page, read or failed.

    ``signed``: a PDF signature field holds a value; nothing is said about its validity.
    """

    media_type: MediaType
    page_count: int
    signed: bool
    walk: Callable[[], Iterator[PageOrFailure]]
    pixels: tuple[int, int] | None = None
    """Width and height, as displayed and before any reduction, of a file that is one picture."""

    def __iter__(self) -> Iterator[PageOrFailure]:
        return self.walk()


def failure(page: int, error: AttachmentError) -> PageFailure:
    """What ``error`` means where it befell one page only."""
    return PageFailure(page=page, code=error.code, message=error.message)
