"""The way back: what was read on an upright page stands right on the page as displayed."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.displayed import on_displayed, way_back
from extractors.raster import Upright
from models.document import Document, DocumentType, Field, Person, RecognisedType
from models.geometry import Box, Point, Quad
from models.lines import TextSource
from models.page import Ink, Page, Passage, PassageKind
from tests.extractors import typed

WIDTH, HEIGHT = 60, 100
PIXEL = 1.01 / WIDTH
"""Turning counts pixels by their centres: places come back to a pixel, tiny pages are coarse."""

TURNS = (0, 90, 180, 270)


def _turned(degrees: int, displayed: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> Upright:
    return Upright(displayed, 0, np.eye(3), (WIDTH, HEIGHT)).turn(degrees)


def _blank() -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.full((HEIGHT, WIDTH, 3), 255, np.uint8)


@pytest.mark.parametrize("degrees", TURNS)
@settings(max_examples=30, deadline=None)
@given(
    left=st.integers(0, WIDTH - 1),
    top=st.integers(0, HEIGHT - 1),
    wide=st.integers(1, WIDTH),
    high=st.integers(1, HEIGHT),
)
def test_what_is_seen_on_the_turned_page_is_found_on_the_displayed_one(
    degrees: int, left: int, top: int, wide: int, high: int
) -> None:
    right, bottom = min(WIDTH, left + wide), min(HEIGHT, top + high)
    displayed = _blank()
    displayed[top:bottom, left:right] = 0
    upright = _turned(degrees, displayed)
    back = way_back(upright)(Quad.of(_black(upright.image)))
    true = (left / WIDTH, top / HEIGHT, right / WIDTH, bottom / HEIGHT)
    assert back.box == pytest.approx(true, abs=PIXEL)


def _black(image: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> Box:
    """Where the black pixels are, as fractions of the picture."""
    rows, columns = np.nonzero(image[:, :, 0] == 0)
    height, width = image.shape[:2]
    return Box(
        float(columns.min() / width),
        float(rows.min() / height),
        float((columns.max() + 1) / width),
        float((rows.max() + 1) / height),
    )


@pytest.mark.parametrize(
    ("degrees", "runs"),
    [(0, (1, 0)), (90, (0, -1)), (180, (-1, 0)), (270, (0, 1))],
)
def test_the_reading_direction_is_kept(degrees: int, runs: tuple[int, int]) -> None:
    """A page that lay on its left side runs upwards where it reads from left to right."""
    quad = way_back(_turned(degrees, _blank()))(Quad.of(Box(0.2, 0.4, 0.8, 0.5)))
    step = Point(quad.top_right.x - quad.top_left.x, quad.top_right.y - quad.top_left.y)
    assert (round(np.sign(round(step.x, 3))), round(np.sign(round(step.y, 3)))) == runs


def _ink(page: int) -> Ink:
    box = Box(0.1, 0.2, 0.3, 0.25)
    return Ink(text="张玥", page=page, box=box, confidence=1, source=TextSource.OCR)


def _document() -> Document:
    """Two pages with a field, a person and a line each at the same place."""
    passage = Passage(page=1, kind=PassageKind.LINE, lines=(typed.line("张玥", row=6),))
    return Document(
        sha256="",
        reader_version="",
        media_type="",
        page_count=2,
        type=RecognisedType(value=DocumentType.OTHER, confidence=1),
        fields=tuple(Field.of("holder_name", _ink(page)) for page in (1, 2)),
        people=tuple(Person(name=_ink(page), role=_ink(page)) for page in (1, 2)),
        pages=tuple(
            Page(
                number=page,
                source=TextSource.OCR,
                passages=(passage.model_copy(update={"page": page}),),
            )
            for page in (1, 2)
        ),
    )


def test_everything_on_a_turned_page_moves_and_nothing_on_the_others() -> None:
    before = _document()
    after = on_displayed(before, {2: way_back(_turned(180, _blank()))})
    assert after.fields[0] == before.fields[0]
    assert after.people[0] == before.people[0]
    assert after.pages[0] == before.pages[0]
    there = pytest.approx((0.7, 0.75, 0.9, 0.8), abs=PIXEL)
    assert after.fields[1].bbox == there
    assert after.people[1].name.box == there
    role = after.people[1].role
    assert role is not None
    assert role.box == there
    line = after.pages[1].passages[0].lines[0]
    assert line.quad.top_left.x > line.quad.top_right.x


def test_what_is_said_does_not_change() -> None:
    before = _document()
    after = on_displayed(before, {1: way_back(_turned(90, _blank()))})
    assert [f.value for f in after.fields] == [f.value for f in before.fields]
    assert after.type == before.type
