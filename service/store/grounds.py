"""What reports follow from: the program and the rulebook, and which readings."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from uuid import UUID

from service.store.sql import Connection, queries


class Basis(NamedTuple):
    """A judging program (``code``: digests, as JSON) with a rulebook as JSON; ``id`` is of both."""

    id: str
    code: str
    rulebook: str


class Grounds(NamedTuple):
    """A basis, and a digest of which readings were judged."""

    basis: Basis
    readings: str


async def find(connection: Connection, basis: str) -> Basis | None:
    found = await connection.execute(queries("grounds")["basis"], {"id": basis})
    row = await found.fetchone()
    return Basis(*row) if row else None


async def note_bases(connection: Connection, bases: Iterable[Basis]) -> None:
    """Reports may follow from these."""
    for basis in sorted(bases):
        await connection.execute(queries("grounds")["insert_basis"], basis._asdict())


async def note(connection: Connection, reports: Mapping[UUID, Grounds]) -> None:
    """These reports follow from these grounds, whatever was known before."""
    if not reports:
        return
    await note_bases(connection, {each.basis for each in reports.values()})
    ranked = sorted(reports.items())
    values = {
        "reports": [report for report, _ in ranked],
        "bases": [each.basis.id for _, each in ranked],
        "readings": [each.readings for _, each in ranked],
    }
    await connection.execute(queries("grounds")["note"], values)
