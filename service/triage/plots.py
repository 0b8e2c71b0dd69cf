"""Plots as SVG made here: no script, no style attribute, legible without colour."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup, escape


class Bar(NamedTuple):
    """One bar: ``part`` of ``whole`` is drawn full, the rest hatched; ``told`` stands behind."""

    label: str
    part: float
    whole: float
    told: str


class Pair(NamedTuple):
    """Two columns side by side."""

    label: str
    first: int
    second: int


def bars(rows: Sequence[Bar], title: str) -> Markup:
    """Horizontal bars on a common scale."""
    most = max((row.whole for row in rows), default=0) or 1
    height = 26 * len(rows) + 4
    drawn = Markup().join(_bar(row, place, most) for place, row in enumerate(rows))
    return _svg(560, height, title, drawn)


def columns(pairs: Sequence[Pair], title: str) -> Markup:
    """Two columns a day; the numbers stand above them."""
    most = max((max(pair.first, pair.second) for pair in pairs), default=0) or 1
    drawn = Markup().join(_columns(pair, place, most) for place, pair in enumerate(pairs))
    return _svg(44 * len(pairs) + 8, 190, title, drawn)


def _svg(width: int, height: int, title: str, drawn: Markup) -> Markup:
    return Markup(
        '<svg class="plot" role="img" viewBox="0 0 {} {}" width="{}" height="{}" aria-label="{}">'
        "{}</svg>"
    ).format(width, height, width, height, title, drawn)


def _bar(row: Bar, place: int, most: float) -> Markup:
    y, scale = 26 * place + 4, 250 / most
    return Markup(
        '<text x="180" y="{}" text-anchor="end">{}</text>'
        '<rect class="rest" x="188" y="{}" width="{:.1f}" height="16"/>'
        '<rect class="part" x="188" y="{}" width="{:.1f}" height="16"/>'
        '<text class="told" x="{:.1f}" y="{}">{}</text>'
    ).format(
        y + 13, escape(row.label), y, row.whole * scale, y, row.part * scale,
        194 + row.whole * scale, y + 13, row.told,
    )  # fmt: skip


def _columns(pair: Pair, place: int, most: int) -> Markup:
    x, scale = 44 * place + 6, 140 / most
    made = Markup('<text x="{}" y="186" text-anchor="middle">{}</text>').format(x + 18, pair.label)
    for value, left, kind in ((pair.first, x, "rest"), (pair.second, x + 18, "part")):
        top = 166 - value * scale
        made += Markup(
            '<rect class="{}" x="{}" y="{:.1f}" width="16" height="{:.1f}"/>'
            '<text class="told" x="{}" y="{:.1f}" text-anchor="middle">{}</text>'
        ).format(kind, left, top, value * scale, left + 8, top - 4, value or "")
    return made
