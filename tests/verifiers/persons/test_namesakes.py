"""Somebody of the same name is not the applicant, and says nothing against the applicant."""

import pytest

from models.document import Document, DocumentType, Person
from models.report import Presence
from verifiers.persons.boundaries import Words
from verifiers.persons.names import NameReading, read_name
from verifiers.persons.namesakes import without_namesakes
from verifiers.samples.examples import document, numbered, person

OWN, OTHER = "330106199003074525", "320502198511023417"
FOUND, ABSENT, UNCERTAIN = Presence.FOUND, Presence.ABSENT, Presence.UNCERTAIN
LEADER, WORKER = person("张玥", "项目经理"), person("张玥", "施工员")


def read(*people: Person, id_number: str | None = OWN) -> NameReading:
    made: Document = document(DocumentType.REGISTRY_SCREENSHOT, *people)
    anybody = read_name(("张玥",), made, Words.of(["项目经理", "施工员"]), frozenset())
    return without_namesakes(anybody, made, id_number)


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ((LEADER,), FOUND),
        ((numbered(LEADER, OWN),), FOUND),
        ((numbered(LEADER, OTHER),), ABSENT),
        ((numbered(LEADER, "3205************17"),), ABSENT),
        ((numbered(LEADER, OTHER), WORKER), ABSENT),
        ((numbered(LEADER, "330106199003074526"),), UNCERTAIN),
        ((numbered(LEADER, "3302************25", confidence=0.6),), UNCERTAIN),
        ((LEADER, numbered(person("李建国"), OTHER)), FOUND),
        ((numbered(person("张月"), OTHER),), ABSENT),
        ((numbered(person("张月"), OWN),), UNCERTAIN),
    ],
)
def test_a_number_tells_people_of_one_name_apart(
    people: tuple[Person, ...], expected: Presence
) -> None:
    assert read(*people).status is expected


def test_beside_a_namesake_only_the_mention_with_the_own_number_gives_a_role() -> None:
    reading = read(numbered(LEADER, OTHER), numbered(WORKER, OWN))
    assert reading.status is FOUND
    assert [one.role.text for one in reading.people if one.role] == ["施工员"]


def test_without_a_declared_number_nobody_is_told_apart() -> None:
    assert read(numbered(LEADER, OTHER), id_number=None).status is FOUND
