"""QR and bar codes are read where they are, and rulings are no codes."""

import numpy as np
import pytest
import zxingcpp
from PIL import Image as Pillow

from extractors.codes import find_codes, places_of_codes
from extractors.pixels import Image, view_of
from models.geometry import Box

ADDRESS = "https://www.chsi.com.cn/xlcx/bg.do?vcode=ACDEFGHJ12345678&srcid=bgcx"
PERMIT = "330106202401150101"


def _code(kind: zxingcpp.BarcodeFormat, words: str, width: int) -> Pillow.Image:
    drawn = np.asarray(zxingcpp.create_barcode(words, kind).to_image(scale=8))
    picture = Pillow.fromarray(drawn).convert("RGB")
    return picture.resize((width, round(picture.height * width / picture.width)))


def _page_with(*codes: Pillow.Image, turn: float = 0) -> Image:
    """A ruled A4 page at 200 dpi, the codes one under the other from pixel (300, 400) on."""
    page = Pillow.new("RGB", (1654, 2339), "white")
    page.paste("black", (100, 1500, 1500, 1504))
    for column in range(100, 1500, 60):
        page.paste("black", (column, 1500, column + 4, 2200))
    for index, code in enumerate(codes):
        page.paste(code, (300, 400 + 500 * index))
    return np.asarray(page.rotate(turn, fillcolor="white", resample=Pillow.Resampling.BICUBIC))


@pytest.mark.parametrize(
    ("kind", "words", "width"),
    [
        (zxingcpp.BarcodeFormat.QRCode, ADDRESS, 110),
        (zxingcpp.BarcodeFormat.QRCode, ADDRESS, 300),
        (zxingcpp.BarcodeFormat.QRCode, "浙江省住房和城乡建设厅", 200),
        (zxingcpp.BarcodeFormat.Code128, PERMIT, 400),
        (zxingcpp.BarcodeFormat.Code39, "ZJ2024X1", 500),
        (zxingcpp.BarcodeFormat.DataMatrix, PERMIT, 150),
        (zxingcpp.BarcodeFormat.PDF417, PERMIT, 500),
    ],
)
def test_a_code_is_read_and_located(kind: zxingcpp.BarcodeFormat, words: str, width: int) -> None:
    (code,) = find_codes(view_of(_page_with(_code(kind, words, width))), 3)
    assert (code.page, code.symbology, code.text) == (3, kind.name, words)
    assert 300 / 1654 - 0.01 <= code.box.x0 < code.box.x1 <= (300 + width) / 1654 + 0.01
    assert 400 / 2339 - 0.01 <= code.box.y0 < code.box.y1


@pytest.mark.parametrize("turn", [7, 90, 180, 270])
def test_a_turned_code_is_read(turn: int) -> None:
    page = _page_with(_code(zxingcpp.BarcodeFormat.QRCode, ADDRESS, 250), turn=turn)
    assert [code.text for code in find_codes(view_of(page), 1)] == [ADDRESS]


def test_a_small_code_beside_a_large_one_is_read_too() -> None:
    large = _code(zxingcpp.BarcodeFormat.QRCode, ADDRESS, 300)
    small = _code(zxingcpp.BarcodeFormat.QRCode, ADDRESS + "&other=1", 85)
    texts = {code.text for code in find_codes(view_of(_page_with(large, small)), 1)}
    assert texts == {ADDRESS, ADDRESS + "&other=1"}


def test_codes_are_looked_for_in_their_places_only() -> None:
    page = view_of(_page_with(_code(zxingcpp.BarcodeFormat.QRCode, ADDRESS, 300)))
    around = Box(250 / 1654, 350 / 2339, 650 / 1654, 750 / 2339)
    beside = Box(0.6, 0.5, 0.9, 0.9)
    (whole,) = find_codes(page, 1)
    (placed,) = find_codes(page, 1, [beside, around])
    assert placed.text == whole.text
    assert np.allclose(placed.box, whole.box, atol=0.005)
    assert find_codes(page, 1, [beside]) == ()


def test_a_page_of_rulings_has_no_codes() -> None:
    assert find_codes(view_of(_page_with()), 1) == ()


@pytest.mark.parametrize("shape", [(1, 1, 3), (3, 5000, 3), (5000, 2, 3)])
def test_any_shape_of_picture_will_do(shape: tuple[int, int, int]) -> None:
    assert find_codes(view_of(np.zeros(shape, dtype=np.uint8)), 1) == ()


def test_codes_are_looked_for_where_ink_shows_in_red_light() -> None:
    """A seal of red ink is no code; blue ones and grey ones may be."""
    small = Pillow.new("RGB", (827, 1170), "white")
    placed = {"#c81e1e": 100, "#1e3cc8": 300, "#505050": 500}
    for colour, left in placed.items():
        small.paste(colour, (left, 200, left + 40, 240))
    places = [Box((x - 16) / 827, 0.15, (x + 56) / 827, 0.22) for x in placed.values()]
    assert places_of_codes(places, np.asarray(small)) == tuple(places[1:])
