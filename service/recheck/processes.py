"""Work spread over processes: results in order, little in memory, whatever the amount."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import Generic, NamedTuple, TypeVar

from extractors.interrupts import held_back
from models.errors import ZuozhengError
from service.arrivals import Arrivals

In = TypeVar("In")
Out = TypeVar("Out")
Given = TypeVar("Given")

AHEAD = 2
"""Chunks a process has waiting besides the one it works on."""


class WorkerDiedError(ZuozhengError):
    """A judging process was killed, perhaps for want of memory; the run can be resumed."""


class Crew(NamedTuple, Generic[Given, In, Out]):
    """So many processes: each calls ``begin`` with ``given`` once, then ``work`` for each task."""

    workers: int
    begin: Callable[[Given], None]
    given: Given
    work: Callable[[In], Out]

    def results(self, tasks: Iterable[In]) -> Iterator[Out]:
        """The results in the order of the tasks; WorkerDiedError where a process is killed."""
        coming = iter(tasks)
        pool = ProcessPoolExecutor(
            self.workers, get_context("spawn"), self.begin, initargs=(self.given,)
        )
        arrivals, running = Arrivals(), deque[Future[Out]]()

        def begin(most: int) -> None:
            with held_back():  # the first tasks begin the processes
                for task in islice(coming, most):
                    running.append(pool.submit(self.work, task))
                    arrivals.expect(running[-1])

        try:
            begin(self.workers * (AHEAD + 1))
            while running:
                arrivals.wait(running[0])
                yield running.popleft().result()
                begin(1)
        except BrokenProcessPool as error:
            raise WorkerDiedError("a judging process was killed") from error
        finally:
            pool.shutdown(cancel_futures=True)


def chunks(values: Sequence[In], size: int) -> Iterator[Sequence[In]]:
    """The values in order, so many at a time."""
    return (values[start : start + size] for start in range(0, len(values), size))
