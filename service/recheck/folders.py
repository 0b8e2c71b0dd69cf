"""Judging a folder of application folders again, without a service or a database.

The output folder keeps what the next run needs (``kept``). An application without a report of the
last run is compared with what its own rulebook says of the same readings, where another rulebook is
asked about; else its first report is kept.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from extractors.recognition import ocr
from models.application import Application
from models.errors import AttachmentError, SettingsError, ZuozhengError
from models.report import Report
from service import folder, reading
from service.logs import logger
from service.reading import Begun
from service.recheck import progress, worker
from service.recheck.changes import changes, named
from service.recheck.judge import Bench, lines, says_the_same
from service.recheck.kept import Kept
from service.recheck.outputs import Facts, NotJudged, Outputs
from service.recheck.processes import Crew, chunks
from service.recheck.progress import Gauge
from service.recheck.stored import CHUNK, snapshot
from service.settings import Settings
from service.spot import spot
from service.store.rechecks import Selection

log = logger("recheck")

OUR_FAULT = "a fault of this program, please report it; the log says where"


class Wanted(NamedTuple):
    """What a run over folders was asked for."""

    selection: Selection
    rulebook: str | None = None
    reread: bool = False
    dry_run: bool = False
    workers: int | None = None


class Order(NamedTuple):
    """What a judging process is started with."""

    kept: Kept
    rulebook: str | None
    alphabet: frozenset[str]
    selection: Selection
    dry_run: bool


class Outcome(NamedTuple):
    """What came of one folder: judged, first (no report before), left (not selected), failed.

    ``reason`` is why it failed, for the operator.
    """

    folder: str
    state: str
    changes: str = ""
    reason: str = ""


def run(chosen: Settings, home: Path, wanted: Wanted, outputs: Outputs) -> Facts:
    """Reads what is not read yet, judges all, and lays new reports aside unless it is a dry run."""
    found = sorted(file.parent for file in home.glob(f"*/{folder.MANIFEST}"))
    if not found:
        raise SettingsError(f"{home} holds no folder with an {folder.MANIFEST}")
    kept = Kept(outputs.folder, home)
    order = Order(
        kept,
        snapshot(wanted.rulebook),
        ocr.alphabet(chosen.ocr),
        wanted.selection,
        wanted.dry_run,
    )
    kept.make()
    _read(chosen, found, wanted, kept)
    states = dict.fromkeys(("judged", "first", "left", "failed"), 0)
    failures: list[NotJudged] = []
    workers = min(wanted.workers or chosen.processes, len(found))
    with progress.shown("judged", len(found)) as gauge:
        for results in Crew(workers, begin, order, judge_all).results(chunks(found, CHUNK)):
            for result in results:
                states[result.state] += 1
                outputs.add(result.changes)
                if result.state == "failed":
                    failures.append(NotJudged(result.folder, result.reason))
            gauge.advance(len(results))
    return Facts(
        str(home),
        states["judged"],
        states["failed"],
        first=states["first"],
        failures=tuple(failures),
        passed_over=_passed_over(home, outputs.folder),
    )


def _passed_over(home: Path, output: Path) -> tuple[str, ...]:
    """The sub-folders that hold no manifest, without hidden ones and the run's own."""
    inside = (each for each in home.iterdir() if each.is_dir() and not each.name.startswith("."))
    return tuple(
        sorted(
            each.name
            for each in inside
            if not (each / folder.MANIFEST).exists() and each.resolve() != output.resolve()
        )
    )


def _read(chosen: Settings, found: list[Path], wanted: Wanted, kept: Kept) -> None:
    """Reads every content that is not kept, or is kept from an older reader."""
    version = chosen.reader.version if wanted.reread else None
    settings = chosen.model_copy(update={"processes": wanted.workers or chosen.processes})
    missing = {key: path for key, path in _contents(found) if not kept.cached(key, version)}
    if not missing:
        return
    with progress.shown("attachments read", len(missing)) as gauge:
        for chunk in chunks(sorted(missing.items()), CHUNK * 4):
            with reading.Reading(settings) as pool:
                begun = {key: pool.begin(path) for key, path in chunk}
                for key, each in begun.items():  # one slow file holds no other back
                    each.when_read(partial(_keep, kept, key, each, gauge))
                for each in begun.values():
                    each.document()


def _keep(kept: Kept, key: str, read: Begun, gauge: Gauge) -> None:
    kept.keep_reading(key, read.document())
    gauge.advance(1)


def _contents(found: list[Path]) -> Iterator[tuple[str, Path]]:
    """The readable contents; judging tells what is not."""
    for path in found:
        try:
            files = folder.load(path).files
        except ZuozhengError:
            continue
        for file in files.values():
            try:
                yield reading.digest(file), file
            except AttachmentError:
                continue


class _Process:
    """This process's order and bench; made once, by ``begin``."""

    order: Order
    bench: Bench
    own: Bench


def begin(order: Order) -> None:
    """Prepares a judging process."""
    worker.settle_down()
    _Process.order = order
    _Process.bench = worker.bench_of(order.rulebook, order.alphabet)
    _Process.own = Bench(None, order.alphabet)


def judge_all(found: Sequence[Path]) -> list[Outcome]:
    """What comes of these folders; a broken one stops no other."""
    return [_judged(path) for path in found]


def _judged(path: Path) -> Outcome:
    try:
        return _judge(path)
    except ZuozhengError as error:
        return Outcome(path.name, "failed", reason=str(error))
    except Exception as error:  # noqa: BLE001 - a bug in one rule must not end a run of thousands
        log.warning("not judged", folder=path.name, error=spot(error))
        return Outcome(path.name, "failed", reason=OUR_FAULT)


def _judge(path: Path) -> Outcome:
    order = _Process.order
    loaded = folder.load(path)
    documents = order.kept.documents(loaded)
    before = order.kept.report(path.name, loaded.application)
    if before is None and order.rulebook is not None:
        before = _Process.own.judged(loaded.application, documents)
    if not _fits(order.selection, loaded.application, before):
        return Outcome(path.name, "left")
    after = _Process.bench.judged(loaded.application, documents)
    if not order.dry_run:
        order.kept.keep_report(path.name, after)
    if before is None:
        return Outcome(path.name, "first")
    same = says_the_same(before, after)
    told = "" if same else lines(named(changes(before, after), path.name))
    return Outcome(path.name, "judged", told)


def _fits(selection: Selection, application: Application, before: Report | None) -> bool:
    """Whether the folder is asked for; one without a report has no outcome and no finding."""
    rules = {f.rule for f in before.findings if f.status != "not_applicable"} if before else set()
    return all(
        (
            selection.plan in {None, application.rulebook},
            selection.employer in {None, application.employer.name},
            selection.since is None or application.submitted_on >= selection.since.date(),
            selection.ids is None or application.id in selection.ids,
            selection.rule is None or selection.rule in rules,
            selection.outcomes is None or (before and before.outcome in selection.outcomes),
        )
    )
