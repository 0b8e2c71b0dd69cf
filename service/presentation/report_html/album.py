"""The page pictures of a report: each embedded once, referred to by name."""

import base64
import hashlib
from io import BytesIO
from typing import NamedTuple

from PIL import Image

QUALITY = 85
"""Of a JPEG that had to be turned: body text stays as legible as it was."""

_TURNS = {
    90: Image.Transpose.ROTATE_270,  # Pillow counts the other way round
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


class Picture(NamedTuple):
    """A page picture; ``name`` is a CSS class, sizes are pixels."""

    name: str
    width: int
    height: int


class Album:
    """Collects page pictures; the same picture twice is kept once."""

    def __init__(self) -> None:
        self._kept: dict[Picture, bytes] = {}

    def add(self, jpeg: bytes, turned: int = 0) -> Picture:
        """Keeps the picture, turned by ``turned`` degrees clockwise, and gives back its name."""
        if turned:
            jpeg = _upright(jpeg, turned)
        with Image.open(BytesIO(jpeg)) as image:
            width, height = image.size
        picture = Picture(f"p-{hashlib.sha256(jpeg).hexdigest()[:16]}", width, height)
        self._kept[picture] = jpeg
        return picture

    @property
    def pictures(self) -> list[tuple[str, str]]:
        """Every picture's name with its content as Base64."""
        return [
            (picture.name, base64.b64encode(jpeg).decode("ascii"))
            for picture, jpeg in self._kept.items()
        ]


def _upright(jpeg: bytes, turned: int) -> bytes:
    with Image.open(BytesIO(jpeg)) as image, BytesIO() as made:
        image.transpose(_TURNS[turned]).save(made, "JPEG", quality=QUALITY)
        return made.getvalue()
