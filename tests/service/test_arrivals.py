"""Waiting for futures: in any order, with calls on the way, and an interrupt at any moment."""

import os
import signal
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from random import Random

import pytest

from extractors.interrupts import held_back
from service.arrivals import Arrivals


def test_a_future_done_earlier_or_later_is_waited_for() -> None:
    arrivals, futures = Arrivals(), [Future[int]() for _ in range(3)]
    for future in futures:
        arrivals.expect(future)
    futures[1].set_result(1)
    threading.Timer(0.05, futures[0].set_result, [0]).start()
    arrivals.wait(futures[0])
    assert futures[0].result(0) == 0
    arrivals.wait(futures[1])
    futures[2].cancel()
    arrivals.wait(futures[2])


def test_who_waits_makes_the_calls_of_all_that_are_done() -> None:
    arrivals, futures = Arrivals(), [Future[int]() for _ in range(2)]
    told: list[tuple[str, threading.Thread]] = []

    def note(name: str) -> None:
        told.append((name, threading.current_thread()))

    for name, future in zip("ab", futures, strict=True):
        arrivals.expect(future)
        arrivals.call(future, partial(note, name))
    with ThreadPoolExecutor(1) as pool:
        for future in futures:
            pool.submit(future.set_result, 0)
    arrivals.wait(futures[1])
    assert told == [("a", threading.current_thread()), ("b", threading.current_thread())]


def test_a_call_for_a_future_that_arrived_is_made_at_once() -> None:
    arrivals, future, told = Arrivals(), Future[int](), list[str]()
    arrivals.expect(future)
    future.set_result(0)
    arrivals.wait(future)
    arrivals.call(future, partial(told.append, "late"))
    assert told == ["late"]


def test_an_interrupt_while_waiting_leaves_nothing_locked() -> None:
    """At many moments: whoever finishes the futures is never kept waiting."""
    chance = Random(5)  # noqa: S311 - dice of a test
    with ThreadPoolExecutor(2) as pool:
        for _ in range(200):
            futures = [Future[int]() for _ in range(50)]
            finishing = pool.submit(finish, futures)
            with pytest.raises(KeyboardInterrupt):
                wait_for(futures, pool, chance.uniform(0, 0.002))
            finishing.result(5)


def finish(futures: list[Future[int]]) -> None:
    for future in futures:
        future.set_result(0)


def interrupt(seconds: float) -> None:
    time.sleep(seconds)
    os.kill(os.getpid(), signal.SIGINT)


def wait_for(futures: list[Future[int]], pool: ThreadPoolExecutor, seconds: float) -> None:
    arrivals = Arrivals()
    with held_back():
        pool.submit(interrupt, seconds)
    for future in futures:
        with held_back():
            arrivals.expect(future)
    for future in futures:
        arrivals.wait(future)
    while True:  # another thread may be given the signal, and take its time
        time.sleep(0.001)
