"""Judging one application again: manifest, documents and the report before, all as stored."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from models.application import Application
from models.document import Document
from models.report import ReadError, Report
from service import grounds
from service.recheck.changes import Change
from service.rulebooks import rules
from service.store.grounds import Basis
from verifiers.registry import Entry, entries
from verifiers.rulebooks.rulebook import Rulebook
from verifiers.screen import can_differ
from verifiers.verify import verify


class Bench(NamedTuple):
    """What every application of a run is judged by; ``rulebook`` None: the one it names."""

    rulebook: Rulebook | None
    alphabet: frozenset[str]

    def by(self, reference: str) -> Rulebook:
        """ApplicationError where the application names a rulebook that is not known."""
        return self.rulebook or rules(reference)

    def judged(
        self, application: Application, documents: Mapping[str, Document | ReadError]
    ) -> Report:
        """As ``by`` raises."""
        return verify(application, documents, self.by(application.rulebook), self.alphabet)


class Suspects(NamedTuple):
    """The rules that can answer differently; ``recast``: equal answers make no equal report."""

    rules: tuple[Entry, ...]
    recast: bool


class Bases:
    """A bench's bases, and which rules can answer differently than on another one."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.of = lru_cache(maxsize=64)(self._of)
        self.can_differ = lru_cache(maxsize=1024)(self._can_differ)

    def _of(self, reference: str) -> Basis:
        return grounds.basis(self.bench.by(reference), self.bench.alphabet)

    def _can_differ(self, before: Basis, reference: str) -> Suspects | None:
        """None: all of them."""
        altered = grounds.altered(before, self.of(reference))
        if altered is None:
            return None
        old = Rulebook.model_validate_json(before.rulebook)
        by_rulebook = can_differ(old, self.bench.by(reference))
        if by_rulebook is None:
            return None
        rules = tuple(e for e in entries() if e in by_rulebook or e.key in altered.rules)
        return Suspects(rules, altered.recast)


def lines(found: list[Change]) -> str:
    """The changes as JSON, one a line."""
    return "".join(f"{change.model_dump_json()}\n" for change in found)


def says_the_same(before: Report, after: Report) -> bool:
    """Whether they differ in nothing but the versions they name."""
    versions = {"rulebook": after.rulebook, "reader_version": after.reader_version}
    return before.model_copy(update=versions) == after


def reads_the_same(before: str, after: Report) -> bool:
    """As ``says_the_same`` of a report as it was filed; False may be an older release's writing.

    The versions are written before the outcome; within a text its quotes would be escaped.
    """
    return before.partition(_SAID)[2] == after.model_dump_json().partition(_SAID)[2]


_SAID = '"outcome":'
