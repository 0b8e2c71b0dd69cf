"""Places to sign: ink is seen whether or not it can be read; rulings, seals and print are none."""

import cv2
import numpy as np
import pytest

from extractors.forms.pairs import PageText
from extractors.forms.signatures import UNREAD, Signature, signatures
from extractors.pixels import Image, view_of
from tests.extractors import typed

SIZE = (1400, 2000)
"""Width and height of the test page in pixels; its proportions are those of typed pages."""

LABEL = "承诺人签名："
PAGE = f"\n\n\n\n{LABEL}\n\n2024年8月9日"


def _at(column: float, row: float) -> tuple[int, int]:
    return round(column / typed.COLUMNS * SIZE[0]), round(row / typed.ROWS * SIZE[1])


def _blank() -> Image:
    return np.full((SIZE[1], SIZE[0], 3), 250, np.uint8)


def _scrawl(image: Image, colour: tuple[int, int, int], column: float = 7, row: float = 3) -> Image:
    """Three loops of a pen beside the label, which stands in the third row of the page."""
    x, y = _at(column, row)
    for i in range(3):
        cv2.ellipse(image, (x + 20 + 34 * i, y - 4), (15, 22), 20, 0, 330, colour, 4)
    return image


def _one(page: PageText, image: Image) -> Signature:
    (found,) = signatures(page, view_of(image))
    return found


def _page(text: str = PAGE) -> PageText:
    return typed.page(text)


def _row(page: PageText) -> float:
    """The row the label stands in."""
    place = next(p for p in page.places if p.flow.text.startswith("承诺人"))
    return place.box.centre.y * typed.ROWS


@pytest.mark.parametrize("colour", [(20, 20, 24), (30, 40, 110)], ids=["black", "blue-black"])
def test_ink_beside_the_label_is_a_signature_nobody_read(colour: tuple[int, int, int]) -> None:
    page = _page()
    found = _one(page, _scrawl(_blank(), colour, row=_row(page)))
    assert found.inked
    assert (found.ink.text, found.ink.confidence) == (UNREAD, 0.0)
    assert found.box.area > 0


def test_an_empty_line_bears_none() -> None:
    assert not _one(_page(), _blank()).inked


def test_a_ruling_to_sign_on_is_no_ink() -> None:
    page, image = _page(), _blank()
    cv2.line(image, _at(6, _row(page) + 0.5), _at(20, _row(page) + 0.5), (20, 20, 20), 3)
    assert not _one(page, image).inked


def test_a_signature_on_a_ruling_is_seen() -> None:
    page, image = _page(), _blank()
    cv2.line(image, _at(6, _row(page) + 0.5), _at(20, _row(page) + 0.5), (20, 20, 20), 3)
    assert _one(page, _scrawl(image, (20, 20, 24), row=_row(page))).inked


def test_a_seal_over_the_line_is_no_ink() -> None:
    page, image = _page(), _blank()
    cv2.circle(image, _at(9, _row(page)), 90, (214, 28, 36), 8)
    assert not _one(page, image).inked


def test_specks_of_a_copier_are_no_ink() -> None:
    page, image = _page(), _blank()
    x, y = _at(8, _row(page))
    for dx, dy in ((0, 0), (60, -14), (110, 9), (150, -6)):
        image[y + dy : y + dy + 3, x + dx : x + dx + 3] = 20
    assert not _one(page, image).inked


def test_print_below_the_line_is_not_on_it() -> None:
    page = _page(f"\n\n\n\n{LABEL}\n　　　　　　二〇二四年八月九日于杭州市西湖区")
    image = _blank()
    for place in page.places:
        if not place.flow.text.startswith("承诺人"):
            x0, y0 = round(place.box.x0 * SIZE[0]), round(place.box.y0 * SIZE[1])
            x1, y1 = round(place.box.x1 * SIZE[0]), round(place.box.y1 * SIZE[1])
            image[y0:y1, x0:x1:9] = 20
    assert not _one(page, image).inked


def _glyphs(image: Image, columns: range, row: float, colour: tuple[int, int, int]) -> Image:
    """Boxes as large as the type of a typed page, one a column."""
    for column in columns:
        cv2.rectangle(image, _at(column + 0.1, row + 0.1), _at(column + 0.8, row + 0.7), colour, 3)
    return image


def test_what_looks_printed_is_never_sure() -> None:
    page = _page(f"保证书\n\n\n\n{LABEL}张玥")
    label = _glyphs(_blank(), range(5), 4, (20, 20, 24))
    found = _one(page, _glyphs(label.copy(), range(6, 8), 4, (20, 20, 24)))
    assert found.printed
    assert (found.ink.text, found.ink.confidence) == ("张玥", 0.5)


def test_what_is_larger_than_the_print_or_of_another_colour_was_written() -> None:
    page = _page(f"保证书\n\n\n\n{LABEL}张玥")
    label = _glyphs(_blank(), range(5), 4, (20, 20, 24))
    blue = _one(page, _glyphs(label.copy(), range(6, 8), 4, (30, 40, 140)))
    large = _one(page, _scrawl(label.copy(), (20, 20, 24), row=4))
    assert not blue.printed
    assert not large.printed


def test_a_sentence_about_signing_asks_for_nothing() -> None:
    assert signatures(_page("推荐人意见（2名本专业高级工程师签字）\n\n请各方签字后交回。")) == ()


@pytest.mark.parametrize(("height", "sure"), [(1.0, False), (1.2, False), (1.8, True)])
def test_in_one_line_with_its_label_a_pen_is_told_by_taller_strokes(
    height: float, sure: bool
) -> None:
    page, image = _page(f"\n\n\n\n{LABEL}张玥\n\n2024年8月9日"), _blank()
    for column in (0, 1, 2, 3, 4, 6, 7):
        tall = round(13 * (height if column >= 6 else 1.0))
        x, y = _at(column + 0.5, _row(page))
        cv2.ellipse(image, (x, y), (9, tall // 2), 0, 0, 360, (20, 20, 24), 2)
    found = _one(page, image)
    assert found.ink.text == "张玥"
    assert (found.ink.confidence > 0.9) is sure
