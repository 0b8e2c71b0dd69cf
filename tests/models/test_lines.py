"""Lines: every character keeps its place through cutting, storing and fetching."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from models.geometry import Box, Quad
from models.lines import Lines, TextLine, TextSource
from tests.extractors import typed

texts = st.text(alphabet="张玥工程项目经理 1", min_size=1, max_size=12)

STORED = TypeAdapter(Lines)


@st.composite
def stretches(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(stretches())
def test_a_part_of_a_line_keeps_text_place_and_certainty(stretch: tuple[str, int, int]) -> None:
    text, start, end = stretch
    line = typed.line(text, column=3, row=5, certainty=0.7)
    part = line.part(start, end)
    assert part.text == text[start:end]
    assert part.certainties == line.certainties[start:end]
    assert part.box == pytest.approx(line.box_of(start, end))


@given(stretches())
def test_characters_of_a_part_stand_where_they_stood(stretch: tuple[str, int, int]) -> None:
    text, start, end = stretch
    line = typed.line(text, column=3, row=5)
    part = line.part(start, end)
    for i in range(end - start):
        assert part.box_of(i, i + 1) == pytest.approx(line.box_of(start + i, start + i + 1))


@pytest.mark.parametrize(("cuts", "certainties"), [((0.0, 1.0), (1.0, 1.0)), ((0.0, 0.5, 1.0), ())])
def test_a_line_with_too_few_places_is_refused(
    cuts: tuple[float, ...], certainties: tuple[float, ...]
) -> None:
    with pytest.raises(ValidationError, match="cuts"):
        TextLine(
            text="张玥",
            quad=Quad.of(Box(0, 0, 1, 1)),
            cuts=cuts,
            certainties=certainties,
            source=TextSource.OCR,
        )


@given(st.lists(texts, min_size=1, max_size=3))
def test_lines_come_back_as_they_were_stored(written: list[str]) -> None:
    lines = Lines.of(typed.line(text, row=row) for row, text in enumerate(written))
    back = STORED.validate_json(STORED.dump_json(lines))
    assert (back.texts, back.text) == (written, "".join(written))
    assert back == lines
    assert [line.quad for line in back] == [line.quad for line in lines]
    assert STORED.dump_json(back) == STORED.dump_json(lines)


def test_places_are_not_decoded_for_who_asks_what_lines_say() -> None:
    stored = STORED.validate_json('{"texts": ["项目经理", "张玥"], "json": "no JSON"}')
    assert (stored.text, len(stored)) == ("项目经理张玥", 2)
    with pytest.raises(ValidationError):
        list(stored)


def test_lines_of_an_earlier_release_are_understood() -> None:
    lines = [typed.line("项目经理", row=1), typed.line("张玥", row=2)]
    earlier = json.dumps([line.model_dump(mode="json") for line in lines])
    assert STORED.validate_json(earlier) == Lines.of(lines)
