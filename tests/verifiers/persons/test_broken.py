"""A name whose end stands in the line below its beginning is a doubt, wherever else it is none."""

import pytest

from models.document import Document, DocumentType
from models.geometry import Box, Quad
from models.lines import TextLine, TextSource
from models.page import Passage, PassageKind
from models.report import Presence
from verifiers.persons.boundaries import Words
from verifiers.persons.broken import broken_name, goes_on_below
from verifiers.persons.names import read_name
from verifiers.samples.examples import document, person

NAME = "汪志强"


def _line(text: str, x: float, y: float) -> TextLine:
    quad = Quad.of(Box(x, y, x + 0.02 * len(text), y + 0.02))
    cuts = tuple(place / len(text) for place in range(len(text) + 1))
    return TextLine(text=text, quad=quad, cuts=cuts, certainties=(0.99,) * len(text),
                    source=TextSource.OCR)  # fmt: skip


def _page_of(*lines: TextLine) -> Document:
    made = document(DocumentType.OTHER, person("赵明远", "项目经理"))
    apart = tuple(Passage(page=1, kind=PassageKind.LINE, lines=(line,)) for line in lines)
    pages = (made.pages[0].model_copy(update={"passages": apart}),)
    return made.model_copy(update={"pages": pages})


@pytest.mark.parametrize(("first", "rest"), [("汪志", "强"), ("监理有限公司汪", "志强")])
def test_a_name_over_two_lines_is_a_doubt(first: str, rest: str) -> None:
    end = 0.5 + 0.02 * (len(first) - 1)
    page = _page_of(_line(first, 0.5, 0.3), _line(rest, end, 0.325))
    assert broken_name(NAME, page) is not None
    reading = read_name((NAME,), page, Words.of([]), frozenset())
    assert reading.status is Presence.UNCERTAIN
    assert NAME in (reading.reason or "")


@pytest.mark.parametrize(
    ("x", "y"), [(0.1, 0.325), (0.5, 0.5), (0.5, 0.27), (0.56, 0.3)],
    ids=["another column", "far below", "above", "beside"],
)  # fmt: skip
def test_lines_that_do_not_follow_each_other_hold_no_name(x: float, y: float) -> None:
    assert broken_name(NAME, _page_of(_line("汪志", 0.5, 0.3), _line("强", x, y))) is None


def test_another_end_is_another_name() -> None:
    assert broken_name(NAME, _page_of(_line("汪志", 0.5, 0.3), _line("刚", 0.5, 0.325))) is None


@pytest.mark.parametrize(
    ("below", "y", "doubted"),
    [("民", 0.323, True), ("男", 0.323, False), ("民", 0.36, False), ("李明", 0.323, False)],
)
def test_a_name_above_a_single_character_may_be_a_longer_one(
    below: str, y: float, doubted: bool
) -> None:
    page = _page_of(_line("邱伟", 0.5, 0.3), _line(below, 0.51, y))
    (named,) = page.people
    ink = named.name.model_copy(update={"text": "邱伟", "box": Box(0.5, 0.3, 0.54, 0.32)})
    page = page.model_copy(update={"people": (named.model_copy(update={"name": ink}),)})
    assert goes_on_below(ink, page) is doubted
    status = Presence.UNCERTAIN if doubted else Presence.FOUND
    assert read_name(("邱伟",), page, Words.of([]), frozenset()).status is status
