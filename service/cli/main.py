"""The command line. Importing it loads no OCR: ``--help`` answers at once."""

import errno
import os
import sys
from pathlib import Path

import click

from models.errors import ZuozhengError
from service.cli.recheck import compare, duplicates, recheck
from service.cli.service import audit, keys, serve, worker
from service.cli.triage import corrections, users
from service.spot import spot

UNUSABLE = 3
"""The exit status for input there is no report for; a wrong command line is such input."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

INTERRUPTED = 130
"""What a shell expects of a program that was stopped with Ctrl-C."""

_output = click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Write the result to this file instead of standard output.",
)
_paths = click.Path(path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="zuozheng")
def cli() -> None:
    """Verify the attachments of Chinese professional-title applications.

    Reads scans and PDFs with OCR, says whether the applicant's name and role stand on the
    evidence and who issued it, and leaves doubt to a person.

    \b
    Try:
      zuozheng verify fixtures/samples/sound
      zuozheng verify fixtures/samples/*/ --format html --output report.html
      zuozheng read diploma.jpg permit.pdf

    \b
    Exit status:
      0  every application passes        2  something needs a person, nothing fails
      1  something fails                 3  unusable input: some folder has no report

    The result goes to standard output; progress and warnings go to standard error. Settings
    are environment variables that begin with ZUOZHENG_ (see the README).
    """


@cli.command(short_help="Verify applications.")
@click.argument("folders", nargs=-1, required=True, type=_paths, metavar="FOLDER...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
    help="A table, the report as JSON, or one page with the evidence drawn in.",
)
@_output
def verify(folders: tuple[Path, ...], form: str, output: Path | None) -> int:
    """Verify applications: folders that hold an application.json and its attachments.

    With several folders, json is an array of the reports there are, in the order given, and
    the exit status is 3 as soon as one folder has none: a batch with a gap is not complete.

    \b
    Examples:
      zuozheng verify 2024-0001
      zuozheng verify 2024-0001 --format json > report.json
      zuozheng verify 2024-*/ --format html --output report.html
    """
    from service.cli.commands import verify as run

    return run(folders, form, output)


@cli.command(short_help="Read single documents.")
@click.argument("files", nargs=-1, required=True, type=_paths, metavar="FILE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A table, or JSON: one object, or an array for several files.",
)
@_output
def read(files: tuple[Path, ...], form: str, output: Path | None) -> int:
    """Read single documents, without an application: type, fields, people, seals, codes.

    The exit status is 3 where a file could not be read; the others are shown all the same.

    \b
    Examples:
      zuozheng read permit.pdf
      zuozheng read *.jpg --format json --output read.json
    """
    from service.cli.commands import read as run

    return run(files, form, output)


@cli.command(short_help="Print a JSON Schema.")
@click.argument("name", type=click.Choice(["application", "report"]))
def schema(name: str) -> int:
    """Print the JSON Schema of what goes in (application) or what comes out (report).

    \b
    Example:
      zuozheng schema application > application.schema.json
    """
    from service.cli.commands import schema as run

    return run(name)


@cli.group(short_help="List the rules, or check a rulebook.", invoke_without_command=True)
@click.option(
    "--rulebook",
    "reference",
    default="hangzhou-2024-engineer",
    show_default=True,
    metavar="ID",
    help="The rulebook whose parameters are shown: its id, or the path of a .yaml file.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="A table, an array of objects, or a page of documentation.",
)
@click.pass_context
def rules(context: click.Context, reference: str, form: str) -> int:
    """List every rule: what it asks, its clause of the notice, its parameters.

    \b
    Examples:
      zuozheng rules
      zuozheng rules --rulebook example-2026-engineer --format json
      zuozheng rules check mine.yaml
    """
    if context.invoked_subcommand:
        return 0
    from service.cli.commands import rules as run

    return run(reference, form)


@rules.command("check", short_help="Check a rulebook that somebody writes.")
@click.argument("file", type=_paths, metavar="FILE")
def check_rules(file: Path) -> int:
    """Check a rulebook: every fault is told with its file, line, key and what is allowed there.

    The exit status is 0 where there is none, and 3 otherwise. A rulebook may say ``extends: ID``
    and then only what differs from that one.

    \b
    Example:
      zuozheng rules check mine.yaml
    """
    from service.cli.commands import check_rulebook as run

    return run(file)


for _command in (serve, worker, keys, audit, users, corrections, recheck, compare, duplicates):
    cli.add_command(_command)


def main() -> None:
    """The console script. Whatever happens, a person is told in a sentence."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(_status(sys.argv[1:]))


def _status(arguments: list[str]) -> int:
    try:
        status = int(cli.main(arguments, prog_name="zuozheng", standalone_mode=False) or 0)
        sys.stdout.flush()  # here a full disk can still be told
        return status
    except click.ClickException as error:
        error.show()
        return UNUSABLE
    except ZuozhengError as error:
        return _told(str(error), UNUSABLE)
    except (KeyboardInterrupt, click.Abort):
        return _told("stopped", INTERRUPTED)
    except BrokenPipeError:  # whoever read the result has seen enough
        _give_up_output()
        return 0
    except Exception as error:  # noqa: BLE001 - the outermost edge: no traceback reaches a person
        return _told(_why(error), UNUSABLE)


def _why(error: Exception) -> str:
    if isinstance(error, OSError) and error.errno in _FULL:
        _give_up_output()
        return f"the result cannot be written: {error.strerror}; make room"
    return f"internal error, please report it: {spot(error)}"


def _give_up_output() -> None:
    """The interpreter must not flush into it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _told(message: str, status: int) -> int:
    click.echo(f"zuozheng: {message}", err=True)
    return status


if __name__ == "__main__":
    main()
