"""Attachment bytes by their SHA-256, through fsspec: a local folder, S3, anything it knows.

A blob is written under a temporary name, flushed and renamed: under its own name it is whole.
Uploads are received into ``spool``, a local folder, on the same disk where blobs are local.
"""

import asyncio
import os
import tempfile
import uuid
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import fsspec
from fsspec.implementations.local import LocalFileSystem

from models.errors import SettingsError
from service.settings import Settings

_INCOMING = "incoming"


class Stored(NamedTuple):
    """A blob and when it was last written."""

    sha256: str
    at: datetime


class Blobs:
    """All contents; calls that touch the disk or the network run in threads."""

    def __init__(self, url: str, spool: Path) -> None:
        self._fs, root = fsspec.core.url_to_fs(url)
        self._root = root.rstrip("/")
        self._local = isinstance(self._fs, LocalFileSystem)
        self.spool = spool

    def prepare(self) -> None:
        """Makes the folders there have to be."""
        self.spool.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._fs.makedirs(f"{self._root}/{_INCOMING}", exist_ok=True)
        if self._local:
            Path(self._root).chmod(0o700)

    async def keep(self, spooled: Mapping[str, Path]) -> None:
        """Stores spooled files by the hashes of their contents; OSError where it cannot be.

        Written again where one is there already: a sweep then sees a young blob.
        """
        await asyncio.to_thread(self._keep, spooled)

    async def missing(self, hashes: Iterable[str]) -> set[str]:
        """Those of these contents that are not there."""
        return await asyncio.to_thread(
            lambda: {each for each in hashes if not self._fs.exists(self._path(each))}
        )

    async def remove(self, sha256: str) -> None:
        """Removes a blob, if there is one."""
        await asyncio.to_thread(self._remove, self._path(sha256))

    @asynccontextmanager
    async def local(self, sha256: str) -> AsyncIterator[Path]:
        """The blob as a file of this machine, for as long as the block lasts.

        FileNotFoundError where there is no such blob.
        """
        if self._local:
            yield Path(self._path(sha256))
            return
        copy = self.spool / f"copy-{uuid.uuid4().hex}"
        try:
            await asyncio.to_thread(self._fs.get_file, self._path(sha256), str(copy))
            yield copy
        finally:
            copy.unlink(missing_ok=True)

    def stored(self) -> Iterator[Stored]:
        """Every blob there is, folder by folder: a province's are millions."""
        for folder in self._fs.ls(self._root, detail=False):
            if folder.rstrip("/").rpartition("/")[2] != _INCOMING:
                for path in self._fs.find(folder):
                    yield Stored(path.rpartition("/")[2], self._fs.modified(path))

    def sweep_unfinished(self, age: timedelta) -> int:
        """Removes what uploads that were cut off left behind; how many files it was."""
        swept = 0
        limit = datetime.now().astimezone() - age
        for path in self.spool.iterdir():
            if datetime.fromtimestamp(path.stat().st_mtime).astimezone() < limit:
                path.unlink(missing_ok=True)
                swept += 1
        for name in self._fs.find(f"{self._root}/{_INCOMING}"):
            if self._fs.modified(name) < limit:
                self._remove(name)
                swept += 1
        return swept

    def _keep(self, spooled: Mapping[str, Path]) -> None:
        if self._local:
            self._rename(spooled)
            return
        for sha256, path in spooled.items():
            self._copy(sha256, path)

    def _rename(self, spooled: Mapping[str, Path]) -> None:
        """Contents are on the disk before their names are, and both before this returns."""
        folders = set()
        for path in spooled.values():
            _flush(path)
        for sha256, path in spooled.items():
            target = Path(self._path(sha256))
            target.parent.mkdir(exist_ok=True)
            path.replace(target)
            folders.add(target.parent)
        for folder in folders:
            _flush(folder)

    def _copy(self, sha256: str, spooled: Path) -> None:
        incoming = f"{self._root}/{_INCOMING}/{uuid.uuid4().hex}"
        target = self._path(sha256)
        try:
            self._fs.makedirs(target.rpartition("/")[0], exist_ok=True)
            self._fs.put_file(str(spooled), incoming)
            self._fs.mv(incoming, target)
        finally:
            self._remove(incoming)
            spooled.unlink(missing_ok=True)

    def _remove(self, path: str) -> None:
        if self._fs.exists(path):
            self._fs.rm_file(path)

    def _path(self, sha256: str) -> str:
        return f"{self._root}/{sha256[:2]}/{sha256}"


def of(settings: Settings) -> Blobs:
    """The blobs these settings name; spool and local blobs are on one disk.

    SettingsError where fsspec does not know such a place, or wants another package for it.
    """
    home = settings.data_dir.absolute()
    try:
        return Blobs(settings.blobs_url or str(home / "blobs"), home / "spool")
    except (ImportError, ValueError) as error:
        raise SettingsError(
            f"ZUOZHENG_BLOBS_URL={settings.blobs_url}: {error}; "
            "install the package named, or name another place"
        ) from error


def spooled(folder: Path) -> Path:
    """A new empty file to receive an upload into."""
    handle, name = tempfile.mkstemp(dir=folder)
    os.close(handle)
    return Path(name)


def _flush(path: Path) -> None:
    """On the disk, not only in its cache; of a folder: the names in it."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
