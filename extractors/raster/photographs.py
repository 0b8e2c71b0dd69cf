"""What a picture without text is like: how many heads, how white the ground, whether a portrait."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.pixels import Image
from extractors.raster import silhouettes
from extractors.raster.geometry import Grey, thumbnail
from extractors.raster.silhouettes import Ground, Head

SIDE = 320
"""Pixels: the long side pictures are looked at; a head is then 60 pixels high and more."""

FACE = 0.2
"""A face as the cascade boxes it is at least this part of the picture's height: 0.3 to 0.45 on
studio portraits, 0.25 to 0.3 where two share a picture, 0.13 on somebody's full length."""

AGREED = 4
"""Overlapping finds that make a face (OpenCV's ``minNeighbors``)."""

WHITE = 222
"""The darkest channel of a white pixel is at least this: studio white, shaded at its corners,
falls to 228; light grey and pale blue grounds have 210 and less."""

COLOURLESS = 18
"""The channels of a white pixel differ by no more."""

EVEN = 40
"""Levels between the darkest and the brightest of a picture that shows nothing."""

CASCADE = "haarcascade_frontalface_alt2.xml"
"""Of the frontal cascades OpenCV ships the one with the fewest false finds on the drawn
portraits and on the pictures of things in scikit-image (2026-11, as all figures here)."""


class Shot(NamedTuple):
    """What a picture shows. ``white`` is the share, 0 to 1, of its ground that is white; the
    ground is everything outside the figures, or, where it is not plain, the frame's share of it.
    """

    heads: int
    white: float
    plain: bool
    pixels: tuple[int, int]
    """Width and height of the picture that was looked at."""
    even: bool = False
    """Whether all of it is of one tone."""

    @property
    def is_portrait(self) -> bool:
        """One head before a plain ground, whatever its colour."""
        return self.plain and self.heads == 1


def look_at(image: Image) -> Shot:
    """Looks at a picture as displayed: about 25 ms on one core."""
    small = np.ascontiguousarray(thumbnail(image, SIDE))
    pixels = image.shape[1], image.shape[0]
    even = all(int(np.ptp(small[:, :, channel])) < EVEN for channel in range(3))
    if min(small.shape[:2]) < SIDE // 8:
        return Shot(0, 0.0, plain=False, pixels=pixels, even=even)
    ground = silhouettes.ground(small)
    heads = silhouettes.heads(ground)
    grey = np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), np.uint8)
    further = _further(_before(_faces(grey), ground), heads)
    white = _white(small, ground)
    return Shot(len(heads) + further, white, plain=ground.plain, pixels=pixels, even=even)


def _white(image: Image, ground: Ground) -> float:
    """The share of near-white pixels in the ground, a rim around the figures left out."""
    inner = cv2.erode(ground.mask.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    seen = image[inner] if ground.plain and inner.any() else image[silhouettes.frame(image.shape)]
    darkest, brightest = seen.min(axis=1), seen.max(axis=1)
    white = (darkest >= WHITE) & (brightest - darkest <= COLOURLESS)
    return round(float(white.mean()), 4)


def _before(faces: NDArray[np.int64], ground: Ground) -> NDArray[np.int64]:
    """The faces that hide the ground behind them, where that is plain."""
    if not ground.plain:
        return faces
    hidden = [
        not ground.mask[y : y + high, x : x + wide].mean() > 0.5
        for x, y, wide, high in faces.tolist()
    ]
    return np.asarray(faces[np.array(hidden, bool)], np.int64)


def _further(faces: NDArray[np.int64], heads: list[Head]) -> int:
    """How many faces belong to no head found by its outline, and lie under no other face: a
    collar or a pattern on the clothes below a head is none."""
    columns = [(head.middle - head.width // 2, head.middle + head.width // 2) for head in heads]
    found = 0
    for x, _, wide, _ in sorted(faces.tolist(), key=lambda face: face[1]):
        middle = x + wide // 2
        if not any(left <= middle <= right for left, right in columns):
            columns.append((x, x + wide))
            found += 1
    return found


def _faces(grey: Grey) -> NDArray[np.int64]:
    """Frontal faces of a head's size, a row each: left, top, width, height."""
    least = round(FACE * grey.shape[0])
    found = _cascade().detectMultiScale(grey, 1.1, AGREED, minSize=(least, least))
    return np.asarray(found, np.int64).reshape(-1, 4)


@cache
def _cascade() -> cv2.CascadeClassifier:
    folder = Path(cv2.__file__).parent / "data"
    return cv2.CascadeClassifier(str(folder / CASCADE))
