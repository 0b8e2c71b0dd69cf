"""Authors: is a name one of those that a paper prints under its title?"""

from verifiers.text.characters import MIDDLE_DOTS, canonical, is_han


def is_author(name: str, authors: str) -> bool:
    """Whether the whole name is one of the authors; names may be letter-spaced (张 玥)."""
    target = canonical(name).text
    return any(_holds(target, words) for words in _listed(authors))


def is_first_author(name: str, authors: str) -> bool:
    """Whether the first of the authors bears the whole name."""
    target, first = canonical(name).text, next((w for w in _listed(authors) if w), [])
    return _holds(target, first) and canonical("".join(first)).text.startswith(target)


def _listed(authors: str) -> list[list[str]]:
    """The words between commas, footnote marks and other signs: mostly one name each."""
    joined = (c for c in authors if c not in MIDDLE_DOTS)
    plain = "".join(c if c.isspace() or is_han(c) or c.isalpha() else "," for c in joined)
    return [piece.split() for piece in plain.split(",")]


def _holds(target: str, words: list[str]) -> bool:
    """Whether one word is the name, or single characters side by side, and none more, are."""
    if any(canonical(word).text == target for word in words):
        return True
    runs = "".join(word if len(word) == 1 else "," for word in words).split(",")
    return any(canonical(run).text == target for run in runs)
