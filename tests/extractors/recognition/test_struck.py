"""Struck names: a line through the middle, on drawn print."""

from collections.abc import Callable

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractors import pixels
from extractors.recognition.struck import is_struck
from fixtures.fonts import Style, faces, sized
from models.geometry import Box

SIDE = 40
"""Pixels of a character; the picture is ten of them wide and three high."""

Marked = Callable[[pixels.Image], object]


def drawn(text: str, style: Style) -> tuple[pixels.Image, Box]:
    """A picture with a name in its middle, and where the name stands."""
    picture = Image.new("RGB", (10 * SIDE, 3 * SIDE), "white")
    pen, font = ImageDraw.Draw(picture), sized(faces(style)[0], SIDE)
    pen.text((2 * SIDE, SIDE), text, fill=(30, 30, 30), font=font)
    left, top, right, bottom = pen.textbbox((2 * SIDE, SIDE), text, font=font)
    box = Box(left / (10 * SIDE), top / (3 * SIDE), right / (10 * SIDE), bottom / (3 * SIDE))
    return np.asarray(picture).copy(), box


def line(colour: tuple[int, int, int], height: float, rise: int = 0, thick: int = 3) -> Marked:
    """A pen's line over the picture at that many characters' height."""

    def mark(image: pixels.Image) -> object:
        level = int(height * SIDE)
        return cv2.line(image, (SIDE, level + rise), (8 * SIDE, level - rise), colour, thick)

    return mark


@pytest.mark.parametrize("text", ["张玥", "王一丁", "欧阳明月"])
@pytest.mark.parametrize("style", list(Style))
@pytest.mark.parametrize(
    ("mark", "struck"),
    [
        (None, False),
        (line((200, 20, 20), 1.55), True),
        (line((20, 20, 20), 1.5, rise=4), True),
        (line((30, 30, 200), 1.6, thick=2), True),
        (line((20, 20, 20), 2.3), False),
        (line((20, 20, 20), 0.9), False),
    ],
    ids=["bare", "red", "sloping", "blue", "underlined", "ruled above"],
)
def test_a_line_through_the_middle_strikes_a_name(
    text: str, style: Style, mark: Marked | None, struck: bool
) -> None:
    image, box = drawn(text, style)
    if mark:
        mark(image)
    assert is_struck(image, box) is struck
