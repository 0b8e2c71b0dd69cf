"""Photographs: every limit of the rulebook, and that better never makes worse."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.application import ClaimKind
from models.document import Document
from tests.verifiers.asked import HANGZHOU, ORDER, RULEBOOKS, findings, rank
from verifiers.rulebooks.rulebook import Rulebook
from verifiers.samples.specimens import claimed, portrait

CLAIM = claimed(ClaimKind.PHOTO, "a1")
PASS = len(ORDER) - 1
PIXELS = st.integers(1, 3000)


def of(rule: str, photo: Document, rulebook: Rulebook) -> int:
    return rank(f"photo.{rule}", CLAIM, {"a1": photo}, rulebook)


@pytest.mark.parametrize("rulebook", RULEBOOKS, ids=lambda one: one.id)
@given(st.integers(0, 3_000_000), st.integers(0, 3_000_000))
def test_a_larger_file_below_the_upper_limit_is_never_worse(
    rulebook: Rulebook, one: int, other: int
) -> None:
    top = rulebook.photo.bytes_under.sure - 1
    small, large = sorted((min(one, top), min(other, top)))
    assert of("file-size", portrait(bytes=small), rulebook) <= of(
        "file-size", portrait(bytes=large), rulebook
    )


@pytest.mark.parametrize("rulebook", RULEBOOKS, ids=lambda one: one.id)
@given(st.integers(1, 3_000_000))
def test_a_size_passes_only_where_either_reading_of_the_unit_is_met(
    rulebook: Rulebook, size: int
) -> None:
    over, under = rulebook.photo.bytes_over, rulebook.photo.bytes_under
    met = max(over.sure, over.possible) < size < min(under.sure, under.possible)
    assert (of("file-size", portrait(bytes=size), rulebook) == PASS) is met


@pytest.mark.parametrize("rulebook", RULEBOOKS, ids=lambda one: one.id)
@given(PIXELS, PIXELS, st.integers(0, 500), st.integers(0, 500))
def test_more_pixels_are_never_worse(
    rulebook: Rulebook, width: int, height: int, wider: int, higher: int
) -> None:
    before = of("pixels", portrait(width=width, height=height), rulebook)
    after = of("pixels", portrait(width=width + wider, height=height + higher), rulebook)
    assert before <= after


@pytest.mark.parametrize("rulebook", RULEBOOKS, ids=lambda one: one.id)
@given(PIXELS, PIXELS)
def test_proportions_are_compared_exactly_both_ends_included(
    rulebook: Rulebook, width: int, height: int
) -> None:
    lowest, highest = Fraction(rulebook.photo.ratio_from), Fraction(rulebook.photo.ratio_to)
    fits = lowest <= Fraction(width, height) <= highest
    photo = portrait(width=width, height=height)
    assert (of("proportions", photo, rulebook) == PASS) is fits


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_whiter_background_is_never_worse_and_none_fails(one: float, other: float) -> None:
    less, more = sorted((one, other))
    ranks = [of("background", portrait(white=white), HANGZHOU) for white in (less, more)]
    assert 0 < ranks[0] <= ranks[1]


@pytest.mark.parametrize(
    ("rule", "photo", "words"),
    [
        ("file-format", portrait("image/png"), ("PNG", "JPEG")),
        ("file-size", portrait(bytes=12_345), ("12.3K", "大于30K且小于1M")),
        ("pixels", portrait(width=180, height=240), ("180×240", "大于215×300")),
        ("proportions", portrait(width=500, height=500), ("1.0000", "0.65至0.8")),
        ("background", portrait(white=0.25), ("25%", "白底")),
        ("one-head", portrait(heads=3), ("3个头像", "1人")),
    ],
)
def test_a_miss_says_what_was_measured_and_what_is_wanted(
    rule: str, photo: Document, words: tuple[str, ...]
) -> None:
    (finding,) = findings(f"photo.{rule}", CLAIM, {"a1": photo}, HANGZHOU)
    assert all(word in finding.message for word in words)
