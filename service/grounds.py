"""Digests of what a report follows from: equal grounds give equal reports."""

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import models
import verifiers
from models.document import Document
from models.report import ReadError
from service.store.grounds import Basis, Grounds
from verifiers.registry import Entry, entries
from verifiers.rule import ClaimRule
from verifiers.rulebooks.rulebook import Rulebook
from verifiers.sources import sources

_COMMON = ""
"""Under which a program's digests name what all rules rest on; a rule's key is never empty."""


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
    common = _digest(f"{sources().all} {''.join(sorted(alphabet))}")
    rules = {e.key: f"{_scope(e)} {sources().rules[e.key]}" for e in entries()}
    program = json.dumps({_COMMON: common} | rules, sort_keys=True)
    return Basis(_digest(f"{program} {written}"), program, written)


def _scope(entry: Entry) -> str:
    """What a rule is asked about, and whether it decides: a word."""
    rule = entry.rule
    told = (*sorted(rule.kinds), str(rule.decides)) if isinstance(rule, ClaimRule) else ()
    return "/".join((type(rule).__name__, *told))


class Altered(NamedTuple):
    """The rules that are not what they were; ``recast``: one is asked about something else now, or
    counts differently, so that equal answers are not enough for an equal report."""

    rules: frozenset[str]
    recast: bool


def altered(before: Basis, now: Basis) -> Altered | None:
    """None where what all rules rest on is not what it was, or where a rule is no more."""
    try:
        old, new = json.loads(before.code), json.loads(now.code)
    except ValueError:  # noted by a release that knew the program as a whole
        return None
    if old[_COMMON] != new[_COMMON] or not old.keys() <= new.keys():
        return None
    rules = frozenset(key for key in new if old.get(key) != new[key])
    scopes = ((old.get(key, ""), new[key]) for key in rules)
    return Altered(rules, any(a.partition(" ")[0] != b.partition(" ")[0] for a, b in scopes))


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
