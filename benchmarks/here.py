"""The reading process: this project's reader, warm, with its CPU time by step and its memory."""

import resource
from functools import cache
from typing import NamedTuple

import psutil

from benchmarks.steps import Step, Stopwatch, watched
from extractors import read
from extractors.settings import ReaderSettings
from models.lines import TextSource


class Reading(NamedTuple):
    """What reading one file cost: CPU seconds by step. ``source``: how its pages were read."""

    spent: dict[Step, float]
    pages: int
    source: TextSource

    @property
    def seconds(self) -> float:
        return sum(self.spent.values())


class Memory(NamedTuple):
    """Resident megabytes of a process: now, and at its peak."""

    now: float
    peak: float


def reading(data: bytes) -> Reading:
    """Reads one file; where any of its pages is read by OCR, all count as such."""
    watch = _watch()
    watch.spent.clear()
    document = read.read(data, ReaderSettings())
    sources = {page.source for page in document.pages}
    source = TextSource.OCR if TextSource.OCR in sources else TextSource.TEXT_LAYER
    return Reading(dict(watch.spent), document.page_count, source)


def memory() -> Memory:
    """What the calling process holds and held at most."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10  # Linux counts in KiB
    return Memory(psutil.Process().memory_info().rss / 2**20, peak)


def memory_after(data: bytes) -> Memory:
    """Reads one file; the memory once it has been read."""
    read.read(data, ReaderSettings())
    return memory()


@cache
def _watch() -> Stopwatch:
    return watched()
