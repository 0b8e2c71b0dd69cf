"""Whether a document may say more than was read of it."""

import pytest

from models.document import Document
from models.geometry import Box
from models.page import Seal, SealShape
from verifiers.persons.legibility import doubt_of
from verifiers.samples.examples import person, row, statement


def _with_seal(colour: str, left: float, turned: int = 0) -> Document:
    """A letter of one line, from 0.1 to 0.9 of the page, with a seal beside or over it."""
    paper = statement(person("李建国", "项目经理"))
    (page,) = paper.pages
    line = page.passages[1].box
    seal = Box(left, line.y0 - 0.03, min(1.0, left + 0.2), line.y1 + 0.05)
    stamp = Seal(
        page=1, box=seal, shape=SealShape.ROUND, colour=colour, name="", inscription="",
        confidence=0.5,
    )  # fmt: skip
    changed = page.model_copy(update={"seals": (stamp,), "turned": turned})
    return paper.model_copy(update={"pages": (changed,)})


@pytest.mark.parametrize(
    ("colour", "left", "doubted"),
    [("grey", 0.8, True), ("red", 0.8, False), ("grey", 0.4, False), ("grey", 0.92, False)],
    ids=["over its end", "in colour", "in the middle of it", "beside it"],
)
def test_a_line_that_ends_in_a_copied_seal_may_have_gone_on(
    colour: str, left: float, doubted: bool
) -> None:
    assert row(0).x1 < 0.92
    assert ("盖住" in (doubt_of(_with_seal(colour, left)) or "")) is doubted


def test_on_a_page_that_lies_on_its_side_lines_end_above_or_below() -> None:
    assert doubt_of(_with_seal("grey", 0.8, turned=90)) is None
