"""One page, from its source to what stands on it: off the picture, or out of the text layer."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import pytest

from extractors.pixels import Image
from extractors.sheets import LYING, ReadPage, read_page
from extractors.source import Repeated, SourcePage
from models.geometry import Point, Quad
from models.lines import TextLine, TextSource
from tests.extractors.drawn import engine, on_a_page, picture, scanned, turned
from tests.extractors.raster.test_watermark import over_print
from tests.extractors.recognition.test_laid_over import RED, laid_over

OWN = "施工单位：浙江宏远建工集团有限公司"


def _source(image: Image, lines: tuple[TextLine, ...] | None = None) -> SourcePage:
    height, width = image.shape[:2]
    return SourcePage(1, width, height, picture=lambda: image, lines=lines)


def _quarters(image: Image, turns: int) -> Image:
    """The picture turned clockwise by quarters."""
    return np.ascontiguousarray(np.rot90(image, -turns))


@cache
def _upright() -> ReadPage:
    return read_page(_source(picture("page")), engine())


def _texts(read: ReadPage) -> set[str]:
    return {passage.text.replace(" ", "") for passage in read.page.passages}


def _layer() -> tuple[TextLine, ...]:
    """The lines of the page as its text layer would have them."""
    return tuple(
        line.model_copy(update={"source": TextSource.TEXT_LAYER})
        for passage in _upright().page.passages
        for line in passage.lines
    )


def test_a_picture_is_read_off_its_pixels() -> None:
    read = _upright()
    assert read.page.source is TextSource.OCR
    assert OWN in _texts(read)
    assert (read.page.turned, read.page.doubts) == (0, ())


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_page_on_its_side_is_read_and_its_lines_stand_where_they_are_seen(turns: int) -> None:
    image = _quarters(picture("page"), turns)
    read = read_page(_source(image), engine())
    assert OWN in _texts(read)
    assert read.page.turned == (360 - 90 * turns) % 360
    assert read.way is not None
    line = next(p for p in read.page.passages if "浙江宏远" in p.text).lines[0]
    box = read.way(line.quad).box
    height, width = image.shape[:2]
    rows, columns = np.nonzero(image[:, :, 0] < 100)
    inked = [Point(x / width, y / height) for x, y in zip(columns, rows, strict=True)]
    inside = [point for point in inked if box.holds(point)]
    assert len(inside) > 500


def test_a_crooked_scan_is_read() -> None:
    crooked = turned(scanned(picture("page")), 4)
    assert OWN in _texts(read_page(_source(crooked), engine()))


def test_seals_are_found_beside_the_text() -> None:
    read = read_page(_source(on_a_page(picture("round"))), engine())
    assert [seal.name for seal in read.page.seals] == ["浙江宏远建工集团有限公司"]


def test_an_honest_text_layer_is_believed_and_costs_no_reading() -> None:
    read = read_page(_source(picture("page"), _layer()), engine())
    assert read.page.source is TextSource.TEXT_LAYER
    assert read.way is None
    assert _texts(read) == _texts(_upright())


def _shifted(line: TextLine) -> TextLine:
    """The line as a font says it whose character map is off by one."""
    return line.model_copy(update={"text": "".join(chr(ord(c) + 1) for c in line.text)})


def _forged(line: TextLine) -> TextLine:
    """One line of the layer names somebody whom the picture does not show."""
    if not line.text.startswith("监理单位"):
        return line
    return line.part(0, 7).model_copy(update={"text": "项目经理：张玥"})


@pytest.mark.parametrize(
    ("lie", "doubts"),
    [(_shifted, ()), (_forged, (LYING,))],
    ids=["every line: a broken map", "one name: a lie"],
)
def test_a_text_layer_that_says_something_else_is_given_up_for_the_picture(
    lie: Callable[[TextLine], TextLine], doubts: tuple[str, ...]
) -> None:
    layer = tuple(lie(line) for line in _layer())
    read = read_page(_source(picture("page"), layer), engine())
    assert read.page.source is TextSource.OCR
    assert read.page.doubts == doubts
    assert OWN in _texts(read)
    assert read.people == ()


DIPLOMA = Path(__file__).parents[2] / "fixtures" / "samples" / "sound" / "01-diploma-2.jpg"


@pytest.mark.parametrize(("said", "doubts"), [("郭紫萱", ()), ("王伟", (LYING,))])
def test_a_scanners_text_that_names_another_than_its_picture_is_a_doubt(
    said: str, doubts: tuple[str, ...]
) -> None:
    diploma = cv2.cvtColor(cv2.imread(str(DIPLOMA)), cv2.COLOR_BGR2RGB)
    source = _source(np.asarray(diploma, np.uint8))
    read = read_page(source, engine())
    assert [person.name.text for person in read.people][:1] == ["郭紫萱"]
    way = read.way
    assert way is not None
    lines = [line for passage in read.page.passages for line in passage.lines]
    repeated = tuple(
        Repeated(each, way(Quad.of(line.box_of(i, i + 1))).box)
        for line in lines
        for i, each in enumerate(line.text.replace("郭紫萱", said.ljust(3)))
    )
    again = read_page(replace(source, repeated=repeated), engine())
    assert again.page.doubts == doubts
    assert again.people == read.people


def test_a_blank_page_says_nothing() -> None:
    blank = np.full((940, 700, 3), 255, np.uint8)
    page = read_page(_source(blank), engine()).page
    assert (page.passages, page.seals, page.codes) == ((), (), ())


def test_words_laid_over_the_page_are_none_of_it() -> None:
    read = read_page(_source(over_print(picture("page"), 190)), engine())
    assert _texts(read) >= _texts(_upright())
    assert read.page.overprint
    assert {p.name.text for p in read.people} == {p.name.text for p in _upright().people}


def test_large_words_stamped_over_a_page_are_none_of_its_lines() -> None:
    page = on_a_page(picture("page"))
    read = read_page(_source(laid_over(page, "sample", RED, 0.3, -30)), engine())
    assert [said.text for said in read.page.overprint] == ["样本"]
    assert not read_page(_source(page), engine()).page.overprint


def test_a_watermark_too_pale_to_be_drawn_is_seen_beside_a_text_layer() -> None:
    bare = on_a_page(np.full((940, 700, 3), 255, np.uint8))
    marked = laid_over(bare, "sample", RED, 0.3, -30)
    for preview, said in [(marked, ["样本"]), (bare, []), (None, [])]:
        source = replace(_source(picture("page"), _layer()), drawn=False, preview=preview)
        assert [over.text for over in read_page(source, engine()).page.overprint] == said
