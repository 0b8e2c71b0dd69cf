"""The commands that judge again and compare. Importing it loads no database."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from service.cli.service import DAY

if TYPE_CHECKING:
    from service.store.rechecks import Selection

_data_dir = click.option(
    "--data-dir",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where data is kept; ./zuozheng-data unless ZUOZHENG_DATA_DIR says otherwise.",
)


class Words(TypedDict):
    """The options of ``recheck`` as they were given."""

    plan: str | None
    rulebook: str | None
    since: datetime | None
    employer: str | None
    rule: str | None
    outcomes: tuple[str, ...]
    ids: Path | None
    folder: Path | None
    reread: bool
    workers: int | None
    dry_run: bool
    yes: bool
    output: Path | None
    resume: str | None
    data_dir: Path | None


@click.group(short_help="Judge again, and say what differs.", invoke_without_command=True)
@click.option("--plan", metavar="ID", help="Only applications of this rulebook.")
@click.option("--rulebook", metavar="FILE|ID", help="Judge by this rulebook instead of their own.")
@click.option("--since", type=DAY, metavar="DAY", help="Only those since that day, 2024-08-30.")
@click.option("--employer", metavar="NAME", help="Only those of this unit.")
@click.option("--rule", metavar="ID", help="Only those this rule had something to say of.")
@click.option(
    "--outcome",
    "outcomes",
    multiple=True,
    type=click.Choice(["pass", "fail", "review"]),
    help="Only those that came out so; repeatable.",
)
@click.option(
    "--ids",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Only those this file names, one a line.",
)
@click.option(
    "--folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="Instead of the store: a folder of application folders; needs no service.",
)
@click.option("--reread", is_flag=True, help="First read again what an older reader has read.")
@click.option("--workers", type=click.IntRange(1), metavar="N", help="Processes; one a core.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and store nothing.")
@click.option("--yes", is_flag=True, help="Do not ask before the whole store is judged again.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Folder for changes.jsonl, changes.csv and report.html.",
)
@click.option("--resume", metavar="RUN", help="Go on with a run that was interrupted.")
@_data_dir
@click.pass_context
def recheck(context: click.Context, **words: Unpack[Words]) -> int:
    """Judge stored applications again, from stored readings, and say what comes out differently.

    Without --dry-run the new reports are filed. Where nothing selects, a terminal is asked before
    the whole store is judged again.

    Each claim that differs is a line of changes.jsonl. A run is kept: interrupted however, it goes
    on with --resume and ends with the same result. The exit status is 3 where an application could
    not be judged.

    \b
    Examples:
      zuozheng recheck --plan hangzhou-2024-engineer --rulebook corrected.yaml --dry-run
      zuozheng recheck --since 2024-09-01 --rule project.in-present-post --reread
      zuozheng recheck --folder applications --rulebook corrected.yaml --output out
      zuozheng recheck --resume 3f2a
    """
    if context.invoked_subcommand:
        return 0
    from service.instance import chosen_for
    from service.recheck import commands, folders
    from service.store.rechecks import Asked

    chosen, workers, output = chosen_for(words["data_dir"]), words["workers"], words["output"]
    if words["resume"]:
        return commands.resume(chosen, words["resume"], workers, output)
    selection = _selection(words)
    if words["folder"]:
        wanted = folders.Wanted(
            selection, words["rulebook"], words["reread"], words["dry_run"], workers
        )
        return commands.over_folders(chosen, words["folder"], wanted, output)
    asked = Asked(selection=selection, rulebook=words["rulebook"], reread=words["reread"])
    if words["dry_run"]:
        return commands.rehearse(chosen, asked, workers, output)
    return commands.start(chosen, asked, workers, output, ask=not words["yes"])


def _selection(words: Words) -> "Selection":
    from service.recheck.commands import check_selection
    from service.store.rechecks import Selection

    check_selection(words["plan"], words["rule"])
    since = words["since"]
    ids = words["ids"].read_text(encoding="utf-8-sig").split() if words["ids"] else None
    return Selection(
        plan=words["plan"],
        since=since.astimezone() if since else None,
        employer=words["employer"],
        rule=words["rule"],
        outcomes=words["outcomes"] or None,
        ids=None if ids is None else tuple(ids),
    )


@recheck.command("list", short_help="Show all runs.")
@_data_dir
def list_runs(data_dir: Path | None) -> int:
    """Show every run: its id, when and by whom it was started, whether it is done, how far.

    \b
    Example:
      zuozheng recheck list
    """
    from service.instance import chosen_for
    from service.recheck.commands import listed

    return listed(chosen_for(data_dir))


@recheck.command("status", short_help="Show how far a run is.")
@click.argument("run", required=False)
@_data_dir
def run_status(run: str | None, data_dir: Path | None) -> int:
    """Show how far RUN is (the newest, unless one is named) and what it was asked for.

    \b
    Example:
      zuozheng recheck status
    """
    from service.instance import chosen_for
    from service.recheck.commands import status

    return status(chosen_for(data_dir), run)


@click.command(short_help="Compare two reports.")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@_data_dir
def compare(one: str, other: str, data_dir: Path | None) -> int:
    """Compare two reports, files or ids of the store: each claim that differs is a line of JSON.

    The exit status is 1 where they differ.

    \b
    Example:
      zuozheng compare report-before.json report-after.json
    """
    from service.recheck.compare import compare as run

    return run(one, other, data_dir)


@click.command(short_help="Find what two applicants hand in alike.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv", "html"]),
    default="text",
    show_default=True,
    help="A table, one JSON object a line, a row a side, or one page with both sides drawn.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Write the result to this file instead of standard output.",
)
@_data_dir
def duplicates(form: str, output: Path | None, data_dir: Path | None) -> int:
    """Search the whole store for what attachments of two applicants share.

    The same file, certificate number or verification code, a page that looks all but the same, and
    a permit that gives one role two names. Each is for a person to look at: colleagues may share a
    permit. The exit status is 2 where there is any.

    \b
    Example:
      zuozheng duplicates --format html --output duplicates.html
    """
    from service.recheck.duplicates import search
    from service.recheck.duplicates_output import Form

    return search(data_dir, Form(form), output)
