"""Printed units: an unsure ring and a name printed on the same paper confirm each other.

That is how a clerk reads a faint seal: the party's name stands beside it. A ring that is nearly
a printed name is taken for that name, unless another printed one is as near.
"""

from collections.abc import Iterable, Iterator

from rapidfuzz.distance import Levenshtein

from models.document import Document
from models.lines import TextSource
from models.page import Passage
from verifiers.parties.companies import CompanyName, take_apart
from verifiers.rulebooks.sections import Organisations
from verifiers.text.characters import canonical

LEGIBLE = 0.80
"""Least certainty of the weakest character of a printed name that shall confirm a ring.
Right lines of clean scans have 0.95 and more (PP-OCRv6 small, fixture seed 1, 2026-11-23)."""

_LONGEST = 40
"""A longer passage is a sentence: who is mentioned in it has not sealed."""

_ALLOWED = ((10, 2), (8, 1))
"""From so many characters on, so many glyphs of a ring may be misread or lost. Unsure rings of
seed 1 and 501 that were right but for these had one or two wrong glyphs of 11 to 16."""


def printed_units(document: Document, words: Organisations) -> tuple[CompanyName, ...]:
    """The units whose names fill a field, a cell or a line of their own, seals left out."""
    texts = dict.fromkeys([*_from_fields(document), *_from_passages(document, words)])
    names = (take_apart(text, words) for text in texts)
    units = {
        name.entity: name for name in names if name.entity.endswith(words.organisation_endings)
    }
    return tuple(units.values())


def _from_fields(document: Document) -> Iterator[str]:
    for field in document.fields:
        if field.source is not TextSource.SEAL and field.confidence >= LEGIBLE:
            text = field.value
            yield from [text] if isinstance(text, str) and text.strip() else []


def _from_passages(document: Document, words: Organisations) -> Iterator[str]:
    for page in document.pages:
        for passage in page.passages:
            said = canonical(passage.text).text if len(passage.text) <= _LONGEST else ""
            if any(ending in said for ending in words.organisation_endings):
                yield from _texts(passage)


def _texts(passage: Passage) -> Iterator[str]:
    """The whole passage and its lines, each without the label before it."""
    if all(line.confidence >= LEGIBLE for line in passage.lines):
        yield _behind_label(passage.text)
    yield from (_behind_label(x.text) for x in passage.lines if x.confidence >= LEGIBLE)


def _behind_label(text: str) -> str:
    return text.replace("：", ":").rpartition(":")[2]


def confirmed(read: CompanyName, printed: Iterable[CompanyName]) -> CompanyName | None:
    """The printed name that an unsure ring is, or very nearly is; None where that is not clear."""
    by_distance = [(Levenshtein.distance(read.entity, name.entity), name) for name in printed]
    near = [(far, name) for far, name in by_distance if far <= _allowed(name.entity)]
    exact = [name for far, name in near if far == 0]
    if exact or len(near) == 1:
        return exact[0] if exact else near[0][1]
    return None


def _allowed(name: str) -> int:
    return next((glyphs for length, glyphs in _ALLOWED if len(name) >= length), 0)
