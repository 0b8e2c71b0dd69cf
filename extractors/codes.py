"""QR and bar codes on a page."""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from extractors.pixels import Image
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


def find_codes(image: Image, page: int, places: Sequence[Box] = (WHOLE,)) -> tuple[Code, ...]:
    """Every code on a displayed page (RGB), its box in fractions of the page; looked for in
    ``places`` only, which have a margin around whatever may be one."""
    size = (image.shape[1], image.shape[0])
    wide = sum(place.area for place in places) > MOST_PLACES
    found: dict[tuple[str, str], Code] = {}
    for place in (WHOLE,) if wide else places:
        x0, y0 = int(place.x0 * size[0]), int(place.y0 * size[1])
        x1, y1 = math.ceil(place.x1 * size[0]), math.ceil(place.y1 * size[1])
        grey = np.asarray(cv2.cvtColor(image[y0:y1, x0:x1], cv2.COLOR_RGB2GRAY), np.uint8)
        for code in _codes(_Part(grey, (x0, y0), size), page):
            found.setdefault((code.symbology, code.text), code)
    return tuple(found.values())


class _Part(NamedTuple):
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


def _codes(part: _Part, page: int) -> Iterator[Code]:
    """The codes of a part, at every size it is looked at: a code may come twice."""
    height, width = part.grey.shape
    for side, formats in PASSES:
        scale = min(1.0, side / max(part.size))
        size = max(1, round(width * scale)), max(1, round(height * scale))
        seen = cv2.resize(part.grey, size, interpolation=cv2.INTER_AREA) if scale < 1 else part.grey
        wanted = zxingcpp.BarcodeFormats(formats)
        for barcode in zxingcpp.read_barcodes(seen, formats=wanted, try_invert=False):
            if _is_plausible(barcode):
                yield Code(
                    page=page,
                    box=part.box(barcode.position, (size[0] / width, size[1] / height)),
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
