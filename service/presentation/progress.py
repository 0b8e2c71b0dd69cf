"""How far the reading is, on standard error: a bar on a terminal, one line each otherwise."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from service.reading import Watcher
from service.words import printable


@contextmanager
def shown() -> Iterator[Watcher]:
    """A watcher that shows what it is told on standard error."""
    if not sys.stderr.isatty():
        yield Lines()
        return
    columns = (
        TextColumn("读取附件"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pages]} 页"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield Bar(progress)


class Lines:
    """One line an attachment: its number, name, pages, or the code of what went wrong."""

    def __init__(self) -> None:
        self._total = 0
        self._done = 0

    def expect(self, attachments: int) -> None:
        self._total += attachments

    def read(self, name: str, pages: int, error: str | None) -> None:
        self._done += 1
        told = f"not read: {error}" if error else f"{pages} page{'' if pages == 1 else 's'}"
        click.echo(f"[{self._done}/{self._total}] {printable(name)}: {told}", err=True)


class Bar:
    """A bar that counts attachments and pages."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("", total=0, pages=0)
        self._attachments = 0
        self._pages = 0

    def expect(self, attachments: int) -> None:
        self._attachments += attachments
        self._progress.update(self._task, total=self._attachments)

    def read(self, name: str, pages: int, error: str | None) -> None:
        self._pages += pages
        self._progress.update(self._task, advance=1, pages=self._pages)
        if error:
            self._progress.console.print(Text(f"{printable(name)}: {error}"))
