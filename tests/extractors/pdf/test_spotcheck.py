"""A text layer whose font lies about its characters does not stand up to its picture."""

import pytest

from extractors.intake import open_attachment
from extractors.pdf.spotcheck import agrees, is_borne_out, names_borne_out
from extractors.pixels import View, view_of
from extractors.recognition.ocr import OcrEngine, paddle_engine
from extractors.settings import Limits, OcrSettings
from extractors.source import SourcePage
from models.page import Ink, TextLine
from tests.extractors.hostile import named_as, pdf, text

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
