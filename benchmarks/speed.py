"""Measures what reading a page costs, against plain PaddleOCR on the same pages and weights.

CPU time, not wall time, on one thread: the ratio holds on a busy machine too. Both programs
run in processes of their own, warm, and take turns page by page.
"""

import argparse
import multiprocessing
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks import endurance, here, plain
from benchmarks.here import Reading
from benchmarks.steps import Step
from fixtures.truth import TRUTH_FILE, Truth
from models.lines import TextSource

FIXTURES = Path(__file__).parents[1] / "fixtures"
COMMITTED = (FIXTURES / "samples", FIXTURES / "traps")
"""The committed sets: no fonts are needed."""


class Kind(StrEnum):
    """What a page is, as far as its cost goes."""

    SCAN = "scanned pages"
    PHOTO = "photos, screenshots"
    LAYER = "text-layer pages"
    DISTRUSTED = "text layer not believed"


KINDS = {
    "scan": Kind.SCAN,
    "photocopy": Kind.SCAN,
    "clean": Kind.SCAN,
    "photo": Kind.PHOTO,
    "screenshot": Kind.PHOTO,
    "text_pdf": Kind.LAYER,
}
"""By the truth's ``condition``."""

AIMS = {Kind.SCAN: 0.6, Kind.LAYER: 0.05}
"""Of plain PaddleOCR's CPU time."""

MOST_MEGABYTES = 1200.0
"""What a reading process may hold."""


class Measured(NamedTuple):
    """One file, read here and by plain PaddleOCR."""

    file: Path
    kind: Kind
    here: Reading
    plain: float

    @property
    def ratio(self) -> float:
        return self.here.seconds / self.plain


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints; 1 where an aim is missed."""
    options = _options(arguments)
    chosen = list(_chosen(options.folder or COMMITTED, options.files))
    console = Console(width=None if sys.stdout.isatty() else 140, highlight=False)
    with _process() as reader, _process() as other:
        measured = list(_measured(chosen, reader, other))
        peaks = [each.submit(here.memory).result().peak for each in (reader, other)]
    console.print(plain.DIFFERENCES)
    console.print(_ratios(measured), _steps(measured))
    console.print(f"peak memory: reading {peaks[0]:.0f} MB, plain PaddleOCR {peaks[1]:.0f} MB")
    if options.each:
        console.print(_each(measured))
    if options.memory_pages:
        scans = [file for file, kind in chosen if kind is Kind.SCAN]
        peaks.insert(0, _endured(scans, options.memory_pages, console))
    missed = [kind for kind, aim in AIMS.items() if _ratio(measured, kind) > aim]
    return 1 if missed or peaks[0] > MOST_MEGABYTES else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--files", type=int, default=12, help="at most so many of each kind")
    parser.add_argument(
        "--folder",
        type=Path,
        action="append",
        help="measure the files under this folder (of fixtures.make), not the committed ones",
    )
    parser.add_argument("--each", action="store_true", help="print every file's figures as well")
    parser.add_argument(
        "--memory-pages", type=int, default=0, help="read so many pages of changing size in a row"
    )
    return parser.parse_args(arguments)


def _chosen(folders: Sequence[Path], most: int) -> Iterator[tuple[Path, Kind]]:
    """At most ``most`` files of each kind under ``folders``, spread evenly over them."""
    by_kind: defaultdict[Kind, list[Path]] = defaultdict(list)
    for truth in sorted(path for root in folders for path in root.rglob(TRUTH_FILE)):
        for document in Truth.load(truth.parent).documents:
            by_kind[KINDS[document.condition]].append(truth.parent / document.file)
    for kind, files in by_kind.items():
        count = min(most, len(files))
        yield from ((files[number * len(files) // count], kind) for number in range(count))


def _process() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))


def _measured(
    chosen: Sequence[tuple[Path, Kind]], reader: ProcessPoolExecutor, other: ProcessPoolExecutor
) -> Iterator[Measured]:
    """One after the other, never both programs at once; the first file warms them up."""
    warming = chosen[0][0].read_bytes()
    reader.submit(here.reading, warming).result()
    other.submit(plain.seconds, warming).result()
    for file, kind in track(chosen, "Measuring", console=Console(stderr=True)):
        data = file.read_bytes()
        reading = reader.submit(here.reading, data).result()
        seconds = other.submit(plain.seconds, data).result()
        distrusted = kind is Kind.LAYER and reading.source is TextSource.OCR
        yield Measured(file, Kind.DISTRUSTED if distrusted else kind, reading, seconds)


def _of(measured: Sequence[Measured], kind: Kind) -> list[Measured]:
    return [each for each in measured if each.kind is kind]


def _ratio(measured: Sequence[Measured], kind: Kind) -> float:
    """All time here over all time there; 0 where nothing of the kind was measured."""
    own = _of(measured, kind)
    there = sum(each.plain for each in own)
    return sum(each.here.seconds for each in own) / there if there else 0.0


def _ratios(measured: Sequence[Measured]) -> Table:
    columns = ("pages", "here, CPU s a page", "plain, CPU s a page", "ratio", "range", "aim")
    table = Table("", *columns, title="reading a page", title_justify="left")
    for kind in Kind:
        if own := _of(measured, kind):
            pages = sum(each.here.pages for each in own)
            ratios = sorted(each.ratio for each in own)
            table.add_row(
                kind.value,
                str(pages),
                f"{sum(each.here.seconds for each in own) / pages:.2f}",
                f"{sum(each.plain for each in own) / pages:.2f}",
                f"{_ratio(measured, kind):.3f}",
                f"{ratios[0]:.2f} to {ratios[-1]:.2f}",
                f"{AIMS[kind]:.2f}" if kind in AIMS else "",
            )
    return table


def _steps(measured: Sequence[Measured]) -> Table:
    """Milliseconds a page, and the step's share of the whole."""
    kinds = [kind for kind in Kind if _of(measured, kind)]
    table = Table("", *kinds, title="CPU ms a page by step, and its share", title_justify="left")
    for step in Step:
        table.add_row(step.value, *(_step(_of(measured, kind), step) for kind in kinds))
    return table


def _step(own: Sequence[Measured], step: Step) -> str:
    spent = sum(each.here.spent.get(step, 0.0) for each in own)
    pages, whole = sum(each.here.pages for each in own), sum(each.here.seconds for each in own)
    return f"{1000 * spent / pages:5.0f}  {100 * spent / whole:3.0f} %"


def _each(measured: Sequence[Measured]) -> Table:
    table = Table("file", "kind", "here, CPU s", "plain, CPU s", "ratio", title_justify="left")
    for each in sorted(measured, key=lambda each: each.ratio, reverse=True):
        name = f"{each.file.parent.name}/{each.file.name}"
        seconds = f"{each.here.seconds:.2f}", f"{each.plain:.2f}"
        table.add_row(name, each.kind.value, *seconds, f"{each.ratio:.3f}")
    return table


def _endured(scans: Sequence[Path], pages: int, console: Console) -> float:
    """Prints the memory of a fresh process as it reads; returns its peak."""
    peak = 0.0
    with _process() as reader:
        for reached in endurance.series(reader, scans, pages):
            peak = reached.memory.peak
            console.print(f"after {reached.pages:5d} pages: {reached.memory.now:5.0f} MB resident")
    console.print(f"peak {peak:.0f} MB (aim: at most {MOST_MEGABYTES:.0f})")
    return peak


if __name__ == "__main__":
    sys.exit(main())
