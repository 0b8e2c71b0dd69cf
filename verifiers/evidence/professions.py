"""Professions: which one a name or a certificate is of, and of which grade."""

import re
from typing import NamedTuple

from verifiers.rulebooks.sections import RegistrationRules
from verifiers.text.characters import canonical

_GRADE = re.compile("一级|二级|三级|初级|中级|高级|甲级|乙级")

_SAME = {
    "造价师": "造价工程师",
    "城市规划师": "城乡规划师",
    "规划师": "城乡规划师",
    "岩土工程师": "土木工程师",
}
"""Names of one profession, as usage, law and certificates changed them."""

_LETTER = re.compile("[ABC]")


class Profession(NamedTuple):
    """A profession and its grade (一级, 二级), where the text says one."""

    name: str
    grade: str | None


def profession_in(text: str, rules: RegistrationRules) -> Profession | None:
    """The profession a text names, the longest name first; None: none that is known.

    Of 安全生产考核 the letter (A, B, C) is the grade.
    """
    plain = canonical(text).text
    named = [known for known in rules.professions if known in plain]
    if not named:
        return None
    name = max(named, key=len)
    before, _, after = plain.partition(name)
    grades = _GRADE.findall(before)
    letter = _LETTER.search(after) if name == "安全生产考核" else None
    return Profession(_SAME.get(name, name), letter[0] if letter else (grades or [None])[-1])
