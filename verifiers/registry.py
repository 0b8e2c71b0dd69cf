"""The registry: every file under ``rules/`` is a rule, and its place there is its key.

``rules/project/name_present.py`` is ``project.name-present``. A new rule is a new file.
"""

import importlib
import pkgutil
from functools import lru_cache
from typing import NamedTuple

from pydantic import JsonValue

from models.base import Frozen
from verifiers import rules
from verifiers.rule import ApplicationRule, AttachmentRule, ClaimRule, Rule
from verifiers.rulebooks.rulebook import Rulebook


class Entry(NamedTuple):
    """A rule under its key; ``summary`` is the first line of its file, for people."""

    key: str
    summary: str
    rule: Rule


class Listed(Frozen):
    """A rule as ``zuozheng rules`` lists it; parameters by dotted key, as JSON shows them."""

    rule: str
    summary: str
    citation: str
    parameters: dict[str, JsonValue]


@lru_cache(maxsize=1)
def entries() -> tuple[Entry, ...]:
    """All rules, by key."""
    found = pkgutil.walk_packages(rules.__path__, f"{rules.__name__}.")
    return tuple(sorted(_entry(module.name) for module in found if not module.ispkg))


def _entry(module_name: str) -> Entry:
    module = importlib.import_module(module_name)
    rule = module.RULE
    if not isinstance(rule, ClaimRule | AttachmentRule | ApplicationRule):
        raise TypeError(f"{module_name}.RULE is no rule")
    key = module_name.removeprefix(f"{rules.__name__}.").replace("_", "-")
    return Entry(key, (module.__doc__ or "").strip().splitlines()[0], rule)


def module_of(key: str) -> str:
    """The module of the rule under that key."""
    return f"{rules.__name__}.{key.replace('-', '_')}"


def listing(rulebook: Rulebook) -> tuple[Listed, ...]:
    """All rules with their parameters out of the rulebook."""
    return tuple(
        Listed(
            rule=entry.key,
            summary=entry.summary,
            citation=entry.rule.citation,
            parameters={key: rulebook.parameters[key] for key in entry.rule.parameters},
        )
        for entry in entries()
    )
