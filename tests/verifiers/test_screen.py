"""Judging by another rulebook what was judged by one gives what judging in full gives."""

import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import pytest
from pydantic import JsonValue, ValidationError

from benchmarks import filled
from models.application import Application
from models.document import Document
from models.report import Outcome, ReadError
from service.recheck.judge import reads_the_same, says_the_same
from verifiers.case import open_case
from verifiers.registry import entries
from verifiers.rulebooks.rulebook import Rulebook, load
from verifiers.samples.examples import HANGZHOU, Example
from verifiers.screen import can_differ, revised, said, still_holds
from verifiers.verify import verify

Judged = tuple[Application, Mapping[str, Document | ReadError]]

BOOK = load(HANGZHOU)
SETTINGS = sorted(BOOK.parameters)

FULL = [filled.made(n) for n in (3, 7, 33, 41, 58)]
CASES = [(each.application, each.documents) for each in FULL]
EXAMPLES = [e for entry in entries() for e in entry.rule.examples() if e.rulebook == HANGZHOU]


def altered(value: JsonValue, chance: random.Random) -> JsonValue:
    """Another value of the same kind, as far as that can be told."""
    other: JsonValue = value
    match value:
        case bool():
            other = not value
        case int():
            other = value + chance.choice((-1, 1, 40))
        case str() if value in set(Outcome):
            other = chance.choice([each for each in Outcome if each != value]).value
        case str():
            other = _moved(value, chance)
        case list() if value:
            place = chance.randrange(len(value))
            other = [*value[:place], *value[place + 1 :]]
        case dict() if value:
            key = chance.choice(sorted(value))
            other = value | {key: altered(value[key], chance)}
    return other


def _moved(text: str, chance: random.Random) -> str:
    try:
        return (date.fromisoformat(text) + timedelta(days=chance.choice((-9, 9)))).isoformat()
    except ValueError:
        return f"{text}甲"


def corrections(setting: str) -> Iterator[Rulebook]:
    """The rulebook with this setting altered in several ways, where that is a rulebook."""
    chance = random.Random(setting)  # noqa: S311 - the same ways each time
    for _ in range(3):
        written = BOOK.model_dump(mode="json", by_alias=True)
        *sections, last = setting.split(".")
        place = written
        for section in sections:
            place = place[section]
        place[last] = altered(place[last], chance)
        try:
            yield Rulebook.model_validate(written)
        except ValidationError:
            continue


def check(case: Judged, new: Rulebook) -> bool | None:
    """Whether it turned out as before; None where all has to be judged."""
    before = verify(*case, BOOK, frozenset())
    after = verify(*case, new, frozenset())
    asked = can_differ(BOOK, new)
    if asked is None:
        return None
    opened = open_case(*case, new, frozenset())
    outcomes = {claim.id: claim.outcome for claim in before.claims}
    assert reads_the_same(before.model_dump_json(), after) is says_the_same(before, after)
    held = still_holds(opened, asked, said(before.findings), outcomes)
    assert held is says_the_same(before, after)
    assert revised(opened, asked, before).model_dump_json() == after.model_dump_json()
    return held


@pytest.mark.parametrize("setting", SETTINGS)
def test_revised_is_judged(setting: str) -> None:
    chance = random.Random(setting)  # noqa: S311 - the same sample each time
    examples: list[Example] = chance.sample(EXAMPLES, 8)
    for new in corrections(setting):
        asked = can_differ(BOOK, new) or ()
        own = [e for entry in asked[:3] for e in entry.rule.examples() if e.rulebook == HANGZHOU]
        for case in (*CASES, *((e.application, e.documents) for e in (*examples, *own))):
            check(case, new)


def test_the_screen_tells_what_turns_from_what_does_not() -> None:
    form = BOOK.education.validity | {
        kind: each.model_copy(update={"floor": date(2024, 9, 30), "before_floor": Outcome.FAIL})
        for kind, each in BOOK.education.validity.items() if each.floor
    }  # fmt: skip
    education = BOOK.education.model_copy(update={"validity": form})
    new = BOOK.model_copy(update={"education": education})
    asked = can_differ(BOOK, new)
    assert asked is not None
    assert [entry.key for entry in asked] == ["education.validity"]
    cases = [filled.made(n) for n in range(80)]
    held = [check((each.application, each.documents), new) for each in cases]
    assert {True, False} == set(held)


def test_nothing_is_asked_where_nothing_differs() -> None:
    assert can_differ(BOOK, BOOK.model_copy(update={"version": "another", "title": "x"})) == ()


def test_what_the_names_rest_on_is_judged_in_full() -> None:
    roles = BOOK.roles.model_copy(update={"trades": BOOK.roles.trades[1:]})
    assert can_differ(BOOK, BOOK.model_copy(update={"roles": roles})) is None


def test_an_order_that_differs_is_a_difference() -> None:
    table = dict(reversed(BOOK.education.validity.items()))
    education = BOOK.education.model_copy(update={"validity": table})
    assert can_differ(BOOK, BOOK.model_copy(update={"education": education})) != ()
