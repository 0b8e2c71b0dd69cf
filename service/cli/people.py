"""What the commands about the triage's people do, once their words are parsed."""

import re
from pathlib import Path

import click

from models.errors import SettingsError
from service import blobs
from service.cli.operating import OPERATOR
from service.instance import chosen_for, in_store
from service.store import audit, users
from service.store.audit import Action
from service.store.sql import Connection
from service.store.users import Limits, User, UserRole
from service.triage import ground_truth, passwords
from verifiers.rulebooks import rulebook

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")


def create_user(
    name: str,
    role: str,
    limits: Limits,
    password: str,
    data_dir: Path | None,
) -> int:
    """SettingsError where name, plan or password is none."""
    unknown = sorted(set(limits.plans) - set(rulebook.known()))
    if unknown:
        known = ", ".join(rulebook.known())
        raise SettingsError(f"plan {unknown[0]!r} is no rulebook; it can be: {known}")
    if not _NAME.fullmatch(name):
        raise SettingsError(f"name {name!r}: take 2 to 40 of a-z, 0-9, dot, dash, underscore")
    password_hash = passwords.hashed(password)

    async def create(connection: Connection) -> bool:
        made = await users.create(connection, name, UserRole(role), password_hash, limits)
        if made:
            await audit.append(connection, OPERATOR, Action.USER_CREATED, name, {"role": role})
        return made

    if not in_store(chosen_for(data_dir), create):
        raise SettingsError(f"there is a user {name!r} already; `zuozheng users passwd` may help")
    return 0


def list_users(data_dir: Path | None) -> int:
    """One line a user; the headings go to standard error, where no script reads."""
    click.echo("\t".join(["NAME", "ROLE", "DISTRICTS", "PLANS", "STATE"]), err=True)
    for user in in_store(chosen_for(data_dir), users.every):
        limits = [",".join(each) or "all" for each in (user.districts, user.plans)]
        click.echo("\t".join([user.name, user.role, *limits, _state(user)]))
    return 0


def disable_user(name: str, data_dir: Path | None) -> int:
    """Shut out from now on."""

    async def disable(connection: Connection) -> bool:
        known = await users.disable(connection, name)
        if known:
            await audit.append(connection, OPERATOR, Action.USER_DISABLED, name)
        return known

    return _of_known(name, known=in_store(chosen_for(data_dir), disable))


def check_known(name: str, data_dir: Path | None) -> None:
    """SettingsError where there is no such user: told before a password is asked for."""
    found = in_store(chosen_for(data_dir), users.every)
    _of_known(name, known=any(user.name == name for user in found))


def set_password(name: str, password: str, data_dir: Path | None) -> int:
    """Their sessions end."""
    password_hash = passwords.hashed(password)

    async def change(connection: Connection) -> bool:
        known = await users.set_password(connection, name, password_hash)
        if known:
            await audit.append(connection, OPERATOR, Action.USER_PASSWORD, name)
        return known

    return _of_known(name, known=in_store(chosen_for(data_dir), change))


def export_corrections(folder: Path, data_dir: Path | None) -> int:
    """Says on standard output how many applications were written."""
    settings = chosen_for(data_dir)
    kept = blobs.of(settings)

    async def export(connection: Connection) -> int:
        number = await ground_truth.export(connection, kept, folder)
        detail: audit.Detail = {"applications": number}
        await audit.append(connection, OPERATOR, Action.CORRECTIONS_EXPORTED, "", detail)
        return number

    click.echo(f"{in_store(settings, export)} applications written to {folder}")
    return 0


def _of_known(name: str, *, known: bool) -> int:
    if not known:
        raise SettingsError(f"there is no user {name!r}; `zuozheng users list` shows them")
    return 0


def _state(user: User) -> str:
    if user.disabled_at:
        return f"disabled {user.disabled_at:%Y-%m-%d}"
    return "delayed" if users.delayed(user) else "usable"
