"""ID numbers and birth dates: masks respected, misreadings told from other people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.document import DocumentType, Person
from models.lines import TextSource
from verifiers.persons.identity import (
    Agreement,
    compare_id,
    compare_ink,
    printed_identities,
    valid_id,
)
from verifiers.samples.examples import APPLICANT, document, ink, numbered, person

OWN = "330106199003074525"
OWNER_NAME = "张玥"
OTHER = ("李建国", "110105********002X")


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (OWN, Agreement.AGREES),
        ("3301**********25", Agreement.AGREES),
        ("3301************25", Agreement.AGREES),
        ("330106********4525", Agreement.AGREES),
        ("330106900307452", Agreement.AGREES),
        ("3301 0619 9003 0745 25", Agreement.AGREES),
        ("3302**********25", Agreement.CONTRADICTS),
        ("330106********4520", Agreement.CONTRADICTS),
        ("11010519491231002X", Agreement.CONTRADICTS),
        ("330106199003074526", Agreement.DOUBTFUL),
        ("330106*****4525", Agreement.AGREES),
        ("3301****", Agreement.SILENT),
        ("3205****", Agreement.DOUBTFUL),
        ("30106********4525", Agreement.DOUBTFUL),
        ("13093****22", Agreement.SILENT),
        ("150930199003074", Agreement.CONTRADICTS),
        ("32050219851102341", Agreement.DOUBTFUL),
        ("33010619900307452", Agreement.SILENT),
        ("3***************5", Agreement.SILENT),
        ("12345", Agreement.SILENT),
    ],
)
def test_compare(printed: str, expected: Agreement) -> None:
    assert compare_id(printed, OWN, 0.99) is expected


def test_an_unsure_masked_reading_contradicts_nobody() -> None:
    assert compare_id("3302**********25", OWN, 0.6) is Agreement.DOUBTFUL
    assert compare_id("3205**********25", OWN, 0.6) is Agreement.CONTRADICTS
    assert compare_id("3205**********25", OWN, 0.3) is Agreement.DOUBTFUL


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (OWN, Agreement.DOUBTFUL),
        ("3301**********25", Agreement.DOUBTFUL),
        ("330106199003074520", Agreement.AGREES),
        ("11010519491231002X", Agreement.CONTRADICTS),
        ("1101**********2X", Agreement.CONTRADICTS),
    ],
)
def test_a_declared_number_that_cannot_be_one_was_mistyped(
    printed: str, expected: Agreement
) -> None:
    """Its check character is wrong: what differs in a few digits contradicts nobody."""
    assert compare_id(printed, "330106199003074520", 0.99) is expected


@pytest.mark.parametrize(
    ("read", "source", "expected"),
    [
        ("3205************17", TextSource.OCR, Agreement.CONTRADICTS),
        ("340*********5851", TextSource.OCR, Agreement.DOUBTFUL),
        ("340*********5851", TextSource.TEXT_LAYER, Agreement.CONTRADICTS),
        ("3301*****25", TextSource.OCR, Agreement.AGREES),
        ("110105194912310", TextSource.OCR, Agreement.CONTRADICTS),
    ],
)
def test_a_mask_of_which_some_was_lost_contradicts_nobody(
    read: str, source: TextSource, expected: Agreement
) -> None:
    """A register's 340***********1581 was once read as 340 * ** ** 5851."""
    assert compare_ink(ink(read, confidence=0.99, source=source), OWN) is expected


def test_check_characters() -> None:
    assert valid_id("11010519491231002X")
    assert not valid_id("110105194912310021")
    assert not valid_id("")


@given(st.sets(st.integers(0, 17), max_size=12))
def test_a_mask_never_contradicts_the_number_it_hides(hidden: set[int]) -> None:
    masked = "".join("*" if place in hidden else c for place, c in enumerate(OWN))
    assert compare_id(masked, OWN, 0.99) in {Agreement.AGREES, Agreement.SILENT}


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        (((OWNER_NAME, "330106********4525"), OTHER), [Agreement.AGREES]),
        (((OWNER_NAME, "330206********4525"), OTHER), [Agreement.CONTRADICTS]),
        (((OWNER_NAME, "330206********4525"), (OWNER_NAME, OWN)), [Agreement.AGREES]),
        (((OWNER_NAME, None), OTHER), []),
    ],
)
def test_among_several_people_only_the_number_printed_for_the_applicant_counts(
    people: tuple[tuple[str, str | None], ...], expected: list[Agreement]
) -> None:
    made = document(DocumentType.REGISTRY_SCREENSHOT, *(_listed(*one) for one in people))
    own = [one for one in made.people if one.name.text == OWNER_NAME]
    assert [one.agreement for one in printed_identities(made, APPLICANT, own)] == expected


def _listed(name: str, number: str | None) -> Person:
    return numbered(person(name), number) if number else person(name)


@pytest.mark.parametrize(
    ("holder", "expected"),
    [("张玥", [Agreement.CONTRADICTS, Agreement.CONTRADICTS]), ("李建国", [])],
)
def test_the_papers_own_number_and_birth_date_are_its_holders(
    holder: str, expected: list[Agreement]
) -> None:
    fields = {"holder_name": holder, "id_number": "11010519491231002X", "birth_date": "1949-12-31"}
    made = document(DocumentType.DIPLOMA, person("张玥"), person("王校长"), fields=fields)
    found = printed_identities(made, APPLICANT, made.people[:1])
    assert [one.agreement for one in found] == expected
