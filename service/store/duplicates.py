"""What attachments of two applicants have in common, asked of the whole store."""

from collections.abc import Sequence
from typing import NamedTuple

from service.store.sql import Connection, queries

BANDS, BAND_BITS = 16, 16

NEAR = 12
"""Most bits two page hashes differ in to count as one picture. Chosen 2026-11-24 on samples and
traps (52 pages): a page scanned smaller, compressed harder or turned by 0.3 degrees differs in at
most 18 bits, nearly always in 12 or fewer; two forms of one kind filled in differently in 16 or
more. Must stay below BANDS."""


class Side(NamedTuple):
    """Where it stands: the application's number, an attachment's page, and what is told of it."""

    number: str
    attachment: str
    sha256: str
    page: int
    told: str

    def __str__(self) -> str:
        """NUMBER/ATTACHMENT, and what is told."""
        return f"{self.number}/{self.attachment} {self.told}".strip()


class Shared(NamedTuple):
    """What is shared: ``kind`` of it, its value, and the sides, two or more."""

    kind: str
    value: str
    sides: list[Side]


def _shared(kind: str, value: str, sides: list[tuple[str, str, str, int, str]]) -> Shared:
    return Shared(kind, value, sorted(Side(*each) for each in sides))


async def found(connection: Connection) -> list[Shared]:
    """Everything shared, by kind."""
    shared: list[Shared] = []
    for query in ("values", "roles"):
        rows = await connection.execute(queries("duplicates")[query])
        shared += [_shared(*row) for row in await rows.fetchall()]
    rows = await connection.execute(queries("duplicates")["pages"], {"bits": NEAR})
    return shared + [_shared(*row) for row in await rows.fetchall()]


async def unhashed(connection: Connection) -> list[str]:
    """The contents whose pages were not looked at yet."""
    rows = await connection.execute(queries("duplicates")["unhashed"])
    return [sha256 for (sha256,) in await rows.fetchall()]


async def keep(connection: Connection, sha256: str, hashes: Sequence[str | None]) -> None:
    """The hashes of a content's pages, binary digits; None for a page that is all but blank."""
    rows = [{"sha256": sha256, "page": 0, "hash": "0" * 256, "bands": []}]
    rows += [
        {"sha256": sha256, "page": page, "hash": digits, "bands": bands(digits)}
        for page, digits in enumerate(hashes, 1)
        if digits is not None
    ]
    async with connection.cursor() as cursor:
        await cursor.executemany(queries("duplicates")["hash"], rows)


def bands(digits: str) -> list[int]:
    """The digits in pieces, each a number that its place makes different from the others."""
    pieces = (digits[n * BAND_BITS : (n + 1) * BAND_BITS] for n in range(BANDS))
    return [(place << BAND_BITS) + int(piece, 2) for place, piece in enumerate(pieces)]
