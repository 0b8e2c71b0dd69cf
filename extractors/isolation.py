"""Reading in child processes, so that a file that hangs, crashes or hoards costs only itself."""

import logging
import multiprocessing
import signal
import sys
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Self

import psutil

from extractors import refusals
from extractors.child import Failed, Task, serve
from extractors.interrupts import held_back
from extractors.settings import ReaderSettings
from models.document import Document
from models.errors import SettingsError, ZuozhengError

log = logging.getLogger(__name__)

READER = "extractors.read.read"
PICTURES = "extractors.child.pictures"
PAGE = "extractors.child.page"

START_SECONDS = 60.0
"""How long a child may take to start; 0.5 on an idle machine."""

WATCH_SECONDS = 0.1
"""How often a child's memory is looked at; one can fill about 0.3 GB in between."""


class ReadingPool:
    """Child processes that read attachments, each file with its own time and memory limit.

    A future raises AttachmentError with the code ``timed_out``, ``out_of_memory`` or
    ``crashed`` where the child had to be ended or ended itself, and whatever reading raised
    otherwise; the next file gets a fresh child. A child is replaced after
    ``settings.pages_a_process`` pages too. ``reader`` is the dotted name of a function
    ``(data, settings) -> Document``; the child imports it, the parent never does.
    """

    def __init__(self, settings: ReaderSettings, processes: int, reader: str = READER) -> None:
        self._settings = settings
        self._reader = reader
        self._threads = ThreadPoolExecutor(processes, thread_name_prefix="reading")
        self._idle: SimpleQueue[_Child] = SimpleQueue()
        self._closing = threading.Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close(abandon=error is not None)

    def submit(self, path: Path) -> Future[Document]:
        """Reads the file; its bytes are loaded in the child."""
        return self._threads.submit(self._read, path)

    def submit_pictures(self, path: Path, width: int) -> Future[list[bytes]]:
        """A JPEG of every page as displayed, at most ``width`` pixels wide."""
        return self._threads.submit(self._draw, path, width)

    def submit_page(self, path: Path, width: int, number: int) -> Future[bytes | None]:
        """Page ``number``, from 1, as PNG, at most ``width`` pixels wide; None: no such page."""
        return self._threads.submit(self._page, path, width, number)

    def close(self, abandon: bool = False) -> None:
        """Ends all children, after their work or, to ``abandon`` it, at once."""
        if abandon:
            self._closing.set()
        self._threads.shutdown(wait=True, cancel_futures=abandon)
        while (child := self._idle_child()) is not None:
            child.end()

    def _read(self, path: Path) -> Document:
        document = self._ask(Task(self._reader, path))
        if not isinstance(document, Document):
            raise TypeError(f"{self._reader} gave back no Document")
        return document

    def _draw(self, path: Path, width: int) -> list[bytes]:
        sheets = self._ask(Task(PICTURES, path, width))
        if not isinstance(sheets, list):
            raise TypeError(f"{PICTURES} gave back no list")
        return sheets

    def _page(self, path: Path, width: int, number: int) -> bytes | None:
        sheet = self._ask(Task(PAGE, path, width, number))
        if not isinstance(sheet, bytes | None):
            raise TypeError(f"{PAGE} gave back no picture")
        return sheet

    def _ask(self, task: Task) -> object:
        child = self._idle_child() or _Child(self._settings)
        try:
            answer = child.answer(task, self._closing)
        except BaseException as error:
            log.warning("reading ended: %s", getattr(error, "code", type(error).__name__))
            child.end()
            raise
        if child.pages < self._settings.pages_a_process:
            self._idle.put(child)
        else:
            child.end()
        if isinstance(answer, Failed):
            if answer.detail:
                log.error("reading failed: %s", answer.detail)
            raise answer.error
        return answer

    def _idle_child(self) -> "_Child | None":
        try:
            return self._idle.get_nowait()
        except Empty:
            return None


class _Child:
    """One child process, seen from the parent. ``pages``: how many it has read so far."""

    def __init__(self, settings: ReaderSettings) -> None:
        context = multiprocessing.get_context("spawn")
        self._limits = settings.limits
        self._pipe, far_end = context.Pipe()
        self._process = context.Process(target=serve, args=(far_end, settings), daemon=True)
        with held_back():  # a child that is being born would end of it, with a traceback
            try:
                self._process.start()
            except OSError as error:
                raise _unstarted(str(error.strerror)) from error
        far_end.close()
        self._is_ready = False
        self.pages = 0

    def answer(self, task: Task, closing: threading.Event) -> object:
        """What the child makes of ``task``; AttachmentError where it had to be ended, SettingsError
        where it never began: no file is to blame for that."""
        try:
            if not self._is_ready:
                self._wait(START_SECONDS, closing)
                self._is_ready = True
            self._pipe.send(task)
            answer = self._wait(self._limits.seconds, closing)
        except (EOFError, OSError) as gone:
            raise self._death() from gone
        self.pages += answer.page_count if isinstance(answer, Document) else 1
        return answer

    def end(self) -> None:
        """Ends the process, whatever it is doing."""
        self._pipe.close()
        self._process.kill()
        self._process.join()
        self._process.close()

    def _wait(self, seconds: float, closing: threading.Event) -> object:
        deadline = time.monotonic() + seconds
        while not self._pipe.poll(WATCH_SECONDS):
            self._check(deadline, closing)
        return self._pipe.recv()

    def _check(self, deadline: float, closing: threading.Event) -> None:
        if closing.is_set():
            raise refusals.aborted()
        if time.monotonic() > deadline:
            raise refusals.timed_out(self._limits)
        if self._memory() > self._limits.memory_megabytes * 2**20:
            raise refusals.out_of_memory(self._limits)

    def _memory(self) -> int:
        """Resident bytes; 0 once the process is gone, which the pipe tells."""
        try:
            return int(psutil.Process(self._process.pid).memory_info().rss)
        except psutil.Error:
            return 0

    def _death(self) -> ZuozhengError:
        self._process.join(timeout=5)
        if not self._is_ready:
            return _unstarted(f"it ended with status {self._process.exitcode}")
        if self._process.exitcode == -signal.SIGKILL:
            return refusals.out_of_memory(self._limits)  # the kernel's doing: the machine ran out
        if self._process.exitcode == -signal.SIGALRM:
            return refusals.timed_out(self._limits)
        return refusals.crashed()


def _unstarted(why: str) -> SettingsError:
    """What the operator is told where a child cannot begin to read."""
    return SettingsError(
        f"no reading process can be started ({why}): run `{sys.executable} -c 'import "
        "extractors.child'` to see what is missing, and install zuozheng again"
    )
