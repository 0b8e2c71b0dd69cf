"""Page images: put upright, and split into an ink layer and a seal layer."""

from extractors.raster.layers import ink_layer, seal_layer
from extractors.raster.page import Upright, upright
from extractors.raster.turns import orient, turn_corners

__all__ = ["Upright", "ink_layer", "orient", "seal_layer", "turn_corners", "upright"]
