"""Clears away what a killed endpoint left: half uploads, blobs without a row, old counts.

A blob is written before the row that refers to it, so for a moment every upload looks like an
orphan: only blobs older than an hour are looked at, and the look happens under the content's lock.
"""

import asyncio
from datetime import datetime, timedelta
from itertools import islice

from psycopg import Error
from psycopg_pool import PoolTimeout

from service.blobs import Blobs
from service.logs import logger
from service.store import contents
from service.store.pool import Pool
from service.store.sql import queries

log = logger("sweep")

AGE = timedelta(hours=1)
INTERVAL = timedelta(hours=1)

AT_ONCE = 1000
"""Contents the database is asked about in one go."""


async def sweep_for_ever(pool: Pool, blobs: Blobs) -> None:
    """Now and then, until cancelled."""
    while True:
        try:
            swept = await sweep(pool, blobs, AGE)
            if swept:
                log.info("swept", contents=swept)
        except (Error, PoolTimeout, OSError) as error:
            log.warning("sweep failed", exc_info=error)
        await asyncio.sleep(INTERVAL.total_seconds())


async def sweep(pool: Pool, blobs: Blobs, age: timedelta) -> int:
    """Removes what is older than ``age`` and belongs to nothing; how many contents it was."""
    await asyncio.to_thread(blobs.sweep_unfinished, age)
    async with pool.connection() as connection:
        await contents.delete_old_loose(connection)
        await connection.execute(queries("metrics")["fold"])
        old = await contents.unreferred_readings(connection)
    swept = await _discard(pool, blobs, old)
    limit = datetime.now().astimezone() - age
    found = (blob.sha256 for blob in blobs.stored() if blob.at < limit)
    while some := await asyncio.to_thread(lambda: list(islice(found, AT_ONCE))):
        swept += await _discard(pool, blobs, some)
    return swept


async def _discard(pool: Pool, blobs: Blobs, hashes: list[str]) -> int:
    """Discards those of these contents that nothing refers to; how many it was."""
    async with pool.connection() as connection:
        orphans = set(hashes) - await contents.referred(connection, hashes)
    swept = 0
    for sha256 in orphans:
        async with pool.connection() as connection:
            swept += await contents.discard(connection, blobs, sha256)
    return swept
