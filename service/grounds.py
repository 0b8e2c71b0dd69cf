"""Digests of what a report follows from: equal grounds give equal reports."""

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import models
import verifiers
from models.document import Document
from models.report import ReadError
from service.store.grounds import Basis, Grounds
from verifiers.rulebooks.rulebook import Rulebook


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


def basis(rulebook: Rulebook, alphabet: frozenset[str]) -> Basis:
    """What this program judges by; to be asked once a rulebook: it takes a millisecond."""
    written = rulebook.model_dump_json(by_alias=True)
    program = _digest(f"{code()} {''.join(sorted(alphabet))}")
    return Basis(_digest(f"{program} {written}"), program, written)


def grounds(on: Basis, documents: Mapping[str, Document | ReadError]) -> Grounds:
    """What a report on these documents, by attachment id, follows from."""
    return Grounds(on, readings({id_: _named(each) for id_, each in documents.items()}))


def readings(named: Mapping[str, str]) -> str:
    """A digest of which readings, each as ``reading`` or ``refusal`` names it, by attachment id."""
    return _digest("".join(f"{id_} {named[id_]}\n" for id_ in sorted(named)))


def reading(sha256: str, reader_version: str) -> str:
    """A reading: equal versions read equal bytes alike."""
    return f"{sha256} {reader_version}"


def refusal(error: ReadError) -> str:
    return error.model_dump_json()


def _named(said: Document | ReadError) -> str:
    if isinstance(said, Document):
        return reading(said.sha256, said.reader_version)
    return refusal(said)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
