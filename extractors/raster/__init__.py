"""Page images: put upright, and split into an ink layer and a seal layer."""

from extractors.raster.layers import ink_layer, seal_layer
from extractors.raster.page import Upright, upright

__all__ = ["Upright", "ink_layer", "seal_layer", "upright"]
