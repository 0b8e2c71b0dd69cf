"""The queue: what waits, the most urgent first, narrowed by the address."""

import time
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from service import words
from service.http.state import Endpoint, Here
from service.store import applications, audit, decisions, queue
from service.store.queue import Counts, Item, Wanted
from service.store.sql import Connection
from service.store.users import Reviewer
from service.triage import asked, overtaken, wording
from service.triage.login import Who
from service.triage.web import TriageRoute, now, rendered

router = APIRouter(prefix="/triage", route_class=TriageRoute, include_in_schema=False)

ROWS = 50
FRESH_SECONDS = 5.0
"""Counts are asked for again after so long: on 100,000 items they cost an eighth of a second."""


class Row(NamedTuple):
    """An item as it is shown; ``left`` is the time until it is due, in words.

    ``verdict`` is how it was decided, ``overtaken`` why its report is out of date; else empty.
    """

    item: Item
    late: bool
    left: str
    order: str
    verdict: str = ""
    overtaken: str = ""


@router.get("")
async def listed(request: Request, here: Here, who: Who) -> Response:
    """A page of the queue. Counts come after it, from ``/triage/counts``."""
    wanted = asked.wanted(request.query_params)
    after, before = (request.query_params.get(name) for name in ("after", "before"))
    async with here.pool.connection() as connection:
        if before:
            items = await queue.page_before(connection, who, wanted, asked.place(before), ROWS)
            more = True
        else:
            start = asked.place(after) if after else None
            found = await queue.page(connection, who, wanted, start, ROWS + 1)
            items, more = found[:ROWS], len(found) > ROWS
        rows = await _rows(connection, items)
        await audit.read(connection, who.actor, audit.Action.QUEUE_LISTED, "")
    return rendered(
        "queue.html",
        reviewer=who,
        rows=rows,
        wanted=wanted,
        address=lambda **more: asked.address(wanted, **more),
        filters=_shown_filters(wanted),
        following=asked.written(items[-1]) if items and more else None,
        preceding=asked.written(items[0]) if items and (after or before) else None,
    )


@router.get("/counts")
async def counted(request: Request, here: Here, who: Who) -> HTMLResponse:
    """The filters with how much each value holds: a fragment the queue's page takes in."""
    wanted = asked.wanted(request.query_params)
    counts = await _counts(here, who, wanted)
    facets = [(name, _label(name), _ranked(counts.get(name, {}))) for name in FACETS]
    return rendered(
        "counts.html",
        total=counts.get("all", {}).get("", 0),
        facets=facets,
        wanted=wanted,
        narrowed=lambda name, value: asked.address(wanted._replace(**{name: value})),
        shown=shown,
    )


FACETS = ("outcome", "plan", "district", "kind", "rule", "employer")
_LABELS = {"outcome": "系统结论", "plan": "评审计划", "district": "区县", "kind": "事项",
           "rule": "规则", "employer": "单位", "reviewer": "审核员", "search": "搜索"}  # fmt: skip

_NAMED: Mapping[str, Mapping[Any, str]] = {"kind": words.CLAIM, "outcome": words.OUTCOME}

_cache: dict[tuple[object, ...], tuple[float, Counts]] = {}


async def _counts(here: Endpoint, who: Reviewer, wanted: Wanted) -> Counts:
    key = (id(here), str(who), wanted)
    known = _cache.get(key)
    if known and time.monotonic() - known[0] < FRESH_SECONDS:
        return known[1]
    async with here.pool.connection() as connection:
        counts = await queue.counts(connection, who, wanted)
    if len(_cache) > 500:
        _cache.clear()
    _cache[key] = (time.monotonic(), counts)
    return counts


def shown(name: str, value: str) -> str:
    """A filter's value in the reviewer's words."""
    if name == "rule":
        return wording.rule(value)
    named: Mapping[Any, str] = _NAMED.get(name, {})
    return named.get(value, value) or "未填写"


def _label(name: str) -> str:
    return _LABELS[name]


def _ranked(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:12]


def _shown_filters(wanted: Wanted) -> Sequence[tuple[str, str, str]]:
    """Each filter in force: its label, its value, and the address without it."""
    given = [(n, getattr(wanted, n)) for n in _LABELS if getattr(wanted, n)]
    return [(_label(n), shown(n, v), asked.address(_without(wanted, n))) for n, v in given]


def _without(wanted: Wanted, name: str) -> Wanted:
    return Wanted(**(wanted._asdict() | {name: None}))


async def _rows(connection: Connection, items: Sequence[Item]) -> list[Row]:
    stored = await applications.several(connection, [each.application for each in items])
    verdicts = await decisions.verdicts(connection, [each.id for each in items])
    return [
        _row(each, now())._replace(
            verdict=verdicts.get(each.id, ""),
            overtaken=overtaken.told(each, stored.get(each.application)),
        )
        for each in items
    ]


def _row(item: Item, at: datetime) -> Row:
    seconds = (item.due_at - at).total_seconds()
    waited = _span((at - item.queued_at).total_seconds())
    day = f"{item.deadline.year}年{item.deadline.month}月{item.deadline.day}日"
    order = f"{wording.ALLOWED[item.risk]}；截止 {day}，已等 {waited}"
    left = f"剩 {_span(seconds)}" if seconds >= 0 else f"超 {_span(-seconds)}"
    return Row(item, seconds < 0, left, order)


def _span(seconds: float) -> str:
    if seconds >= 86400:
        return f"{seconds // 86400:.0f} 天"
    return f"{seconds // 3600:.0f} 小时" if seconds >= 3600 else f"{max(seconds, 0) // 60:.0f} 分"
