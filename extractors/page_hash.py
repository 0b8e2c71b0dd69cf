"""What a page looks like, in 256 bits: near-identical pictures differ in few of them.

A perceptual hash by cosine transform (pHash): the page is shrunk to 64 by 64 grey points, and each
of the 256 lowest frequencies is above or below their median.
"""

import cv2
import numpy as np

SIDE, KEPT = 64, 16

EMPTY = 6.0
"""Least standard deviation of a shrunk page's grey values, 0 to 255: a page that is all but blank
looks like every other (samples and traps, 2026-11-24: their emptiest page has more)."""


def page_hash(picture: bytes) -> str | None:
    """256 binary digits for a JPEG or PNG; None for a page that is all but blank, or no picture."""
    grey = cv2.imdecode(np.frombuffer(picture, np.uint8), cv2.IMREAD_GRAYSCALE)
    if grey is None:
        return None
    small = cv2.resize(grey, (SIDE, SIDE), interpolation=cv2.INTER_AREA).astype(np.float32)
    if float(small.std()) < EMPTY:
        return None
    low = cv2.dct(small)[1 : KEPT + 1, 1 : KEPT + 1].flatten()
    return "".join("1" if value else "0" for value in low > np.median(low))
