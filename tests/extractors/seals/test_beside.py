"""Seals beside a text layer are read without the print across them, and only if they are seen."""

import cv2
import numpy as np
import pytest

from extractors.pixels import Image, Part, View, view_of
from extractors.seals.beside import seals_beside
from extractors.source import Besides, SourcePage
from models.geometry import Box
from tests.extractors.drawn import engine, on_a_page, picture, turned

ROUND = "浙江宏远建工集团有限公司"
WHOLE = Box(0, 0, 1, 1)


def _lined(page: Image) -> Image:
    """Black lines across the page, as printed words lie."""
    printed = page.copy()
    for row in range(0, page.shape[0], 60):
        printed[row : row + 12] = 20
    return printed


def _page(shown: Image, bare: Image) -> tuple[SourcePage, Besides]:
    height, width = bare.shape[:2]
    half = (width // 2, height // 2)
    small = [cv2.resize(each, half, interpolation=cv2.INTER_AREA) for each in (shown, bare)]
    looks = [np.asarray(each, np.uint8) for each in small]
    besides = Besides((WHOLE,), False, looks[0], looks[1], view_of(bare))
    return SourcePage(1, width, height, picture=lambda: shown, besides=besides), besides


@pytest.mark.parametrize("degrees", [0, 33, 180])
def test_a_seal_is_read_under_print_and_placed_on_the_page(degrees: float) -> None:
    bare = on_a_page(turned(picture("round"), degrees))
    (seal,) = seals_beside(*_page(_lined(bare), bare), engine()) or ()
    assert (seal.name, seal.inscription) == (ROUND, "合同专用章")
    assert seal.box.holds(WHOLE.centre)
    ys, xs = np.nonzero(bare.min(axis=2) < 200)
    assert abs(seal.box.x0 - xs.min() / bare.shape[1]) < 0.02
    assert abs(seal.box.y0 - ys.min() / bare.shape[0]) < 0.02


def test_a_seal_that_nobody_sees_is_not_read_as_if_it_were_seen() -> None:
    bare = on_a_page(picture("round"))
    patched = np.full_like(bare, 255)
    assert seals_beside(*_page(patched, bare), engine()) is None


def test_a_page_without_seals_has_none() -> None:
    page = np.full((1754, 1240, 3), 255, np.uint8)
    assert seals_beside(*_page(page, page), engine()) == ()


def test_only_the_seals_surroundings_are_rendered() -> None:
    bare = on_a_page(picture("round"), (2480, 3508))
    looked_at: list[int] = []
    source, besides = _page(bare, bare)
    whole = view_of(bare)

    def part(place: Part) -> Image:
        rendered = whole.part(place)
        looked_at.append(rendered.size)
        return rendered

    seals_beside(source, besides._replace(large=View(whole.size, part)), engine())
    assert 0 < sum(looked_at) < bare.size / 5
