"""Measures what is read and judged against documents whose truth is known.

``python -m benchmarks.accuracy --seed 9000 --applications 40`` makes all families of documents
and verifies them; with ``--folder DIR`` it measures applications that are already there.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import TypeAdapter
from rich.console import Console

from benchmarks import figures, scores
from benchmarks.scores import Judged
from fixtures.truth import TRUTH_FILE, Truth
from models.application import Application
from models.report import Report

FIRST_SEED = 9000
"""Tests and committed fixtures use smaller seeds."""

FAMILIES = ("fixtures.make", "fixtures.heldout.make", "fixtures.typeset.make")
"""The programs that make documents: the one readers are tuned on, and two independent ones."""

REPORTS = "reports.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Makes the sets, verifies them, prints the figures; 1 where anything passed falsely."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory(prefix="zuozheng-accuracy-") as scratch:
        root: Path = options.keep or Path(scratch)
        folders = sorted(_applications(options, root))
        reports = _verify(folders, root, options.jobs)
        judged = [j for j in (_judged(folder, reports) for folder in folders) if j]
    observations = [o for each in judged for o in scores.observe(each)]
    console = Console(width=None if sys.stdout.isatty() else 180)
    console.print(f"{len(judged)} of {len(folders)} applications were judged", highlight=False)
    figures.show(observations, console)
    wrong = [o for o in observations if o.metric is scores.Metric.FALSE_PASS and not o.right]
    return 1 if wrong else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument("--seed", type=int, default=FIRST_SEED)
    parser.add_argument("--applications", type=int, default=20, help="from each family")
    parser.add_argument("--jobs", type=int, default=2, help="reading processes")
    parser.add_argument("--keep", type=Path, help="keep documents and reports in this folder")
    parser.add_argument("--folder", type=Path, help="measure these applications instead")
    return parser.parse_args(arguments)


def _applications(options: argparse.Namespace, root: Path) -> Iterator[Path]:
    """The application folders to measure; made first, unless ``--folder`` names some."""
    if options.folder:
        yield from (truth.parent for truth in options.folder.rglob(TRUTH_FILE))
        return
    for family in FAMILIES:
        out = root / family.split(".")[1]
        command = [sys.executable, "-m", family, "--out", str(out), "--seed", str(options.seed)]
        command += ["--applications", str(options.applications)]
        done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        if done.returncode:
            sys.stderr.write(f"{family} made no documents; measured without them\n")
        yield from (truth.parent for truth in out.rglob(TRUTH_FILE))


def _verify(folders: Sequence[Path], root: Path, jobs: int) -> dict[str, Report]:
    """Reports by application id, from the command line as an integrator would call it."""
    root.mkdir(parents=True, exist_ok=True)
    path = root / REPORTS
    command = [sys.executable, "-m", "service.cli.main", "verify", *map(str, folders)]
    command += ["--format", "json", "--output", str(path)]
    environment = {**os.environ, "ZUOZHENG_PROCESSES": str(jobs), "OMP_NUM_THREADS": "1"}
    subprocess.run(command, env=environment, check=False)
    text = path.read_text(encoding="utf-8")
    many: TypeAdapter[list[Report]] = TypeAdapter(list[Report])
    one = text.lstrip().startswith("{")
    reports = [Report.model_validate_json(text)] if one else many.validate_json(text)
    return {report.application: report for report in reports}


def _judged(folder: Path, reports: dict[str, Report]) -> Judged | None:
    manifest = (folder / "application.json").read_text(encoding="utf-8")
    application = Application.model_validate_json(manifest)
    report = reports.get(application.id)
    return Judged(folder, application, Truth.load(folder), report) if report else None


if __name__ == "__main__":
    sys.exit(main())
