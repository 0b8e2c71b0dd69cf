"""``zuozheng duplicates``: what two applicants hand in alike, each for a person to look at."""

import asyncio
import contextlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import click
from psycopg import AsyncConnection

from extractors.isolation import ReadingPool
from extractors.page_hash import page_hash
from models.errors import AttachmentError
from service import blobs, database
from service.blobs import Blobs
from service.instance import chosen_for
from service.presentation import output
from service.recheck import duplicates_output, progress
from service.recheck.duplicates_output import SHOWN_WIDTH, Form, Pictures, shown
from service.recheck.processes import chunks
from service.settings import Settings
from service.store import duplicates, migrate
from service.store.duplicates import Shared, Side
from service.store.sql import Connection

WIDTH = 400
"""Pixels a page is drawn at: it is shrunk to 64 afterwards."""

AT_ONCE = 32


def search(data_dir: Path | None, form: Form = Form.TEXT, to: Path | None = None) -> int:
    """Tells each find; 2 where there is one. Nothing found is said."""
    output.check_writable(to)
    chosen = chosen_for(data_dir)
    with database.running(chosen) as url:
        found = asyncio.run(_search(chosen, url))
    output.deliver(_told(chosen, found, form), to)
    if not found:
        click.echo("no two applicants hand in the same", err=True)
    return 2 if found else 0


def _told(chosen: Settings, found: Sequence[Shared], form: Form) -> str:
    if form is not Form.HTML:
        return duplicates_output.WRITE[form](found)
    with ReadingPool(chosen.reader, chosen.processes) as drawing:
        pictures = asyncio.run(_pictures(blobs.of(chosen), drawing, shown(found)))
    return duplicates_output.page(found, pictures)


async def _pictures(store: Blobs, drawing: ReadingPool, sides: Iterable[Side]) -> Pictures:
    """The page of each side as PNG, where its content is still there and can be drawn."""
    drawn: Pictures = {}
    for side in sides:
        key = (side.sha256, side.page)
        with contextlib.suppress(AttachmentError, FileNotFoundError):
            async with store.local(side.sha256) as path:
                page = await asyncio.wrap_future(drawing.submit_page(path, SHOWN_WIDTH, side.page))
            if page is not None:
                drawn[key] = page
    return drawn


async def _search(chosen: Settings, url: str) -> list[Shared]:
    await migrate.migrate(url)
    async with await AsyncConnection.connect(url) as connection:
        await _look_at_pages(chosen, connection)
        return await duplicates.found(connection)


async def _look_at_pages(chosen: Settings, connection: Connection) -> None:
    """Hashes what is not hashed yet; each chunk is kept before the next is begun."""
    missing = await duplicates.unhashed(connection)
    if not missing:
        return
    store = blobs.of(chosen)
    with (
        ReadingPool(chosen.reader, chosen.processes) as drawing,
        progress.shown("files looked at", len(missing)) as gauge,
    ):
        for chunk in chunks(missing, AT_ONCE):
            drawn = await asyncio.gather(*(_hashes(store, drawing, each) for each in chunk))
            for sha256, hashes in zip(chunk, drawn, strict=True):
                await duplicates.keep(connection, sha256, hashes)
            await connection.commit()
            gauge.advance(len(chunk))


async def _hashes(store: Blobs, drawing: ReadingPool, sha256: str) -> list[str | None]:
    """The hash of each page; none where the file is gone or cannot be drawn."""
    try:
        async with store.local(sha256) as path:
            pages = await asyncio.wrap_future(drawing.submit_pictures(path, WIDTH))
    except (AttachmentError, FileNotFoundError):
        return []
    return [page_hash(page) for page in pages]
