"""Small geometry shared by the raster steps: reduced images, corner order, quarter turns."""

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.ocr import Corners

Grey = NDArray[np.uint8]
"""Height x width, 0 (black) to 255 (white)."""

Matrix = NDArray[np.float64]
"""3 x 3 homography between pixel coordinates."""


def reduced(grey: Grey, side: int) -> Grey:
    """The image reduced by a whole factor (which is cheap) to about ``side`` px at its longest."""
    factor = max(1, max(grey.shape[:2]) // side)
    size = (max(1, grey.shape[1] // factor), max(1, grey.shape[0] // factor))
    return cv2.resize(grey, size, interpolation=cv2.INTER_AREA).astype(np.uint8)


def turning(degrees: int, width: int, height: int) -> Matrix:
    """The homography of a clockwise turn of a page of ``width`` x ``height`` pixels."""
    right, bottom = width - 1, height - 1
    return {
        0: np.eye(3),
        90: np.array([[0.0, -1, bottom], [1, 0, 0], [0, 0, 1]]),
        180: np.array([[-1.0, 0, right], [0, -1, bottom], [0, 0, 1]]),
        270: np.array([[0.0, 1, 0], [-1, 0, right], [0, 0, 1]]),
    }[degrees]


def reading_order(corners: Corners) -> Corners:
    """The same corners, clockwise, from the top left one."""
    around = corners - corners.mean(axis=0)
    clockwise = corners[np.argsort(np.arctan2(around[:, 1], around[:, 0]))]
    first = int(np.argmin(clockwise.sum(axis=1)))
    return np.asarray(np.roll(clockwise, -first, axis=0), np.float32)
