"""The triage queue: what waits for a person, found, counted, and taken under a lease."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from psycopg.rows import class_row

from service.store.sql import Connection, queries
from service.store.users import Reviewer


class Item(NamedTuple):
    """An application in the queue. ``holder`` works on it until ``until``; ``reviewer`` decided.

    ``recheck`` is the run whose report contradicts what was decided before.
    """

    id: UUID
    application: UUID
    revision: int
    round: int
    report: UUID
    number: str
    applicant: str
    employer: str
    district: str
    plan: str
    outcome: str
    risk: int
    why: str
    rules: list[str]
    kinds: list[str]
    deadline: date
    due_at: datetime
    queued_at: datetime
    state: str
    reviewer: str | None
    decided_at: datetime | None
    barred: list[str]
    holder: str | None
    until: datetime | None
    recheck: UUID | None
    for_lead: bool


class Wanted(NamedTuple):
    """What the queue is narrowed to; None does not narrow. ``search`` begins a name or number."""

    state: str = "waiting"
    plan: str | None = None
    district: str | None = None
    employer: str | None = None
    kind: str | None = None
    rule: str | None = None
    outcome: str | None = None
    reviewer: str | None = None
    search: str | None = None


class Place(NamedTuple):
    """Where a page begins: after (or before) this item of the order."""

    due: datetime
    item: UUID


Counts = Mapping[str, Mapping[str, int]]
"""By filter, then by its value."""

_SCOPE = """
(cardinality(%(plans)s::text[]) = 0 OR i.plan = ANY(%(plans)s::text[]))
AND (cardinality(%(districts)s::text[]) = 0 OR i.district = ANY(%(districts)s::text[]))
"""

_OWN = "%(settles)s OR i.reviewer = %(me)s"

_SIGHT: Mapping[str, str] = {
    "waiting": "i.state = 'waiting' AND NOT i.for_lead AND NOT %(me)s = ANY(i.barred)",
    "decided": """i.state = 'decided' AND (i.application, i.revision) NOT IN (
        SELECT n.application, n.revision FROM triage_items n
        WHERE n.state = 'waiting' AND n.round IN (2, 3))""",
}
"""By state, what those may see who do not settle. Only one of them is asked for where the state is
known: with both, PostgreSQL takes a list for dear, and compiles it where it can (JIT)."""

_LIMITS = f"{_SCOPE} AND ({_OWN} OR ({_SIGHT['waiting']}) OR ({_SIGHT['decided']}))"
"""What a reviewer may see: their districts and plans; of a second look neither one's own, nor what
was decided before it, until it is over."""

_WITHIN = b"true /* within */"
"""What stands in the statements where conditions are to be put."""

_NARROW: Mapping[str, str] = {
    "plan": "i.plan = %(plan)s",
    "district": "i.district = %(district)s",
    "employer": "i.employer = %(employer)s",
    "kind": "i.kinds @> ARRAY[%(kind)s::text]",
    "rule": "i.rules @> ARRAY[%(rule)s::text]",
    "outcome": "i.outcome = %(outcome)s",
    "search": "(i.number LIKE %(search)s OR i.applicant LIKE %(search)s)",
}

_WHOSE: Mapping[str, str] = {"waiting": "holder", "decided": "reviewer"}
"""By state, who is meant by the reviewer: nobody has decided what waits, nor holds what is done."""

_ORIGIN = Place(datetime.fromisoformat("0001-01-02T00:00:00+00:00"), UUID(int=0))


async def enqueue(connection: Connection, application: UUID, days: int, *, sampled: bool) -> None:
    """The application waits for a person, where its report says so or it is ``sampled``.

    ``days`` after its submission is the deadline. The caller's transaction filed the report.
    """
    values = {"application": application, "days": days, "sampled": sampled}
    await connection.execute(queries("queue")["enqueue"], values)


async def reenqueue(connection: Connection, applications: Sequence[UUID], days: int) -> None:
    """The reports that stand since a re-check wait for a person, where they say so."""
    values = {"applications": list(applications), "days": days}
    await connection.execute(queries("queue")["reenqueue"], values)


class Contradiction(NamedTuple):
    """A report a re-check filed against what a person decided, and both in a sentence."""

    report: UUID
    run: UUID
    told: str


async def contradicted(
    connection: Connection, application: UUID, said: Contradiction, days: int
) -> None:
    """The application waits for a person once more, with the new report; once a run."""
    values = {"application": application, "days": days} | said._asdict()
    await connection.execute(queries("queue")["contradicted"], values)


async def page(
    connection: Connection, reviewer: Reviewer, wanted: Wanted, after: Place | None, limit: int
) -> list[Item]:
    """The next ``limit`` items, the most urgent first."""
    return await _page(connection, "page", reviewer, wanted, (after or _ORIGIN, limit))


async def page_before(
    connection: Connection, reviewer: Reviewer, wanted: Wanted, before: Place, limit: int
) -> list[Item]:
    """The ``limit`` items that come before that place, the most urgent first."""
    return (await _page(connection, "before", reviewer, wanted, (before, limit)))[::-1]


async def one(connection: Connection, reviewer: Reviewer, application: UUID) -> Item | None:
    """The application's open item, else the last decided, where the reviewer may see it."""
    values = limits_of(reviewer) | {"application": application}
    cursor = connection.cursor(row_factory=class_row(Item))
    await cursor.execute(formed("queue", "one", _LIMITS), values)
    return await cursor.fetchone()


async def chosen(
    connection: Connection, reviewer: Reviewer, applications: Sequence[UUID]
) -> list[Item]:
    """The open items of these applications the reviewer may see."""
    values = limits_of(reviewer) | {"applications": list(applications)}
    cursor = connection.cursor(row_factory=class_row(Item))
    await cursor.execute(formed("queue", "chosen", _LIMITS), values)
    return await cursor.fetchall()


async def counts(connection: Connection, reviewer: Reviewer, wanted: Wanted) -> Counts:
    """How many items each value of each filter holds within what is wanted."""
    where, values = _narrowed(reviewer, wanted)
    found = await connection.execute(formed("queue", "counts", where), values, prepare=False)
    told: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for name, value, number in await found.fetchall():
        told[name][value] = number
    return told


async def claim(
    connection: Connection, item: UUID, reviewer: str, seconds: float
) -> datetime | None:
    """Until when the item is this reviewer's; None where another has it or it is decided."""
    return await _until(connection, "claim", item, reviewer, seconds)


async def renew(
    connection: Connection, item: UUID, reviewer: str, seconds: float
) -> datetime | None:
    """Until when; None where the lease ran out."""
    return await _until(connection, "renew", item, reviewer, seconds)


async def release(connection: Connection, item: UUID, reviewer: str) -> None:
    values = {"item": item, "reviewer": reviewer}
    await connection.execute(queries("queue")["release"], values)


async def held(connection: Connection, item: UUID, reviewer: str) -> float | None:
    """For how many seconds the reviewer has had it; None where they do not have it now.

    The lease is locked until the transaction ends: it cannot be lost while it is used.
    """
    values = {"item": item, "reviewer": reviewer}
    found = await connection.execute(queries("queue")["held"], values)
    row = await found.fetchone()
    return float(row[0]) if row else None


async def _until(
    connection: Connection, query: str, item: UUID, reviewer: str, seconds: float
) -> datetime | None:
    values = {"item": item, "reviewer": reviewer, "seconds": seconds}
    found = await connection.execute(queries("queue")[query], values)
    row = await found.fetchone()
    until: datetime | None = row[0] if row else None
    return until


async def _page(
    connection: Connection,
    query: str,
    reviewer: Reviewer,
    wanted: Wanted,
    stretch: tuple[Place, int],
) -> list[Item]:
    where, values = _narrowed(reviewer, wanted)
    place, limit = stretch
    values |= {"due": place.due, "after": place.item, "limit": limit}
    cursor = connection.cursor(row_factory=class_row(Item))
    # Planned each time: which index is best depends on the filter's value.
    await cursor.execute(formed("queue", query, where), values, prepare=False)
    return await cursor.fetchall()


def _narrowed(reviewer: Reviewer, wanted: Wanted) -> tuple[str, dict[str, object]]:
    values = limits_of(reviewer) | wanted._asdict()
    state = "decided" if wanted.state == "decided" else "waiting"
    parts = [_SCOPE, f"i.state = '{state}'", f"({_OWN} OR ({_SIGHT[state]}))"]
    if wanted.state == "mine":
        parts.append("i.holder = %(me)s")
    if wanted.reviewer:
        parts.append(f"i.{_WHOSE[state]} = %(reviewer)s")
    parts += [sql for name, sql in _NARROW.items() if values[name]]
    if wanted.search:
        values["search"] = _prefix(wanted.search)
    return " AND ".join(parts), values


def _prefix(text: str) -> str:
    escaped = text.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
    return f"{escaped}%"


def limits_of(reviewer: Reviewer) -> dict[str, object]:
    """The values of the conditions that limit what a reviewer sees."""
    return {
        "me": reviewer.name,
        "settles": reviewer.settles,
        "plans": reviewer.plans,
        "districts": reviewer.districts,
    }


def formed(subject: str, query: str, within: str) -> bytes:
    """The named statement with its conditions; no word of them comes from a caller."""
    return queries(subject)[query].replace(_WITHIN, within.encode())
