"""Reads attachments in child processes: all at once, the same content once."""

import hashlib
from concurrent.futures import Future
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from extractors.isolation import ReadingPool
from models.document import Document
from models.errors import AttachmentError
from models.report import ReadError
from service.settings import Settings

Pictures = tuple[bytes, ...]
"""The pages of one attachment as displayed, as JPEG files, in order."""


class Watcher(Protocol):
    """Is told how far the reading is; calls may come from another thread."""

    def expect(self, attachments: int) -> None:
        """So many attachments will be read."""

    def read(self, name: str, pages: int, error: str | None) -> None:
        """One attachment is done; ``name`` holds no personal data, ``error`` is a code."""


class Begun:
    """One attachment that is being read, and perhaps drawn."""

    def __init__(self, document: Future[Document], pictures: Future[list[bytes]] | None) -> None:
        self._document = document
        self._pictures = pictures

    def document(self) -> Document | ReadError:
        """What the attachment says, or why it cannot be read. Waits."""
        try:
            return self._document.result()
        except AttachmentError as error:
            return ReadError(code=error.code, message=error.message)

    def pictures(self) -> Pictures:
        """Its pages; none where they were not asked for or cannot be drawn. Waits."""
        try:
            return tuple(self._pictures.result()) if self._pictures else ()
        except AttachmentError:
            return ()

    def report_to(self, watcher: Watcher, name: str) -> None:
        """Tells ``watcher`` as soon as the attachment is read."""

        def done(finished: Future[Document]) -> None:
            if finished.cancelled():
                return
            said = self.document()
            if isinstance(said, Document):
                watcher.read(name, said.page_count, None)
            else:
                watcher.read(name, 0, said.code)

        self._document.add_done_callback(done)


class Reading:
    """A pool of reading processes that remembers what it was given, by content."""

    def __init__(self, settings: Settings, *, pictures: bool = False) -> None:
        self._width = settings.picture_width if pictures else None
        self._pool = ReadingPool(settings.reader, settings.processes)
        self._begun: dict[str, Begun] = {}

    def __enter__(self) -> Self:
        self._pool.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.__exit__(kind, error, trace)

    def begin(self, path: Path) -> Begun:
        """Starts reading the file at ``path``, unless the same content is being read already."""
        key = digest(path)
        if key not in self._begun:
            read = self._pool.submit(path)
            drawn = self._pool.submit_pictures(path, self._width) if self._width else None
            self._begun[key] = Begun(read, drawn)
        return self._begun[key]


def digest(path: Path) -> str:
    """The SHA-256 of a file; of what is no readable file its path, and reading says why."""
    try:
        if not path.is_file():  # opening a named pipe would wait for ever
            return str(path)
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return str(path)
