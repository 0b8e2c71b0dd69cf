"""The command line. Importing it loads no OCR: ``--help`` answers at once."""

import os
import sys
from datetime import datetime
from pathlib import Path

import click

from models.errors import ZuozhengError
from service.spot import spot

UNUSABLE = 3
"""The exit status for input there is no report for; a wrong command line is such input."""

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
    from service.commands import verify as run

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
    from service.commands import read as run

    return run(files, form, output)


@cli.command(short_help="Print a JSON Schema.")
@click.argument("name", type=click.Choice(["application", "report"]))
def schema(name: str) -> int:
    """Print the JSON Schema of what goes in (application) or what comes out (report).

    \b
    Example:
      zuozheng schema application > application.schema.json
    """
    from service.commands import schema as run

    return run(name)


_data_dir = click.option(
    "--data-dir",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where data is kept; ./zuozheng-data unless ZUOZHENG_DATA_DIR says otherwise.",
)


@cli.command(short_help="Run the service.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Port to listen on; 0 takes a free one.",
)
@_data_dir
@click.option("--no-workers", is_flag=True, help="The endpoint alone; workers run elsewhere.")
def serve(host: str, port: int, data_dir: Path | None, no_workers: bool) -> int:
    """Run the service: database, HTTP endpoint and workers, with nothing installed by hand.

    It is ready when /readyz answers 200, and stops on Ctrl-C or SIGTERM. ZUOZHENG_DATABASE_URL
    names a PostgreSQL server to use instead of the embedded one.

    \b
    Example:
      zuozheng serve --host 0.0.0.0 --port 8000 --data-dir /srv/zuozheng
    """
    from service.operating import serve as run

    return run(host, port, data_dir, workers=not no_workers)


@cli.command(short_help="Run a worker.")
@click.option(
    "--processes",
    type=click.IntRange(1),
    metavar="N",
    help="Reading processes; one a core unless ZUOZHENG_PROCESSES says otherwise.",
)
def worker(processes: int | None) -> int:
    """Take jobs from the database ZUOZHENG_DATABASE_URL names, until Ctrl-C or SIGTERM.

    \b
    Example:
      ZUOZHENG_DATABASE_URL=postgresql://db/zuozheng zuozheng worker --processes 8
    """
    from service.operating import worker as run

    return run(processes)


@cli.group(short_help="Make, list and revoke API keys.")
def keys() -> None:
    """Make, list and revoke the keys callers show to the service.

    \b
    Example:
      zuozheng keys create --role submitter
    """


@keys.command("create", short_help="Make a key.")
@click.option(
    "--role",
    required=True,
    type=click.Choice(["submitter", "reviewer", "admin"]),
    help="Submitters see their own applications, reviewers all, admins may erase any.",
)
@click.option("--owner", metavar="NAME", help="Whose key it is; keys of one owner share a sight.")
@click.option(
    "--scope", "scopes", multiple=True, metavar="RULEBOOK", help="Only this rulebook; repeatable."
)
@click.option("--expires", type=click.DateTime(), metavar="DAY", help="As 2027-01-31 (UTC).")
@_data_dir
def create_key(
    role: str,
    owner: str | None,
    scopes: tuple[str, ...],
    expires: datetime | None,
    data_dir: Path | None,
) -> int:
    """Make a key and print it, once: only its hash is stored.

    \b
    Example:
      zuozheng keys create --role submitter --owner platform --expires 2027-01-31
    """
    from service.operating import create_key as run

    return run(role, data_dir, owner=owner, scopes=scopes, expires=expires)


@keys.command("list", short_help="Show all keys.")
@_data_dir
def list_keys(data_dir: Path | None) -> int:
    """Show every key: what it is called, its owner, role and scopes, and whether it is usable."""
    from service.operating import list_keys as run

    return run(data_dir)


@keys.command("revoke", short_help="Revoke a key.")
@click.argument("name")
@_data_dir
def revoke_key(name: str, data_dir: Path | None) -> int:
    """Revoke the key that is listed under NAME: from now on it is refused."""
    from service.operating import revoke_key as run

    return run(name, data_dir)


@cli.group(short_help="Check the audit log.")
def audit() -> None:
    """Check the log of who read and changed what.

    \b
    Example:
      zuozheng audit verify
    """


@audit.command("verify", short_help="Find the first broken link.")
@_data_dir
def verify_audit(data_dir: Path | None) -> int:
    """Follow the chain of hashes. The exit status is 1 where a link is broken.

    Note down the last hash now and then: a log that was cut short still holds, but ends elsewhere.
    """
    from service.operating import verify_audit as run

    return run(data_dir)


def main() -> None:
    """The console script. Whatever happens, a person is told in a sentence."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(_status(sys.argv[1:]))


def _status(arguments: list[str]) -> int:
    try:
        return int(cli.main(arguments, prog_name="zuozheng", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        return UNUSABLE
    except ZuozhengError as error:
        return _told(str(error), UNUSABLE)
    except (KeyboardInterrupt, click.Abort):
        return _told("stopped", INTERRUPTED)
    except BrokenPipeError:
        # Whoever read the result has seen enough; the interpreter must not flush into the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - the outermost edge: no traceback reaches a person
        return _told(f"internal error, please report it: {spot(error)}", UNUSABLE)


def _told(message: str, status: int) -> int:
    click.echo(f"zuozheng: {message}", err=True)
    return status


if __name__ == "__main__":
    main()
