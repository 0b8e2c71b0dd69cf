"""Characters that leave no trace: a scanner's own, a watermark's cut edge, or hidden text."""

import pytest

from tests.extractors.hostile import (
    EXTRA,
    ROWS,
    first_page,
    full_page,
    lines_of,
    named_as,
    pdf,
    picture_object,
    scan_of,
    text,
)

NAME = text("Zhang Yue", x=60, y=300)
OTHER = text("Wang Weiwei", x=60, y=300)
UNSEEN = "3 Tr\n"


def _pasted(below: str, height: float) -> bytes:
    """A page of print on which a picture of another name lies over the text ``below``."""
    patch = scan_of(OTHER)[750:780, 80:200]
    paste = f"q 60 0 0 {height} 58 297 cm /X0 Do Q\n"
    return pdf(ROWS + below + paste, extra={EXTRA: picture_object(patch)})


@pytest.mark.parametrize("below", [NAME, UNSEEN + NAME + "0 Tr\n"], ids=["printed", "invisible"])
def test_a_name_under_a_picture_of_another_is_hidden_though_it_lies_on_strokes(below: str) -> None:
    page = first_page(_pasted(below, 15))
    assert page.lines is None
    assert page.doubts == ("hidden_text",)
    assert page.repeated == ()


def test_a_picture_that_leaves_slivers_of_what_it_covers_hides_it() -> None:
    page = first_page(_pasted(NAME, 8.5))
    assert page.lines is None
    assert "hidden_text" in page.doubts


def test_pale_print_is_faint_and_not_hidden() -> None:
    page = first_page(pdf(ROWS + "0.92 g\n" + NAME))
    assert page.doubts == ("faint",)


@pytest.mark.parametrize("under", [UNSEEN + ROWS + full_page(), full_page() + UNSEEN + ROWS])
def test_what_a_scanner_repeats_is_kept_with_its_places(under: str) -> None:
    page = first_page(pdf(under, extra={EXTRA: picture_object(scan_of(ROWS))}))
    assert page.doubts == ()
    said = "".join(each.text for each in page.repeated)
    assert said.startswith("Thequickbrownfox")
    first = page.repeated[0].box
    assert first.holds(first.centre)
    assert abs(first.x0 * 595 - 60) < 3
    assert abs((1 - first.y1) * 842 - 750) < 6


@pytest.mark.parametrize(("across", "down"), [(8, 12), (-6, 8), (12, -18)])
def test_a_scanners_text_may_lie_beside_its_picture_as_a_whole(across: int, down: int) -> None:
    moved = f"{UNSEEN}q 1 0 0 1 {across} {-down} cm\n{ROWS}Q\n"
    page = first_page(pdf(full_page() + moved, extra={EXTRA: picture_object(scan_of(ROWS))}))
    assert page.doubts == ()
    assert abs(page.repeated[0].box.x0 * 595 - 60) < 7
    assert abs((1 - page.repeated[0].box.y1) * 842 - 750) < 12


def test_a_text_that_lies_far_off_the_picture_is_none_of_its_own() -> None:
    moved = f"{UNSEEN}q 1 0 0 1 0 -400 cm\n{ROWS}Q\n"
    page = first_page(pdf(full_page() + moved, extra={EXTRA: picture_object(scan_of(ROWS))}))
    assert page.doubts == ("hidden_text",)


def _slanted(words: str, x: float, y: float) -> str:
    return f"BT /F1 20 Tf 0.87 0.5 -0.5 0.87 {x} {y} Tm ({words}) Tj ET\n"


@pytest.mark.parametrize(
    ("beyond", "doubts"),
    [("sample", ("faint",)), ("Zhang Yue", ("faint", "hidden_text"))],
)
def test_a_watermark_cut_off_by_the_edge_is_not_hidden(
    beyond: str, doubts: tuple[str, ...]
) -> None:
    tiles = "0.92 g\n" + _slanted("sample", 200, 300) + _slanted(beyond, 575, 300)
    page = first_page(pdf(ROWS + tiles))
    assert tuple(sorted(page.doubts)) == doubts


@pytest.mark.parametrize(
    ("clipped", "doubts"),
    [("sample", ("faint",)), ("Zhang Yue", ("faint", "hidden_text"))],
)
def test_a_watermark_cut_off_by_its_tile_is_not_hidden(
    clipped: str, doubts: tuple[str, ...]
) -> None:
    tile = f"q 300 300 1 1 re W n\n{_slanted(clipped, 200, 200)}Q\n"
    page = first_page(pdf(ROWS + "0.92 g\n" + _slanted("sample", 200, 300) + tile))
    assert tuple(sorted(page.doubts)) == doubts


def test_level_text_beyond_the_edge_is_hidden_though_its_characters_are_seen() -> None:
    page = first_page(pdf(ROWS + text("The quick", y=-40)))
    assert lines_of(page) is not None
    assert page.doubts == ("hidden_text",)


def test_unseen_characters_without_a_meaning_hide_nothing() -> None:
    assert first_page(named_as(0xE000, text("WORD", y=500) + UNSEEN + NAME)).doubts == ()
