"""Neighbours on a page: what stands above and below."""

import pytest

from extractors.forms.pairs import PageText
from extractors.layout.passages import Sheet
from models.geometry import Box
from tests.extractors import typed


@pytest.mark.parametrize(("high", "aspect"), [(0.03, 0.7), (0.004, 0.1)])
def test_a_column_s_rows_stand_below_each_other_on_a_page_and_on_a_long_screenshot(
    high: float, aspect: float
) -> None:
    cells = [Box(0.1, 0.5 + high * n, 0.4, 0.5 + high * (n + 1)) for n in range(3)]
    page = PageText(Sheet(1, [], cells, aspect))
    first, second, third = page.places
    assert (page.column_below(second, 0.1, 0.4), page.above(second)) == ([third], [first])


def test_a_page_s_height_is_that_of_its_sheet_unless_several_hang_together() -> None:
    heights = {shape: Sheet(1, [], [], shape).page_height for shape in (0.46, 0.7, 1.4, 3.0)}
    assert set(heights.values()) == {1.0}
    assert Sheet(1, [typed.line("长截图")], [], 0.1).page_height == pytest.approx(0.22)
