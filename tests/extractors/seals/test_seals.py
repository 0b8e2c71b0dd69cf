"""Seals: found where they are and nowhere else, read right or with an honest doubt."""

from collections.abc import Callable

import cv2
import numpy as np
import pytest

from extractors.pixels import Image
from extractors.raster import upright
from extractors.raster.page import Upright
from extractors.seals import covered, find_copied, find_seals, read_seals
from models.page import Seal, SealShape
from tests.extractors.drawn import copied, engine, in_blue, on_a_page, picture, scanned, turned

ROUND = "浙江宏远建工集团有限公司"
OVAL = "杭州之江新城开发建设投资有限公司"


def _read(image: Image) -> tuple[Seal, ...]:
    page = upright(image)
    return read_seals(page, find_seals(page.image), 1, engine())


def _as_is(image: Image) -> Image:
    return image


def test_a_round_seal_is_read_whole() -> None:
    (seal,) = _read(picture("round"))
    assert (seal.name, seal.inscription) == (ROUND, "合同专用章")
    assert (seal.shape, seal.colour, seal.page) == (SealShape.ROUND, "red", 1)
    assert seal.confidence > 0.9


def test_an_oval_seal_is_read_whole() -> None:
    (seal,) = _read(picture("oval"))
    assert (seal.name, seal.shape) == (OVAL, SealShape.OVAL)


@pytest.mark.parametrize("degrees", [-150, -90, -37, 12, 75, 180])
def test_a_turned_seal_is_read(degrees: float) -> None:
    (seal,) = _read(on_a_page(turned(picture("round"), degrees)))
    assert (seal.name, seal.inscription) == (ROUND, "合同专用章")


@pytest.mark.parametrize("worse", [scanned, copied, in_blue], ids=lambda f: f.__name__)
def test_a_worse_picture_is_read(worse: Callable[[Image], Image]) -> None:
    (seal,) = _read(on_a_page(worse(picture("round"))))
    assert seal.name == ROUND


def test_a_grey_seal_says_so() -> None:
    (seal,) = _read(on_a_page(copied(picture("round"))))
    assert seal.colour == "grey"


def test_black_words_across_a_seal_do_not_change_its_name_unnoticed() -> None:
    (seal,) = _read(picture("over-text"))
    assert seal.name == "宁波甬江建筑设计研究院有限公司" or seal.confidence <= 0.6


def test_a_seal_whose_glyphs_run_into_each_other_is_one() -> None:
    (seal,) = _read(on_a_page(picture("crowded")))
    assert seal.name == "杭州市建设工程质量安全监督总站"


def test_a_seal_of_hardly_any_ink_is_found_beside_a_strong_one() -> None:
    page = on_a_page(picture("crowded"))
    round_ = picture("round")
    faint = 253 - (253 - round_.astype(np.float32)) * 0.15
    page[40 : 40 + round_.shape[0], 60 : 60 + round_.shape[1]] = faint.clip(0, 255).astype(np.uint8)
    assert {seal.name for seal in _read(page)} == {"杭州市建设工程质量安全监督总站", ROUND}


@pytest.mark.parametrize("size", [850, 900, 1000, 1170])
def test_a_rim_that_took_ink_in_pieces_only_is_found_whatever_the_scale(size: int) -> None:
    faint = picture("round").astype(np.float32)
    height, width = faint.shape[:2]
    down, across = np.mgrid[:height, :width]
    turn = np.degrees(np.arctan2(down - height / 2, across - width / 2)) % 90
    faint[turn > 55] = 253 - (253 - faint[turn > 55]) * 0.03  # four pieces of the ring are left
    page = on_a_page(faint.astype(np.uint8))
    small = cv2.resize(page, None, fx=size / 1754, fy=size / 1754)
    (seal,) = find_seals(np.asarray(small, np.uint8))
    assert np.allclose(seal.centre, np.array(page.shape[1::-1]) / 2 * size / 1754, atol=6)


@pytest.mark.parametrize("wide", [180, 230])
def test_a_ring_without_words_is_a_seal_that_nobody_can_read(wide: int) -> None:
    page = on_a_page(np.full((10, 10, 3), 253, np.uint8))
    cv2.circle(page, (600, 800), wide // 2, (200, 40, 40), 5)
    cv2.circle(page, (600, 800), wide // 7, (200, 40, 40), -1)
    (seal,) = _read(page)
    assert (seal.name, seal.shape) == ("", SealShape.ROUND)


def test_red_frames_and_grounds_are_no_seals() -> None:
    page = on_a_page(np.full((10, 10, 3), 253, np.uint8))
    for inset in (60, 90):
        cv2.rectangle(page, (inset, inset), (1240 - inset, 1754 - inset), (170, 20, 20), 9)
    cv2.ellipse(page, (200, 200), (110, 110), 0, 180, 270, (170, 20, 20), 9)  # a rounded corner
    cv2.rectangle(page, (400, 300), (800, 420), (190, 30, 30), -1)
    cv2.circle(page, (620, 900), 90, (190, 30, 30), -1)
    assert find_seals(page) == []


@pytest.mark.parametrize("size", [(1240, 9000), (6000, 1240)])
def test_a_seal_is_found_however_many_pages_hang_together(size: tuple[int, int]) -> None:
    (seal,) = _read(on_a_page(picture("round"), size))
    assert seal.name == ROUND


def test_touching_seals_are_two() -> None:
    names = {seal.name for seal in _read(picture("touching"))}
    assert names == {"杭州西子监理咨询有限公司", "杭州市余杭区住房和城乡建设局"}


def test_a_neighbour_s_rim_across_the_end_of_a_ring_is_no_lost_glyph() -> None:
    """Five parties' seals in the rows of a form: each stands over the next one's edge."""
    read = {seal.name: seal.confidence for seal in _read(picture("stacked"))}
    for name in (
        "浙江省金鹰房地产开发有限公司",
        "上海国丰工程勘察院有限公司",
        "绍兴海天工程设计集团有限公司",
    ):
        assert read[name] > 0.9


def test_a_copied_seal_is_found_beside_the_fresh_one_that_certifies_the_copy() -> None:
    page = on_a_page(copied(picture("round")))
    oval = picture("oval")
    page[60 : 60 + oval.shape[0], 60 : 60 + oval.shape[1]] = oval
    fresh = find_seals(page)
    assert [seal.colour for seal in fresh] == ["red"]
    (seal,) = read_seals(upright(page), find_copied(page, fresh), 1, engine())
    assert (seal.name, seal.colour) == (ROUND, "grey")


def test_a_name_seal_is_square_and_read_as_plain_text() -> None:
    (seal,) = _read(picture("name-seal"))
    assert seal.shape is SealShape.SQUARE
    # Of 张三之印, at a glyph's size of 30 pixels, one or the other may be misread.
    assert len(set("张三之印") & set(seal.name)) >= 2


@pytest.mark.parametrize("worse", [_as_is, scanned], ids=lambda f: f.__name__)
def test_red_that_is_no_seal(worse: Callable[[Image], Image]) -> None:
    assert find_seals(worse(on_a_page(picture("red-but-no-seal")))) == []


@pytest.mark.parametrize("image", [picture("page"), np.full((900, 700, 3), 255, np.uint8)])
def test_a_page_without_seals(image: Image) -> None:
    assert find_seals(image) == []


@pytest.mark.parametrize("kept", [0.3, 0.5, 0.7])
def test_a_piece_of_a_seal_is_never_a_sure_name(kept: float) -> None:
    page = on_a_page(picture("round"))
    piece = np.ascontiguousarray(page[:, : 450 + round(340 * kept)])
    assert all(seal.confidence <= 0.6 for seal in _read(piece))


def test_a_lost_glyph_costs_the_confidence() -> None:
    image = picture("round").copy()
    image[60:135, 185:255] = 253  # the glyph at the top of the ring
    (seal,) = _read(image)
    assert seal.name != ROUND
    assert seal.confidence <= 0.6


@pytest.mark.parametrize("size", [(1240, 1754), (2480, 3508)])
def test_the_box_lies_around_the_ink(size: tuple[int, int]) -> None:
    (seal,) = find_seals(on_a_page(picture("round"), size))
    assert seal.centre == pytest.approx((size[0] / 2, size[1] / 2), abs=3)
    assert seal.axes == pytest.approx((163, 163), abs=5)


def test_boxes_are_fractions_of_the_displayed_page() -> None:
    page = on_a_page(picture("round"))
    half = Upright(page, 0, np.diag([0.5, 0.5, 1.0]), (620, 877))
    (seal,) = read_seals(half, find_seals(page), 1, engine())
    assert seal.box.centre == pytest.approx((0.5, 0.5), abs=0.005)


def test_covered_is_the_inside_of_the_outlines() -> None:
    image = picture("round")
    mask = covered(find_seals(image), image.shape)
    assert mask[220, 220]
    assert not mask[5, 5]
    red = image[:, :, 0].astype(int) - image[:, :, 1] > 60
    assert not (red & ~mask).any()
