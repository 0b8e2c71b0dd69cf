"""QR and bar codes on a page."""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from extractors.pixels import Image, Part, View, page_side
from extractors.raster.layers import LEAST_TINT, PAPER, SealColour, tint
from models.geometry import Box, Point
from models.page import Code

QR = (zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.MicroQRCode)
STACKED = (zxingcpp.BarcodeFormat.DataMatrix, zxingcpp.BarcodeFormat.PDF417)
LINEAR = (
    zxingcpp.BarcodeFormat.Code128,
    zxingcpp.BarcodeFormat.Code39,
    zxingcpp.BarcodeFormat.EAN13,
    zxingcpp.BarcodeFormat.EAN8,
)

PASSES = ((1200, QR + STACKED + LINEAR), (2400, QR + LINEAR))
"""Longest side, in pixels, and what is looked for there. The small picture shows most codes
(25 ms of one core); the large one adds small QR codes and dense bar codes (25 ms), while the
stacked ones, rare on documents, would cost another 40 ms there."""

SHORTEST_LINEAR = 6
"""Characters a bar code holds at least: table rulings now and then pass for one or two."""


WHOLE = Box(0, 0, 1, 1)
"""The place that is all of a page."""

MOST_PLACES = 0.5
"""Share of the page from which looking at it all costs no more than looking at its places."""


LEAST_INK = 250
"""Pixels of a picture at 100 dpi, not red, before a place may hold a code: a QR code of 7 mm has
350. Readers look in red light (ISO/IEC 15416), which shows no red ink."""


def places_of_codes(places: Sequence[Box], small: Image) -> tuple[Box, ...]:
    """Those of ``places`` where the ``small`` picture of their page (100 dpi) shows enough ink
    that is not red; a seal alone would be looked at in vain."""
    height, width = small.shape[:2]

    def part(place: Box) -> Image:
        rows = small[int(place.y0 * height) : math.ceil(place.y1 * height)]
        return rows[:, int(place.x0 * width) : math.ceil(place.x1 * width)]

    return tuple(place for place in places if _ink_in_red_light(part(place)) >= LEAST_INK)


def _ink_in_red_light(part: Image) -> int:
    dark = cv2.cvtColor(np.ascontiguousarray(part), cv2.COLOR_RGB2GRAY) < PAPER
    return int((dark & (tint(part, SealColour.RED) <= LEAST_TINT)).sum())


def find_codes(page: View, number: int, places: Sequence[Box] = (WHOLE,)) -> tuple[Code, ...]:
    """Every code on page ``number`` as displayed, its box in fractions of the page; looked for
    in ``places`` only, which have a margin around whatever may be one."""
    wide = sum(place.area for place in places) > MOST_PLACES
    found: dict[tuple[str, str], Code] = {}
    for place in (WHOLE,) if wide else places:
        for code in _codes(_looked_at(page, place), number):
            found.setdefault((code.symbology, code.text), code)
    return tuple(found.values())


class _Piece(NamedTuple):
    """A part of a page in grey; its ``offset`` and the page's ``size`` (x, y) in pixels."""

    grey: NDArray[np.uint8]
    offset: tuple[int, int]
    size: tuple[int, int]

    def box(self, position: zxingcpp.Position, scale: tuple[float, float]) -> Box:
        """Where a code stands on the page that was found on this part reduced by ``scale``."""
        corners = (
            position.top_left,
            position.top_right,
            position.bottom_right,
            position.bottom_left,
        )
        (x, y), (width, height) = self.offset, self.size
        points = [
            Point((x + p.x / scale[0]) / width, (y + p.y / scale[1]) / height) for p in corners
        ]
        return Box.around(points).clipped()


def _looked_at(page: View, place: Box) -> _Piece:
    width, height = page.size
    x0, y0 = int(place.x0 * width), int(place.y0 * height)
    part = page.part(Part(x0, y0, math.ceil(place.x1 * width), math.ceil(place.y1 * height)))
    grey = cv2.cvtColor(np.ascontiguousarray(part), cv2.COLOR_RGB2GRAY)
    return _Piece(np.asarray(grey, np.uint8), (x0, y0), page.size)


def _codes(piece: _Piece, page: int) -> Iterator[Code]:
    """The codes of a part, at every size it is looked at: a code may come twice."""
    grey = piece.grey
    height, width = grey.shape
    for side, formats in PASSES:
        scale = min(1.0, side / page_side(*piece.size))
        size = max(1, round(width * scale)), max(1, round(height * scale))
        seen = cv2.resize(grey, size, interpolation=cv2.INTER_AREA) if scale < 1 else grey
        wanted = zxingcpp.BarcodeFormats(formats)
        for barcode in zxingcpp.read_barcodes(seen, formats=wanted, try_invert=False):
            if _is_plausible(barcode):
                yield Code(
                    page=page,
                    box=piece.box(barcode.position, (size[0] / width, size[1] / height)),
                    symbology=barcode.format.name,
                    text=barcode.text,
                )
        if scale == 1.0:
            return


def _is_plausible(barcode: zxingcpp.Barcode) -> bool:
    text = barcode.text.strip()
    if barcode.format in LINEAR:
        return len(text) >= SHORTEST_LINEAR and text.isascii() and text.isprintable()
    return bool(text)
