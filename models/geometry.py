"""Places on a page: fractions of the page as displayed, origin at its top left corner."""

from collections.abc import Iterable
from typing import Annotated, NamedTuple, Self

from pydantic import AfterValidator


class Point(NamedTuple):
    """A place on a page; both numbers are fractions of the page, 0 to 1."""

    x: float
    y: float

    def toward(self, other: "Point", fraction: float) -> "Point":
        """The place that lies ``fraction`` of the way from here to ``other``."""
        return Point(self.x + (other.x - self.x) * fraction, self.y + (other.y - self.y) * fraction)


class Box(NamedTuple):
    """An upright rectangle on a page: left, top, right, bottom, as fractions of the page."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def area(self) -> float:
        return max(0.0, self.width) * max(0.0, self.height)

    @property
    def centre(self) -> Point:
        return Point((self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2)

    def holds(self, point: Point) -> bool:
        """Whether ``point`` lies inside, the edges included."""
        return self.x0 <= point.x <= self.x1 and self.y0 <= point.y <= self.y1

    def meet(self, other: "Box") -> "Box":
        """What both share; its area is 0 where they share nothing."""
        return Box(
            max(self.x0, other.x0),
            max(self.y0, other.y0),
            min(self.x1, other.x1),
            min(self.y1, other.y1),
        )

    def share_inside(self, other: "Box") -> float:
        """How much of this box's area lies inside ``other``, 0 to 1."""
        return self.meet(other).area / self.area if self.area else 0.0

    def grown(self, dx: float, dy: float) -> "Box":
        """This box made wider by ``dx`` and higher by ``dy`` on every side."""
        return Box(self.x0 - dx, self.y0 - dy, self.x1 + dx, self.y1 + dy)

    def clipped(self) -> "Box":
        """The part that lies on the page, rounded to a hundredth of a per mille."""
        x0, y0, x1, y1 = (round(min(1.0, max(0.0, side)), 5) for side in self)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def turned(self, degrees: int, width: float = 1.0, height: float = 1.0) -> "Box":
        """Where the box stands once its page, ``width`` by ``height``, is turned clockwise.

        ``degrees`` are 0, 90, 180 or 270; at a quarter turn the page is ``height`` wide.
        """
        (x0, y0, x1, y1) = self
        return {
            90: Box(height - y1, x0, height - y0, x1),
            180: Box(width - x1, height - y1, width - x0, height - y0),
            270: Box(y0, width - x1, y1, width - x0),
        }.get(degrees, self)

    @classmethod
    def around(cls, points: Iterable[Point]) -> Self:
        """The smallest box that holds all ``points``; ValueError where there are none."""
        xs, ys = zip(*points, strict=True)
        return cls(min(xs), min(ys), max(xs), max(ys))

    @classmethod
    def union(cls, boxes: Iterable["Box"]) -> Self:
        """The smallest box that holds all ``boxes``; ValueError where there are none."""
        x0s, y0s, x1s, y1s = zip(*boxes, strict=True)
        return cls(min(x0s), min(y0s), max(x1s), max(y1s))


class Quad(NamedTuple):
    """Four corners in reading direction, so that turned and slanted text keeps its place."""

    top_left: Point
    top_right: Point
    bottom_right: Point
    bottom_left: Point

    @property
    def box(self) -> Box:
        # Box.around costs twice as much, and a page asks for thousands of these.
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = self
        xs, ys = (ax, bx, cx, dx), (ay, by, cy, dy)
        return Box(min(xs), min(ys), max(xs), max(ys))

    def part(self, start: float, end: float) -> "Quad":
        """The piece between two fractions of the way along the reading direction."""
        return Quad(
            self.top_left.toward(self.top_right, start),
            self.top_left.toward(self.top_right, end),
            self.bottom_left.toward(self.bottom_right, end),
            self.bottom_left.toward(self.bottom_right, start),
        )

    @classmethod
    def of(cls, box: Box) -> Self:
        """The corners of an upright box read from left to right."""
        return cls(
            Point(box.x0, box.y0),
            Point(box.x1, box.y0),
            Point(box.x1, box.y1),
            Point(box.x0, box.y1),
        )


def _on_the_page(box: Box) -> Box:
    if not (0 <= box.x0 <= box.x1 <= 1 and 0 <= box.y0 <= box.y1 <= 1):
        raise ValueError(f"box {tuple(box)} does not lie on the page (fractions 0 to 1)")
    return box


BBox = Annotated[Box, AfterValidator(_on_the_page)]
"""A box that has been checked to lie on its page: the only kind that leaves the program."""
