"""Rulebooks as manifests name them, each loaded once."""

from functools import cache

from models.errors import ApplicationError
from verifiers.rulebooks import rulebook
from verifiers.rulebooks.rulebook import Rulebook


@cache
def rules(name: str) -> Rulebook:
    """A manifest comes from a stranger: it may name a rulebook, not a file of this machine."""
    if name not in rulebook.known():
        raise ApplicationError(
            f"rulebook {name!r} is not known; the manifest can name: " + ", ".join(rulebook.known())
        )
    return rulebook.load(name)
