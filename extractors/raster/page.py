"""A displayed page put upright, and the way back to the page as displayed."""

from typing import NamedTuple

import cv2
import numpy as np

from extractors.pixels import Corners, Image
from extractors.raster.geometry import Matrix, turning
from extractors.raster.perspective import flattened, sheet
from extractors.raster.skew import LEAST_SKEW, levelled, skew_of
from models.geometry import Point, Quad


class Upright(NamedTuple):
    """A page put upright: ``to_displayed`` leads from its pixels to the displayed page's.

    ``turned`` is how far the displayed page was turned clockwise: 0, 90, 180 or 270 degrees;
    ``displayed`` is the displayed page's width and height in pixels.
    """

    image: Image
    turned: int
    to_displayed: Matrix
    displayed: tuple[int, int]

    def quad(self, corners: Corners) -> Quad:
        """Four pixel corners on ``image`` as fractions of the displayed page."""
        points = np.asarray(corners, np.float64).reshape(-1, 1, 2)
        moved = cv2.perspectiveTransform(points, self.to_displayed).reshape(-1, 2)
        places = (moved / np.array(self.displayed)).clip(0, 1)
        return Quad(*(Point(float(x), float(y)) for x, y in places))

    def turn(self, degrees: int) -> "Upright":
        """The page turned clockwise by a further 0, 90, 180 or 270 degrees."""
        if degrees == 0:
            return self
        height, width = self.image.shape[:2]
        image = np.ascontiguousarray(np.rot90(self.image, -degrees // 90))
        back = np.linalg.inv(turning(degrees, width, height))
        turned = (self.turned + degrees) % 360
        return Upright(image, turned, self.to_displayed @ back, self.displayed)

    def level(self, degrees: float) -> tuple["Upright", Matrix]:
        """The page turned back by a small angle that shows only once lines are found, and
        the way from its pixels before to those after."""
        image, levelling = levelled(self.image, degrees)
        back = self.to_displayed @ np.linalg.inv(levelling)
        return self._replace(image=image, to_displayed=back), levelling


def upright(image: Image) -> Upright:
    """The displayed page without skew and without a photograph's perspective.

    Quarter turns need recognition: see ``orient`` and ``Upright.turn``.
    """
    height, width = image.shape[:2]
    outline = sheet(image)
    straight, to_straight = flattened(image, outline) if outline is not None else (image, np.eye(3))
    skew = skew_of(straight)
    if abs(skew) >= LEAST_SKEW:
        straight, levelling = levelled(straight, skew)
        to_straight = levelling @ to_straight
    return Upright(straight, 0, np.asarray(np.linalg.inv(to_straight), np.float64), (width, height))
