"""Points and hours: decimal numbers as papers print them."""

import unicodedata
from decimal import Decimal, InvalidOperation

from models.document import Field
from verifiers.case import Exhibit
from verifiers.evidence.papers import unsure
from verifiers.rule import Verdict, doubted, failed, passed
from verifiers.text.characters import canonical

_UNITS = ("分", "学时", "课时", "小时")
_TOTALS = ("合计", "总计", "总分", "总得分", "小计")
"""Rows that sum up others are no scores of their own."""


def read_number(text: str | None) -> Decimal | None:
    """The number that is all of the text, with or without its unit; None where it is none.

    Not by ``canonical``: there a point is the dot between the parts of a name.
    """
    plain = "".join(unicodedata.normalize("NFKC", text or "").split())
    for unit in _UNITS:
        plain = plain.removesuffix(unit)
    if not plain or not set(plain) <= set("0123456789.-+"):
        return None
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def points_of(field: Field) -> tuple[Decimal | None, ...]:
    """The points of a list's rows, None where a row's are no number; sums are left out."""
    return tuple(
        read_number(score)
        for item, score in field.rows
        if not any(word in canonical(item).text for word in _TOTALS)
    )


def at_least(name: str, label: str, least: Decimal, exhibit: Exhibit) -> Verdict:
    """What to say of a field that must be a number not below ``least``."""
    doubt = unsure(exhibit, name, label)
    if doubt:
        return doubt
    text, evidence = exhibit.text(name), exhibit.show_fields(name)
    number, said = read_number(text), f"{exhibit.title}的{label}为“{text}”"
    if number is None:
        return doubted(f"{said}，不能读作数字，请人工核对", evidence, exhibit.id)
    if number < least:
        return failed(f"{said}，未达到要求的{least}分", evidence, exhibit.id)
    return passed(f"{said}，达到要求的{least}分", evidence, exhibit.id)
