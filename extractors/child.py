"""The child process: reads one file after the other, and takes the blame for none but that one."""

import importlib
import os
import signal
import stat
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from multiprocessing.connection import Connection
from pathlib import Path

from extractors import refusals
from extractors.settings import Limits, ReaderSettings
from models.errors import ZuozhengError

GRACE_SECONDS = 30
"""After so much more than the time limit the kernel ends a child whose parent is gone."""

JPEG_QUALITY = 80
"""Of page pictures for reports: text stays crisp at half the size of quality 95."""


@dataclass(frozen=True)
class Task:
    """What a child shall do: call ``function`` (dotted name) with a file's bytes and this."""

    function: str
    path: Path
    width: int = 0
    page: int = 0


@dataclass(frozen=True)
class Failed:
    """What a child answers in place of a result; ``detail`` names the fault, never its text."""

    error: ZuozhengError
    detail: str = ""


@dataclass(frozen=True)
class Ready:
    """What a child says first: from here on the time limit counts."""


def serve(pipe: Connection, settings: ReaderSettings) -> None:
    """The child: does one task after the other until the parent hangs up."""
    _settle_in(settings)
    pipe.send(Ready())
    while True:
        try:
            task = pipe.recv()
        except EOFError:
            return
        signal.alarm(int(settings.limits.seconds) + GRACE_SECONDS)
        answer = _outcome(task, settings)
        signal.alarm(0)
        pipe.send(answer)


def pictures(data: bytes, settings: ReaderSettings, width: int) -> list[bytes]:
    """A JPEG of every page, at most ``width`` pixels wide."""
    from extractors.render import page_pictures

    sheets = []
    for picture in page_pictures(data, settings.limits, width):
        sheet = BytesIO()
        picture.save(sheet, "JPEG", quality=JPEG_QUALITY)
        sheets.append(sheet.getvalue())
    return sheets


def page(data: bytes, settings: ReaderSettings, width: int, number: int) -> bytes | None:
    """One page as PNG, at most ``width`` pixels wide; None where there is no such page."""
    from extractors.render import page_picture

    picture = page_picture(data, settings.limits, width, number)
    if picture is None:
        return None
    sheet = BytesIO()
    picture.save(sheet, "PNG")
    return sheet.getvalue()


def _settle_in(settings: ReaderSettings) -> None:
    """Before anything heavy is loaded: thread counts, Ctrl-C left to the parent, silence.

    Native libraries print to both streams; the parent's carry results and progress.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["OMP_NUM_THREADS"] = str(settings.ocr.threads)
    os.environ["PADDLE_PDX_DISABLE_MODEL_SOURCE_CHECK"] = "True"
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def _outcome(task: Task, settings: ReaderSettings) -> object:
    """The result, or Failed: whatever goes wrong in here belongs to this one file."""
    try:
        data = _bytes(task.path, settings.limits)
        function = _named(task.function)
        return function(data, settings, *filter(None, (task.width, task.page)))
    except ZuozhengError as error:
        return Failed(error)
    except MemoryError:
        return Failed(refusals.out_of_memory(settings.limits), "MemoryError")
    except Exception as error:  # noqa: BLE001 - the outermost edge of this process
        return Failed(refusals.crashed(), _whereabouts(error))


def _whereabouts(error: BaseException) -> str:
    """The kind of error and the line it came from; its message might quote the document."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = trace.tb_frame.f_code.co_filename if trace else "?"
    return f"{type(error).__name__} at {place}:{trace.tb_lineno if trace else 0}"


def _named(dotted: str) -> Callable[..., object]:
    module, _, name = dotted.rpartition(".")
    function: Callable[..., object] = getattr(importlib.import_module(module), name)
    return function


def _bytes(path: Path, limits: Limits) -> bytes:
    """The file's content, refused before it is loaded where it is too large or no file."""
    try:
        status = path.stat()
    except OSError as error:
        raise refusals.missing_file() from error
    if not stat.S_ISREG(status.st_mode):
        raise refusals.missing_file()
    if status.st_size > limits.megabytes * 2**20:
        raise refusals.too_large(status.st_size / 2**20, limits.megabytes)
    return path.read_bytes()
