"""Whether a scanner's text, which nobody sees, names another person than its picture shows."""

from collections import Counter
from collections.abc import Iterable, Sequence

from extractors.characters import fold
from extractors.source import Repeated
from models.geometry import Box

AGREEING = 0.5
"""Share of the picture's Chinese characters a layer must say as well for its names to count:
one read in another language, or through a wrong character map, objects to everything."""

FEWEST = 2
"""Characters that make a name."""


def names_another(
    names: Iterable[tuple[str, Box]], picture: str, repeated: Sequence[Repeated]
) -> bool:
    """Whether the layer says of the place of one of ``names``, read off the picture, a name
    that has no character in common with it, and the name nowhere.

    Scanners misread characters, whole names hardly ever: somebody put one over the other.
    ``picture`` is all that was read there; boxes are fractions of the page as displayed.
    """
    layer = _chinese("".join(each.text for each in repeated))
    shown = Counter(_chinese(picture))
    if (shown & Counter(layer)).total() < AGREEING * shown.total():
        return False
    return any(
        _is_other(_chinese(name), layer, _chinese(_said_in(place, repeated)))
        for name, place in names
    )


def _said_in(place: Box, repeated: Sequence[Repeated]) -> str:
    return "".join(each.text for each in repeated if place.holds(each.box.centre))


def _is_other(name: str, layer: str, said: str) -> bool:
    named = min(len(name), len(said)) >= FEWEST
    return named and name not in layer and not set(name) & set(said)


def _chinese(text: str) -> str:
    """The Chinese characters of ``text``, one form of each."""
    return "".join(c for c in map(fold, text) if "\u3400" <= c <= "\u9fff")
