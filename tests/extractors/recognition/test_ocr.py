"""The real engine on a small page: finds every line, reads it, knows what it cannot write."""

from itertools import pairwise

import cv2
import numpy as np
import pytest

from extractors.pixels import Corners, Image
from extractors.recognition.lines import read_lines
from extractors.recognition.ocr import alphabet, paddle_engine
from extractors.settings import OcrSettings
from models.errors import SettingsError
from tests.extractors.drawn import engine, picture

PRINTED = [
    "建筑工程施工许可证",
    "建设单位：杭州之江新城开发建设投资有限公司",
    "工程名称：之江新城综合管廊一期工程",
    "建设地址：杭州市西湖区之江路",
    "建设规模：地下二层，建筑面积一万平方米",
    "设计单位：宁波甬江建筑设计研究院有限公司",
    "施工单位：浙江宏远建工集团有限公司",
    "监理单位：杭州西子监理咨询有限公司",
    "合同工期：七百二十日历天",
    "合同价格：壹亿贰仟叁佰万元整",
]
"""What stands on ``page.png``, top to bottom."""


def _plain(text: str) -> str:
    return text.replace(" ", "").translate(str.maketrans("巿:,", "市：，"))


def _read(image: Image) -> list[str]:
    lines = read_lines(image, engine().detect(image), engine())
    return [_plain(line.text) for line in sorted(lines, key=lambda line: line.box.y0)]


def _crops(image: Image) -> list[Image]:
    """The lines of the page, each cut out with its margin."""
    return [image[top - 18 : top + 18, 20:620] for top in range(90, 720, 68)]


def test_a_clean_page_is_read_without_error() -> None:
    assert _read(picture("page")) == PRINTED


def test_places_are_those_of_the_full_image_however_large_it_is() -> None:
    page = picture("page")
    large = np.asarray(cv2.resize(page, None, fx=3, fy=3, interpolation=cv2.INTER_CUBIC), np.uint8)
    small_places = _sorted(engine().detect(page))
    large_places = _sorted(engine().detect(large))
    assert len(large_places) == len(PRINTED)
    for small, big in zip(small_places, large_places, strict=True):
        assert big == pytest.approx(small * 3, abs=30)


def _sorted(regions: list[Corners]) -> list[Corners]:
    return sorted(regions, key=lambda region: float(region[:, 1].min()))


def test_an_empty_page_has_no_lines() -> None:
    assert engine().detect(np.full((800, 600, 3), 255, np.uint8)) == []


def test_no_crops_are_no_readings() -> None:
    assert engine().recognise([]) == []


def test_readings_come_in_the_order_given_and_do_not_depend_on_their_neighbours() -> None:
    crops = _crops(picture("page"))
    together = [reading.text for reading in engine().recognise(crops)]
    assert [reading.text for reading in engine().recognise(crops[::-1])] == together[::-1]
    alone = [engine().recognise([crop])[0].text for crop in crops[:3]]
    assert alone == together[:3]


def test_every_character_has_a_certainty_and_a_place_with_ink_in_it() -> None:
    crop = _crops(picture("page"))[0]
    (reading,) = engine().recognise([crop])
    assert len(reading.certainties) == len(reading.text) == len(reading.cuts) - 1
    assert list(reading.cuts) == sorted(reading.cuts)
    width = crop.shape[1]
    for left, right in pairwise(reading.cuts):
        assert crop[:, round(left * width) : round(right * width)].min() < 100


def test_a_very_long_line_is_read_too() -> None:
    crop = np.concatenate([_crops(picture("page"))[1][:, :560]] * 8, axis=1)
    (reading,) = engine().recognise([crop])
    assert _plain(reading.text).count("有限公司") == 8


def test_the_engine_says_what_it_can_write() -> None:
    writable = alphabet(OcrSettings())
    assert writable == engine().alphabet
    assert {*"".join(PRINTED)} <= writable
    assert "㵑" not in writable
    assert "" not in writable


def test_a_device_that_is_not_there_is_the_operator_s_to_mend() -> None:
    with pytest.raises(SettingsError, match="device 'gpu'"):
        paddle_engine(OcrSettings(device="gpu"))
