"""The two layers of a page: the text without its seals, and the seals without the text."""

from enum import StrEnum
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.pixels import Image
from extractors.raster.geometry import Grey, is_noiseless, thumbnail

Mask = NDArray[np.bool_]
"""Height x width."""

LEAST_TINT = 25
"""Levels by which red (or blue) must stand above the other channels to be coloured ink: above
JPEG noise around black text (10 to 15) and yellowish paper under a lamp (up to 15)."""

FAINTEST_TINT = 11
"""As LEAST_TINT, for seals of hardly any ink, looked for where no stronger ones are: of 850 drawn
pages one held such a seal, one a photograph that passed for one without a name (2026-11)."""

LITTLE_INK = 0.02
"""Share of a seal's surroundings that is coloured ink, at least, unless the seal is a faint one."""

UNEVEN = 30
"""Levels between the darkest and the brightest paper of a page that is worth correcting."""


PAPER = 200
"""Levels from which a pixel is ground, not ink."""


class SealColour(StrEnum):
    """The ink of a seal. Grey is a photocopied one."""

    RED = "red"
    BLUE = "blue"
    GREY = "grey"


def tint(image: Image, colour: SealColour) -> Grey:
    """How much redder (or bluer) than anything else each pixel is, in levels."""
    red, green, blue = cv2.split(image)
    if colour is SealColour.RED:
        return np.asarray(cv2.subtract(red, cv2.max(green, blue)), np.uint8)
    return np.asarray(cv2.subtract(blue, cv2.max(red, green)), np.uint8)


def brightest_channel(image: Image) -> Grey:
    """Each pixel's brightest channel."""
    red, green, blue = cv2.split(image)
    return np.asarray(cv2.max(cv2.max(red, green), blue), np.uint8)


def spread(image: Image) -> Grey:
    """How far each pixel is from grey: its brightest channel less its darkest."""
    red, green, blue = cv2.split(image)
    darkest = cv2.min(cv2.min(red, green), blue)
    return np.asarray(cv2.subtract(brightest_channel(image), darkest), np.uint8)


def ink_layer(image: Image, sealed: Mask | None = None) -> Image:
    """The page for text recognition: grey in three equal channels, evenly lit.

    Inside ``sealed`` (the outlines of found seals) red and blue ink vanishes and black text
    stays. Outside them coloured text is text like any other.
    """
    grey = np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), np.uint8)
    if sealed is not None and sealed.any():
        ys, xs = np.nonzero(sealed.any(axis=1))[0], np.nonzero(sealed.any(axis=0))[0]
        part = np.s_[ys[0] : ys[-1] + 1, xs[0] : xs[-1] + 1]
        grey[part] = np.where(sealed[part], _without_seals(image[part]), grey[part])
    return np.asarray(cv2.cvtColor(_evenly_lit(grey), cv2.COLOR_GRAY2RGB), np.uint8)


def _without_seals(image: Image) -> Grey:
    """Each pixel by its brightest channel, coloured ink stretched to white.

    Red ink is bright in the red channel, blue ink in the blue one, black text in none.
    """
    brightest = brightest_channel(image)
    coloured = spread(image) > 2 * LEAST_TINT
    if not coloured.any():
        return np.asarray(brightest, np.uint8)
    white = float(np.clip(np.percentile(brightest[coloured], 25), 110, 245))
    black = min(60.0, white / 3)
    levels = (np.arange(256) - black) * (255 / (white - black))
    return np.asarray(cv2.LUT(brightest, levels.clip(0, 255).astype(np.uint8)), np.uint8)


def is_drawn(grey: Grey) -> bool:
    """Whether a program drew the page, as on screenshots: its ground has no noise, so no lamp lit
    it, and the lightest hairline on it was meant."""
    rows = grey[:: max(1, grey.shape[0] // 400)]
    return is_noiseless(rows, rows[:, 1:] > PAPER)


def _evenly_lit(grey: Grey) -> Grey:
    """The page divided by its paper's brightness, where that differs over the page."""
    if is_drawn(grey):
        return grey
    small = thumbnail(grey, 400)
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((19, 19), np.uint8))
    paper = cv2.GaussianBlur(paper, (0, 0), 9)
    darkest, brightest = np.percentile(paper, (2, 98))
    if brightest - darkest < UNEVEN and brightest > 225:
        return grey
    # A dark surface is a picture or the desk, not paper: lifted to white it would only be noise.
    paper = np.maximum(paper, 70)
    full = cv2.resize(paper, grey.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, full, scale=245), np.uint8)


class SealInk(NamedTuple):
    """One seal's ink, dark on white, in two opinions on what black strokes hide of it.

    ``ink`` continues the seal's strokes through the hidden places, ``bare`` leaves grey there (the
    same array where none are hidden); ``hidden`` is the share of the picture in doubt. What both
    say stands on the paper.
    """

    ink: Grey
    bare: Grey
    hidden: float


def seal_layer(image: Image, colour: SealColour, rim: NDArray[np.float64]) -> SealInk:
    """One seal's ink alone; ``image`` is its surroundings, ``rim`` points (x, y) on its outline.

    Sharp as the channel the ink is darkest in, kept only where the colour agrees, so that
    black text drops out.
    """
    if colour is SealColour.GREY:
        return _grey_seal(np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), np.uint8), rim)
    own, other = (0, 1) if colour is SealColour.RED else (2, 0)
    strength = tint(image, colour)
    inked = strength > LEAST_TINT
    faint = inked.mean() < LITTLE_INK
    inked = strength > FAINTEST_TINT if faint else inked
    if not inked.any():
        blank = np.full(strength.shape, 255, np.uint8)
        return SealInk(blank, blank, 0.0)
    dark = 255 - _stretched(np.ascontiguousarray(image[:, :, other]), inked).astype(np.float32)
    full = max(
        float(FAINTEST_TINT if faint else LEAST_TINT), 0.6 * float(np.median(strength[inked]))
    )
    ink = np.minimum(dark, strength.astype(np.float32) * (255 / full)).clip(0, 255)
    level = float(np.median(image[:, :, own][inked]))
    return _completed(ink.astype(np.uint8), _black(image[:, :, own], level))


def _grey_seal(grey: Grey, rim: NDArray[np.float64]) -> SealInk:
    """A photocopied seal; text in a deeper black than its rim drops out."""
    xs, ys = np.rint(rim).astype(int).T
    around = cv2.erode(grey, np.ones((3, 3), np.uint8))
    level = float(np.median(around[ys.clip(0, grey.shape[0] - 1), xs.clip(0, grey.shape[1] - 1)]))
    inked = np.abs(grey.astype(np.float32) - level) < 20
    if not inked.any():  # black and white, and as much of the one as of the other on the rim
        return SealInk(grey, grey, 1.0)
    ink = 255 - _stretched(grey, inked)
    if level < 80:  # as black as the text: nothing tells them apart
        black = 255 - ink
        return SealInk(black, black, 1.0)
    return _completed(ink, _black(grey, level))


def _completed(ink: Grey, hidden: NDArray[np.uint8]) -> SealInk:
    """The ink (255: full) with hidden pixels continued from the seen ones (Telea 2004)."""
    if not hidden.any():
        whole = 255 - ink
        return SealInk(whole, whole, 0.0)
    continued = np.asarray(cv2.inpaint(ink, hidden, 3, cv2.INPAINT_TELEA), np.uint8)
    return SealInk(255 - continued, 255 - _averaged(ink, hidden), float(hidden.mean()))


def _averaged(ink: Grey, hidden: NDArray[np.uint8]) -> Grey:
    """The ink with hidden pixels set to the mean of the seen ones around them."""
    seen = 1 - hidden.astype(np.float32)
    sigma = max(1.5, max(ink.shape) / 150)
    weight = cv2.GaussianBlur(seen, (0, 0), sigma) + 1e-3
    around = cv2.GaussianBlur(ink.astype(np.float32) * seen, (0, 0), sigma) / weight
    return np.where(hidden > 0, around, ink).clip(0, 255).astype(np.uint8)


def _stretched(channel: Grey, inked: Mask) -> Grey:
    """The channel with paper at 255 and ink at 0."""
    white = float(np.percentile(channel, 90)) * 0.96
    black = min(float(np.percentile(channel[inked], 15)), white - 30)
    levels = (np.arange(256) - black) * (255 / (white - black))
    return np.asarray(cv2.LUT(channel, levels.clip(0, 255).astype(np.uint8)), np.uint8)


def _black(own: Grey, level: float) -> NDArray[np.uint8]:
    """1 where black strokes hide the seal: far darker than its ink's ``level``."""
    dark = (own < 0.62 * level).astype(np.uint8)
    return np.asarray(cv2.dilate(dark, np.ones((3, 3), np.uint8)), np.uint8)
