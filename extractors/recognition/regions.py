"""Regions of text on a picture: which stand in one row, and what lies around several."""

import numpy as np

from extractors.pixels import Corners

LEVEL = 0.6
"""Regions that share more than this part of the lower one's height stand in one row."""


def are_level(one: Corners, other: Corners) -> bool:
    """Whether two regions stand in one row."""
    (top, bottom), (upper, lower) = ((r[:, 1].min(), r[:, 1].max()) for r in (one, other))
    shared = min(bottom, lower) - max(top, upper)
    return bool(shared > LEVEL * min(bottom - top, lower - upper))


def around(*regions: Corners) -> Corners:
    """The upright rectangle around some regions, clockwise from its upper left corner."""
    points = np.concatenate(regions)
    (x0, y0), (x1, y1) = points.min(axis=0), points.max(axis=0)
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32)
