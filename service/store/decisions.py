"""What people decided, undid and corrected. Who decides holds the lease; the item closes once."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from psycopg.rows import class_row

from service.store.queue import Item
from service.store.sql import Connection, queries


class Verdict(StrEnum):
    """What a person says of a finding or of the whole application."""

    ACCEPT = "accept"
    REJECT = "reject"
    RETURN = "return"


class Decision(NamedTuple):
    """One decision. ``finding`` is a place in the report's findings; None: the application."""

    id: UUID
    item: UUID
    round: int
    revision: int
    finding: int | None
    rule: str | None
    decision: str
    reason: str
    note: str
    reviewer: str
    decided_at: datetime
    undone_at: datetime | None


class Said(NamedTuple):
    """What is to be decided; ``rule`` goes with ``finding``."""

    verdict: Verdict
    reason: str
    note: str
    finding: int | None = None
    rule: str | None = None


class Correction(NamedTuple):
    """What a person read where the machine misread."""

    application: UUID
    revision: int
    attachment: str
    sha256: str
    field: str
    value: str
    page: int | None
    bbox: list[float] | None
    reviewer: str
    corrected_at: datetime


class Author(NamedTuple):
    """Who decides, after how many seconds, and in which bulk if in one."""

    reviewer: str
    seconds: float | None
    bulk: UUID | None = None


async def decide(connection: Connection, item: UUID, said: Said, author: Author) -> UUID:
    """Stores it; psycopg's UniqueViolation where the same is decided already by another."""
    values: dict[str, object] = {"item": item, "finding": said.finding, "rule": said.rule}
    values |= {"decision": said.verdict, "reason": said.reason, "note": said.note}
    values |= author._asdict()
    await connection.execute(queries("decisions")["replace"], values)
    made = await connection.execute(queries("decisions")["insert"], values)
    row = await made.fetchone()
    if row is None:
        raise LookupError("the decision was not stored")
    decision: UUID = row[0]
    return decision


async def close(connection: Connection, item: Item, reviewer: str) -> bool:
    """Whether it was open, still with the item's report: it is decided and its lease gone."""
    values = {"item": item.id, "report": item.report, "reviewer": reviewer}
    closed = await connection.execute(queries("decisions")["close"], values)
    if await closed.fetchone() is None:
        return False
    await connection.execute(queries("decisions")["drop_lease"], values)
    return True


async def look_again(connection: Connection, item: UUID) -> None:
    """Opens the next round of a decided item, for somebody who has not decided it."""
    await connection.execute(queries("decisions")["next_round"], {"item": item})


async def verdict_before(connection: Connection, item: UUID) -> str | None:
    """How the round before ended."""
    found = await connection.execute(queries("decisions")["whole_before"], {"item": item})
    row = await found.fetchone()
    return str(row[0]) if row else None


async def verdicts(connection: Connection, items: Sequence[UUID]) -> dict[UUID, str]:
    """How each of these items was decided as a whole, by item; open ones are left out."""
    found = await connection.execute(queries("decisions")["verdicts"], {"items": list(items)})
    return {item: str(decision) for item, decision in await found.fetchall()}


async def of_application(connection: Connection, application: UUID) -> list[Decision]:
    cursor = connection.cursor(row_factory=class_row(Decision))
    await cursor.execute(queries("decisions")["of_application"], {"application": application})
    return await cursor.fetchall()


async def application_of(connection: Connection, decision: UUID) -> UUID | None:
    found = await connection.execute(queries("decisions")["application"], {"id": decision})
    row = await found.fetchone()
    application: UUID | None = row[0] if row else None
    return application


class Undone(StrEnum):
    """What a decision that was taken back was about."""

    WHOLE = "whole"
    FINDING = "finding"


async def undo(
    connection: Connection, decision: UUID, reviewer: str, seconds: float
) -> Undone | None:
    """None where it cannot be taken back; the item waits again where the whole was decided."""
    values = {"id": decision, "reviewer": reviewer, "seconds": seconds}
    undone = await connection.execute(queries("decisions")["undo"], values)
    row = await undone.fetchone()
    if row is None:
        return None
    if row[1] is not None:
        return Undone.FINDING
    await connection.execute(queries("decisions")["withdraw_rounds"], {"item": row[0]})
    await connection.execute(queries("decisions")["reopen"], {"item": row[0]})
    return Undone.WHOLE


def shown(made: Sequence[Decision], item: Item) -> list[Decision]:
    """The decisions one may see who looks at this item: a second look is blind."""
    hidden = item.state == "waiting" and item.round == 2
    return [each for each in made if each.revision == item.revision
            and (not hidden or each.item == item.id)]  # fmt: skip


def returned_before(made: Sequence[Decision], revision: int) -> list[Decision]:
    """What the last of the earlier revisions that was decided was returned for."""
    earlier = [each for each in made if each.revision < revision and each.undone_at is None]
    last = max((each.revision for each in earlier), default=0)
    return [each for each in earlier if (each.revision, each.decision) == (last, Verdict.RETURN)]


async def correct(connection: Connection, correction: Correction) -> None:
    values = correction._asdict()
    await connection.execute(queries("decisions")["correct"], values)


async def corrections(connection: Connection, application: UUID | None = None) -> list[Correction]:
    """All corrections, or those of one application."""
    cursor = connection.cursor(row_factory=class_row(Correction))
    await cursor.execute(queries("decisions")["corrections"], {"application": application})
    return await cursor.fetchall()
