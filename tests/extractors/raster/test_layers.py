"""One seal's ink: also where the page has no grey to tell it by."""

import numpy as np

from extractors.raster.layers import SealColour, seal_layer


def test_a_rim_half_black_and_half_white_has_no_grey_and_is_taken_as_it_is() -> None:
    page = np.full((40, 40, 3), 255, np.uint8)
    page[:, :20] = 0
    rim = np.array([[5, 5], [5, 20], [35, 5], [35, 20]], np.float64)
    layer = seal_layer(page, SealColour.GREY, rim)
    assert layer.hidden == 1
    assert (layer.ink == page[:, :, 0]).all()
