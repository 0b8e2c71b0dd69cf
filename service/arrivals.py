"""Waiting for futures so that Ctrl-C may come at any moment."""

from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Any


class Arrivals:
    """Futures in the order in which they are done, told to the thread that waits.

    An interrupt between taking a future's own lock and knowing that it is taken leaves it taken
    for ever, and the thread that finishes the future with it. A SimpleQueue's ``get`` is one step.
    """

    def __init__(self) -> None:
        self._queue: SimpleQueue[Future[Any]] = SimpleQueue()
        self._done: set[Future[Any]] = set()
        self._calls: defaultdict[Future[Any], list[Callable[[], None]]] = defaultdict(list)

    def expect(self, future: Future[Any]) -> None:
        """This one will be waited for. To be called with Ctrl-C held back."""
        future.add_done_callback(self._queue.put)

    def call(self, future: Future[Any], told: Callable[[], None]) -> None:
        """``told`` is called as soon as the future is done: by whoever waits, or at once."""
        if future in self._done:
            told()
        else:
            self._calls[future].append(told)

    def wait(self, future: Future[Any]) -> None:
        """Until it is done; then its ``result`` waits for nobody."""
        while future not in self._done:
            arrived = self._queue.get()
            self._done.add(arrived)
            for told in self._calls.pop(arrived, ()):
                told()
