"""An application folder: the manifest checked as a whole, every path proven to stay inside."""

import os
import stat
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from models.application import Application
from models.errors import ApplicationError
from service.faults import in_words, unknown_keys
from service.manifest import MANIFEST_BYTES, declared

MANIFEST = "application.json"


class Folder(NamedTuple):
    """An application and where its files are; ``unknown`` are keys of the manifest left unused."""

    path: Path
    application: Application
    files: dict[str, Path]
    unknown: tuple[str, ...] = ()


def load(path: Path) -> Folder:
    """The application in the folder ``path``; ApplicationError lists every fault at once."""
    given = declared(_bytes(path / MANIFEST), str(path / MANIFEST))
    try:
        application = Application.model_validate(given)
    except ValidationError as error:
        raise refused(path, in_words(error, given)) from error
    files, faults = _files(path, application)
    if faults:
        raise refused(path, faults)
    return Folder(path, application, files, tuple(unknown_keys(Application, given)))


def refused(path: Path, faults: list[str]) -> ApplicationError:
    """What is told of the folder ``path`` with these faults in its manifest."""
    listed = "\n".join(f"  - {fault}" for fault in faults)
    return ApplicationError(f"{path / MANIFEST} is not usable:\n{listed}")


def _bytes(manifest: Path) -> bytes:
    try:
        status = manifest.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ApplicationError(f"{manifest} is not a regular file")
        if status.st_size > MANIFEST_BYTES:
            raise ApplicationError(
                f"{manifest} has {status.st_size:,} bytes, more than {MANIFEST_BYTES:,}: "
                "a manifest names attachments, it does not hold them"
            )
        return manifest.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ApplicationError(
            f"{manifest} does not exist: name a folder that holds an {MANIFEST}"
        ) from error
    except OSError as error:
        raise ApplicationError(f"{manifest} cannot be read: {error.strerror}") from error


def _files(folder: Path, application: Application) -> tuple[dict[str, Path], list[str]]:
    """Where each attachment's file is, and what is wrong with those that are not usable."""
    files: dict[str, Path] = {}
    faults: list[str] = []
    home = folder.resolve()
    for place, attachment in enumerate(application.attachments):
        path = folder / attachment.file
        fault = _fault(path, home)
        if fault:
            faults.append(f"attachments[{place}].file (of {attachment.id!r}) {fault}")
        else:
            files[attachment.id] = path
    return files, faults


def _fault(path: Path, home: Path) -> str | None:
    """Why ``path`` is no attachment of the folder ``home``; None where it is one."""
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(home):
            return "leads out of the application's folder; copy the file into it"
        if not real.is_file():
            return "is not a regular file; name the file itself"
        if not os.access(real, os.R_OK):
            return "may not be read by this user; give read permission (chmod u+r)"
    except FileNotFoundError:
        return "does not exist; add the file or take the attachment out"
    except (OSError, RuntimeError) as error:
        why = getattr(error, "strerror", None) or "a link leads to itself"
        return f"cannot be opened ({why}); check the path and its permissions"
    return None
