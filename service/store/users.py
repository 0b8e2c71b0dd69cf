"""People who decide: users with a role and limits, and their sessions. Passwords come hashed."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from ipaddress import ip_address, ip_network
from typing import NamedTuple

from psycopg.rows import class_row

from service.store.sql import Connection, queries


class UserRole(StrEnum):
    """Reviewers decide, leads settle disagreement as well, admins may do both and export."""

    REVIEWER = "reviewer"
    LEAD = "lead"
    ADMIN = "admin"


class User(NamedTuple):
    """A user's row; empty ``districts`` or ``plans`` do not limit."""

    name: str
    role: str
    districts: list[str]
    plans: list[str]
    password_hash: str
    failures: int
    locked_until: datetime
    disabled_at: datetime | None
    created_at: datetime


class Reviewer(NamedTuple):
    """Who is logged in, and the token their forms have to carry."""

    name: str
    role: str
    districts: list[str]
    plans: list[str]
    csrf: str

    @property
    def actor(self) -> str:
        """How the audit log calls this person."""
        return f"user:{self.name}"

    @property
    def settles(self) -> bool:
        return self.role in {UserRole.LEAD, UserRole.ADMIN}


class Limits(NamedTuple):
    """What a user deals with; empty does not limit."""

    districts: Sequence[str] = ()
    plans: Sequence[str] = ()


ANY = Limits()


async def create(
    connection: Connection,
    name: str,
    role: UserRole,
    password_hash: str,
    limits: Limits = ANY,
) -> bool:
    """Whether the name was free."""
    values: dict[str, object] = {"name": name, "role": role, "password_hash": password_hash}
    values |= {"districts": list(limits.districts), "plans": list(limits.plans)}
    made = await connection.execute(queries("users")["insert"], values)
    return await made.fetchone() is not None


async def every(connection: Connection) -> list[User]:
    cursor = connection.cursor(row_factory=class_row(User))
    await cursor.execute(queries("users")["all"])
    return await cursor.fetchall()


async def disable(connection: Connection, name: str) -> bool:
    """Whether there is such a user; sessions end at once."""
    found = await connection.execute(queries("users")["disable"], {"name": name})
    await connection.execute(queries("users")["close_all"], {"name": name})
    return await found.fetchone() is not None


async def set_password(connection: Connection, name: str, password_hash: str) -> bool:
    """Whether there is such a user; sessions end, nobody waits any more."""
    values = {"name": name, "password_hash": password_hash}
    found = await connection.execute(queries("users")["passwd"], values)
    await connection.execute(queries("users")["forget"], {"name": name})
    await connection.execute(queries("users")["close_all"], {"name": name})
    return await found.fetchone() is not None


async def attempt(connection: Connection, name: str, address: str) -> str | None:
    """The hash a password has to fit; None where there is no such user, or it has to wait.

    Counted as a failure of the name and of the name at this address (``address_of``) until
    ``succeed``.
    """
    values = {"name": name, "address": address}
    known = await connection.execute(queries("users")["hold"], values)
    if await known.fetchone() is None:
        return None
    found = await connection.execute(queries("users")["attempt"], values)
    row = await found.fetchone()
    return str(row[0]) if row else None


def address_of(host: str) -> str:
    """What is counted as one address: of IPv6 the network, for that is what one person has."""
    try:
        address = ip_address(host)
    except ValueError:
        return host[:64]
    network = ip_network(f"{address}/64", strict=False) if address.version == 6 else address
    return str(network)


async def succeed(connection: Connection, name: str, address: str) -> str:
    """Forgets failures and opens a session; the cookie's value."""
    cookie = secrets.token_urlsafe(32)
    await connection.execute(queries("users")["succeed"], {"name": name})
    await connection.execute(queries("users")["succeed_here"], {"name": name, "address": address})
    await connection.execute(queries("users")["sweep_addresses"])
    await connection.execute(queries("users")["sweep_sessions"])
    values = {"id": _hash(cookie), "reviewer": name, "csrf": secrets.token_urlsafe(24)}
    await connection.execute(queries("users")["open_session"], values)
    return cookie


async def session(connection: Connection, cookie: str, idle_minutes: float) -> Reviewer | None:
    """Who holds this cookie."""
    cursor = connection.cursor(row_factory=class_row(Reviewer))
    values = {"id": _hash(cookie), "idle": idle_minutes}
    await cursor.execute(queries("users")["session"], values)
    return await cursor.fetchone()


async def close_session(connection: Connection, cookie: str) -> None:
    await connection.execute(queries("users")["close_session"], {"id": _hash(cookie)})


def delayed(user: User) -> bool:
    """Whether logins from addresses new to this user have to wait."""
    return user.locked_until > datetime.now(UTC)


def _hash(secret: str) -> bytes:
    """SHA-256 is enough for 256 random bits: there is nothing to guess."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()
