"""Judging a folder of application folders again, without a service or a database.

The output folder keeps what the next run needs: ``readings/`` by content, and ``reports/`` with the
last report of each application. An application without one is compared with what its own rulebook
says of the same readings, where another rulebook is asked about; else its first report is kept.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from extractors.recognition import ocr
from models.application import Application
from models.document import Document
from models.errors import SettingsError, ZuozhengError
from models.report import ReadError, Report
from service import folder, reading
from service.logs import logger
from service.presentation import output
from service.recheck import progress, worker
from service.recheck.changes import changes
from service.recheck.judge import Bench, lines, says_the_same
from service.recheck.outputs import Facts, Outputs
from service.recheck.processes import Crew, chunks
from service.recheck.stored import CHUNK, snapshot
from service.settings import Settings
from service.spot import spot
from service.store.rechecks import Selection

log = logger("recheck")

READINGS, REPORTS, NEXT = "readings", "reports", "reports.next"


class Wanted(NamedTuple):
    """What a run over folders was asked for."""

    selection: Selection
    rulebook: str | None = None
    reread: bool = False
    dry_run: bool = False
    workers: int | None = None


class Order(NamedTuple):
    """What a judging process is started with."""

    home: Path
    rulebook: str | None
    alphabet: frozenset[str]
    selection: Selection
    dry_run: bool


class Outcome(NamedTuple):
    """What came of one folder: judged, first (no report before), left (not selected), failed."""

    state: str
    changes: str = ""


def run(chosen: Settings, home: Path, wanted: Wanted, outputs: Outputs) -> Facts:
    """Reads what is not read yet, judges all, and keeps the new reports unless it is a dry run."""
    found = sorted(file.parent for file in home.glob(f"*/{folder.MANIFEST}"))
    if not found:
        raise SettingsError(f"{home} holds no folder with an {folder.MANIFEST}")
    kept = snapshot(wanted.rulebook)
    for name in (READINGS, REPORTS, NEXT):
        (outputs.folder / name).mkdir(exist_ok=True)
    _read(chosen, found, wanted, outputs.folder / READINGS)
    states = dict.fromkeys(("judged", "first", "left", "failed"), 0)
    alphabet = ocr.alphabet(chosen.ocr)
    order = Order(outputs.folder, kept, alphabet, wanted.selection, wanted.dry_run)
    workers = min(wanted.workers or chosen.processes, len(found))
    with progress.shown("judged", len(found)) as gauge:
        for results in Crew(workers, begin, order, judge_all).results(chunks(found, CHUNK)):
            for result in results:
                states[result.state] += 1
                outputs.add(result.changes)
            gauge.advance(len(results))
    return Facts(str(home), states["judged"], states["failed"], first=states["first"])


def keep_reports(home: Path) -> None:
    """The reports of a run that is whole become what the next one is compared with."""
    for report in sorted((home / NEXT).glob("*.json")):
        report.replace(home / REPORTS / report.name)


def _read(chosen: Settings, found: list[Path], wanted: Wanted, cache: Path) -> None:
    """Reads every content that is not in the cache, or is there from an older reader."""
    version = chosen.reader.version if wanted.reread else None
    settings = chosen.model_copy(update={"processes": wanted.workers or chosen.processes})
    missing = {
        key: path for key, path in _contents(found) if not _cached(cache / f"{key}.json", version)
    }
    if not missing:
        return
    with progress.shown("attachments read", len(missing)) as gauge:
        for chunk in chunks(sorted(missing.items()), CHUNK * 4):
            with reading.Reading(settings) as pool:
                begun = [(key, pool.begin(path)) for key, path in chunk]
                for key, each in begun:
                    said = each.document()
                    kind = "json" if isinstance(said, Document) else "refusal"
                    output.deliver(said.model_dump_json(), cache / f"{key}.{kind}")
                    gauge.advance(1)


def _contents(found: list[Path]) -> Iterator[tuple[str, Path]]:
    for path in found:
        try:
            files = folder.load(path).files
        except ZuozhengError as error:
            log.warning("not usable", folder=path.name, error=spot(error))
            continue
        yield from ((reading.digest(file), file) for file in files.values())


def _cached(file: Path, version: str | None) -> bool:
    if not file.exists():
        return False
    return version is None or _document(file).reader_version == version


def _document(file: Path) -> Document:
    return Document.model_validate_json(file.read_bytes())


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
    except ZuozhengError:
        return Outcome("failed")
    except Exception as error:  # noqa: BLE001 - a bug in one rule must not end a run of thousands
        log.warning("not judged", folder=path.name, error=spot(error))
        return Outcome("failed")


def _judge(path: Path) -> Outcome:
    order = _Process.order
    loaded = folder.load(path)
    documents = _documents(loaded, order.home / READINGS)
    before = _before(path.name, loaded.application, documents)
    if not _fits(order.selection, loaded.application, before):
        return Outcome("left")
    after = _Process.bench.judged(loaded.application, documents)
    if not order.dry_run:
        output.deliver(after.model_dump_json(), order.home / NEXT / f"{path.name}.json")
    if before is None:
        return Outcome("first")
    return Outcome("judged", "" if says_the_same(before, after) else lines(changes(before, after)))


def _documents(loaded: folder.Folder, cache: Path) -> dict[str, Document | ReadError]:
    said: dict[str, Document | ReadError] = {}
    for attachment, file in loaded.files.items():
        key = reading.digest(file)
        read, refused = cache / f"{key}.json", cache / f"{key}.refusal"
        if read.exists():
            said[attachment] = _document(read)
        elif refused.exists():
            said[attachment] = ReadError.model_validate_json(refused.read_bytes())
    return said


def _before(
    name: str, application: Application, documents: dict[str, Document | ReadError]
) -> Report | None:
    file = _Process.order.home / REPORTS / f"{name}.json"
    if file.exists():
        return Report.model_validate_json(file.read_bytes())
    if _Process.order.rulebook is None:
        return None
    return _Process.own.judged(application, documents)


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
