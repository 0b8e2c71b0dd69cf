"""Passwords: argon2id, with the library's parameters (RFC 9106, low memory)."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from models.errors import SettingsError

SHORTEST = 10
"""Characters; NIST SP 800-63B asks for 8, and a lock after few failures."""

_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash("nobody has this password")


def hashed(password: str) -> str:
    """SettingsError where the password is too short."""
    if len(password) < SHORTEST:
        raise SettingsError(f"the password is too short; take at least {SHORTEST} characters")
    return _HASHER.hash(password)


def fits(password_hash: str | None, password: str) -> bool:
    """Whether the password is the one hashed; without a hash no, after the same time."""
    try:
        return _HASHER.verify(password_hash or _NOBODY, password) and password_hash is not None
    except (VerificationError, InvalidHashError):
        return False
