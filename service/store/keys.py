"""API keys: shown once, stored hashed, limited in time and in the plans they serve."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple

from psycopg.rows import class_row

from service.store.sql import Connection, queries


class Role(StrEnum):
    """Submitters see what they submitted, reviewers everything in scope, admins may erase it."""

    SUBMITTER = "submitter"
    REVIEWER = "reviewer"
    ADMIN = "admin"


class Key(NamedTuple):
    """A key without its secret. ``owner`` is whose applications it submits and sees: several
    keys of one owner let it change keys. ``scopes`` are the rulebooks it serves; empty: all."""

    id: str
    owner: str
    role: str
    scopes: list[str]
    secret_hash: bytes
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None

    @property
    def actor(self) -> str:
        """How the audit log calls who holds this key."""
        return f"key:{self.id}"

    @property
    def usable(self) -> bool:
        expired = self.expires_at is not None and self.expires_at <= datetime.now(UTC)
        return self.revoked_at is None and not expired

    def serves(self, rulebook: str) -> bool:
        return not self.scopes or rulebook in self.scopes


async def create(
    connection: Connection,
    role: Role,
    *,
    owner: str | None = None,
    scopes: Sequence[str] = (),
    expires_at: datetime | None = None,
) -> str:
    """The new key as its holder sends it; it cannot be shown again."""
    name, secret = secrets.token_hex(5), secrets.token_urlsafe(32)
    values = {"id": name, "owner": owner or name, "role": role, "scopes": list(scopes)}
    hidden = {"secret_hash": _hash(secret), "expires_at": expires_at}
    await connection.execute(queries("keys")["insert"], values | hidden)
    return f"zz_{name}_{secret}"


async def authenticate(connection: Connection, given: str) -> Key | None:
    """Whose key this is; None where it is nobody's, revoked or expired."""
    _, _, rest = given.partition("zz_")
    name, _, secret = rest.partition("_")
    if "\0" in given:
        return None
    cursor = connection.cursor(row_factory=class_row(Key))
    await cursor.execute(queries("keys")["find"], {"id": name})
    key = await cursor.fetchone()
    known = key.secret_hash if key else bytes(32)
    fits = hmac.compare_digest(bytes(known), _hash(secret))
    return key if key and fits and key.usable else None


async def every(connection: Connection) -> list[Key]:
    cursor = connection.cursor(row_factory=class_row(Key))
    await cursor.execute(queries("keys")["all"])
    return await cursor.fetchall()


async def revoke(connection: Connection, name: str) -> bool:
    """Whether there is such a key; from now on it is of no use."""
    found = await connection.execute(queries("keys")["revoke"], {"id": name})
    return await found.fetchone() is not None


def _hash(secret: str) -> bytes:
    """SHA-256 is enough for 256 random bits: there is nothing to guess."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()
