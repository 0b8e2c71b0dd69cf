"""A PDF page in pdfium's hands: rendered with or without its text, its pictures located."""

import ctypes
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.pixels import Image, Part, page_side, scale_to

PREVIEW_SIDE = 1170
"""Long side, in pixels, of the pictures the text layer is checked on: A4 at 100 dpi."""

Colour = tuple[int, int, int]

WHITE: Colour = (255, 255, 255)

COLOURLESS = 40
"""Steps between the strongest and the weakest channel of black and grey print, at most."""

ASLANT = 0.05
"""Share of a slope (3 degrees) from which a text may run round a seal."""

UNLINED = (pdfium_c.FPDF_TEXTRENDERMODE_FILL, pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE)
"""Render modes that leave no outline, whose colour would have to be asked for as well."""

FRAME_SHARE = 0.4
"""Share of the page's long side that no seal is high: the largest, 58 mm, is 0.28 of A5."""

BOX_SEGMENTS = 5
"""Segments of a path that is a line or a box: a box is moved to, drawn along, closed."""

DEEPEST = 8
"""How deep forms within forms are followed; PDF writers nest two or three deep."""


class Placed(NamedTuple):
    """A picture on a page: its own pixels; its box in pixels of the preview, clipped to it;
    ``share`` of the page it covers; ``fineness``, own pixels a preview pixel. ``piece`` is pdfium's
    handle."""

    width: int
    height: int
    box: tuple[int, int, int, int]
    share: float
    fineness: float
    piece: ctypes.c_void_p


@dataclass(frozen=True)
class Content:
    """The objects of a page: pdfium's handles, alive as long as the page is.

    ``unsealed`` are those that are no part of any seal but might hide or touch one: level
    text without colour, coloured lines and boxes longer than any seal.
    """

    texts: tuple[ctypes.c_void_p, ...]
    unsealed: tuple[ctypes.c_void_p, ...]
    others: tuple[ctypes.c_void_p, ...]
    images: tuple[Placed, ...]
    is_empty: bool


@contextmanager
def taken_away(pieces: Collection[ctypes.c_void_p]) -> Iterator[None]:
    """Within this block, the page renders as if it did not hold these objects."""
    for piece in pieces:
        pdfium_c.FPDFPageObj_SetIsActive(piece, False)
    try:
        yield
    finally:
        for piece in pieces:
            pdfium_c.FPDFPageObj_SetIsActive(piece, True)


def page_pixels(page: pdfium.PdfPage, side: int) -> tuple[int, int]:
    """Width and height of the page rendered with its ``page_side`` of ``side`` pixels; ValueError
    where it has no extent."""
    width, height = page.get_size()
    if not (width > 0 and height > 0):
        raise ValueError("the page has no extent")
    scale = scale_to(side, width, height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def render(
    page: pdfium.PdfPage, side: int, ground: Colour = WHITE, part: Part | None = None
) -> Image:
    """The page as displayed, annotations and forms included, ``side`` pixels on its longest;
    or that ``part`` of it, which costs as little as it is small."""
    width, height = page_pixels(page, side)
    x0, y0, x1, y1 = part or Part(0, 0, width, height)
    size = (x1 - x0, y1 - y0)
    bitmap = pdfium.PdfBitmap.new_native(*size, pdfium_c.FPDFBitmap_BGR, rev_byteorder=True)
    bitmap.fill_rect((*ground, 255), 0, 0, *size)
    place = (-x0, -y0, width, height, 0, pdfium_c.FPDF_ANNOT | pdfium_c.FPDF_REVERSE_BYTE_ORDER)
    pdfium_c.FPDF_RenderPageBitmap(bitmap.raw, page.raw, *place)
    if page.formenv:
        pdfium_c.FPDF_FFLDraw(page.formenv.raw, bitmap.raw, page.raw, *place)
    # A native bitmap's memory is Python's own: the picture keeps it alive.
    picture: Image = bitmap.to_numpy()
    bitmap.close()
    return picture


def contents(page: pdfium.PdfPage) -> Content:
    """Every text and picture of the page, those within forms included."""
    texts, unsealed, others, images = [], [], [], []
    pieces = list(_pieces(page.raw, pdfium.PdfMatrix(), 0))
    for piece, matrix in pieces:
        kind = pdfium_c.FPDFPageObj_GetType(piece)
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            texts.append(piece)
            if _is_level(piece, matrix) and _is_colourless(piece):
                unsealed.append(piece)
        else:
            others.append(piece)
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH and _is_frame(page, piece, matrix):
            unsealed.append(piece)
        if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            images.append(_placed(page, piece, matrix))
    is_empty = not pieces and not pdfium_c.FPDFPage_GetAnnotCount(page.raw)
    return Content(tuple(texts), tuple(unsealed), tuple(others), tuple(images), is_empty)


def _is_level(text: ctypes.c_void_p, matrix: pdfium.PdfMatrix) -> bool:
    """Whether a text runs along an edge of the page."""
    a, b, c, d, *_ = _own_matrix(text).multiply(matrix).get()
    along, across = max(abs(a), abs(d)), max(abs(b), abs(c))
    return bool(min(along, across) <= ASLANT * max(along, across))


def _is_colourless(text: ctypes.c_void_p) -> bool:
    """Whether a text is filled in black or grey; one that is outlined, or whose colour
    nobody can tell, is not."""
    filled = pdfium_c.FPDFTextObj_GetTextRenderMode(text) in UNLINED
    return filled and _is_grey(text, pdfium_c.FPDFPageObj_GetFillColor)


def _is_frame(page: pdfium.PdfPage, path: ctypes.c_void_p, matrix: pdfium.PdfMatrix) -> bool:
    """Whether a path is a coloured line or box that goes far over the page."""
    if not 0 < pdfium_c.FPDFPath_CountSegments(path) <= BOX_SEGMENTS:
        return False
    left, bottom, right, top = matrix.on_rect(*_bounds(path))
    if max(right - left, top - bottom) < FRAME_SHARE * page_side(*page.get_size()):
        return False
    colours = (pdfium_c.FPDFPageObj_GetFillColor, pdfium_c.FPDFPageObj_GetStrokeColor)
    return not all(_is_grey(path, colour) for colour in colours)


def _is_grey(piece: ctypes.c_void_p, colour: Callable[..., int]) -> bool:
    """Whether a piece's fill or stroke ``colour`` can be told, and is black or grey."""
    channels = [ctypes.c_uint() for _ in range(4)]
    if not colour(piece, *channels):
        return False
    shades = [channel.value for channel in channels[:3]]
    return max(shades) - min(shades) < COLOURLESS


def _bounds(piece: ctypes.c_void_p) -> tuple[float, ...]:
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium_c.FPDFPageObj_GetBounds(piece, *sides)
    return tuple(side.value for side in sides)


def _own_matrix(piece: ctypes.c_void_p) -> pdfium.PdfMatrix:
    own = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(piece, own)
    return pdfium.PdfMatrix.from_raw(own)


def _pieces(
    holder: ctypes.c_void_p, matrix: pdfium.PdfMatrix, depth: int
) -> Iterator[tuple[ctypes.c_void_p, pdfium.PdfMatrix]]:
    """Each object that is no form, with the matrix from its space to the page's."""
    count, get = (
        (pdfium_c.FPDFFormObj_CountObjects, pdfium_c.FPDFFormObj_GetObject)
        if depth
        else (pdfium_c.FPDFPage_CountObjects, pdfium_c.FPDFPage_GetObject)
    )
    for index in range(count(holder)):
        piece = get(holder, index)
        if pdfium_c.FPDFPageObj_GetType(piece) != pdfium_c.FPDF_PAGEOBJ_FORM:
            yield piece, matrix
        elif depth < DEEPEST:
            yield from _pieces(piece, _own_matrix(piece).multiply(matrix), depth + 1)


def _placed(page: pdfium.PdfPage, image: ctypes.c_void_p, matrix: pdfium.PdfMatrix) -> Placed:
    columns, rows = ctypes.c_uint(), ctypes.c_uint()
    pdfium_c.FPDFImageObj_GetImagePixelSize(image, columns, rows)
    left, bottom, right, top = matrix.on_rect(*_bounds(image))
    width, height = page_pixels(page, PREVIEW_SIDE)
    (ax, ay), (bx, by) = (_on_preview(page, x, y) for x, y in ((left, bottom), (right, top)))
    x0, x1 = sorted((ax, bx))
    y0, y1 = sorted((ay, by))
    box = (max(0, x0), max(0, y0), min(width, x1), min(height, y1))
    shown = max(0, box[2] - box[0]) * max(0, box[3] - box[1])
    own = columns.value * rows.value
    return Placed(
        width=columns.value,
        height=rows.value,
        box=(box[0], box[1], max(box[0], box[2]), max(box[1], box[3])),
        share=shown / (width * height),
        fineness=(own / max(1, (x1 - x0) * (y1 - y0))) ** 0.5,
        piece=image,
    )


def _on_preview(page: pdfium.PdfPage, x: float, y: float) -> tuple[int, int]:
    """A point of the page, in points, as a pixel of the preview."""
    width, height = page_pixels(page, PREVIEW_SIDE)
    column, row = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDF_PageToDevice(page.raw, 0, 0, width, height, 0, x, y, column, row)
    return column.value, row.value
