"""Small geometry shared by the raster steps: reduced images, corner order, quarter turns."""

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.pixels import Corners, Image, page_side

Grey = NDArray[np.uint8]
"""Height x width, 0 (black) to 255 (white)."""

Matrix = NDArray[np.float64]
"""3 x 3 homography between pixel coordinates."""


FLAT = 0.85
"""Share of a drawn surface that is exactly as bright as the pixel beside it; JPEG leaves 0.9 of a
screenshot's (browser-drawn registers, 2026-11)."""


def is_noiseless(rows: Grey, where: NDArray[np.bool_]) -> bool:
    """Whether a surface was drawn, not seen by a sensor; ``where`` it is: of ``rows``' shape
    without the first column."""
    flat = (rows[:, 1:] == rows[:, :-1])[where]
    return bool(flat.size and flat.mean() > FLAT)


def thumbnail(image: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    """The image with its page's long side at ``side`` pixels at most; grey or RGB.

    Averaged by a whole number first, which costs a fifth of averaging by a fraction, then
    brought to size; nothing that is looked for on reduced images was seen to be lost.
    """
    height, width = image.shape[:2]
    factor = page_side(width, height) / side
    if factor <= 1:
        return image
    step = max(1, int(factor))
    whole = image[: max(1, height // step) * step, : max(1, width // step) * step]
    coarse_size = (max(1, width // step), max(1, height // step))
    coarse = cv2.resize(whole, coarse_size, interpolation=cv2.INTER_AREA) if step > 1 else whole
    size = (max(1, round(width / factor)), max(1, round(height / factor)))
    return np.asarray(cv2.resize(coarse, size, interpolation=cv2.INTER_LINEAR), np.uint8)


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


def cut_out(image: Image, corners: Corners) -> Image:
    """The upright rectangle around ``corners``."""
    height, width = image.shape[:2]
    x0, y0 = np.floor(corners.min(axis=0)).astype(int).clip(0)
    x1, y1 = np.ceil(corners.max(axis=0)).astype(int)
    return image[y0 : min(height, max(y1, y0 + 1)), x0 : min(width, max(x1, x0 + 1))]


def turn_corners(corners: list[Corners], degrees: int, size: tuple[int, int]) -> list[Corners]:
    """Corners found before ``Upright.turn``, on the turned page, in reading direction again.

    ``size`` is the width and height in pixels of the page before it was turned.
    """
    if degrees == 0:
        return corners
    matrix = turning(degrees, *size)
    moved = [
        cv2.perspectiveTransform(c.reshape(-1, 1, 2).astype(np.float64), matrix) for c in corners
    ]
    return [reading_order(points.reshape(4, 2).astype(np.float32)) for points in moved]
