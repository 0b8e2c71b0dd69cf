"""Headings: the short texts of a paper, which say what it is; sentences tell of other things."""

from collections.abc import Iterable

from verifiers.case import Exhibit
from verifiers.text.characters import canonical

LONGEST = 40
"""Characters of a heading, at most: sentences of notices (经公示无异议) stand in longer texts."""


def headings(exhibit: Exhibit) -> list[str]:
    """The paper's short texts, in canonical characters."""
    pages = exhibit.document.pages if exhibit.document else ()
    texts = (canonical(passage.text).text for page in pages for passage in page.passages)
    return [text for text in texts if len(text) <= LONGEST]


def word_in(texts: Iterable[str], words: Iterable[str]) -> str | None:
    """The first of the words that stands in one of the texts."""
    said = tuple(texts)
    return next((word for word in words if any(word in text for text in said)), None)
