"""A sweep, as an endpoint makes it now and then."""

import asyncio
from datetime import timedelta

from service import blobs
from service.background import sweep
from service.settings import Settings
from service.store import pool


def swept(settings: Settings, age: timedelta) -> int:
    """How many contents older than ``age`` were swept."""

    async def run() -> int:
        async with pool.opened(settings.database_url) as connections:
            return await sweep.sweep(connections, blobs.of(settings), age)

    return asyncio.run(run())
