"""Judging one application again: manifest, documents and the report before, all as stored."""

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import models
import verifiers
from models.application import Application
from models.document import Document
from models.report import ReadError, Report
from service.recheck.changes import Change
from service.verification import rules
from verifiers.rulebook import Rulebook
from verifiers.verify import verify


class Bench(NamedTuple):
    """What every application of a run is judged by; ``rulebook`` None: the one it names."""

    rulebook: Rulebook | None
    alphabet: frozenset[str]

    def judged(
        self, application: Application, documents: Mapping[str, Document | ReadError]
    ) -> Report:
        """ApplicationError where the application names a rulebook that is not known."""
        rulebook = self.rulebook or rules(application.rulebook)
        return verify(application, documents, rulebook, self.alphabet)


def lines(found: list[Change]) -> str:
    """The changes as JSON, one a line."""
    return "".join(f"{change.model_dump_json()}\n" for change in found)


def says_the_same(before: Report, after: Report) -> bool:
    """Whether they differ in nothing but the versions they name."""
    versions = {"rulebook": after.rulebook, "reader_version": after.reader_version}
    return before.model_copy(update=versions) == after


@lru_cache(maxsize=1)
def code() -> str:
    """A digest of the judging program: rules, rulebooks, word lists and models."""
    told = hashlib.sha256()
    for package in (models, verifiers):
        home = Path(str(package.__path__[0]))
        for file in sorted(home.rglob("*")):
            if file.suffix in {".py", ".yaml", ".txt"}:
                told.update(f"{file.relative_to(home)}\0".encode() + file.read_bytes())
    return told.hexdigest()
