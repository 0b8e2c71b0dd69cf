"""The commands that look after the triage: its users, and what they corrected."""

import sys
from pathlib import Path

import click

from service.cli.service import data_dir


@click.group(short_help="Make, list and disable reviewers.")
def users() -> None:
    """Make, list and disable the people who may log in to the triage.

    \b
    Example:
      zuozheng users create li.na --role reviewer --district 西湖区
    """


_password = click.option(
    "--password-stdin",
    is_flag=True,
    help="Read the password from standard input; else it is asked.",
)


@users.command("create", short_help="Make a user.")
@click.argument("name")
@click.option(
    "--role",
    type=click.Choice(["reviewer", "lead", "admin"]),
    default="reviewer",
    show_default=True,
    help="Reviewers decide; leads and admins also settle disagreement.",
)
@click.option("--district", "districts", multiple=True, metavar="NAME", help="Only it; repeatable.")
@click.option(
    "--plan", "plans", multiple=True, metavar="RULEBOOK", help="Only this rulebook; repeatable."
)
@_password
@data_dir
def create_user(  # noqa: PLR0913 - an option each
    name: str,
    role: str,
    districts: tuple[str, ...],
    plans: tuple[str, ...],
    *,
    password_stdin: bool,
    data_dir: Path | None,
) -> int:
    """Make a user who may log in as NAME.

    \b
    Example:
      zuozheng users create wang.wei --role lead --plan hangzhou-2024-engineer
    """
    from service.cli.people import create_user as run
    from service.store.users import Limits

    return run(name, role, Limits(districts, plans), _asked(from_stdin=password_stdin), data_dir)


@users.command("list", short_help="Show all users.")
@data_dir
def list_users(data_dir: Path | None) -> int:
    """Show every user: name, role, districts, plans, and whether they may log in.

    \b
    Example:
      zuozheng users list
    """
    from service.cli.people import list_users as run

    return run(data_dir)


@users.command("disable", short_help="Shut a user out.")
@click.argument("name")
@data_dir
def disable_user(name: str, data_dir: Path | None) -> int:
    """Shut NAME out at once; what they decided stays. A new password lets them in again.

    \b
    Example:
      zuozheng users disable li.na
    """
    from service.cli.people import disable_user as run

    return run(name, data_dir)


@users.command("passwd", short_help="Set a user's password.")
@click.argument("name")
@_password
@data_dir
def set_password(name: str, *, password_stdin: bool, data_dir: Path | None) -> int:
    """Set the password of NAME; their sessions end, a lock or a ban is lifted.

    \b
    Example:
      zuozheng users passwd li.na
    """
    from service.cli.people import check_known
    from service.cli.people import set_password as run

    check_known(name, data_dir)
    return run(name, _asked(from_stdin=password_stdin), data_dir)


@click.group(short_help="Export what reviewers corrected.")
def corrections() -> None:
    """Export what reviewers corrected, as ground truth.

    \b
    Example:
      zuozheng corrections export corrections/
    """


@corrections.command("export", short_help="Write a set to measure with.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@data_dir
def export_corrections(folder: Path, data_dir: Path | None) -> int:
    """Write every corrected application into FOLDER: its files, its manifest, its truth.

    It holds personal data; `python -m benchmarks.accuracy --folder FOLDER` measures with it.

    \b
    Example:
      zuozheng corrections export corrections/
    """
    from service.cli.people import export_corrections as run

    return run(folder, data_dir)


def _asked(*, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\n")
    asked: str = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    return asked
