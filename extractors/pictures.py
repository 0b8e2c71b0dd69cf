"""Image files to pages: size checked before decoding, displayed upright, on white, 8-bit RGB."""

import io
import math
import warnings
from collections.abc import Iterator

import numpy as np
from PIL import Image as Pillow
from PIL import ImageOps

from extractors import refusals
from extractors.pixels import Image, scale_to
from extractors.refusals import PARSER_FAULTS
from extractors.settings import Limits
from extractors.source import (
    LARGEST_SIDE,
    MediaType,
    Opened,
    PageOrFailure,
    SourcePage,
    failure,
)
from models.errors import AttachmentError

Pillow.MAX_IMAGE_PIXELS = None  # the limits are checked here, and say how large a picture is

PILLOW_FORMATS = {
    MediaType.JPEG: ("JPEG", "MPO"),
    MediaType.PNG: ("PNG",),
    MediaType.WEBP: ("WEBP",),
    MediaType.BMP: ("BMP", "DIB"),
    MediaType.TIFF: ("TIFF",),
}
"""Phones write several pictures into one JPEG (MPO); the first is the one that is shown."""

ORIENTATION = 0x0112
"""The EXIF tag that says how a picture is to be turned."""

LYING = (5, 6, 7, 8)
"""Its values for pictures that are stored lying on their side."""

TRUNCATION_SIGNS = ("truncated", "not enough", "too short", "unexpected end", "broken data stream")
"""Words Pillow's decoders use where the data ends before the picture does."""


def open_picture(data: bytes, media_type: MediaType, limits: Limits) -> Opened:
    """An image file, opened; one page, or one a frame for TIFF.

    AttachmentError: ``damaged``, ``truncated_file``, ``too_many_pixels``, ``too_many_pages``,
    or ``unsupported_type`` where the picture moves. A TIFF's later frames fail one by one.
    """
    file = _unsealed(data, media_type)
    frames = _frames(file, media_type, limits)
    first = displayed(file, limits) if frames == 1 else None

    def walk() -> Iterator[PageOrFailure]:
        for index in range(frames):
            try:
                picture = displayed(_frame(file, index), limits) if first is None else first
            except AttachmentError as error:
                yield failure(index + 1, error)
            else:
                yield _page(index + 1, picture)

    pixels = _displayed_size(file) if frames == 1 else None
    return Opened(media_type, frames, signed=False, walk=walk, pixels=pixels)


def displayed(file: Pillow.Image, limits: Limits) -> Image:
    """The current frame as a person sees it; AttachmentError where it cannot be decoded."""
    width, height = file.size
    if width * height > limits.megapixels * 1e6:
        raise refusals.too_many_pixels(width, height, limits.megapixels)
    try:
        file.load()
        upright = ImageOps.exif_transpose(file)
        shown = _on_white(_eight_bit(upright))
    except PARSER_FAULTS as fault:
        raise _decoding_error(fault) from fault
    scale = scale_to(LARGEST_SIDE, *shown.size)
    largest = (math.ceil(shown.width * scale), math.ceil(shown.height * scale))
    shown.thumbnail(largest, Pillow.Resampling.LANCZOS)
    return np.asarray(shown)


def _displayed_size(file: Pillow.Image) -> tuple[int, int]:
    """Width and height as the EXIF orientation has the picture shown."""
    width, height = file.size
    lies = file.getexif().get(ORIENTATION, 1) in LYING
    return (height, width) if lies else (width, height)


def _page(number: int, picture: Image) -> SourcePage:
    height, width = picture.shape[:2]
    return SourcePage(number, width, height, picture=lambda: picture)


def _unsealed(data: bytes, media_type: MediaType) -> Pillow.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return Pillow.open(io.BytesIO(data), formats=PILLOW_FORMATS[media_type])
    except PARSER_FAULTS as fault:
        raise _decoding_error(fault) from fault


def _frames(file: Pillow.Image, media_type: MediaType, limits: Limits) -> int:
    try:
        frames = int(getattr(file, "n_frames", 1))
    except PARSER_FAULTS as fault:
        raise _decoding_error(fault) from fault
    if media_type is MediaType.JPEG:
        return 1
    if frames > 1 and media_type is not MediaType.TIFF:
        raise refusals.unsupported_type("动态图片（多帧）", "请截取静态图片后再上传")
    if frames > limits.pages:
        raise refusals.too_many_pages(frames, limits.pages)
    return frames


def _frame(file: Pillow.Image, index: int) -> Pillow.Image:
    try:
        file.seek(index)
    except PARSER_FAULTS as fault:
        raise refusals.damaged_page() from fault
    return file


def _decoding_error(fault: Exception) -> AttachmentError:
    words = str(fault).lower()
    if any(sign in words for sign in TRUNCATION_SIGNS):
        return refusals.truncated_file()
    return refusals.damaged()


def _eight_bit(file: Pillow.Image) -> Pillow.Image:
    """16-bit and floating-point greys scaled by what they could hold, or by what they do hold."""
    if not file.mode.startswith(("I", "F")):
        return file
    values = np.asarray(file, dtype=np.float64)
    top = 65535.0 if file.mode.startswith("I;16") else float(values.max(initial=1.0))
    scaled = np.clip(values / max(top, 1e-9) * 255.0, 0, 255)
    return Pillow.fromarray(scaled.astype(np.uint8))


def _on_white(file: Pillow.Image) -> Pillow.Image:
    if not file.has_transparency_data:
        return file.convert("RGB")
    layer = file.convert("RGBA")
    ground = Pillow.new("RGBA", layer.size, "white")
    return Pillow.alpha_composite(ground, layer).convert("RGB")
