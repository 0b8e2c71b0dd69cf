"""What somebody put onto a finished PDF page: text typed as an annotation, pieces of pictures."""

import ctypes
import re
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

TYPED_OVER = "typed_over"
"""The doubt of a page onto which words were typed that may be taken for its own."""

_SCAN = 0.6
"""Share of the page that a picture of all of it covers at least."""

_WORDS, _WIDE = 0.05, 1.5
"""Share of the page a few words cover at most, and how much longer than high they are."""

_PIECES = 3

_TELLING = re.compile(r"[\u3400-\u9fff]{2}|\d{4}")


def typed_over(page: pdfium.PdfPage) -> bool:
    """Whether an annotation of free text holds words or a number that could be evidence.

    Sticky notes, marks and stamps do not look like the page's own print.
    """
    count = pdfium_c.FPDFPage_GetAnnotCount(page.raw)
    return any(_TELLING.search(_free_text(page, index)) for index in range(count))


def pasted_over(page: pdfium.PdfPage) -> bool:
    """Whether small opaque pictures, wide as words are, lie on a scan: a name pasted over another.

    Seals are as high as wide, and signatures let the paper through. Scanners that cut a page into
    pieces cut it into many.
    """
    area = page.get_width() * page.get_height()
    images = [_bounds(o.raw) for o in page.get_objects([pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3)]
    stamps = [bounds for index in range(pdfium_c.FPDFPage_GetAnnotCount(page.raw))
              for bounds in _stamped(page, index)]  # fmt: skip
    scans = [place for place, bounds in enumerate(images) if bounds.area >= _SCAN * area]
    if not scans:
        return False
    later = [*images[scans[0] + 1 :], *stamps]
    pieces = [bounds for bounds in later if bounds.is_words(area)]
    return 1 <= len(pieces) <= _PIECES


class _Bounds(NamedTuple):
    """A picture on a page, in points; ``opaque``: nothing shows through."""

    width: float
    height: float
    opaque: bool

    @property
    def area(self) -> float:
        return self.width * self.height

    def is_words(self, page: float) -> bool:
        long, short = max(self.width, self.height), min(self.width, self.height)
        return self.opaque and self.area <= _WORDS * page and long >= _WIDE * short


def _bounds(image: ctypes.c_void_p) -> _Bounds:
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium_c.FPDFPageObj_GetBounds(image, *map(ctypes.byref, sides))
    left, bottom, right, top = (side.value for side in sides)
    opaque = not pdfium_c.FPDFPageObj_HasTransparency(image)
    return _Bounds(right - left, top - bottom, opaque)


def _stamped(page: pdfium.PdfPage, index: int) -> list[_Bounds]:
    """The opaque pictures of a stamp, as large as the stamp."""
    annotation = pdfium_c.FPDFPage_GetAnnot(page.raw, index)
    try:
        if pdfium_c.FPDFAnnot_GetSubtype(annotation) != pdfium_c.FPDF_ANNOT_STAMP:
            return []
        place = pdfium_c.FS_RECTF()
        pdfium_c.FPDFAnnot_GetRect(annotation, ctypes.byref(place))
        width, height = place.right - place.left, place.top - place.bottom
        count = pdfium_c.FPDFAnnot_GetObjectCount(annotation)
        objects = (pdfium_c.FPDFAnnot_GetObject(annotation, n) for n in range(count))
        return [
            _Bounds(width, height, not pdfium_c.FPDFPageObj_HasTransparency(one))
            for one in objects
            if pdfium_c.FPDFPageObj_GetType(one) == pdfium_c.FPDF_PAGEOBJ_IMAGE
        ]
    finally:
        pdfium_c.FPDFPage_CloseAnnot(annotation)


def _free_text(page: pdfium.PdfPage, index: int) -> str:
    """What the annotation of that index says; nothing where it is none of free text."""
    annotation = pdfium_c.FPDFPage_GetAnnot(page.raw, index)
    try:
        if pdfium_c.FPDFAnnot_GetSubtype(annotation) != pdfium_c.FPDF_ANNOT_FREETEXT:
            return ""
        size = pdfium_c.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
        buffer = ctypes.create_string_buffer(size)
        pointer = ctypes.cast(buffer, ctypes.POINTER(pdfium_c.FPDF_WCHAR))
        pdfium_c.FPDFAnnot_GetStringValue(annotation, b"Contents", pointer, size)
        return buffer.raw.decode("utf-16-le", errors="replace").rstrip("\0")
    finally:
        pdfium_c.FPDFPage_CloseAnnot(annotation)
