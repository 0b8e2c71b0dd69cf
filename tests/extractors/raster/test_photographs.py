"""What a picture shows: heads by outline and by cascade, and how white the ground is."""

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pillow

from extractors.pixels import Image
from extractors.raster.photographs import look_at
from tests.extractors.drawn import DATA, picture

WHITE, BLUE = (253, 253, 253), (67, 142, 219)


def _photograph(name: str) -> Image:
    with Pillow.open(DATA / f"{name}.jpg") as opened:
        return np.asarray(opened.convert("RGB"))


def _bust(ground: tuple[int, int, int], *middles: int, width: int = 300) -> Image:
    """A plain drawing of heads on shoulders, in nothing like a face."""
    image = np.full((400, width, 3), ground, np.uint8)
    for x in middles:
        cv2.ellipse(image, (x, 420), (120, 130), 0, 0, 360, (40, 44, 60), -1)
        cv2.rectangle(image, (x - 25, 220), (x + 25, 320), (190, 150, 130), -1)
        cv2.ellipse(image, (x, 170), (58, 78), 0, 0, 360, (215, 175, 150), -1)
    return image


@pytest.mark.parametrize(("name", "white"), [("portrait-white", True), ("portrait-blue", False)])
def test_a_photographed_portrait_is_one(name: str, white: bool) -> None:
    shot = look_at(_photograph(name))
    assert (shot.heads, shot.is_portrait, shot.white > 0.9) == (1, True, white)


def test_a_head_before_a_busy_ground_is_a_head_and_no_portrait() -> None:
    shot = look_at(_photograph("portrait-busy"))
    assert (shot.heads, shot.is_portrait) == (1, False)


def test_two_photographed_people_are_two() -> None:
    both = np.concatenate([_photograph("portrait-white")] * 2, axis=1)
    assert (look_at(both).heads, look_at(both).is_portrait) == (2, False)


@pytest.mark.parametrize("ground", [WHITE, BLUE, (205, 32, 40), (120, 120, 120)])
def test_an_outline_is_enough_whatever_the_ground(ground: tuple[int, int, int]) -> None:
    shot = look_at(_bust(ground, 150))
    assert (shot.heads, shot.is_portrait) == (1, True)
    assert (shot.white > 0.9) == (ground == WHITE)


def test_two_outlines_are_two_heads() -> None:
    assert look_at(_bust(WHITE, 160, 440, width=600)).heads == 2


def test_somebody_from_head_to_feet_shows_no_head_of_a_portraits_size() -> None:
    image = np.full((600, 450, 3), WHITE, np.uint8)
    cv2.ellipse(image, (225, 80), (28, 38), 0, 0, 360, (215, 175, 150), -1)
    cv2.rectangle(image, (213, 110), (237, 140), (215, 175, 150), -1)
    cv2.rectangle(image, (165, 135), (285, 340), (40, 44, 60), -1)
    cv2.rectangle(image, (180, 335), (270, 600), (30, 30, 30), -1)
    assert look_at(image).heads == 0


@pytest.mark.parametrize("name", ["page", "round", "oval", "name-seal", "over-text", "touching"])
def test_papers_and_seals_show_nobody(name: str) -> None:
    shot = look_at(picture(name))
    assert (shot.heads, shot.is_portrait) == (0, False)


@pytest.mark.parametrize("shape", [(400, 300), (5, 300), (1, 1)])
def test_an_empty_picture_shows_nobody(shape: tuple[int, int]) -> None:
    assert look_at(np.full((*shape, 3), 253, np.uint8)).heads == 0


def test_half_a_white_ground_is_half_white() -> None:
    image = _bust(WHITE, 150)
    ground = np.all(image == WHITE, axis=2)
    ground[:, 150:] = False
    image[ground] = (232, 196, 230)
    assert 0.2 < look_at(image).white < 0.8


@settings(deadline=None, max_examples=10)
@given(st.integers(0, 2**31), st.floats(0, 6), st.floats(0.97, 1.0))
def test_grain_and_a_fall_of_light_change_nothing(seed: int, grain: float, fall: float) -> None:
    noise = np.random.default_rng(seed).normal(0, grain, (400, 300, 3))
    lit = _bust(WHITE, 150) * np.linspace(1, fall, 400)[:, None, None] + noise
    shot = look_at(lit.clip(0, 255).astype(np.uint8))
    assert shot.is_portrait
    assert shot.white > 0.9
