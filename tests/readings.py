"""Committed documents as the reader reads them, each content once a run however many ask."""

import fcntl
import hashlib
from pathlib import Path

from extractors.read import read
from extractors.settings import ReaderSettings
from models.document import Document


class Readings:
    """Documents by path, stored in a folder that all workers of one run share."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(exist_ok=True)

    def of(self, path: Path) -> Document:
        """What the file says. Waits where another worker is reading the same content."""
        data = path.read_bytes()
        stored = self._folder / f"{hashlib.sha256(data).hexdigest()}.json"
        with stored.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not stored.exists():
                document = read(data, ReaderSettings())
                stored.write_text(document.model_dump_json(), encoding="utf-8")
        return Document.model_validate_json(stored.read_text(encoding="utf-8"))
