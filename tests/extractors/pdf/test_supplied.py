"""A seen text layer supplies characters the recogniser is unsure of, and no others."""

import pytest

from extractors.pdf.supplied import supplied
from models.geometry import Box, Quad
from models.lines import TextLine, TextSource

PLACE = Box(0.2, 0.3, 0.4, 0.32)


def line(text: str, *certainties: float, place: Box = PLACE) -> TextLine:
    """A line, surely read but for the last characters, if those have other ``certainties``."""
    sure = (1.0,) * (len(text) - len(certainties)) + certainties
    cuts = tuple(n / len(text) for n in range(len(text) + 1))
    source = TextSource.OCR
    return TextLine(text=text, quad=Quad.of(place), cuts=cuts, certainties=sure, source=source)


@pytest.mark.parametrize(
    ("read", "layer", "said"),
    [
        (line("项目经理：仇雪", 0.67, 1.0), line("项目经理：仉雪"), "项目经理：仉雪"),
        (line("仇 雪", 0.56, 1.0, 1.0), line("仉雪"), "仉 雪"),
        (line("仇雪", 0.99, 1.0), line("仉雪"), "仇雪"),
        (line("仇雪", 0.56, 1.0), line("仉雪", place=Box(0.2, 0.4, 0.4, 0.42)), "仇雪"),
        (line("仇雪", 0.56, 1.0), line("李建国"), "仇雪"),
        (line("王大力", 0.5, 0.5, 0.5), line("李建国"), "王大力"),
        (line("仇雪", 0.56, 1.0), line("A雪"), "仇雪"),
    ],
    ids=["unsure", "spaced", "sure", "elsewhere", "longer", "another", "no character"],
)
def test_what_is_unsure_is_as_the_layer_has_it(read: TextLine, layer: TextLine, said: str) -> None:
    (made,) = supplied([read], [layer], lambda quad: quad)
    assert made.text == said
    assert made.certainties == read.certainties


def test_without_a_layer_lines_stay() -> None:
    assert supplied([line("仇雪", 0.56, 1.0)], (), lambda quad: quad)[0].text == "仇雪"
