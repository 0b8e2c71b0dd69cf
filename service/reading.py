"""Reads attachments in child processes: all at once, the same content once."""

import hashlib
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from extractors.interrupts import held_back
from extractors.isolation import ReadingPool
from extractors.refusals import missing_file
from models.document import Document
from models.errors import AttachmentError
from models.report import ReadError
from service.arrivals import Arrivals
from service.settings import Settings

Pictures = tuple[bytes, ...]
"""The pages of one attachment as displayed, as JPEG files, in order."""


class Watcher(Protocol):
    """Is told how far the reading is, by the thread that waits for it."""

    def expect(self, attachments: int) -> None:
        """So many attachments will be read."""

    def read(self, name: str, pages: int, error: str | None) -> None:
        """One attachment is done; ``name`` holds no personal data, ``error`` is a code."""


class Begun:
    """One attachment that is being read, and perhaps drawn."""

    def __init__(
        self,
        document: Future[Document],
        pictures: Future[list[bytes]] | None,
        arrivals: Arrivals,
    ) -> None:
        self._document = document
        self._pictures = pictures
        self._arrivals = arrivals

    def document(self) -> Document | ReadError:
        """What the attachment says, or why it cannot be read. Waits."""
        self._arrivals.wait(self._document)
        try:
            return self._document.result()
        except AttachmentError as error:
            return ReadError(code=error.code, message=error.message)

    def pictures(self) -> Pictures:
        """Its pages; none where they were not asked for or cannot be drawn. Waits."""
        if self._pictures is None:
            return ()
        self._arrivals.wait(self._pictures)
        try:
            return tuple(self._pictures.result())
        except AttachmentError:
            return ()

    def when_read(self, told: Callable[[], None]) -> None:
        """Calls ``told`` when it is read, as soon as anything is waited for."""
        self._arrivals.call(self._document, told)

    def report_to(self, watcher: Watcher, name: str) -> None:
        """Tells ``watcher`` when it is read, as soon as anything is waited for."""

        def done() -> None:
            said = self.document()
            if isinstance(said, Document):
                watcher.read(name, said.page_count, None)
            else:
                watcher.read(name, 0, said.code)

        self.when_read(done)


class Reading:
    """A pool of reading processes that remembers what it was given, by content."""

    def __init__(self, settings: Settings, *, pictures: bool = False) -> None:
        self._width = settings.picture_width if pictures else None
        self._pool = ReadingPool(settings.reader, settings.processes)
        self._arrivals = Arrivals()
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
        try:
            key = digest(path)
        except AttachmentError as error:
            return self._refused(error)
        if key not in self._begun:
            with held_back():
                self._begun[key] = self._started(path)
        return self._begun[key]

    def _refused(self, error: AttachmentError) -> Begun:
        refused: Future[Document] = Future()
        refused.set_exception(error)
        with held_back():
            self._arrivals.expect(refused)
        return Begun(refused, None, self._arrivals)

    def _started(self, path: Path) -> Begun:
        read = self._pool.submit(path)
        self._arrivals.expect(read)
        drawn = self._pool.submit_pictures(path, self._width) if self._width else None
        if drawn is not None:
            self._arrivals.expect(drawn)
        return Begun(read, drawn, self._arrivals)


def digest(path: Path) -> str:
    """The SHA-256 of a file; AttachmentError where there is none, or none we may read."""
    try:
        if not path.is_file():  # opening a named pipe would wait for ever
            raise missing_file()
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError as error:
        raise missing_file() from error
    except OSError as error:
        raise AttachmentError(
            "no_access",
            f"文件无法读取（{error.strerror}），文件内容未必有误，请管理员检查文件权限与磁盘",
        ) from error
