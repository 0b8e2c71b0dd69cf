"""Where a result goes: standard output, or a file that is whole or not there at all."""

import os
import sys
import tempfile
from pathlib import Path

from models.errors import SettingsError


def deliver(result: str, path: Path | None) -> None:
    """Writes ``result``; a file appears under its name only when it is complete.

    It is for its owner alone: what comes out holds what attachments say of people.
    """
    if path is None:
        sys.stdout.write(result)
        sys.stdout.flush()
        return
    try:
        _write_whole(result, path)
    except OSError as error:
        raise SettingsError(f"{path} cannot be written: {error.strerror}") from error


def check_writable(path: Path | None) -> None:
    """Fails before minutes of reading rather than after them."""
    if path is None:
        return
    folder = path.absolute().parent
    if path.is_dir() or not folder.is_dir() or not os.access(folder, os.W_OK):
        raise SettingsError(
            f"{path} cannot be written: name a file in an existing, writable folder"
        )


def _write_whole(result: str, path: Path) -> None:
    if path.exists() and not path.is_file():  # /dev/null, a named pipe
        path.write_text(result, encoding="utf-8")
        return
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=path.absolute().parent, delete=False
    ) as file:
        file.write(result)
    Path(file.name).replace(path)
