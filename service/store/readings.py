"""Readings by content and reader version, each made once however many ask at the same moment."""

from psycopg import AsyncConnection, OperationalError

from models.document import Document
from service.store import contents
from service.store.sql import Connection, queries


async def find(connection: Connection, sha256: str, reader_version: str) -> Document | None:
    """What is known of a content already."""
    values = {"sha256": sha256, "reader_version": reader_version}
    found = await connection.execute(queries("readings")["find"], values)
    row = await found.fetchone()
    return Document.model_validate_json(row[0]) if row else None


async def insert(connection: Connection, document: Document, seconds: float) -> None:
    """Keeps a reading, where something still refers to the content."""
    async with connection.transaction():
        await contents.share(connection, [document.sha256])
        values = {"sha256": document.sha256, "reader_version": document.reader_version}
        values |= {"document": document.model_dump_json()}
        numbers = {"pages": document.page_count, "seconds": seconds}
        await connection.execute(queries("readings")["insert"], values | numbers)


class Turns:
    """Whose turn it is to read a content, among all workers of a database.

    The locks belong to one connection that does nothing else, so a killed worker's are free at
    once. Where that connection breaks the turns are lost: a content may then be read twice, and
    the first reading is kept.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection: Connection | None = None

    async def take(self, sha256: str, reader_version: str) -> bool:
        """Whether it is ours now. Not to be asked again before ``give_back``."""
        return await self._ask("try_lock", f"{sha256} {reader_version}")

    async def give_back(self, sha256: str, reader_version: str) -> None:
        try:
            await self._ask("unlock", f"{sha256} {reader_version}")
        except OperationalError:
            await self.close()

    async def close(self) -> None:
        if self._connection is not None:
            await self._connection.close()
            self._connection = None

    async def _ask(self, query: str, name: str) -> bool:
        if self._connection is None or self._connection.closed:
            self._connection = await AsyncConnection.connect(self._url, autocommit=True)
        found = await self._connection.execute(queries("readings")[query], {"name": name})
        row = await found.fetchone()
        return bool(row and row[0])
