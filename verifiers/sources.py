"""Which files of the program an answer can depend on: what is imported, and by that again.

All judging rests on the models, the case and the verdict; a rule, besides, on its own file and what
only rules import. So a release that alters one rule leaves the others' answers as they were.
"""

import ast
import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import models
import verifiers
from verifiers.registry import entries, module_of

_HOMES = {each.__name__: Path(str(each.__path__[0])) for each in (models, verifiers)}

_VERDICT = "verifiers.screen"
"""Imports all that judging does beside asking rules, which the registry finds by their place."""


class Sources(NamedTuple):
    """Digests of what all judging rests on, and by rule of what it alone rests on."""

    all: str
    rules: dict[str, str]


@lru_cache(maxsize=1)
def sources() -> Sources:
    """Of the program that runs."""
    whole = imported(_VERDICT) | frozenset(_HOMES["models"].rglob("*.py"))
    words = _HOMES["verifiers"].rglob("*.txt")
    own = {entry.key: imported(module_of(entry.key)) - whole for entry in entries()}
    return Sources(_digest((*whole, *words)), {key: _digest(files) for key, files in own.items()})


def imported(module: str) -> frozenset[Path]:
    """The file of a module of ours and of all it imports, wherever in it that stands."""
    found: set[Path] = set()
    waiting = [*_files(module)]
    while waiting:
        file = waiting.pop()
        if file not in found:
            found.add(file)
            waiting += _imported_by(file)
    return frozenset(found)


@lru_cache(maxsize=1024)
def _imported_by(file: Path) -> frozenset[Path]:
    return frozenset(each for name in _imports(file) for each in _files(name))


def _imports(file: Path) -> Iterator[str]:
    """What a file imports; what it takes out of a package may be a module of it."""
    for node in _statements(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _statements(within: ast.AST) -> Iterator[ast.AST]:
    """All statements, also within others: expressions, which are most of a file, import nothing."""
    for block in ("body", "orelse", "finalbody", "handlers", "cases"):
        for node in getattr(within, block, ()):
            yield node
            yield from _statements(node)


@lru_cache(maxsize=4096)
def _files(module: str) -> tuple[Path, ...]:
    """A module's file and those of the packages it lies in; none of what is not ours."""
    top, *rest = module.split(".")
    if top not in _HOMES:
        return ()
    places = [_HOMES[top].joinpath(*rest[:depth]) for depth in range(len(rest) + 1)]
    files = (file for at in places for file in (at / "__init__.py", at.with_suffix(".py")))
    return tuple(file for file in files if file.is_file())


def _digest(files: Iterable[Path]) -> str:
    told, held = hashlib.sha256(), frozenset(files)
    for home in _HOMES.values():
        for file in sorted(file for file in held if file.is_relative_to(home)):
            told.update(f"{file.relative_to(home.parent)}\0".encode() + file.read_bytes())
    return told.hexdigest()
