"""How much ink lies within the boxes of characters."""

import cv2
import numpy as np
from numpy.typing import NDArray

Boxes = NDArray[np.float64]
"""Boxes in pixels, one row each: x0, y0, x1, y1."""

Sums = NDArray[np.int32]
"""Sums of a mask over everything above and left of each pixel, one row and column more."""


def sums_of(ink: NDArray[np.bool_]) -> Sums:
    return np.asarray(cv2.integral(ink.astype(np.uint8)), dtype=np.int32)


def ink_in(boxes: Boxes, sums: Sums) -> NDArray[np.float64]:
    """How many pixels of each box are ink.

    A tenth is cut off left and right, so that a neighbour's ink does not count.
    """
    height, width = (side - 1 for side in sums.shape)
    inset = (boxes[:, 2] - boxes[:, 0]) * 0.1
    x0 = np.clip(np.floor(boxes[:, 0] + inset), 0, width).astype(int)
    x1 = np.clip(np.ceil(boxes[:, 2] - inset), 0, width).astype(int)
    y0 = np.clip(np.floor(boxes[:, 1]), 0, height).astype(int)
    y1 = np.clip(np.ceil(boxes[:, 3]), 0, height).astype(int)
    amount = sums[y1, x1] - sums[y0, x1] - sums[y1, x0] + sums[y0, x0]
    return np.asarray(amount, dtype=np.float64)
