"""The two shapes every step that touches pixels passes on."""

import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]
"""Height x width x 3, RGB, 0 to 255."""

Corners = NDArray[np.float32]
"""4 x 2 pixels (x, y): top left, top right, bottom right, bottom left in reading direction."""
