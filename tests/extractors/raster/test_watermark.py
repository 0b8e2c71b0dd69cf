"""Words laid aslant over a page: told from its own, and taken away."""

from functools import cache

import numpy as np
import pytest

from extractors.pixels import Image
from extractors.raster.watermark import is_aslant, watermark, without_watermark
from tests.extractors.drawn import engine, picture, scanned, turned


def over_print(page: Image, tone: int, degrees: float = -30) -> Image:
    """The page with a line of its own print laid over it again and again, that grey."""
    line = max(engine().detect(page), key=lambda region: np.ptp(region[:, 0]))
    (x0, y0), (x1, y1) = line.min(axis=0).astype(int), line.max(axis=0).astype(int)
    words = turned(page[y0:y1, x0:x1][:, : min(x1 - x0, 260)], degrees)
    pale = 255 - (255 - words.astype(np.float32)) * (255 - tone) / 255
    marked = page.astype(np.float32)
    height, width = words.shape[:2]
    for top in range(0, page.shape[0] - height, height + 30):
        for left in range((top // 3) % 90, page.shape[1] - width, width + 60):
            marked[top : top + height, left : left + width] *= pale / 255
    return np.asarray(marked.clip(0, 255), np.uint8)


@cache
def _marked(tone: int) -> Image:
    return over_print(picture("page"), tone)


@pytest.mark.parametrize("tone", [170, 205])
def test_a_pale_watermark_is_seen_and_taken_away(tone: int) -> None:
    page = _marked(tone)
    found = watermark(page, engine().detect(page))
    assert found is not None
    assert tone - 30 < found.tone < tone
    assert all(map(is_aslant, found.regions))
    cleaned = without_watermark(page, found.tone)
    print_ = picture("page").min(axis=2) < 90
    assert cleaned[print_].mean() < 100, "the page's own print is left"
    assert not [r for r in engine().detect(cleaned) if is_aslant(r)]


def test_it_is_told_on_a_noisy_scan_as_well() -> None:
    page = scanned(_marked(190))
    assert watermark(page, engine().detect(page)) is not None


@pytest.mark.parametrize("page", [picture("page"), _marked(40), turned(picture("page"), 30)])
def test_there_is_none_without_pale_words_aslant(page: Image) -> None:
    assert watermark(page, engine().detect(page)) is None
