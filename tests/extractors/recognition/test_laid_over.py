"""Large words over a page: read whichever way they run, in colour or in a pale tone."""

import cv2
import numpy as np
import pytest

from extractors.pixels import Image
from extractors.raster.layers import ink_layer
from extractors.raster.overlays import Known, overlays
from extractors.recognition.laid_over import Stamped, read_framed, read_laid_over
from models.geometry import Box
from tests.extractors.drawn import engine, on_a_page, picture, scanned, turned

RED, BLUE, GREY = (215, 35, 45), (40, 60, 190), (130, 130, 130)
NOTHING = Known()


def laid_over(
    page: Image, words: str, colour: tuple[int, int, int], opaque: float, degrees: float
) -> Image:
    """The page with large words in its middle, turned clockwise, as opaque as that."""
    return drawn_over(page, picture(words), colour, opaque, degrees)


def drawn_over(
    page: Image, words: Image, colour: tuple[int, int, int], opaque: float, degrees: float
) -> Image:
    """The same of a picture of the words."""
    mask = cv2.cvtColor(255 - turned(words, degrees), cv2.COLOR_RGB2GRAY) / 255 * opaque
    (height, width), (high, wide) = page.shape[:2], mask.shape
    top, left = (height - high) // 2, (width - wide) // 2
    made = page.astype(np.float64)
    part = np.s_[top : top + high, left : left + wide]
    made[part] = made[part] * (1 - mask[:, :, None]) + np.array(colour) * mask[:, :, None]
    return np.asarray(made.clip(0, 255), np.uint8)


def read(page: Image, known: Known = NOTHING) -> list[str]:
    lines = read_laid_over(page, ink_layer(page), known, engine())
    return [line.text.replace(" ", "") for line in lines]


PAGE = on_a_page(picture("page"))


@pytest.mark.parametrize(
    ("words", "said", "colour", "opaque"),
    [
        ("void", "作废", RED, 0.8),
        ("sample", "样本", RED, 0.3),
        ("void", "作废", BLUE, 0.8),
        ("sample", "样本", GREY, 0.35),
        ("reference", "仅供参考", GREY, 0.3),
    ],
)
@pytest.mark.parametrize("degrees", [0, -30, 20])
def test_they_are_read_over_the_page_s_own_lines(
    words: str, said: str, colour: tuple[int, int, int], opaque: float, degrees: float
) -> None:
    over = laid_over(PAGE, words, colour, opaque, degrees)
    assert said in read(over)
    assert said in read(scanned(over))


@pytest.mark.parametrize("degrees", [0, -25, 30])
def test_they_are_read_where_they_are_set_wide_apart(degrees: float) -> None:
    close = picture("sample")
    middle = close.shape[1] // 2
    gap = np.full_like(close[:, :middle], 255)
    wide = np.concatenate([close[:, :middle], gap, close[:, middle:]], axis=1)
    assert "样本" in read(drawn_over(PAGE, wide, RED, 0.3, degrees))


def test_they_stand_where_they_are_seen() -> None:
    over = laid_over(PAGE, "void", RED, 0.8, -30)
    (line,) = read_laid_over(over, ink_layer(over), NOTHING, engine())
    x, y = line.quad.box.centre
    assert abs(x - 0.5) < 0.02
    assert abs(y - 0.5) < 0.02


def test_words_that_run_upwards_are_read_as_well() -> None:
    assert read(laid_over(PAGE, "void", RED, 0.8, -90)) == ["作废"]


@pytest.mark.parametrize("page", [PAGE, scanned(PAGE), on_a_page(picture("round"))])
def test_a_page_has_none(page: Image) -> None:
    seal = Known(rings=(Box(0.2, 0.2, 0.8, 0.8),))
    assert read(page, seal) == []


def test_what_is_known_is_not_looked_at_again() -> None:
    over = laid_over(PAGE, "void", RED, 0.8, 0)
    line = Known(lines=(Box(0.3, 0.4, 0.7, 0.6),))
    assert not list(overlays(over, ink_layer(over), line))
    grey = laid_over(PAGE, "reference", GREY, 0.3, -30)
    assert not list(overlays(grey, ink_layer(grey), Known(marked=True)))


def framed(words: str, colour: tuple[int, int, int], degrees: float) -> Image:
    """The page with a framed stamp in its middle, over its print."""
    letters = picture(words)
    columns = np.flatnonzero((letters < 128).any(axis=(0, 2)))
    rows = np.flatnonzero((letters < 128).any(axis=(1, 2)))
    within = letters[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    scale = 60 / within.shape[0]
    small = cv2.resize(within, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    padded = cv2.copyMakeBorder(small, 22, 22, 30, 30, cv2.BORDER_CONSTANT, value=(255,) * 3)
    stamp = cv2.copyMakeBorder(padded, 5, 5, 5, 5, cv2.BORDER_CONSTANT, value=(0, 0, 0))
    around = cv2.copyMakeBorder(stamp, 40, 40, 40, 40, cv2.BORDER_CONSTANT, value=(255,) * 3)
    mask = 255 - cv2.cvtColor(turned(np.asarray(around, np.uint8), degrees), cv2.COLOR_RGB2GRAY)
    (height, width), (high, wide) = PAGE.shape[:2], mask.shape
    made = PAGE.copy()
    top, left = (height - high) // 2, (width - wide) // 2
    inked = made[top : top + high, left : left + wide]
    inked[mask > 128] = np.minimum(inked[mask > 128], np.array(colour, np.uint8))
    return made


@pytest.mark.parametrize("colour", [RED, BLUE])
@pytest.mark.parametrize("degrees", [0, -12, 9])
def test_a_framed_stamp_is_read_alone(colour: tuple[int, int, int], degrees: float) -> None:
    page = framed("void", colour, degrees)
    (line,) = read_framed(page, (), engine()).lines
    assert line.text == "作废"
    x, y = line.quad.box.centre
    assert abs(x - 0.5) < 0.02
    assert abs(y - 0.5) < 0.02
    assert [line.text for line in read_framed(scanned(page), (), engine()).lines] == ["作废"]


@pytest.mark.parametrize("page", [PAGE, scanned(PAGE), on_a_page(picture("round"))])
def test_a_page_has_no_framed_stamp(page: Image) -> None:
    assert read_framed(page, (), engine()) == Stamped()


def test_a_framed_stamp_that_cannot_be_read_is_told() -> None:
    page = framed("void", RED, 0)
    height, width = page.shape[:2]
    worn = np.random.default_rng(5).random((30, 60)) < 0.4
    blots = cv2.resize(worn.astype(np.uint8), (120, 60), interpolation=cv2.INTER_NEAREST) > 0
    inner = page[height // 2 - 30 :][:60, width // 2 - 60 :][:, :120]
    inner[:] = 255
    inner[blots] = RED
    assert read_framed(page, (), engine()) == Stamped(unread=1)


def test_a_stamp_of_several_lines_was_read_with_the_page_s_own() -> None:
    page = framed("void", RED, 0)
    height, width = page.shape[:2]
    inner = page[height // 2 - 30 :][:60, width // 2 - 60 :][:, :120]
    inner[:] = 255
    rows = [(4, 24), (34, 54)]
    for top, bottom in rows:
        inner[top:bottom:3, 8:112] = RED
    left, right = (width / 2 - 52) / width, (width / 2 + 52) / width
    lines = [
        Box(left, (height / 2 - 30 + a) / height, right, (height / 2 - 30 + b) / height)
        for a, b in rows
    ]
    assert read_framed(page, (), engine()).unread == 1
    stamped = read_framed(page, lines, engine())
    assert stamped.unread == 0
    (around,) = stamped.around
    assert all(around.holds(line.centre) for line in lines)
    inner[26:32:2, 8:112] = RED
    for top, bottom in rows:
        inner[top:bottom, 8:112] = 0
    assert read_framed(page, lines, engine()).unread == 1, "the page's own lines under a stamp"


def test_a_glyph_of_a_line_is_no_stamp() -> None:
    page = framed("void", RED, 0)
    glyph, around = Box(0.1, 0.45, 0.9, 0.55), Box(0.1, 0.49, 0.9, 0.51)
    assert read_framed(page, [glyph], engine()) == Stamped()
    assert read_framed(page, [around], engine()).lines
