"""One multipart body on its way in: what has come of each part, and where it lies."""

import asyncio
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple
from urllib.parse import unquote_to_bytes

from python_multipart.multipart import parse_options_header

from service.blobs import spooled
from service.http.problems import MALFORMED, TOO_LARGE, Fault, ProblemError
from service.manifest import MANIFEST_BYTES
from service.setting_groups import HttpSettings

if TYPE_CHECKING:  # python-multipart names it for type checkers alone
    from python_multipart.multipart import MultipartCallbacks

WRITE_AT = 1 << 18
"""Bytes collected before they are written in a thread: what one upload costs in memory."""

TEXT_BYTES = {"manifest": MANIFEST_BYTES, "webhook": 2000}
"""Parts that are short texts, and the most each may hold."""

MEGABYTE = 2**20

_EXTENDED = re.compile(rb"""filename\*\s*=\s*"?utf-8'[^']*'([^;"\s]+)""", re.IGNORECASE)


class Received(NamedTuple):
    """A file as it arrived: its name, where it lies, what it holds."""

    name: str
    path: Path
    sha256: str
    bytes: int


class Upload(NamedTuple):
    """A whole body: short texts by part name, and files in the order they came."""

    texts: Mapping[str, bytes]
    files: tuple[Received, ...]


def too_large(settings: HttpSettings) -> ProblemError:
    return ProblemError(TOO_LARGE, f"The body is larger than {settings.megabytes:g} MB.")


class _Part:
    """A part being received."""

    def __init__(self) -> None:
        self.headers: dict[bytes, bytes] = {}
        self.name = ""
        self.file_name = ""
        self.text = bytearray()
        self.file: IO[bytes] | None = None
        self.path: Path | None = None
        self.hash = hashlib.sha256()
        self.bytes = 0
        self.is_complete = False


class Reception:
    """One body being received. The parser's callbacks take note, ``settle`` does the writing."""

    def __init__(self, spool: Path, settings: HttpSettings, file_part: str) -> None:
        self._spool = spool
        self._settings = settings
        self._file_part = file_part
        self._parts: list[_Part] = []
        self._header = (bytearray(), bytearray())
        self._unwritten: list[tuple[_Part, bytes]] = []
        self._size = 0
        self._is_whole = False

    def callbacks(self) -> "MultipartCallbacks":
        return {
            "on_part_begin": self._begin,
            "on_header_field": lambda data, a, b: self._header[0].extend(data[a:b]),
            "on_header_value": lambda data, a, b: self._header[1].extend(data[a:b]),
            "on_header_end": self._header_end,
            "on_headers_finished": self._headers_finished,
            "on_part_data": self._data,
            "on_part_end": self._end,
            "on_end": self._all_come,
        }

    def count(self, size: int) -> None:
        self._size += size
        if self._size > self._settings.megabytes * MEGABYTE:
            raise too_large(self._settings)

    async def settle(self, *, everything: bool = False) -> None:
        """Writes what has been collected, once it is worth a thread."""
        waiting = sum(len(data) for _, data in self._unwritten)
        if waiting >= WRITE_AT or everything:
            unwritten, self._unwritten = self._unwritten, []
            await asyncio.to_thread(self._write, unwritten)

    def upload(self) -> Upload:
        if not self._is_whole:
            raise ProblemError(MALFORMED, "The upload ends before its last boundary.")
        texts = {part.name: bytes(part.text) for part in self._parts if part.name in TEXT_BYTES}
        files = [
            Received(part.file_name, part.path, part.hash.hexdigest(), part.bytes)
            for part in self._parts
            if part.path is not None
        ]
        return Upload(texts, tuple(files))

    async def discard(self) -> None:
        """Removes what is still lying in the spool."""
        await asyncio.to_thread(self._discard)

    def _discard(self) -> None:
        for part in self._parts:
            if part.file is not None:
                part.file.close()
            if part.path is not None:
                part.path.unlink(missing_ok=True)

    def _begin(self) -> None:
        self._parts.append(_Part())

    def _header_end(self) -> None:
        field, value = self._header
        self._parts[-1].headers[bytes(field).lower()] = bytes(value)
        self._header = (bytearray(), bytearray())

    def _headers_finished(self) -> None:
        part = self._parts[-1]
        disposition = part.headers.get(b"content-disposition", b"")
        _, options = parse_options_header(disposition)
        part.name = options.get(b"name", b"").decode("utf-8", "replace")
        part.file_name = _file_name(options.get(b"filename", b"")) or _extended_name(disposition)
        most = self._settings.attachments
        if sum(each.name == part.name for each in self._parts) > most:
            raise ProblemError(TOO_LARGE, f"More than {most} files in one request.")
        if part.name not in {*TEXT_BYTES, self._file_part}:
            known = ", ".join(("manifest", self._file_part))
            fault = Fault(field=part.name[:100] or "(no name)", detail=f"is no part; send {known}")
            raise ProblemError(
                MALFORMED, "A part has a name that means nothing here.", errors=(fault,)
            )

    def _data(self, data: bytes, start: int, end: int) -> None:
        part = self._parts[-1]
        if part.name in TEXT_BYTES:
            part.text += data[start:end]
            if len(part.text) > TEXT_BYTES[part.name]:
                raise ProblemError(TOO_LARGE, f"The part {part.name} is too long.")
        else:
            self._unwritten.append((part, data[start:end]))

    def _end(self) -> None:
        part = self._parts[-1]
        part.is_complete = True
        if part.name == self._file_part:
            self._unwritten.append((part, b""))

    def _all_come(self) -> None:
        self._is_whole = True

    def _write(self, unwritten: list[tuple[_Part, bytes]]) -> None:
        """Runs in a thread. OSError where the disk is full."""
        for part, data in unwritten:
            if part.file is None and part.path is None:
                part.path = spooled(self._spool)
                part.file = part.path.open("wb")
            if part.file is not None:
                part.file.write(data)
                part.hash.update(data)
                part.bytes += len(data)
        for part, _ in unwritten:
            if part.is_complete and part.file is not None:
                part.file.close()
                part.file = None


def _extended_name(disposition: bytes) -> str:
    """The ``filename*`` of RFC 5987. RFC 7578 forbids it here; some clients send it all the same
    where a name is not ASCII, as Chinese ones are."""
    found = _EXTENDED.search(disposition)
    return unquote_to_bytes(found[1]).decode("utf-8", "replace") if found else ""


def _file_name(raw: bytes) -> str:
    """As sent; HTML forms and some clients write a quotation mark as %22."""
    return raw.decode("utf-8", "replace").replace("%22", '"')
