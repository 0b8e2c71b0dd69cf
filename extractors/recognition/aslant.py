"""Words that run aslant over a page: cut out along their own direction and read."""

from collections.abc import Sequence

import cv2
import numpy as np

from extractors.pixels import Corners, Image
from extractors.recognition.ocr import OcrEngine
from models.geometry import Point, Quad
from models.lines import TextLine, TextSource

SURE = 0.7
"""Mean certainty of what is read, at least: the page's own lines run through it."""


def read_aslant(
    image: Image, regions: Sequence[Corners], engine: OcrEngine
) -> tuple[TextLine, ...]:
    """The words in these regions (pixels of ``image``, in reading direction), as its fractions."""
    readings = engine.recognise([laid_level(image, region) for region in regions])
    height, width = image.shape[:2]
    return tuple(
        TextLine(
            text=reading.text,
            quad=Quad(*(_point(x / width, y / height) for x, y in region.tolist())),
            cuts=reading.cuts,
            certainties=reading.certainties,
            source=TextSource.OCR,
        )
        for region, reading in zip(regions, readings, strict=True)
        if reading.text and np.mean(reading.certainties) >= SURE
    )


def laid_level(image: Image, region: Corners) -> Image:
    """The region of the image, upright."""
    width = max(8, round(float(np.hypot(*(region[1] - region[0])))))
    height = max(8, round(float(np.hypot(*(region[2] - region[1])))))
    level = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(region.astype(np.float32), level)
    return np.asarray(cv2.warpPerspective(image, matrix, (width, height)), np.uint8)


def _point(x: float, y: float) -> Point:
    return Point(min(1.0, max(0.0, x)), min(1.0, max(0.0, y)))
