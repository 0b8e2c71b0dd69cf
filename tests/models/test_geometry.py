"""Boxes and quads: what must hold of every place on a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from models.geometry import BBox, Box, Point, Quad

fractions = st.floats(0, 1)
points = st.builds(Point, fractions, fractions)
boxes = st.lists(points, min_size=2, max_size=2).map(Box.around)
anything = st.floats(-2, 3)


@given(st.lists(points, min_size=1))
def test_the_box_around_points_holds_them_all(inside: list[Point]) -> None:
    assert all(Box.around(inside).holds(point) for point in inside)


def test_nothing_has_no_box() -> None:
    with pytest.raises(ValueError, match="unpack"):
        Box.around([])


@given(st.lists(boxes, min_size=1))
def test_a_union_holds_its_members(members: list[Box]) -> None:
    union = Box.union(members)
    assert all(
        union.holds(Point(x, y)) for x0, y0, x1, y1 in members for x, y in [(x0, y0), (x1, y1)]
    )


@given(boxes, boxes)
def test_what_two_boxes_share_is_the_same_either_way_and_in_both(one: Box, other: Box) -> None:
    assert one.meet(other).area == other.meet(one).area
    assert one.meet(other).area <= min(one.area, other.area)


@given(boxes)
def test_a_box_lies_wholly_inside_itself(box: Box) -> None:
    assert box.share_inside(box) == pytest.approx(1.0 if box.area else 0.0)


@given(boxes, st.floats(0, 0.5), st.floats(0, 0.5))
def test_a_grown_box_holds_the_box_it_grew_from(box: Box, dx: float, dy: float) -> None:
    grown = box.grown(dx, dy)
    assert grown.holds(Point(box.x0, box.y0))
    assert grown.holds(Point(box.x1, box.y1))


@given(boxes, st.sampled_from([0, 90, 180, 270]))
def test_a_page_turned_all_the_way_round_shows_every_box_where_it_was(box: Box, by: int) -> None:
    back = box.turned(by, 2, 3).turned(-by % 360, *((3, 2) if by % 180 else (2, 3)))
    assert back == pytest.approx(box)


def test_turned_clockwise_the_left_comes_up_and_the_top_to_the_right() -> None:
    corner = Box(0, 0, 0.25, 0.5)
    assert corner.turned(90) == Box(0.5, 0, 1, 0.25)
    assert corner.turned(180) == Box(0.75, 0.5, 1, 1)
    assert corner.turned(270) == Box(0, 0.75, 0.5, 1)


@given(st.builds(Box, anything, anything, anything, anything))
def test_whatever_is_clipped_lies_on_the_page(box: Box) -> None:
    clipped = box.clipped()
    assert TypeAdapter(BBox).validate_python(clipped) == clipped
    assert clipped.clipped() == clipped


@pytest.mark.parametrize(
    "box", [(-0.1, 0, 1, 1), (0, 0, 1.1, 1), (0.6, 0, 0.5, 1), (0, 0.6, 1, 0.5)]
)
def test_a_box_off_the_page_never_leaves_the_program(box: tuple[float, ...]) -> None:
    with pytest.raises(ValidationError, match="does not lie on the page"):
        TypeAdapter(BBox).validate_python(Box(*box))


@given(boxes)
def test_a_quad_of_a_box_has_that_box(box: Box) -> None:
    assert Quad.of(box).box == box


@given(boxes, fractions, fractions)
def test_a_part_lies_inside_the_whole(box: Box, one: float, other: float) -> None:
    start, end = sorted((one, other))
    part = Quad.of(box).part(start, end).box
    whole = box.grown(1e-9, 1e-9)
    assert whole.holds(Point(part.x0, part.y0))
    assert whole.holds(Point(part.x1, part.y1))


def test_a_part_runs_along_the_reading_direction() -> None:
    downwards = Quad(Point(0.6, 0.2), Point(0.6, 0.8), Point(0.5, 0.8), Point(0.5, 0.2))
    assert downwards.part(0, 0.5).box == pytest.approx(Box(0.5, 0.2, 0.6, 0.5))
