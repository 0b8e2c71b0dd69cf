"""What ``zuozheng recheck`` does, once its words are parsed; returns the exit status."""

import asyncio
import getpass
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path

import click

from extractors.interrupts import held_back
from models.errors import SettingsError
from service import database, engine
from service.instance import in_store
from service.recheck import folders, page, stored, worker
from service.recheck.kept import Kept
from service.recheck.outputs import Facts, Outputs, summary
from service.recheck.processes import WorkerDiedError
from service.settings import Settings
from service.store import migrate, rechecks
from service.store.rechecks import Asked, Run, Selection
from verifiers.registry import entries
from verifiers.rulebooks import rulebook


def check_selection(plan: str | None, rule: str | None) -> None:
    """SettingsError where no application can be selected by these: a slip would select none."""
    if plan is not None and plan not in rulebook.known():
        known = ", ".join(rulebook.known())
        raise SettingsError(f"--plan {plan}: there is no such rulebook; it can be: {known}")
    rules = [entry.key for entry in entries()]
    if rule is not None and rule not in rules:
        near = get_close_matches(rule, rules, n=1)
        hint = f"perhaps {near[0]} is meant" if near else "`zuozheng rules` lists them"
        raise SettingsError(f"--rule {rule}: there is no such rule; {hint}")


def start(
    chosen: Settings, asked: Asked, workers: int | None, output: Path | None, *, ask: bool
) -> int:
    """Judges again what is selected in the store, as a run of its own.

    The whole store is never judged again unsaid; a terminal may say no, if ``ask``.
    """
    engine.check(chosen.ocr)
    with database.running(chosen) as url:
        asyncio.run(migrate.migrate(url))
        if asked.selection == Selection():
            _announce(url, asked, ask=ask)
        run: Run | None = None
        with _resumable(lambda: run):
            with held_back():
                run = asyncio.run(stored.begin(url, chosen, asked, getpass.getuser()))
            if run is None:
                click.echo("no finished application fits: there was nothing to judge")
                return 0
            what = "application" if run.total == 1 else "applications"
            click.echo(f"run {run.id}: {run.total:,} {what}", err=True)
            _judge(url, chosen, run, workers)
        return _written(url, run, output)


def _announce(url: str, asked: Asked, *, ask: bool) -> None:
    count = len(asyncio.run(stored.selected(url, asked.selection)))
    judged_by = f"the rulebook {asked.rulebook}" if asked.rulebook else "the rulebook each names"
    click.echo(
        f"nothing is selected: all {count:,} finished applications of the store are judged again "
        f"by {judged_by}, and reports that differ are filed and stand (--dry-run files nothing)",
        err=True,
    )
    if ask and count and sys.stdin.isatty():
        click.confirm("Go on?", abort=True, err=True)


def resume(chosen: Settings, id_: str, workers: int | None, output: Path | None) -> int:
    """Goes on with a run where it stopped; of a finished one, the result again."""
    engine.check(chosen.ocr)
    with database.running(chosen) as url:
        asyncio.run(migrate.migrate(url))
        run = asyncio.run(stored.known(url, id_))
        stored.check_resumable(run, chosen)
        with _resumable(lambda: run):
            _judge(url, chosen, run, workers)
        return _written(url, run, output)


@contextmanager
def _resumable(run: Callable[[], Run | None]) -> Iterator[None]:
    """Where the block is interrupted, says how to go on with the run, once there is one."""
    try:
        yield
    except (KeyboardInterrupt, WorkerDiedError):
        begun = run()
        if begun is not None:
            click.echo(f"zuozheng recheck --resume {begun.id} goes on where it stopped", err=True)
        raise


def _judge(url: str, chosen: Settings, run: Run, workers: int | None) -> None:
    worker.be_polite()  # the reading processes inherit it
    stored.go_on(url, chosen, run, workers or chosen.processes)


def _written(url: str, run: Run, output: Path | None) -> int:
    with Outputs(output or Path(f"recheck-{str(run.id)[:8]}")) as outputs:
        facts = asyncio.run(stored.write_out(url, run, outputs))
    return _told(facts, outputs)


def rehearse(chosen: Settings, asked: Asked, workers: int | None, output: Path | None) -> int:
    """Says what would change, and stores nothing."""
    if asked.reread:
        raise SettingsError("--dry-run stores nothing, so it cannot read again: leave out --reread")
    engine.check(chosen.ocr)
    with database.running(chosen) as url:
        asyncio.run(migrate.migrate(url))
        with Outputs(output or Path("recheck-dry-run")) as outputs:
            facts = stored.rehearse(url, chosen, asked, outputs, workers or chosen.processes)
    return _told(facts, outputs)


def over_folders(
    chosen: Settings, folder: Path, wanted: folders.Wanted, output: Path | None
) -> int:
    """Judges a folder of application folders again, without any service."""
    engine.check(chosen.ocr)
    with Outputs(output or Path("recheck-folder")) as outputs:
        facts = folders.run(chosen, folder, wanted, outputs)
    if not wanted.dry_run:
        Kept(outputs.folder, folder).settle()
    return _told(facts, outputs)


def listed(chosen: Settings) -> int:
    """One line a run, the newest first."""
    found = in_store(chosen, rechecks.runs)
    for run in found:
        click.echo(_line(run))
    if not found:
        click.echo("there has been no re-check")
    return 0


def status(chosen: Settings, id_: str | None) -> int:
    """How far a run is: the newest, unless one is named."""
    found = in_store(chosen, lambda connection: rechecks.runs(connection, id_ or ""))
    if not found:
        raise SettingsError("there is no such run; `zuozheng recheck list` shows all")
    click.echo(_line(found[0]))
    click.echo(f"asked: {found[0].asked}")
    return 0


def _line(run: Run) -> str:
    state = "done" if run.done_at else "open"
    return (
        f"{run.id}\t{run.created_at:%Y-%m-%d %H:%M}\t{run.started_by}\t{state}\t"
        f"{run.done:,}/{run.total:,}"
    )


def _told(facts: Facts, outputs: Outputs) -> int:
    page.write(facts, outputs)
    click.echo(summary(facts, outputs.tally), nl=False)
    click.echo(f"in {outputs.folder}: changes.jsonl, changes.csv, report.html")
    return 3 if facts.failed else 0
