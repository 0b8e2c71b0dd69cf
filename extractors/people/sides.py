"""Whose people: which party of a project a label, a cell or a box's side speaks of."""

from collections.abc import Iterator
from itertools import takewhile

from extractors.forms.pairs import PageText, Pair
from extractors.forms.place import Place
from extractors.language.pipeline import MarkKind

_PARTIES = {
    "建设单位": "owner", "项目法人": "owner", "业主": "owner", "甲方代表": "owner", "代建": "owner",
    "勘察": "survey", "设计": "design", "监理": "supervision", "总监": "supervision",
    "施工": "construction", "总承包": "construction",
    "承建": "construction", "承包": "construction",
}  # fmt: skip

BUILDER_S = "项目经理"
"""The builder's post: no other party above it is its own (监理单位, then 项目经理)."""

SAME_COLUMN = 0.012
"""Fractions of the page's width by which the edges of a column's cells differ, at most."""


_ELSEWHERE = ("许可", "日期", "合同", "工期", "符合", "同意", "合格", "要求", "规范")
"""Words of cells that speak of a party and head nothing: 施工许可证号, 符合设计及规范要求."""


def party_in(text: str) -> str | None:
    """The party a label speaks of, or None: the first one it names."""
    named = [(text.index(word), party) for word, party in _PARTIES.items() if word in text]
    return min(named)[1] if named else None


def party_of(page: PageText, pair: Pair) -> str | None:
    """Whose leader a labelled person is: by the label, the cell, the cells beside and above."""
    own = party_in(pair.label.text)
    if own:
        return own
    headed = [m for m in pair.place.marked(MarkKind.LABEL) if m.end <= pair.label.start]
    named = [party_in(mark.value) for mark in reversed(headed)]
    named.append(_side_label(page, pair.place))
    named += [party_in(p.flow.text) for p in _left_of(page, pair.place) if _may_head(p)]
    above = takewhile(_may_be_above, page.above(pair.place)[:2])
    heads = [party_in(p.flow.text) for p in above if _may_head(p)]
    named += [party for party in heads if pair.label.text != BUILDER_S or party == "construction"]
    if pair.value is None or pair.value.flow is pair.place.flow:  # else it is a column of labels
        named.append(_heading_s_party(page, pair.place))
    return next((party for party in named if party), None)


def _heading_s_party(page: PageText, place: Place) -> str | None:
    """The party whose column a cell stands in: its label heads the column, over the unit's name,
    its opinion and its seal."""
    if not place.ruled:
        return None
    column = takewhile(lambda cell: _is_as_wide(cell, place), page.above(place))
    heads = (party for cell in column for label, party in _HEADS if cell.flow.text == label)
    return next(heads, None)


def _is_as_wide(one: Place, other: Place) -> bool:
    return max(abs(one.box.x0 - other.box.x0), abs(one.box.x1 - other.box.x1)) < SAME_COLUMN


def _left_of(page: PageText, place: Place) -> Iterator[Place]:
    """The places of its row left of ``place``, the nearest first: 施工单位 | its name | 合格."""
    left = page.left_of(place)
    while left is not None and left.box.x0 < place.box.x0:
        yield left
        place, left = left, page.left_of(left)


def _may_be_above(place: Place) -> bool:
    """Whether what is above ``place`` may still be about the same party: its name or a leader."""
    said = place.marked(MarkKind.ORGANISATION) or place.marked(MarkKind.ROLE)
    return bool(said) or _may_head(place)


def _may_head(place: Place) -> bool:
    """Whether a place beside may say whose people these are: 施工许可证号 says nothing of it, nor
    does a unit's own name (勘测设计有限公司), nor somebody else's post."""
    said = place.flow.text
    if place.marked(MarkKind.ORGANISATION) or place.marked(MarkKind.ROLE):
        return False
    opinion = any(said.startswith(label) for label, _ in _SIDES)
    return len(said) <= 14 and (opinion or not any(word in said for word in _ELSEWHERE))


def parties_of_cell(place: Place) -> set[str]:
    """The parties a cell speaks of: more than one where a ruling between two was not seen."""
    said = place.flow.text if place.ruled else ""
    return {party for label, party in _SIDES if label.removesuffix("意见") in said}


def _side_label(page: PageText, place: Place) -> str | None:
    """The party a box's narrow side cell names from top to bottom: of 建设单位意见, written
    downwards, recognisers keep some characters, the first one among them.
    """
    said = next((side.flow.text for side in page.along(place)), "")
    fits = [party for label, party in _SIDES if said[:1] == label[0] and _is_part(said, label)]
    return fits[0] if 2 <= len(said) <= 8 and fits else None


_SIDES = tuple(
    (f"{word}单位意见", party)
    for word, party in (
        ("建设", "owner"),
        ("勘察", "survey"),
        ("设计", "design"),
        ("施工", "construction"),
        ("监理", "supervision"),
    )
)


_HEADS = tuple((label.removesuffix("意见"), party) for label, party in _SIDES)


def _is_part(said: str, label: str) -> bool:
    """Whether the characters stand in the label in this order."""
    rest = iter(label)
    return all(character in rest for character in said)
