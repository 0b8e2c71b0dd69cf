"""Characters a recogniser is unsure of, supplied by a text layer that is seen beside other writing.

A page with a text layer and a drawn seal is read off its picture, where rare characters (仉, 佴)
are taken for common ones (仇, 饵), at certainties of 0.55 to 0.78. What is surely read stands: a
layer may lie about it. What the layer supplies is as unsure as what was read: a person looks at it,
and nobody is absent for a misreading.
"""

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from extractors.pdf.spotcheck import SURE
from models.geometry import Box, Quad
from models.lines import TextLine

LONGEST = 2
"""Characters in a row that may differ, between others that agree."""

Way = Callable[[Quad], Quad]
"""From a place on the picture as it was read to the same on the page as displayed."""


class _Character(NamedTuple):
    text: str
    box: Box


def supplied(
    lines: Sequence[TextLine], layer: Sequence[TextLine], way: Way
) -> tuple[TextLine, ...]:
    """The ``lines`` with their unsure characters as the ``layer`` has them in the same place."""
    if not layer:
        return tuple(lines)
    characters = [one for line in layer for one in _characters(line)]
    return tuple(_completed(line, characters, way) for line in lines)


def _characters(line: TextLine) -> Iterator[_Character]:
    for n, text in enumerate(line.text):
        if not text.isspace():
            yield _Character(text, line.box_of(n, n + 1))


def _completed(line: TextLine, layer: Sequence[_Character], way: Way) -> TextLine:
    unsure = [n for n, sure in enumerate(line.certainties) if sure < SURE and _is_han(line.text[n])]
    if not unsure:
        return line
    place = way(line.quad).box
    said = sorted((one.box.x0, one.text) for one in layer if place.holds(one.box.centre))
    text = list(line.text)
    for n, other in _differing(line.text, "".join(text for _, text in said)):
        if n in unsure and _is_han(other):
            text[n] = other
    return line.model_copy(update={"text": "".join(text)})


def _differing(read: str, said: str) -> Iterator[tuple[int, str]]:
    """Which characters read are others in the layer, where both have as many."""
    if len(said) != len(read.replace(" ", "")):
        return
    places = [n for n, one in enumerate(read) if one != " "]
    pieces = SequenceMatcher(None, read.replace(" ", ""), said, autojunk=False).get_opcodes()
    for kind, start, end, first, last in pieces:
        if kind == "replace" and end - start == last - first <= LONGEST:
            yield from zip(places[start:end], said[first:last], strict=True)


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"
