"""Names in print much heavier than that of all others on their page."""

import cv2
import numpy as np
import pytest

from extractors.pixels import Image
from extractors.recognition.heavier import heavier
from models.geometry import Box
from tests.extractors.drawn import scanned

HEIGHT, WIDTH, ROW = 800, 600, 60
NAMES = ("Zhang", "Li", "Wang", "Chen", "Zhao")


def page(strokes: dict[str, int]) -> Image:
    """A list of names, each drawn with strokes of so many pixels (2 where none is said)."""
    paper = np.full((HEIGHT, WIDTH, 3), 252, np.uint8)
    for n, name in enumerate(NAMES):
        place = (100, 80 + n * ROW)
        cv2.putText(
            paper, name, place, cv2.FONT_HERSHEY_SIMPLEX, 1.0, (20, 20, 20), strokes.get(name, 2)
        )
    return paper


def places(*more: tuple[str, Box]) -> list[tuple[str, Box]]:
    rows = (
        (name, Box(0.15, (50 + n * ROW) / HEIGHT, 0.4, (90 + n * ROW) / HEIGHT))
        for n, name in enumerate(NAMES)
    )
    return [*rows, *more]


@pytest.mark.parametrize("made", [page({"Wang": 4}), scanned(page({"Wang": 4}))])
def test_a_name_typed_over_in_heavy_print_stands_out(made: Image) -> None:
    assert heavier(made, places()) == {2}


@pytest.mark.parametrize("strokes", [{}, dict.fromkeys(NAMES, 4), {"Wang": 4, "Li": 4}])
def test_print_that_others_share_does_not(strokes: dict[str, int]) -> None:
    assert heavier(page(strokes), places()) == set()


def test_of_a_few_names_nothing_is_told() -> None:
    assert heavier(page({"Wang": 4}), places()[1:4]) == set()


def test_somebody_named_in_a_heading_as_well_counts_by_the_list() -> None:
    made = page({})
    cv2.putText(made, "Wang", (300, 700), cv2.FONT_HERSHEY_SIMPLEX, 1.6, (20, 20, 20), 5)
    heading = ("Wang", Box(0.48, 640 / HEIGHT, 0.8, 720 / HEIGHT))
    assert heavier(made, places(heading)) == set()
