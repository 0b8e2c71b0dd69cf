"""The commands that run and look after the service. Importing it loads no database."""

from datetime import datetime
from pathlib import Path

import click


class _Day(click.ParamType[datetime]):
    """A day as people write it, with or without a time; told in words where it is none."""

    name = "day"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        try:
            return datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no day; write it as 2024-08-30", param, ctx)


DAY = _Day()

data_dir = click.option(
    "--data-dir",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where data is kept; ./zuozheng-data unless ZUOZHENG_DATA_DIR says otherwise.",
)


@click.command(short_help="Run the service.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Port to listen on; 0 takes a free one.",
)
@data_dir
@click.option("--no-workers", is_flag=True, help="The endpoint alone; workers run elsewhere.")
def serve(host: str, port: int, data_dir: Path | None, no_workers: bool) -> int:
    """Run the service: database, HTTP endpoint and workers, with nothing installed by hand.

    It is ready when /readyz answers 200, and stops on Ctrl-C or SIGTERM. ZUOZHENG_DATABASE_URL
    names a PostgreSQL server to use instead of the embedded one.

    \b
    Example:
      zuozheng serve --host 0.0.0.0 --port 8000 --data-dir /srv/zuozheng
    """
    from service.cli.operating import serve as run

    return run(host, port, data_dir, workers=not no_workers)


@click.command(short_help="Run a worker.")
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
    from service.cli.operating import worker as run

    return run(processes)


@click.group(short_help="Make, list and revoke API keys.")
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
@click.option("--expires", type=DAY, metavar="DAY", help="As 2027-01-31 (UTC).")
@data_dir
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
    from service.cli.operating import create_key as run

    return run(role, data_dir, owner=owner, scopes=scopes, expires=expires)


@keys.command("list", short_help="Show all keys.")
@data_dir
def list_keys(data_dir: Path | None) -> int:
    """Show every key: what it is called, its owner, role and scopes, and whether it is usable.

    \b
    Example:
      zuozheng keys list
    """
    from service.cli.operating import list_keys as run

    return run(data_dir)


@keys.command("revoke", short_help="Revoke a key.")
@click.argument("name")
@data_dir
def revoke_key(name: str, data_dir: Path | None) -> int:
    """Revoke the key that is listed under NAME: from now on it is refused.

    \b
    Example:
      zuozheng keys revoke 3f2a9c41d0
    """
    from service.cli.operating import revoke_key as run

    return run(name, data_dir)


@click.group(short_help="Check the audit log.")
def audit() -> None:
    """Check the log of who read and changed what.

    \b
    Example:
      zuozheng audit verify
    """


@audit.command("verify", short_help="Find the first broken link.")
@data_dir
def verify_audit(data_dir: Path | None) -> int:
    """Follow the chain of hashes. The exit status is 1 where a link is broken.

    Note down the last hash now and then: a log that was cut short still holds, but ends elsewhere.

    \b
    Example:
      zuozheng audit verify
    """
    from service.cli.operating import verify_audit as run

    return run(data_dir)
