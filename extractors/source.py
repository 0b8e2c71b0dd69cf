"""What reading starts from: an attachment, opened, and its pages as a person sees them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from extractors.pixels import Image, Part, View, view_of
from models.document import PageFailure
from models.errors import AttachmentError
from models.geometry import Box
from models.lines import TextLine

READING_SIDE = 2339
"""Long side, in pixels, a page is rendered at unless it holds a finer picture: A4 at 200 dpi.
Printed text of 8 points is then 22 pixels high, about half of what the recogniser takes."""

LARGEST_SIDE = 5000
"""Long side, in pixels, of a page of any picture handed on: A3 at 300 dpi. More costs memory and
time and reads no better."""


class MediaType(StrEnum):
    """The kinds of file that can be read."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    BMP = "image/bmp"
    TIFF = "image/tiff"


class Besides(NamedTuple):
    """What stands on a page with a text layer besides its text and rulings.

    ``places`` hold all of it (fractions of the page); ``ruled``: straight strokes are among
    it. ``whole`` and ``bare`` are small pictures of the page as it is and without what is no
    part of any seal, its black print above all; ``large`` is the bare page as large as the
    page's ``picture``.
    """

    places: tuple[Box, ...]
    ruled: bool
    whole: Image
    bare: Image
    large: View


class Repeated(NamedTuple):
    """A character that a scanner's text layer puts on its picture (a fraction of the page)."""

    text: str
    box: Box


@dataclass(frozen=True)
class SourcePage:
    """One page as displayed: turned as its file says, cropped, on white.

    It lives until the next page is asked for. ``picture`` gives the page at reading
    resolution, ``height_px`` by ``width_px``, RGB, and ``parts`` any part of it, for less (None:
    the picture is there already); AttachmentError where they cannot.
    ``lines`` is the text layer where it is what a person sees, None where the picture has to
    be read. ``rulings`` are the thin vector lines and box edges of a PDF page. ``drawn`` is
    False where nothing but text and rulings stands on the page, so that no seal or code can
    be there; ``besides`` says what does, None where nobody looked. ``repeated`` is what a
    scanner's text layer, which nobody sees, says of the picture: no evidence, but an objection
    where it says another name. ``preview`` is a small picture of a page with a text layer (A4 at
    100 dpi), for what is too pale to be ``drawn``: a watermark. ``beside`` is a text layer that is
    seen, where the picture has to be read for other writing beside it.
    """

    number: int
    width_px: int
    height_px: int
    picture: Callable[[], Image]
    lines: tuple[TextLine, ...] | None = None
    rulings: tuple[Box, ...] = ()
    doubts: tuple[str, ...] = ()
    drawn: bool = True
    besides: Besides | None = None
    parts: Callable[[Part], Image] | None = None
    repeated: tuple[Repeated, ...] = ()
    preview: Image | None = None
    beside: tuple[TextLine, ...] = ()

    @property
    def view(self) -> View:
        """The page's picture, made only where it is looked at, if it can be."""
        if self.parts is None:
            return view_of(self.picture())
        return View((self.width_px, self.height_px), self.parts)


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
