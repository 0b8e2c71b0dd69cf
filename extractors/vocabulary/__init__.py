"""Words the reader knows, as data: one text file a list, comments after #."""

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """All words of the list ``name`` (``roles`` for ``roles.txt``)."""
    text = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.split("#")[0] for line in text.splitlines())
    return frozenset(word for line in lines for word in line.split())


@cache
def surnames() -> frozenset[str]:
    """Single and compound surnames; the list writes single ones without spaces between."""
    listed = words("surnames")
    single = {character for word in listed if len(word) > 2 for character in word}
    return frozenset(single | {word for word in listed if len(word) == 2})


@cache
def transliterating() -> frozenset[str]:
    """The characters that names of other languages are written with, by their sound."""
    return frozenset(character for word in words("transliterating") for character in word)
