"""Seals beside a text layer: found and read on the page without the print across them."""

import cv2
import numpy as np

from extractors.pixels import Part
from extractors.raster.layers import brightest_channel
from extractors.raster.page import Upright
from extractors.recognition.ocr import OcrEngine
from extractors.seals import CLEAN, FoundSeal, find_seals, read_seals
from extractors.source import Besides, SourcePage
from models.page import Seal

INKED = 40
"""Steps of 256 by which a pixel differs from paper, or from the same page without its print."""

MOST_COVERED = 0.5
"""Share of a seal's ink that print may lie on: lines across a seal take an eighth to a quarter
(drawn and browser-printed fixtures, 2026-11)."""


def seals_beside(
    source: SourcePage, besides: Besides, engine: OcrEngine
) -> tuple[Seal, ...] | None:
    """The seals of a page with a text layer, their places fractions of the page.

    Without the page's print every ring is whole, and one reading is enough for most. None
    where print hides a seal, of which a person would see less than is read here.
    """
    found = find_seals(besides.bare)
    if any(_is_covered(seal, besides) for seal in found):
        return None
    scale = source.width_px / besides.bare.shape[1]
    placed = [_cut_out(source, besides, seal.scaled(scale)) for seal in found]
    return tuple(
        seal
        for upright, moved in placed
        for seal in read_seals(upright, [moved], source.number, engine, CLEAN)
    )


def _is_covered(seal: FoundSeal, besides: Besides) -> bool:
    outline = np.rint(seal.outline()).astype(np.int32)
    (x0, y0), (x1, y1) = outline.min(axis=0).clip(0), outline.max(axis=0) + 1
    bare, whole = besides.bare[y0:y1, x0:x1], besides.whole[y0:y1, x0:x1]
    within = np.zeros(bare.shape[:2], np.uint8)
    cv2.fillPoly(within, [outline - np.array([x0, y0], np.int32)], (1,))
    ink = (brightest_channel(255 - bare) >= INKED) & (within > 0)
    changed = brightest_channel(np.asarray(cv2.absdiff(bare, whole), np.uint8)) >= INKED
    return bool(ink.any() and changed[ink].mean() > MOST_COVERED)


def _cut_out(source: SourcePage, besides: Besides, seal: FoundSeal) -> tuple[Upright, FoundSeal]:
    """The page's part around a seal, and the seal in that part's pixels."""
    size = (source.width_px, source.height_px)
    outline = seal.outline(1.2)
    x0, y0 = np.floor(outline.min(axis=0)).astype(int).clip(0).tolist()
    x1, y1 = np.minimum(np.ceil(outline.max(axis=0)).astype(int), size).tolist()
    way = np.array([[1.0, 0, x0], [0, 1, y0], [0, 0, 1]])
    moved = seal._replace(centre=(seal.centre[0] - x0, seal.centre[1] - y0))
    return Upright(besides.large.part(Part(x0, y0, x1, y1)), 0, way, size), moved
