"""Measures judging stored applications again: how many a second and core, and in how much memory.

The store is filled by the calls that store real ones (a seed of them, then copied row by row in the
database). Time is processor time of the judging processes and of the database together, so that
the figure holds on a busy machine; wall time is told beside it. ``--kill`` interrupts a run half
way and measures what resuming costs.
"""

import argparse
import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import psutil
import psycopg
import yaml

from benchmarks import filled
from service import database
from service.store import migrate

SEED = 250
READ_SECONDS_A_PAGE = 0.98
"""Processor seconds to read a page (docs/service.md, samples, 2026-11-24)."""

PAGES = 15
"""Pages of an application of ten attachments of 1.5 pages."""

ALTERED = "a rule of the program changed, nothing turns"

_COMMAND = [sys.executable, "-m", "service.cli.main", "recheck"]


class Cost(NamedTuple):
    """Seconds on the wall, processor seconds of our processes and of the database.

    ``megabytes`` of our processes at five moments, evenly apart.
    """

    wall: float
    ours: float
    database: float
    megabytes: list[float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--applications", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--kill", action="store_true", help="interrupt the last run half way")
    chosen = parser.parse_args()
    with TemporaryDirectory(prefix="zuozheng-") as folder, database.embedded(Path(folder)) as url:
        seed = min(SEED, chosen.applications)
        asyncio.run(migrate.migrate(url))
        filled.fill_at(url, seed)
        filled.multiply(url, chosen.applications // seed - 1)
        _measure(url, Path(folder), chosen)


def _measure(url: str, home: Path, chosen: argparse.Namespace) -> None:
    workers = ("--workers", str(chosen.workers))
    measured: dict[str, list[str]] = {
        "small (a tenth)": ["--dry-run", "--ids", str(_tenth(home, chosen.applications))],
        "nothing changed, stored": [],
        "a number changed, nothing turns": ["--rulebook", str(_harmless(home))],
        ALTERED: ["--rulebook", str(_harmless(home))],
        "a date changed, four in ten turn": ["--rulebook", str(_corrected(home))],
    }
    for name, words in measured.items():
        if name == ALTERED:
            _alter(url)
        cost = _run(url, home, [*words, *workers])
        judged = chosen.applications // 10 if "small" in name else chosen.applications
        _show(name, judged, cost)
    if chosen.kill:
        _interrupt(url, home, cost.wall / 3, workers)
    _forget(url)
    _show("the program changed, all judged in full", chosen.applications,
          _run(url, home, ["--dry-run", *workers]))  # fmt: skip


def _interrupt(url: str, home: Path, seconds: float, workers: tuple[str, ...]) -> None:
    """A run that is killed and resumed beside one that turns the same back undisturbed."""
    there = ["--rulebook", str(_corrected(home, "2024-10-10", "2")), *workers]
    killed = _run(url, home, there, kill_after=seconds)
    rest = _run(url, home, ["--resume", _newest(url), *workers])
    back = _run(url, home, ["--rulebook", str(_corrected(home, version="3")), *workers])
    told = (f"{each.ours + each.database:.0f}" for each in (killed, rest, back))
    print("processor seconds: killed after {}, resumed in {}, undisturbed {}".format(*told))


def _show(name: str, judged: int, cost: Cost) -> None:
    busy = cost.ours + cost.database
    reading = PAGES * READ_SECONDS_A_PAGE * judged
    print(
        f"{name}: {judged:,} in {cost.wall:.0f} s; processor {cost.ours:.0f} s, database "
        f"{cost.database:.0f} s: {judged / busy:.0f} a second and core; "
        f"{' '.join(f'{each:.0f}' for each in cost.megabytes)} MB; "
        f"reading again costs {reading / busy:,.0f} times that",
        flush=True,
    )


def _run(url: str, home: Path, words: list[str], kill_after: float | None = None) -> Cost:
    before, began = _database_seconds(home), time.monotonic()
    process = psutil.Popen(
        [*_COMMAND, *words, "--output", str(home / "out")],
        env=os.environ | {"ZUOZHENG_DATABASE_URL": url},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    ours, memory = 0.0, [0.0]
    while process.poll() is None:
        seconds, megabytes = _family(process)
        ours = max(ours, seconds)
        memory.append(megabytes)
        if kill_after and time.monotonic() - began > kill_after:
            os.killpg(process.pid, signal.SIGKILL)
        time.sleep(0.2)
    wall = time.monotonic() - began
    moments = [memory[place * (len(memory) - 1) // 6] for place in range(1, 6)]
    return Cost(wall, ours, _database_seconds(home) - before, moments)


def _family(process: psutil.Process) -> tuple[float, float]:
    """Processor seconds and megabytes of a process and its children."""
    seconds = megabytes = 0.0
    try:
        for each in (process, *process.children(recursive=True)):
            times = each.cpu_times()
            seconds += times.user + times.system
            megabytes += each.memory_info().rss / 1e6
    except psutil.NoSuchProcess:
        return 0.0, 0.0
    return seconds, megabytes


def _database_seconds(home: Path) -> float:
    """Processor seconds of the database on ``home``, ended connections among them."""
    number = (home / "postgres" / "postmaster.pid").read_text().split()[0]
    server = psutil.Process(int(number))
    own = server.cpu_times()
    seconds = own.user + own.system + own.children_user + own.children_system
    return seconds + sum(_used(each) for each in server.children(recursive=True))


def _used(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    return float(times.user + times.system)


def _tenth(home: Path, count: int) -> Path:
    """A file of ids that names a tenth of the store."""
    numbers = [filled.number_of(n) for n in range(min(SEED, count))]
    copies = max(1, count // min(SEED, count) // 10)
    names = [name if not copy else f"{name}-{copy}" for copy in range(copies) for name in numbers]
    file = home / "ids.txt"
    file.write_text("\n".join(names[: count // 10]))
    return file


def _corrected(home: Path, floor: str = "2024-09-30", version: str = "corrected") -> Path:
    """A rulebook with another date."""
    form = {"floor": floor, "expired": "fail", "before_floor": "fail", "not_printed": "review"}
    book = {"extends": "hangzhou-2024-engineer", "id": "hangzhou-2024-engineer",
            "version": version, "title": "corrected",
            "education": {"validity": {"chsi_registration_form": form}}}  # fmt: skip
    file = home / f"{version}.yaml"
    file.write_text(yaml.safe_dump(book))
    return file


def _harmless(home: Path) -> Path:
    """A rulebook with another number, by which nothing here turns."""
    book = {"extends": "hangzhou-2024-engineer", "id": "hangzhou-2024-engineer",
            "version": "harmless", "title": "harmless",
            "appointment": {"consecutive_gap_days": 30}}  # fmt: skip
    file = home / "harmless.yaml"
    file.write_text(yaml.safe_dump(book))
    return file


def _alter(url: str) -> None:
    """As if an earlier release had judged, in which one of the rules was another one."""
    with psycopg.connect(url) as connection:
        connection.execute(r"""INSERT INTO bases SELECT 'earlier ' || id,
            regexp_replace(code, '("project.name-present": "[^ ]+) [0-9a-f]+', '\1 another'),
            rulebook FROM bases""")
        connection.execute("UPDATE grounds SET basis = 'earlier ' || basis")


def _forget(url: str) -> None:
    """As if an earlier release had judged: nothing is known of what its reports follow from."""
    with psycopg.connect(url) as connection:
        connection.execute("DELETE FROM grounds")


def _newest(url: str) -> str:
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT id FROM rechecks ORDER BY created_at DESC").fetchone()
    return str(row[0]) if row else ""


if __name__ == "__main__":
    main()
