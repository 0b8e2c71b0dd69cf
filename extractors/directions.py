"""Which way a line runs: level or upright, as a page's own do, or aslant, as a watermark's."""

import math

ASLANT = math.radians(12)
"""A direction at least so far from level and from upright is no line's of an upright page."""


def is_aslant(x: float, y: float) -> bool:
    """Whether the direction (``x``, ``y``), in any unit, is neither level nor upright."""
    return abs(math.sin(2 * math.atan2(y, x))) > math.sin(2 * ASLANT)
