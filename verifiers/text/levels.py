"""Levels of education, lowest first, by any of the names documents print."""

from functools import lru_cache

from verifiers.text.characters import canonical

Ladder = tuple[tuple[str, ...], ...]


@lru_cache(maxsize=1024)
def level_of(printed: str, ladder: Ladder) -> int | None:
    """The rank of the level, 0 the lowest; None where no level is named.

    The longest name wins: 专科起点本科 is a 本科, not a 专科.
    """
    text = canonical(printed).text
    named = [
        (len(name), rank)
        for rank, names in enumerate(ladder)
        for name in names
        if canonical(name).text in text
    ]
    return max(named)[1] if named else None
