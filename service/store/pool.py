"""Connections: one pool a process, checked before use, so that a restarted database is no error."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypeAlias

from psycopg import AsyncConnection
from psycopg.rows import TupleRow
from psycopg_pool import AsyncConnectionPool

Pool: TypeAlias = AsyncConnectionPool[AsyncConnection[TupleRow]]

CONNECTIONS = 10
"""Most connections of one process; PostgreSQL's default serves 97 in all."""

PATIENCE_SECONDS = 5.0
"""How long a caller waits for a connection: about what a database needs to restart."""


@asynccontextmanager
async def opened(url: str, connections: int = CONNECTIONS) -> AsyncIterator[Pool]:
    """A pool on the database at ``url``; leaving the block closes it."""
    pool: Pool = AsyncConnectionPool(
        url,
        min_size=1,
        max_size=connections,
        timeout=PATIENCE_SECONDS,
        open=False,
        check=AsyncConnectionPool.check_connection,
    )
    async with pool:
        yield pool
