"""A PDF's text layer is read only as far as a person sees it; what is hidden is never text."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.intake import open_attachment
from extractors.pdf.leftover import dark_ink, is_coloured
from extractors.pixels import LONGEST, MOST_PIXELS, Image, Part, page_side
from extractors.settings import Limits
from extractors.source import Besides, PageOrFailure, SourcePage
from models.document import PageFailure
from tests.extractors.hostile import (
    A4,
    EXTRA,
    ROWS,
    SENTENCE,
    first_page,
    full_page,
    huge_picture_object,
    lines_of,
    named_as,
    pdf,
    picture_object,
    scan_of,
    stream,
    text,
)

LIMITS = Limits()
SECRET = "Zhang Yue project manager"
WHITE = "1 1 1 rg\n"
BLACK = "0 0 0 rg\n"
RING = "1 0 0 RG 4 w 200 {0} m 200 {1} 300 {1} 300 {0} c 300 {2} 200 {2} 200 {0} c S\n"


def _pages(data: bytes, limits: Limits = LIMITS) -> list[PageOrFailure]:
    return list(open_attachment(data, limits))


def test_a_plain_text_layer_is_trusted() -> None:
    page = first_page(pdf(ROWS))
    assert lines_of(page) == [SENTENCE] * 10
    assert (page.doubts, page.drawn) == ((), False)


HIDDEN = {
    "white on white": WHITE + text(SECRET) + BLACK,
    "nearly white on white": "0.97 0.97 0.97 rg\n" + text(SECRET) + BLACK,
    "invisible mode": "3 Tr\n" + text(SECRET) + "0 Tr\n",
    "transparent": "q /G1 gs\n" + text(SECRET) + "Q\n",
    "outside the page": text(SECRET, x=60, y=-40),
    "clipped away": "q 0 0 10 10 re W n\n" + text(SECRET) + "Q\n",
    "under a white box": text(SECRET) + WHITE + "50 290 300 30 re f\n" + BLACK,
    "black on a black box": BLACK + "50 290 300 30 re f\n" + text(SECRET),
    "half a point high": text(SECRET, size=0.5),
    "in a hidden layer": "/OC /Off BDC\n3 Tr\n" + text(SECRET) + "0 Tr\nEMC\n",
}


@pytest.mark.parametrize("trick", HIDDEN)
def test_hidden_text_is_never_text(trick: str) -> None:
    page = first_page(pdf(ROWS + HIDDEN[trick]))
    assert "Zhang" not in "".join(lines_of(page) or [])
    assert lines_of(page) in (None, [SENTENCE] * 10)
    assert {"hidden_text", "faint"} & set(page.doubts)


def test_text_outside_the_crop_box_is_never_text() -> None:
    page = first_page(pdf(ROWS + text(SECRET, y=100), page=A4 + " /CropBox [0 200 595 842]"))
    assert lines_of(page) == [SENTENCE] * 10
    assert page.doubts == ("hidden_text",)


def test_text_under_a_picture_is_never_text() -> None:
    patch = {EXTRA: picture_object(np.full((20, 20, 3), 255, dtype=np.uint8))}
    page = first_page(pdf(ROWS + text(SECRET) + "q 300 0 0 30 50 290 cm /X0 Do Q\n", extra=patch))
    assert lines_of(page) == [SENTENCE] * 10
    assert page.doubts == ("hidden_text",)


@pytest.mark.parametrize("share", [1.0, 0.7])
def test_a_line_that_lost_a_character_is_looked_at(share: float) -> None:
    """Wang with its W covered would be ang: another name."""
    page = first_page(pdf(ROWS + text("Wang") + WHITE + f"60 295 {11 * share} 14 re f\n"))
    assert page.lines is None


@pytest.mark.parametrize(
    ("covered", "upper", "rise"), [("LLLL", "####", 7), ("hhhh", "gggg", 8), ("bbbb", "gggg", 7)]
)
def test_ink_of_another_text_makes_no_covered_one_seen(covered: str, upper: str, rise: int) -> None:
    """A name under a white box, the strokes of another one half over its place."""
    box = WHITE + "50 295 200 20 re f\n" + BLACK
    page = first_page(pdf(ROWS + text(covered, size=14) + box + text(upper, y=300 + rise, size=14)))
    assert covered not in (lines_of(page) or [])
    assert page.doubts


def test_two_texts_in_one_place_are_looked_at() -> None:
    page = first_page(pdf(ROWS + WHITE + text("Zhang Yue") + BLACK + text("Wang Weiw")))
    assert page.lines is None


@pytest.mark.parametrize("first", [0xE000, 0xFFE8, 0x0378])
def test_characters_without_a_meaning_are_looked_at(first: int) -> None:
    """Private codes, the replacement character (at "E"), codes that Unicode gives to nothing."""
    assert first_page(named_as(first, text("AEIOU 0123"))).lines is None


@pytest.mark.parametrize(
    ("first", "said"), [(0x2F00, "一丨丶"), (0xF900, "豈更車"), (0x2ED3, "长")]
)
def test_radicals_and_doubles_are_the_characters_one_reads(first: int, said: str) -> None:
    assert lines_of(first_page(named_as(first, text("012"[: len(said)])))) == [said]


def test_print_made_bold_by_striking_twice_is_read_once() -> None:
    page = first_page(pdf(text("Bold 2211 letters") + text("Bold 2211 letters", x=60.3)))
    assert lines_of(page) == ["Bold 2211 letters"]


def test_a_digit_of_another_size_is_no_second_strike() -> None:
    """Twice as large, twice as far from the page's corner: a code once lost a digit to that."""
    small, large = "Code 5 of 12", "Code 5 of 24"
    page = first_page(pdf(text(small, 60, 742, 12) + text(large, 120, 642, 24)))
    assert lines_of(page) == [small, large]


@pytest.mark.parametrize("layer", [ROWS, text(SECRET), ""])
def test_a_scan_is_looked_at_whatever_its_text_layer_says(layer: str) -> None:
    scan = {EXTRA: picture_object(scan_of(ROWS))}
    page = first_page(pdf(full_page() + "3 Tr\n" + layer, extra=scan))
    assert page.lines is None
    assert page.drawn


def test_a_scanners_own_text_is_no_doubt_and_a_lie_on_blank_paper_is() -> None:
    scan = {EXTRA: picture_object(scan_of(ROWS))}
    honest = first_page(pdf(full_page() + "3 Tr\n" + ROWS, extra=scan))
    lying = first_page(pdf(full_page() + "3 Tr\n" + text(SECRET), extra=scan))
    assert (honest.doubts, lying.doubts) == ((), ("hidden_text",))


def test_a_picture_with_writing_beside_text_is_looked_at() -> None:
    strip = {EXTRA: picture_object(scan_of(text(SECRET, y=400))[580:650, 80:400])}
    page = first_page(pdf(ROWS + "q 200 0 0 40 60 300 cm /X0 Do Q\n", extra=strip))
    assert page.lines is None


def test_writing_drawn_as_shapes_is_looked_at() -> None:
    letter = "{0} 300 m {1} 312 l {2} 300 l S {0} 305 m {2} 305 l S\n"
    shapes = "".join(letter.format(60 + 12 * i, 64 + 12 * i, 68 + 12 * i) for i in range(5))
    assert first_page(pdf(ROWS + shapes)).lines is None


def test_text_over_a_pale_background_picture_is_trusted() -> None:
    waves = np.full((100, 100, 3), 245, dtype=np.uint8)
    waves[::10] = (225, 235, 230)
    page = first_page(pdf(full_page() + ROWS, extra={EXTRA: picture_object(waves)}))
    assert lines_of(page) == [SENTENCE] * 10
    assert page.doubts == ()


@pytest.mark.parametrize("height", [300, 600])
def test_a_seal_beside_or_across_text_leaves_the_layer_trusted(height: int) -> None:
    page = first_page(pdf(ROWS + RING.format(height, height + 67, height - 67)))
    assert lines_of(page) == [SENTENCE] * 10
    assert (page.doubts, page.drawn) == ((), True)


def test_what_stands_beside_text_is_placed_and_given_without_the_print_across_it() -> None:
    for page in open_attachment(pdf(ROWS + RING.format(600, 667, 533)), LIMITS):
        assert isinstance(page, SourcePage)
        assert page.besides is not None
        (place,) = page.besides.places
        assert place.x0 < 200 / 595 < 300 / 595 < place.x1
        assert place.y0 < 1 - 650 / 842 < 1 - 550 / 842 < place.y1
        width, height = page.besides.large.size
        assert page.picture().shape == (height, width, 3)
        part = Part(int(width * 0.1), int(height * 0.1), int(width * 0.6), int(height * 0.4))
        bare = page.besides.large.part(part)
        assert is_coloured(bare).any()
        assert not dark_ink(bare).any()
        assert dark_ink(page.view.part(part)).any()


@pytest.mark.parametrize(
    ("print_across", "stays"),
    [
        ("0.8 0 0 rg\n" + text("red words of a seal", y=430), True),
        ("0 0 0 rg\nBT /F1 40 Tf 0.7 0.7 -0.7 0.7 250 400 Tm (W) Tj ET\n", True),
        ("0 0 0 rg\n" + text("level black print", y=430), False),
    ],
)
def test_only_level_black_print_is_taken_off_a_seal(print_across: str, stays: bool) -> None:
    for page in open_attachment(pdf(RING.format(400, 467, 333) + print_across), LIMITS):
        assert isinstance(page, SourcePage)
        assert page.besides is not None
        ring = pdf(RING.format(400, 467, 333) + text("x", y=800))
        assert (_ink(page.besides.bare) > _ink(_besides(ring).bare)) is stays


def _besides(data: bytes) -> Besides:
    for page in open_attachment(data, LIMITS):
        assert isinstance(page, SourcePage)
        assert page.besides is not None
        return page.besides
    raise AssertionError


def _ink(image: Image) -> int:
    return int((image.min(axis=2) < 200).sum())


def test_bars_drawn_as_rulings_are_a_place_where_a_code_may_be_and_a_table_is_none() -> None:
    bars = "".join(f"{300 + 4 * i} 300 1.5 40 re f\n" for i in range(40))
    rows = "".join(f"60 {100 + 20 * i} m 500 {100 + 20 * i} l S\n" for i in range(6))
    (place,) = _besides(pdf(ROWS + "0 0 0 rg\n" + bars + rows)).places
    assert place.x0 < 300 / 595 < 458 / 595 < place.x1
    assert place.y0 < 1 - 340 / 842 < 1 - 300 / 842 < place.y1 < 1 - 200 / 842


@pytest.mark.parametrize("turn", [0, 90])
def test_a_part_is_that_part_of_the_picture(turn: int) -> None:
    for page in open_attachment(pdf(ROWS, page=f"{A4} /Rotate {turn}"), LIMITS):
        assert isinstance(page, SourcePage)
        part = Part(101, 153, page.width_px - 57, page.height_px - 49)
        whole = page.picture()[part.y0 : part.y1, part.x0 : part.x1].astype(int)
        assert whole.min() < 100
        assert np.abs(page.view.part(part).astype(int) - whole).max() <= 1


def test_text_under_a_coloured_patch_is_looked_at() -> None:
    assert first_page(pdf(ROWS + "1 0 0 rg 60 748 20 14 re f\n")).lines is None


def test_a_portrait_and_a_code_beside_text_leave_the_layer_trusted() -> None:
    y, x = np.mgrid[0:140, 0:100]
    face = np.clip(200 - np.hypot(x - 50, (y - 70) / 1.3) * 2, 40, 200).astype(np.uint8)
    modules = np.random.default_rng(3).integers(0, 2, (29, 29)).repeat(4, 0).repeat(4, 1) * 255
    extra = {
        EXTRA: picture_object(np.dstack([face] * 3)),
        EXTRA + 1: picture_object(np.dstack([modules.astype(np.uint8)] * 3)),
    }
    paint = "q 70 0 0 98 450 400 cm /X0 Do Q\nq 80 0 0 80 450 100 cm /X1 Do Q\n"
    page = first_page(pdf(ROWS + paint, extra=extra))
    assert lines_of(page) == [SENTENCE] * 10
    assert page.drawn


def test_text_within_a_form_is_judged_like_any_other() -> None:
    resources = "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Matrix [1 0 0 1 0 -50] "
    resources += "/Resources << /Font << /F1 3 0 R >> >>"
    shown = {EXTRA: stream(text("inside a form").encode(), resources)}
    hidden = {EXTRA: stream((WHITE + text(SECRET)).encode(), resources)}
    assert (lines_of(first_page(pdf(ROWS + "/X0 Do\n", extra=shown))) or [])[-1] == "inside a form"
    page = first_page(pdf(ROWS + "/X0 Do\n", extra=hidden))
    assert lines_of(page) == [SENTENCE] * 10
    assert page.doubts == ("hidden_text",)


def test_a_picture_is_given_as_fine_as_it_is_and_no_finer() -> None:
    sizes = {side: scan_of(ROWS, side) for side in (1300, 2300)}
    for side, pixels in sizes.items():
        page = first_page(pdf(full_page(), extra={EXTRA: picture_object(pixels)}))
        assert abs(max(page.width_px, page.height_px) - side) <= 3


def test_a_page_that_bombs_fails_alone() -> None:
    data = pdf(ROWS, full_page(), ROWS, extra={EXTRA: huge_picture_object(60_000)})
    pages = _pages(data)
    failures = [page for page in pages if isinstance(page, PageFailure)]
    assert len(pages) == 3
    assert [(page.page, page.code) for page in failures] == [(2, "too_many_pixels")]


@pytest.mark.parametrize(("count", "read", "lost"), [(1, 1, 2), (9, 3, 6)])
def test_no_page_is_lost_where_the_file_miscounts(count: int, read: int, lost: int) -> None:
    data = pdf(ROWS, ROWS, ROWS).replace(b"/Count 3", b"/Count %d" % count)
    opened = open_attachment(data, LIMITS)
    pages = list(opened)
    assert opened.page_count == len(pages) == read + lost
    assert sum(isinstance(page, PageFailure) for page in pages) == lost


@pytest.mark.parametrize("size", ["1 1", "14400 1", "1 14400", "14400 14400", "100000 100000"])
def test_any_size_of_page_is_read_or_fails_in_words(size: str) -> None:
    data = pdf(ROWS + text(SECRET, x=0, y=0), page=f"/MediaBox [0 0 {size}]")
    for page in open_attachment(data, LIMITS):
        if isinstance(page, SourcePage):
            assert page.picture().shape == (page.height_px, page.width_px, 3)
            assert page_side(page.width_px, page.height_px) <= 3508
            assert page.width_px * page.height_px <= 1.01 * MOST_PIXELS
            assert max(page.width_px, page.height_px) <= LONGEST


def test_a_long_page_is_rendered_as_wide_as_one_page_would_be() -> None:
    page = first_page(pdf(ROWS, page="/MediaBox [0 0 360 3600]"))
    assert page_side(page.width_px, page.height_px) == pytest.approx(2339, abs=2)


def test_an_empty_page_is_read_and_says_nothing() -> None:
    page = first_page(pdf("", ROWS))
    assert (page.lines, page.doubts, page.drawn) == ((), (), False)


def test_scripts_and_enclosed_files_are_ignored() -> None:
    catalog = "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> "
    catalog += f"/Names << /EmbeddedFiles << /Names [(a.txt) {EXTRA} 0 R] >> >>"
    enclosed = {EXTRA: stream(b"enclosed", "/Type /EmbeddedFile")}
    assert lines_of(first_page(pdf(ROWS, catalog=catalog, extra=enclosed))) == [SENTENCE] * 10


@pytest.mark.parametrize(
    ("value", "signed"), [("/V << /Type /Sig /Contents <00> >>", True), ("", False)]
)
def test_a_signature_counts_where_the_field_holds_one(value: str, signed: bool) -> None:
    field = f"<< /FT /Sig /T (s) /Type /Annot /Subtype /Widget /Rect [0 0 0 0] {value} >>"
    data = pdf(
        ROWS, catalog=f"/AcroForm << /Fields [{EXTRA} 0 R] >>", extra={EXTRA: field.encode()}
    )
    assert open_attachment(data, LIMITS).signed is signed


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 16), st.integers(0, 16))
def test_faint_text_is_never_text_and_strong_text_always_is(fore: int, ground: int) -> None:
    """Grey on grey, in sixteenths: under a tenth apart is unseen, over a third is print."""
    shade = f"{ground / 16} g 0 280 595 60 re f {fore / 16} g\n"
    page = first_page(pdf(ROWS + shade + text("Grey on grey")))
    apart = abs(fore - ground)
    found = "Grey on grey" in (lines_of(page) or [])
    if apart <= 1:
        assert not found
    elif apart >= 5 and page.lines is not None:
        assert found
