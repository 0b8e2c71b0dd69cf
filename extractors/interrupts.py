"""Ctrl-C at a moment that suits: not into a half-taken lock, not into the birth of a process."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker


@contextmanager
def held_back() -> Iterator[None]:
    """Ctrl-C waits until the block is done, then is a KeyboardInterrupt like any other.

    Threads and processes begun in the block never see it: they inherit the mask, and a terminal
    sends it to all of them. In other threads than the main one nothing is raised: Python handles
    signals there.
    """
    resource_tracker.ensure_running()  # it would lift the mask of whoever begins the first process
    came: list[int] = []
    before = _handled(lambda number, _: came.append(number))
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        _handled(before)
    if came:
        raise KeyboardInterrupt


def _handled(handler: "signal._HANDLER") -> "signal._HANDLER":
    if threading.current_thread() is not threading.main_thread():
        return None
    return signal.signal(signal.SIGINT, handler)
