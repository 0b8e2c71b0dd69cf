"""``zuozheng duplicates``: what two applicants hand in alike, each for a person to look at."""

import asyncio
import json
from pathlib import Path

import click
from psycopg import AsyncConnection

from extractors.isolation import ReadingPool
from extractors.page_hash import page_hash
from models.errors import AttachmentError
from models.report import Outcome
from service import blobs, database
from service.blobs import Blobs
from service.operating import chosen_for
from service.recheck import progress
from service.recheck.processes import chunks
from service.settings import Settings
from service.store import duplicates, migrate
from service.store.duplicates import Shared
from service.store.sql import Connection

WIDTH = 400
"""Pixels a page is drawn at: it is shrunk to 64 afterwards."""

AT_ONCE = 32

MESSAGE = {
    "file": "不同申报人提交了同一文件，请人工核对",
    "certificate_number": "不同申报人的材料载明同一证书编号，请人工核对",
    "verification_code": "不同申报人的材料载明同一验证码，请人工核对",
    "page": "不同申报人的材料页面几乎相同，请人工核对",
    "role": "同一施工许可证的同一职务有两个姓名，请人工核对",
}


def search(data_dir: Path | None) -> int:
    """Prints one line of JSON for each find; 2 where there is one. Nothing found is said."""
    chosen = chosen_for(data_dir)
    with database.running(chosen) as url:
        found = asyncio.run(_search(chosen, url))
    for each in found:
        click.echo(line(each))
    if not found:
        click.echo("no two applicants hand in the same", err=True)
    return 2 if found else 0


def line(shared: Shared) -> str:
    """The find as JSON: a ``review`` with all its sides."""
    told = {"outcome": str(Outcome.REVIEW), "message": MESSAGE[shared.kind]}
    return json.dumps(told | shared._asdict(), ensure_ascii=False)


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
