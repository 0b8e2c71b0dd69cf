"""The installation that a command on this machine is about: its settings, its database."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

from psycopg import AsyncConnection

from service import database, settings
from service.settings import Settings
from service.store import migrate
from service.store.sql import Connection

T = TypeVar("T")


def chosen_for(data_dir: Path | None) -> Settings:
    """The settings, with the data folder that was named."""
    chosen = settings.load()
    return chosen.model_copy(update={"data_dir": data_dir}) if data_dir else chosen


def in_store(chosen: Settings, run: Callable[[Connection], Awaitable[T]]) -> T:
    """What ``run`` gives on a connection to the database, brought up to this release."""

    async def connected(url: str) -> T:
        await migrate.migrate(url)
        async with await AsyncConnection.connect(url) as connection:
            return await run(connection)

    with database.running(chosen) as url:
        return asyncio.run(connected(url))
