"""Specialities: are two of them the same, or similar by a rulebook's groups?"""

from verifiers.rulebooks.sections import Words
from verifiers.text.characters import canonical

_ENDINGS = ("专业", "工程", "技术")
_SHORTEST = 2


def are_similar(one: str, other: str, groups: tuple[Words, ...]) -> bool:
    """Whether both are one speciality, or stand in one group; 专业 and 工程 do not count."""
    first, second = _plain(one), _plain(other)
    if not first or not second:
        return False
    grouped = ({_plain(name) for name in group} for group in groups)
    return first == second or any({first, second} <= group for group in grouped)


def _plain(name: str) -> str:
    text = canonical(name).text
    for ending in _ENDINGS:
        shorter = text.removesuffix(ending)
        text = shorter if len(shorter) >= _SHORTEST else text
    return text
