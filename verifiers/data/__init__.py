"""Knowledge of the language and the country that no plan changes, as text files."""

from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parent


def read_lines(file: str) -> tuple[str, ...]:
    """The lines of a data file without blanks and comments (``#``)."""
    lines = (_FOLDER / file).read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@lru_cache(maxsize=8)
def read_words(file: str) -> frozenset[str]:
    """The words of a data file, set apart by blanks."""
    return frozenset(word for line in read_lines(file) for word in line.split())
