"""From places on the page put upright to places on the page as displayed."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import numpy as np
from pydantic import BaseModel

from extractors.raster import Upright
from models.geometry import Box, Quad
from models.lines import Lines

Way = Callable[[Quad], Quad]
"""From fractions of the upright picture to fractions of the displayed page."""

Value = TypeVar("Value", bound=BaseModel)


def way_back(upright: Upright) -> Way:
    """How places on ``upright`` are found on the displayed page."""
    height, width = upright.image.shape[:2]

    def back(quad: Quad) -> Quad:
        return upright.quad(np.array(quad, np.float32) * np.array([width, height], np.float32))

    return back


def on_displayed(value: Value, ways: Mapping[int, Way], page: int | None = None) -> Value:
    """``value`` with every place in it moved; ``ways`` are by page, pages without one stay."""
    if not ways:
        return value
    number = getattr(value, "page", None) or getattr(value, "number", None) or page
    changes = {
        name: _moved(getattr(value, name), ways, number) for name in type(value).model_fields
    }
    return value.model_copy(update=changes)


def _moved(part: Any, ways: Mapping[int, Way], page: int | None) -> Any:
    way = ways.get(page) if page is not None else None
    if isinstance(part, Quad):
        return way(part) if way else part
    if isinstance(part, Box):
        return way(Quad.of(part)).box.clipped() if way else part
    if isinstance(part, BaseModel):
        return on_displayed(part, ways, page)
    if isinstance(part, Lines):
        return Lines.of(on_displayed(line, ways, page) for line in part)
    if isinstance(part, tuple):
        return tuple(_moved(item, ways, page) for item in part)
    return part
