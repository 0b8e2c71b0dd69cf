"""Contents by SHA-256: who refers to them, and how they are removed without a race.

A content is a blob and what was read off it. Whoever starts to refer to one holds a shared lock on
it until the commit; whoever removes one holds it alone and looks for references under that lock.
"""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from psycopg.rows import class_row
from psycopg.types.json import Json

from models.report import ReadError
from service.blobs import Blobs
from service.store.sql import Connection, queries


class Loose(NamedTuple):
    """A file read for its own sake; ``refusal`` as ReadError has it, once that is settled."""

    sha256: str
    refusal: dict[str, str] | None


async def share(connection: Connection, contents: Iterable[str]) -> None:
    """Until the transaction ends, these contents stay. Sorted, so that no two callers deadlock."""
    await connection.execute(queries("contents")["share"], {"contents": sorted(set(contents))})


async def referred(connection: Connection, contents: Iterable[str]) -> set[str]:
    """Which of these contents an application or a caller still needs."""
    wanted = {"contents": list(contents)}
    found = await connection.execute(queries("contents")["referred"], wanted)
    return {sha256 for (sha256,) in await found.fetchall()}


async def discard(connection: Connection, blobs: Blobs, sha256: str) -> bool:
    """Removes a content nobody refers to, blob and readings; whether it did."""
    async with connection.transaction():
        await connection.execute(queries("contents")["own"], {"sha256": sha256})
        if await referred(connection, [sha256]):
            return False
        await connection.execute(queries("contents")["forget"], {"sha256": sha256})
        await blobs.remove(sha256)
    return True


async def insert_loose(connection: Connection, document: UUID, sha256: str) -> None:
    values = {"id": document, "sha256": sha256}
    await connection.execute(queries("contents")["insert_loose"], values)


async def loose(connection: Connection, document: UUID) -> Loose | None:
    cursor = connection.cursor(row_factory=class_row(Loose))
    await cursor.execute(queries("contents")["loose"], {"id": document})
    return await cursor.fetchone()


async def refuse_loose(connection: Connection, document: UUID, refusal: ReadError) -> None:
    values = {"id": document, "refusal": Json(refusal.model_dump())}
    await connection.execute(queries("contents")["refuse_loose"], values)


async def delete_loose(connection: Connection, document: UUID) -> None:
    await connection.execute(queries("contents")["delete_loose"], {"id": document})


async def delete_old_loose(connection: Connection) -> None:
    await connection.execute(queries("contents")["delete_old_loose"])


async def unreferred_readings(connection: Connection) -> list[str]:
    """Contents that are known though nothing refers to them any more."""
    found = await connection.execute(queries("contents")["unreferred_readings"])
    return [sha256 for (sha256,) in await found.fetchall()]
