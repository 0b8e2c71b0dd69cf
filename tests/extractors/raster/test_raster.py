"""Page images: put upright with a way back, and split into layers."""

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.pixels import Corners, Image
from extractors.raster import ink_layer, upright
from extractors.raster.geometry import turn_corners
from extractors.raster.page import Upright
from extractors.recognition.turns import orient
from extractors.seals import covered, find_seals
from models.geometry import Point
from tests.extractors.drawn import engine, in_blue, picture, turned


def _photographed(image: Image, corners: list[tuple[float, float]]) -> tuple[Image, Corners]:
    """The sheet on a dark desk, its corners at these fractions of the photo."""
    height, width = image.shape[:2]
    size = (round(width * 1.3), round(height * 1.3))
    source = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    target = (np.array(corners) * size).astype(np.float32)
    matrix = cv2.getPerspectiveTransform(source, target)
    desk = (70, 66, 62)
    return np.asarray(cv2.warpPerspective(image, matrix, size, borderValue=desk), np.uint8), target


def _box(x0: float, y0: float, x1: float, y1: float) -> Corners:
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32)


def test_a_flat_page_is_left_as_it_is() -> None:
    image = picture("page")
    page = upright(image)
    assert page.image is image
    assert page.quad(_box(0, 0, 700, 940)).box == pytest.approx((0, 0, 1, 1))


@pytest.mark.parametrize("name", ["round", "over-text", "red-but-no-seal"])
def test_what_is_no_page_is_left_as_it_is(name: str) -> None:
    image = picture(name)
    assert upright(image).image.shape == image.shape


@pytest.mark.parametrize("degrees", [-11, -4, -1.2, 0.8, 3, 9])
def test_skew_is_undone(degrees: float) -> None:
    crooked = turned(picture("page"), degrees)
    page = upright(crooked)
    turn = np.degrees(np.arctan2(page.to_displayed[1, 0], page.to_displayed[0, 0]))
    assert turn == pytest.approx(degrees, abs=0.3)


def test_a_photographed_sheet_is_flattened_and_leads_back() -> None:
    corners = [(0.08, 0.1), (0.93, 0.06), (0.9, 0.95), (0.12, 0.92)]
    photo, _ = _photographed(picture("page"), corners)
    page = upright(photo)
    height, width = page.image.shape[:2]
    back = page.quad(_box(0, 0, width, height))
    for found, true in zip(back, corners, strict=True):
        assert found == pytest.approx(true, abs=0.015)


def test_a_shadow_over_half_a_sheet_does_not_cut_it() -> None:
    corners = [(0.08, 0.1), (0.93, 0.06), (0.9, 0.95), (0.12, 0.92)]
    photo, _ = _photographed(picture("page"), corners)
    height = photo.shape[0]
    light = np.clip(np.linspace(-0.3, 2.0, height), 0, 1) * 0.5 + 0.5
    page = upright(np.asarray(photo * light[:, None, None], np.uint8))
    high, wide = page.image.shape[:2]
    back = page.quad(_box(0, 0, wide, high))
    for found, true in zip(back, corners, strict=True):
        assert found == pytest.approx(true, abs=0.02)


def test_a_dialog_before_a_dimmed_page_is_no_sheet() -> None:
    screen = np.full((960, 1366, 3), 140, np.uint8)
    screen[60:640, 123:1243] = 255
    assert upright(screen).image is screen


def test_bars_across_a_page_frame_a_sheet_and_no_dialog() -> None:
    page = np.full((968, 1346, 3), 250, np.uint8)
    page[:48] = page[-48:] = (139, 30, 40)
    assert upright(page).image.shape[0] < 900


def test_a_dark_picture_inside_a_page_is_no_desk() -> None:
    image = picture("page").copy()
    image[500:900, 60:640] = 60
    page = upright(image)
    assert page.image.shape == image.shape


@given(
    st.sampled_from([0, 90, 180, 270]),
    st.floats(0, 1),
    st.floats(0, 1),
)
@settings(max_examples=30, deadline=None)
def test_a_turn_keeps_every_place(degrees: int, x: float, y: float) -> None:
    page = Upright(np.zeros((30, 50, 3), np.uint8), 0, np.eye(3), (50, 30))
    here = np.array([[x * 49, y * 29]] * 4, np.float32)
    (moved,) = turn_corners([here], degrees, (50, 30))
    before, after = page.quad(here).box.centre, page.turn(degrees).quad(moved).box.centre
    assert after == pytest.approx(before, abs=1e-4)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_quarter_turns_are_told_by_reading(degrees: int) -> None:
    image = np.ascontiguousarray(np.rot90(picture("page"), degrees // 90))
    corners = engine().detect(image)
    assert orient(image, corners, engine()) == degrees
    page = upright(image).turn(degrees)
    assert page.image.shape == picture("page").shape
    assert page.turned == degrees


def test_turned_corners_are_in_reading_direction() -> None:
    (lying,) = turn_corners([_box(10, 100, 40, 400)], 90, (500, 600))
    across, down = lying[1] - lying[0], lying[3] - lying[0]
    assert across[0] == pytest.approx(300)
    assert down[1] == pytest.approx(30)


def test_a_page_without_text_is_not_turned() -> None:
    blank = np.full((400, 300, 3), 255, np.uint8)
    assert orient(blank, [], engine()) == 0


@pytest.mark.parametrize("inked", [lambda image: image, in_blue], ids=["red", "blue"])
def test_the_ink_layer_gives_back_words_under_a_seal(inked) -> None:  # type: ignore[no-untyped-def]
    image = inked(picture("over-text"))
    layer = ink_layer(image, covered(find_seals(image), image.shape))
    text = "".join(read.text for read in engine().recognise(_lines(layer)))
    assert "同意通过竣工验收" in text
    assert "2021年6月30日" in text.replace(" ", "")


def _lines(layer: Image) -> list[Image]:
    corners = sorted(engine().detect(layer), key=lambda c: float(c[:, 1].mean()))
    boxes = [(c.min(axis=0).astype(int), c.max(axis=0).astype(int)) for c in corners]
    return [layer[y0:y1, x0:x1] for (x0, y0), (x1, y1) in boxes]


def test_red_words_that_are_no_seal_stay() -> None:
    image = picture("red-but-no-seal")
    layer = ink_layer(image, covered(find_seals(image), image.shape))
    heading = layer[50:110, 100:660]
    assert (heading < 130).mean() > 0.1


def test_the_ink_layer_is_grey_in_three_channels() -> None:
    layer = ink_layer(picture("over-text"))
    assert layer.dtype == np.uint8
    assert (layer[:, :, 0] == layer[:, :, 1]).all()
    assert (layer[:, :, 1] == layer[:, :, 2]).all()


def test_uneven_light_is_evened_out() -> None:
    image = picture("page").astype(np.float32)
    light = np.linspace(0.45, 1.0, image.shape[1])[None, :, None]
    layer = ink_layer((image * light).astype(np.uint8))
    paper = np.percentile(layer[:, :, 0], 90, axis=0)
    assert paper.min() > 215
    assert layer[:, :, 0].min() < 100


def test_corners_off_the_page_are_clipped() -> None:
    page = upright(picture("page"))
    assert page.quad(_box(-50, -50, 10, 10)).top_left == Point(0, 0)
