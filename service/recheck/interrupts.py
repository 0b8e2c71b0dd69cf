"""Ctrl-C at a moment that suits: not between a run's first row and its name, not into a birth."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def held_back() -> Iterator[None]:
    """Ctrl-C waits until the block is done, then is a KeyboardInterrupt like any other.

    Processes begun in the block never see it: they inherit the mask, and a terminal sends it to
    all of them. For the main thread only, where Python handles signals.
    """
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        signal.signal(signal.SIGINT, before)
    if came:
        raise KeyboardInterrupt
