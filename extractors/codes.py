"""QR and bar codes on a page."""

from collections.abc import Iterator

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


def find_codes(image: Image, page: int) -> tuple[Code, ...]:
    """Every code on a displayed page (RGB), its box in fractions of the page."""
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    height, width = grey.shape
    found: dict[tuple[str, str], Code] = {}
    for side, formats in PASSES:
        scale = min(1.0, side / max(width, height))
        size = max(1, round(width * scale)), max(1, round(height * scale))
        seen = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
        for code in _codes(np.asarray(seen, dtype=np.uint8), formats, page):
            found.setdefault((code.symbology, code.text), code)
        if scale == 1.0:
            break
    return tuple(found.values())


def _codes(
    grey: NDArray[np.uint8], formats: tuple[zxingcpp.BarcodeFormat, ...], page: int
) -> Iterator[Code]:
    wanted = zxingcpp.BarcodeFormats(formats)
    for barcode in zxingcpp.read_barcodes(grey, formats=wanted, try_invert=False):
        if _is_plausible(barcode):
            yield Code(
                page=page,
                box=_box(barcode.position, grey.shape),
                symbology=barcode.format.name,
                text=barcode.text,
            )


def _box(position: zxingcpp.Position, shape: tuple[int, ...]) -> Box:
    height, width = shape[:2]
    corners = (
        position.top_left,
        position.top_right,
        position.bottom_right,
        position.bottom_left,
    )
    return Box.around(Point(p.x / width, p.y / height) for p in corners).clipped()


def _is_plausible(barcode: zxingcpp.Barcode) -> bool:
    text = barcode.text.strip()
    if barcode.format in LINEAR:
        return len(text) >= SHORTEST_LINEAR and text.isascii() and text.isprintable()
    return bool(text)
