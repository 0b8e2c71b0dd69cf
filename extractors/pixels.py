"""The shapes every step that touches pixels passes on."""

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]
"""Height x width x 3, RGB, 0 to 255."""

Corners = NDArray[np.float32]
"""4 x 2 pixels (x, y): top left, top right, bottom right, bottom left in reading direction."""

STRIP = 2.2
"""Times its short side a picture may be long and still be one page or screen: A4 is 1.4 long, a
telephone's screen 2.17. Longer are several in one (a long screenshot, 长截图)."""

MOST_PIXELS, LONGEST = 25_000_000, 30_000
"""Of any picture handed on, and of its longest side: more costs memory and time and reads no
better, and OpenCV warps no side longer than 32,767."""


def page_side(width: float, height: float) -> float:
    """The long side of a picture; of a strip of several pages or screens that of one of them.

    Text, rulings and seals are sized by the page they stand on, not by how many hang together.
    """
    short, long = sorted((width, height))
    return min(long, STRIP * short)


def scale_to(side: float, width: float, height: float) -> float:
    """How much larger a picture has to be for its page to be ``side`` pixels long; less, where it
    would be larger than any picture is handed on."""
    most = min(math.sqrt(MOST_PIXELS / (width * height)), LONGEST / max(width, height))
    return min(side / page_side(width, height), most)


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
