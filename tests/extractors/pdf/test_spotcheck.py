"""A text layer whose font lies about its characters does not stand up to its picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pytest

from extractors.intake import open_attachment
from extractors.pdf.spotcheck import agrees, is_borne_out, names_borne_out
from extractors.pixels import Corners, Image, View, view_of
from extractors.recognition.ocr import OcrEngine, Recognition, paddle_engine
from extractors.settings import Limits, OcrSettings
from extractors.source import SourcePage
from models.geometry import Box
from models.lines import TextLine, TextSource
from models.page import Ink
from tests.extractors.drawn import picture
from tests.extractors.hostile import named_as, pdf, text

DIPLOMA = Path(__file__).parents[3] / "fixtures" / "samples" / "sound" / "01-diploma-2.jpg"
HOLDER = Box(0.618, 0.27, 0.678, 0.305)
SCHOOL = Box(0.766, 0.709, 0.895, 0.749)

ROWS = text("Project manager Wang", y=700, size=16) + text("Permit 330106202401", y=650, size=16)


@pytest.fixture(scope="module")
def engine() -> OcrEngine:
    return paddle_engine(OcrSettings())


def _shown(data: bytes) -> tuple[tuple[TextLine, ...], View]:
    for page in open_attachment(data, Limits()):
        assert isinstance(page, SourcePage)
        assert page.lines
        return page.lines, view_of(page.picture())
    raise AssertionError


def test_an_honest_layer_is_borne_out(engine: OcrEngine) -> None:
    lines, picture = _shown(pdf(ROWS))
    assert is_borne_out(lines, picture, engine)
    assert all(agrees(line, picture, engine) for line in lines)


def test_a_lying_font_is_found_out(engine: OcrEngine) -> None:
    lines, picture = _shown(named_as(ord("4"), ROWS))
    assert "Wang" not in "".join(line.text for line in lines)
    assert not is_borne_out(lines, picture, engine)
    assert not any(agrees(line, picture, engine) for line in lines)


def test_nothing_to_check_is_no_objection(engine: OcrEngine) -> None:
    _, picture = _shown(pdf(ROWS))
    assert is_borne_out((), picture, engine)


@pytest.mark.parametrize(("said", "borne_out"), [("", True), ("Permit 330106202407", False)])
def test_names_stand_where_the_picture_shows_them(
    said: str, borne_out: bool, engine: OcrEngine
) -> None:
    lines, picture = _shown(pdf(ROWS))
    names = [
        Ink(text=said or x.text, page=1, box=x.box, confidence=1.0, source=x.source) for x in lines
    ]
    assert names_borne_out(names[1:], picture, engine) is borne_out
    assert names_borne_out([], picture, engine)


def test_a_seal_s_strokes_across_a_name_are_no_lie(engine: OcrEngine) -> None:
    """The recogniser is sure of a で there, which no name holds."""
    place = Box(0.1733, 0.2592, 0.8361, 0.7463)
    name = Ink(text="高杰飞", page=1, box=place, confidence=1.0, source=TextSource.TEXT_LAYER)
    assert names_borne_out([name], view_of(picture("sealed-name")), engine)


@dataclass
class Neighboured:
    """An engine that sees a neighbour's stroke behind a name, unless it is cut out alone."""

    alone: str
    version: str = "drawn"
    alphabet: frozenset[str] = frozenset("项前进一王")

    def detect(self, image: Image) -> list[Corners]:
        raise NotImplementedError

    def recognise(self, crops: Sequence[Image]) -> list[Recognition]:
        return [self._read(crop.shape[1] != 60) for crop in crops]

    def _read(self, beside: bool) -> Recognition:
        said = "项前进一" if beside else self.alone
        cuts = tuple(n / len(said) for n in range(len(said) + 1))
        return Recognition(said, cuts, (0.99,) * len(said))


@pytest.mark.parametrize(("alone", "borne_out"), [("项前进", True), ("王前进", False)])
def test_a_neighbour_s_stroke_makes_no_other_name(alone: str, borne_out: bool) -> None:
    page = View((600, 200), lambda part: np.zeros((part.y1 - part.y0, part.x1 - part.x0, 3), "u1"))
    place = Box(0.1, 0.4, 0.2, 0.5)
    name = Ink(text="项前进", page=1, box=place, confidence=1.0, source=TextSource.TEXT_LAYER)
    assert names_borne_out([name], page, Neighboured(alone)) is borne_out


@pytest.mark.parametrize(
    ("said", "place", "borne_out"),
    [
        ("郭紫萱", HOLDER, True),
        ("郭紫营", HOLDER, False),
        ("王伟", HOLDER, False),
        ("楚天工程学院", SCHOOL, True),
        ("楚天工程學院", SCHOOL, True),
    ],
)
def test_a_layer_that_names_another_than_the_picture_lies(
    said: str, place: Box, borne_out: bool, engine: OcrEngine
) -> None:
    diploma = cv2.cvtColor(cv2.imread(str(DIPLOMA)), cv2.COLOR_BGR2RGB)
    name = Ink(text=said, page=1, box=place, confidence=1.0, source=TextSource.TEXT_LAYER)
    assert names_borne_out([name], view_of(np.asarray(diploma, np.uint8)), engine) is borne_out
