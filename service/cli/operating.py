"""What the commands that run and look after the service do, once their words are parsed."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from models.errors import SettingsError
from service import settings
from service.instance import chosen_for, in_store
from service.store import audit, keys
from service.store.audit import Action
from service.store.keys import Key, Role
from service.store.sql import Connection
from verifiers.rulebooks import rulebook

OPERATOR = "operator"
"""How the audit log calls whoever may run commands on this machine."""


def serve(host: str, port: int, data_dir: Path | None, *, workers: bool) -> int:
    from service import serve as serving

    serving.run(chosen_for(data_dir), host, port, workers=workers)
    return 0


def worker(processes: int | None) -> int:
    from service.background import worker as working

    loaded = settings.load()
    working.run(loaded.model_copy(update={"processes": processes or loaded.processes}))
    return 0


def create_key(
    role: str,
    data_dir: Path | None,
    *,
    owner: str | None,
    scopes: Sequence[str],
    expires: datetime | None,
) -> int:
    """Prints the new key alone on standard output."""
    unknown = sorted(set(scopes) - set(rulebook.known()))
    if unknown:
        known = ", ".join(rulebook.known())
        raise SettingsError(f"scope {unknown[0]!r} is no rulebook; it can be: {known}")
    until = expires.replace(tzinfo=expires.tzinfo or UTC) if expires else None
    if until and until <= datetime.now(UTC):
        raise SettingsError("the key would be expired at once; give --expires a day to come")

    async def create(connection: Connection) -> str:
        made = await keys.create(
            connection, Role(role), owner=owner, scopes=scopes, expires_at=until
        )
        name = made.split("_")[1]
        await audit.append(connection, OPERATOR, Action.KEY_CREATED, name, {"role": role})
        return made

    click.echo(in_store(chosen_for(data_dir), create))
    return 0


def list_keys(data_dir: Path | None) -> int:
    """One line a key; the headings go to standard error, where no script reads."""
    click.echo("\t".join(["NAME", "OWNER", "ROLE", "SCOPES", "STATE"]), err=True)
    for key in in_store(chosen_for(data_dir), keys.every):
        scopes = ",".join(key.scopes) or "all"
        click.echo(f"{key.id}\t{key.owner}\t{key.role}\t{scopes}\t{_state(key)}")
    return 0


def revoke_key(name: str, data_dir: Path | None) -> int:
    """From now on the key is refused."""

    async def revoke(connection: Connection) -> bool:
        known = await keys.revoke(connection, name)
        if known:
            await audit.append(connection, OPERATOR, Action.KEY_REVOKED, name)
        return known

    if not in_store(chosen_for(data_dir), revoke):
        raise SettingsError(f"there is no key {name!r}; `zuozheng keys list` shows them")
    return 0


def verify_audit(data_dir: Path | None) -> int:
    """Follows the chain; 1 where a link is broken."""
    checked = in_store(chosen_for(data_dir), audit.check)
    if checked.broken is not None:
        click.echo(f"broken at entry {checked.broken}: {checked.entries} entries before it hold")
        return 1
    click.echo(f"{checked.entries} entries hold; the last hash is {checked.head or '(none)'}")
    return 0


def _state(key: Key) -> str:
    if key.revoked_at:
        return f"revoked {key.revoked_at:%Y-%m-%d}"
    if key.expires_at:
        word = "until" if key.usable else "expired"
        return f"{word} {key.expires_at:%Y-%m-%d}"
    return "usable"
