"""Nothing reads a setting of the rulebook that the names in its code do not show."""

from collections.abc import Iterable, Iterator

import pytest

from benchmarks import filled
from models.base import Frozen
from models.report import Finding
from verifiers.case import Case, open_case
from verifiers.evidence.awards import read_award
from verifiers.evidence.provenance import own_unit_only
from verifiers.parties.companies import take_apart
from verifiers.parties.organisations import is_authority
from verifiers.persons.roles import parts_of
from verifiers.reach import names_of
from verifiers.registry import entries, listing
from verifiers.rulebooks.rulebook import Rulebook, known, load
from verifiers.samples.examples import Example
from verifiers.verify import Question, answers, findings, verify


class Watch:
    """Notes which settings are read: a section and what of it."""

    def __init__(self) -> None:
        self.read: set[tuple[str, ...]] = set()

    def over(self, rulebook: Rulebook) -> Rulebook:
        """The same rulebook, watched."""
        sections = {name: getattr(rulebook, name) for name in Rulebook.model_fields}
        watched = {
            name: self._watched((name,), part) if isinstance(part, Frozen) else part
            for name, part in sections.items()
        }
        made = self._watched((), rulebook.model_copy(update=watched))
        assert isinstance(made, Rulebook)
        return made

    def _watched(self, prefix: tuple[str, ...], model: Frozen) -> Frozen:
        settings = set(type(model).model_fields)
        read = self.read

        class Watched(type(model)):  # type: ignore[misc]
            def __getattribute__(self, name: str) -> object:
                if name in settings:
                    read.add((*prefix, name))
                return super().__getattribute__(name)

        made: Frozen = Watched.model_construct(**{n: getattr(model, n) for n in settings})
        return made


RULEBOOKS = {name: load(name) for name in known()}

CACHED = (is_authority, parts_of, read_award, take_apart)
"""What remembers an answer does not read the setting again."""

CASES = [example for entry in entries() for example in entry.rule.examples()] + [
    Example(each.application, each.documents, entries()[0].rule.examples()[0].expect)
    for each in (filled.made(7), filled.made(33))
]


def read_by_rules(example: Example) -> Iterator[tuple[str, set[tuple[str, ...]]]]:
    """What each rule reads on an example; under "" what is read beside the rules."""
    watch = Watch()
    rulebook = watch.over(RULEBOOKS[example.rulebook])
    case = open_case(example.application, example.documents, rulebook, frozenset())
    _ = [exhibit.report for exhibit in case.exhibits.values()]
    _ = [own_unit_only(case, claim) for claim in example.application.claims]
    yield "", set(watch.read)
    seen: list[tuple[str, set[tuple[str, ...]]]] = []

    def ask(case: Case, question: Question) -> Iterable[Finding]:
        watch.read.clear()
        for cached in CACHED:
            cached.cache_clear()
        said = tuple(answers(case, question))
        seen.append((question.entry.key, set(watch.read)))
        return said

    findings(case, ask)
    yield from seen


def test_what_is_read_is_named() -> None:
    checks = {entry.key: entry.rule.check for entry in entries()} | {"": verify}
    read = {key: set[tuple[str, ...]]() for key in checks}
    for example in CASES:
        for key, settings in read_by_rules(example):
            read[key] |= settings
    unnamed = [(key, each) for key, settings in read.items() for each in settings
               if not names_of(checks[key]).has(*each)]  # fmt: skip
    assert unnamed == []
    called = {each for settings in read.values() for each in settings} & {("id",), ("title",)}
    assert called == set(), "what a rulebook is called is no setting"
    assert sum(map(len, read.values())) > 200, "the watch sees what is read"


@pytest.mark.parametrize(
    ("rule", "setting", "reads"),
    [
        ("education.validity", ("education", "validity"), True),
        ("education.validity", ("awards", "table"), False),
        ("award.level", ("awards", "table"), True),
        ("photo.pixels", ("photo", "width_over"), True),
        ("photo.pixels", ("photo", "bytes_over"), False),
    ],
)
def test_a_rule_reads_what_it_is_about(rule: str, setting: tuple[str, ...], reads: bool) -> None:
    (check,) = (entry.rule.check for entry in entries() if entry.key == rule)
    assert names_of(check).has(*setting) is reads


def test_who_computes_names_reads_everything() -> None:
    assert names_of(listing).has("awards", "table"), "through Rulebook.parameters"
