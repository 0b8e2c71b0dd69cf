"""The numbers page: how much waits, how fast it goes, how often people and rules agree."""

from fastapi import APIRouter, Response

from service.http.state import Here
from service.store import numbers as store
from service.store.numbers import Numbers
from service.triage import plots, wording
from service.triage.login import Who
from service.triage.plots import Bar, Pair
from service.triage.web import TriageRoute, rendered

router = APIRouter(prefix="/triage", route_class=TriageRoute, include_in_schema=False)


@router.get("/numbers")
async def numbers(here: Here, who: Who) -> Response:
    """Figures of the reviewer's districts and plans; they name no applicant."""
    async with here.pool.connection() as connection:
        found = await store.numbers(connection, who)
    return rendered(
        "numbers.html",
        reviewer=who,
        numbers=found,
        waiting=_waiting(found),
        days=_days(found),
        alarms=_alarms(found),
        span=span,
    )


def span(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} 分 {rest:02} 秒" if minutes else f"{rest} 秒"


def _waiting(found: Numbers) -> str:
    rows = [
        Bar(wording.RISK[w.risk], w.late, w.items, f"{w.items} 件，超时 {w.late}")
        for w in found.waiting
    ]
    return plots.bars(rows, "按紧急程度的待处理件数")


def _days(found: Numbers) -> str:
    pairs = [Pair(f"{d.day.month}-{d.day.day}", d.came, d.decided) for d in found.days]
    return plots.columns(pairs, "近 14 日收件与处理件数")


def _alarms(found: Numbers) -> str:
    rows = [
        Bar(
            wording.rule(a.rule),
            a.false,
            a.decided,
            f"{a.false}/{a.decided}，{100 * a.false / a.decided:.0f}%",
        )
        for a in found.alarms
    ]
    return plots.bars(rows, "各规则的误报")
