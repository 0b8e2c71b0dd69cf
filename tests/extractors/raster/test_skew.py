"""Skew: a level page is left as it lies, a crooked one is told by how much."""

import pytest

from extractors.raster.skew import skew_of
from tests.extractors.drawn import picture, turned


def test_a_level_page_of_even_patches_is_level() -> None:
    """A telephone's screen, 315 pixels wide: a regular sample of it lay on a slanting grid."""
    assert skew_of(picture("narrow-screen")) == 0.0


@pytest.mark.parametrize("degrees", [-6.0, -1.5, 1.5, 6.0])
def test_a_crooked_page_is_told_by_how_much(degrees: float) -> None:
    assert skew_of(turned(picture("narrow-screen"), degrees)) == pytest.approx(degrees, abs=0.3)
