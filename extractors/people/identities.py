"""Whose identity number is it: of the name before it, of the label's role, of its row, nobody's."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from extractors.forms.labels import opens_with_label
from extractors.forms.pairs import PageText
from extractors.forms.place import Place
from extractors.language.flow import Span
from extractors.language.pipeline import MarkKind
from extractors.people import cards
from models.document import Person
from models.page import Ink

NEAR = 20
"""Characters between a name and the number that follows it in one text, at most:
（女，身份证号码： and the like."""

_SERIALS = ("编号", "许可证号", "备案号", "文号", "注册号", "证书号", "流水号")
"""Labels of numbers as long as an identity number (GB 11643) that are none."""

_MASKED = re.compile(r"(?<![\dXx*])(?=[\dXx]*\*)[\dXx*]{3,20}(?![\dXx*])")

OLD = 15
"""Digits of the identity numbers that GB 11643-1989 gave out."""

_PHONE = re.compile(r"1[3-9]\d\*{3,5}\d{3,4}")
_LONGEST_PHONE = 13
"""Characters: with an area code; identity numbers are longer, unless their mask was cut short."""

_WORDS = re.compile("[\u4e00-\u9fff]{2}")

_CALLED = ("身份证", "证件号", "身份号码")
"""What forms call the identity number of a person."""


class PrintedNumber(NamedTuple):
    """An identity number and the place it stands in."""

    number: Span
    place: Place


def owner_of(
    printed: PrintedNumber, page: PageText, names: Sequence[Span], roles: Sequence[Span | None]
) -> int | None:
    """The index of the name a number belongs to, or None where that is not clear."""
    before = _named_before(printed, names)
    if before is not None:
        return before
    over = _named_over(printed, page)
    if over is not None:
        return next((i for i, name in enumerate(names) if name.flow is over.flow), None)
    label = _label(printed, page)
    called = [
        index
        for index, role in enumerate(roles)
        if role is not None and label.startswith(role.text)
    ]
    for candidates in (called, _in_row(printed, page, names)):
        if len({names[index].text for index in candidates}) == 1:
            return candidates[0]
    return None


def ownerless(page: PageText, people: Sequence[Person]) -> tuple[Ink, ...]:
    """The numbers a page calls identity numbers and gives to none of ``people``."""
    owned = {(one.id_number.page, one.id_number.box) for one in people if one.id_number}
    inks = (printed.number.ink for printed in called(page))
    return tuple(ink for ink in inks if (ink.page, ink.box) not in owned)


def called(page: PageText) -> Iterator[PrintedNumber]:
    """The numbers a page calls identity numbers."""
    return (printed for printed in numbers(page) if _is_called_one(printed, page))


def _garbled(page: PageText) -> Iterator[PrintedNumber]:
    """Digits and asterisks called an identity number, where a recogniser lost some of a mask:
    33410**3, 340**."""
    for place in page.places:
        if not place.marked(MarkKind.ID_NUMBER):
            for match in _MASKED.finditer(place.flow.text):
                printed = PrintedNumber(Span(place.flow, *match.span()), place)
                if _is_called_one(printed, page):
                    yield printed


def _is_called_one(printed: PrintedNumber, page: PageText) -> bool:
    """Permits and projects have numbers of the same length: a word says that it is a person's, or
    the name it stands under."""
    own = _WORDS.search(printed.place.flow.text[: printed.number.start])
    # In a row of a table what stands left is another column's; the heading above says it.
    said = islice(_said_around(printed, page), 1 if own else None)
    called = any(word in text for text in said for word in _CALLED)
    return called or _named_over(printed, page) is not None


def _named_over(printed: PrintedNumber, page: PageText) -> Span | None:
    """The name alone that a number alone stands right under, as on a telephone's cards, or with
    the person's unit between them."""
    number, place = printed.number, printed.place
    if place.ruled or (number.start, number.end) != (0, len(place.flow.text)):
        return None
    for over in page.above(place)[:2]:
        if place.box.y0 - over.box.y1 >= cards.CLOSE * over.box.height:
            return None
        names = cards.named_alone(over)
        if names or not over.marked(MarkKind.ORGANISATION):
            return names[0] if names else None
        place = over
    return None


def _label(printed: PrintedNumber, page: PageText) -> str:
    """The words a number stands behind: in its own text, left of it, or above it, as on forms
    for telephones."""
    return next(_said_around(printed, page), "")


def _said_around(printed: PrintedNumber, page: PageText) -> Iterator[str]:
    """The words before a number in its own text, left of it and above it, as far as there are."""
    left, above = page.left_of(printed.place), page.above(printed.place)[:1]
    near = [place.flow.text for place in (*([left] if left else []), *above)]
    before = printed.place.flow.text[: printed.number.start]
    return (text for text in (before, *near) if _WORDS.search(text))


def _in_row(printed: PrintedNumber, page: PageText, names: Sequence[Span]) -> list[int]:
    """The names of the number's row; one behind a label of its own further right (项目总监：李思远
    beside 身份证号码：3301…) is the next pair of a form, and the number is not theirs."""
    row = page.row_of(printed.place)
    labels = [p.box.x0 for p in row if p.box.x0 > printed.number.box.x0 and opens_with_label(p)]
    flows = {id(place.flow) for place in row}
    return [
        index
        for index, name in enumerate(names)
        if id(name.flow) in flows and not any(label <= name.box.x0 for label in labels)
    ]


def numbers(page: PageText) -> Iterator[PrintedNumber]:
    """All identity numbers on the page, masked ones that were read badly first."""
    yield from _garbled(page)
    for place in {id(p.flow): p for p in [*page.places, *page.texts]}.values():
        for mark in place.marked(MarkKind.ID_NUMBER):
            number = PrintedNumber(Span(place.flow, mark.start, mark.end), place)
            words = (_label(number, page), _heading(number, page))
            other = any(_is_a_serial(said) for said in words) or _is_phone(mark.value, words)
            if _has_a_day(mark.value) and not other:
                yield number


def _has_a_day(number: str) -> bool:
    """Whether a number of 15 digits may be one of the old kind, which hold a birthday without its
    century; certificates have as many digits. Of newer ones a digit may be misread."""
    if len(number) != OLD or not number.isdecimal():
        return True
    month, day = int(number[8:10]), int(number[10:12])
    return 1 <= month <= 12 and 1 <= day <= 31


def _is_phone(number: str, words: Sequence[str]) -> bool:
    """Whether a masked number is one to call: 138****1187, or what stands under 联系电话."""
    if len(number) > _LONGEST_PHONE or any(word in said for said in words for word in _CALLED):
        return False
    called = any(word in said for said in words for word in ("电话", "手机", "联系方式"))
    return called or _PHONE.fullmatch(number) is not None


def _heading(printed: PrintedNumber, page: PageText) -> str:
    """The words above a number of a table, over other numbers; where a label stands left of it, it
    is a form's, and what is above is another label's."""
    left = page.left_of(printed.place)
    if left is not None and opens_with_label(left):
        return ""
    above = (place.flow.text for place in page.above(printed.place))
    return next((text for text in above if _WORDS.search(text)), "")


def _is_a_serial(before: str) -> bool:
    """Whether the words before say that the number is a paper's or a project's: 编号：."""
    label = before.rstrip(":")
    return label.endswith(_SERIALS) and not label.endswith("身份证编号")


def _named_before(printed: PrintedNumber, names: Sequence[Span]) -> int | None:
    """The nearest name before the number in the same text."""
    number = printed.number
    close = [
        (name.end, index)
        for index, name in enumerate(names)
        if name.flow is number.flow and 0 <= number.start - name.end <= NEAR
    ]
    return max(close)[1] if close else None
