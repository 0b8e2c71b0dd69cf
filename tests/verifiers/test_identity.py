"""ID numbers and birth dates: masks respected, misreadings told from other people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.document import Document, DocumentType
from models.page import Page, TextSource
from verifiers.examples import APPLICANT, document, passage, person
from verifiers.identity import Agreement, compare_id, printed_identities, valid_id

OWN = "330106199003074525"


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
        ("3***************5", Agreement.SILENT),
        ("12345", Agreement.SILENT),
    ],
)
def test_compare(printed: str, expected: Agreement) -> None:
    assert compare_id(printed, OWN, 0.99) is expected


def test_an_unsure_masked_reading_contradicts_nobody() -> None:
    assert compare_id("3302**********25", OWN, 0.6) is Agreement.DOUBTFUL


def test_check_characters() -> None:
    assert valid_id("11010519491231002X")
    assert not valid_id("110105194912310021")
    assert not valid_id("")


@given(st.sets(st.integers(0, 17), max_size=12))
def test_a_mask_never_contradicts_the_number_it_hides(hidden: set[int]) -> None:
    masked = "".join("*" if place in hidden else c for place, c in enumerate(OWN))
    assert compare_id(masked, OWN, 0.99) in {Agreement.AGREES, Agreement.SILENT}


def _register(number: str) -> Document:
    """Two people, each with an ID number on their row."""
    made = document(DocumentType.REGISTRY_SCREENSHOT, person("张玥"), person("李建国"))
    rows = ((f"张玥{number}", 0), ("李建国110105********002X", 1))
    page = Page(
        number=1,
        source=TextSource.OCR,
        passages=tuple(passage(text, place=place) for text, place in rows),
    )
    people = tuple(
        one.model_copy(update={"name": page.passages[n].ink(0, len(one.name.text))})
        for n, one in enumerate(made.people)
    )
    return made.model_copy(update={"pages": (page,), "people": people})


@pytest.mark.parametrize(
    ("number", "expected"),
    [("330106********4525", Agreement.AGREES), ("330206********4525", Agreement.CONTRADICTS)],
)
def test_among_several_people_only_the_number_on_the_applicants_row_counts(
    number: str, expected: Agreement
) -> None:
    made = _register(number)
    found = printed_identities(made, APPLICANT, made.people[0].name)
    assert [one.agreement for one in found] == [expected]
