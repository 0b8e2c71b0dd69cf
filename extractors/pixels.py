"""The shapes every step that touches pixels passes on."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]
"""Height x width x 3, RGB, 0 to 255."""

Corners = NDArray[np.float32]
"""4 x 2 pixels (x, y): top left, top right, bottom right, bottom left in reading direction."""


class Part(NamedTuple):
    """A rectangle of a picture, in its pixels; not empty, and within it."""

    x0: int
    y0: int
    x1: int
    y1: int


class View(NamedTuple):
    """A picture that is made only where it is looked at: its ``size`` (width, height) in
    pixels, and any ``part`` of it."""

    size: tuple[int, int]
    part: Callable[[Part], Image]


def view_of(image: Image) -> View:
    """A view of a picture that is there already."""
    height, width = image.shape[:2]
    return View((width, height), lambda part: image[part.y0 : part.y1, part.x0 : part.x1])
