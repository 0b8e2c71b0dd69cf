"""Drawn pictures for the raster and seal tests, ways to make them worse, and the real engine."""

from functools import cache
from pathlib import Path

import cv2
import numpy as np

from extractors.pixels import Image
from extractors.recognition.ocr import OcrEngine, paddle_engine
from extractors.settings import OcrSettings

DATA = Path(__file__).parent / "data"


@cache
def engine() -> OcrEngine:
    """The default engine, loaded once."""
    return paddle_engine(OcrSettings())


def picture(name: str) -> Image:
    """A drawing under ``data``, as RGB."""
    pixels = cv2.imread(str(DATA / f"{name}.png"), cv2.IMREAD_COLOR)
    assert pixels is not None, name
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB), np.uint8)


def turned(image: Image, degrees: float) -> Image:
    """The picture turned clockwise on a white canvas that holds all of it."""
    height, width = image.shape[:2]
    matrix = np.array(cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0), np.float64)
    cosine, sine = abs(matrix[0, 0]), abs(matrix[0, 1])
    size = (round(width * cosine + height * sine), round(width * sine + height * cosine))
    matrix[:, 2] += (np.array(size) - (width, height)) / 2
    white = (255, 255, 255)
    return np.asarray(cv2.warpAffine(image, matrix, size, borderValue=white), np.uint8)


def scanned(image: Image) -> Image:
    """The picture a little blurred and noisy, the same way every time."""
    noise = np.random.default_rng(7).normal(0, 4, image.shape)
    return np.asarray((cv2.GaussianBlur(image, (0, 0), 0.7) + noise).clip(0, 255), np.uint8)


def copied(image: Image) -> Image:
    """The picture as a photocopier gives it: grey."""
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    return np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2RGB), np.uint8)


def in_blue(image: Image) -> Image:
    """The picture with red ink turned blue."""
    return np.ascontiguousarray(image[:, :, ::-1])


def on_a_page(image: Image, size: tuple[int, int] = (1240, 1754)) -> Image:
    """The picture in the middle of a white page of ``size`` (width, height)."""
    width, height = size
    page = np.full((height, width, 3), 253, np.uint8)
    top, left = (height - image.shape[0]) // 2, (width - image.shape[1]) // 2
    page[top : top + image.shape[0], left : left + image.shape[1]] = image
    return page
