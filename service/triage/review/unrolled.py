"""A seal's ring as a straight line, cut from the picture of its page when somebody asks for it."""

from io import BytesIO

import numpy as np
from PIL import Image as Pillow

from extractors.pixels import Image
from extractors.seals import unroll
from extractors.seals.find import FoundSeal, find_seals
from models.geometry import Box
from models.page import SealShape


def unrolled(picture: bytes, box: Box) -> bytes | None:
    """The text of the seal at ``box`` (fractions of the page) as a PNG, dark on white.

    ``picture`` is the page as displayed, as large as it can be had: our own PNG or JPEG, never
    an attachment's bytes. None where no seal is found there or its ring holds no text.
    """
    with Pillow.open(BytesIO(picture)) as opened:
        image: Image = np.asarray(opened.convert("RGB"))
    seal = _at(image, box)
    line = _line(image, seal) if seal else None
    if line is None:
        return None
    written = BytesIO()
    Pillow.fromarray(line).save(written, "PNG")
    return written.getvalue()


def _at(image: Image, box: Box) -> FoundSeal | None:
    """The seal whose centre is nearest to the box's, and inside it."""
    high, wide = image.shape[:2]
    x, y = (box.x0 + box.x1) / 2 * wide, (box.y0 + box.y1) / 2 * high
    near = [
        (abs(seal.centre[0] - x) + abs(seal.centre[1] - y), place, seal)
        for place, seal in enumerate(find_seals(image))
        if abs(seal.centre[0] - x) < box.width * wide / 2
        and abs(seal.centre[1] - y) < box.height * high / 2
    ]
    return min(near)[2] if near else None


def _line(image: Image, seal: FoundSeal) -> Image | None:
    if seal.shape is SealShape.SQUARE:
        return np.stack([unroll.face(image, seal)] * 3, axis=2)
    ring = unroll.strip(unroll.disc(image, seal))
    band = unroll.glyph_band(ring)
    clear = unroll.without_intruders(ring, band)
    arc = unroll.text_arc(clear, band)
    return unroll.line_image(clear, band, arc) if arc else None
