"""How far a run is, on standard error: a bar with rate and time left, or one line a minute."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import ProgressColumn as Column
from rich.text import Text

EVERY_SECONDS = 60.0


class Gauge(Protocol):
    """Is told how much there is to do, and each time some of it is done."""

    def advance(self, done: int) -> None:
        """So many more are done."""


class Lines:
    """One line a minute: how many of how many, how many a second, how long still."""

    def __init__(self, what: str, total: int) -> None:
        self._what, self._total, self._done = what, total, 0
        self._began = self._told = time.monotonic()

    def advance(self, done: int) -> None:
        self._done += done
        now = time.monotonic()
        if now - self._told >= EVERY_SECONDS:
            self._told = now
            click.echo(line(self._what, self._done, self._total, now - self._began), err=True)


def line(what: str, done: int, total: int, seconds: float) -> str:
    """``judged 1,200 of 10,000, 85.0 a second, 2 min left``."""
    rate = done / seconds if seconds > 0 else 0.0
    left = f"{(total - done) / rate / 60:.0f} min left" if rate else "time left unknown"
    return f"{what} {done:,} of {total:,}, {rate:.1f} a second, {left}"


class Bar:
    """A bar on a terminal."""

    def __init__(self, progress: Progress, what: str, total: int) -> None:
        self._progress = progress
        self._task = progress.add_task(what, total=total)

    def advance(self, done: int) -> None:
        self._progress.update(self._task, advance=done)


class _Rate(Column):
    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f}/s" if task.speed else "–/s")


@contextmanager
def shown(what: str, total: int) -> Iterator[Gauge]:
    """A gauge for ``total`` applications or files that will be ``what``."""
    if not sys.stderr.isatty():
        yield Lines(what, total)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield Bar(progress, what, total)
