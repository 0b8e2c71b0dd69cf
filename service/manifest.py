"""The manifest as bytes from a stranger: JSON that can be stored, or a sentence why not."""

import json

from pydantic import JsonValue

from models.errors import ApplicationError

MANIFEST_BYTES = 5_000_000
"""A manifest with a 1,000 character statement and 100 attachments is about 30 kB."""


def declared(data: bytes, name: str) -> JsonValue:
    """The JSON in ``data``; ApplicationError, which calls it ``name``, where there is none.

    A byte order mark is common on Windows and does no harm. What JSON or a database has no place
    for (NaN, half a surrogate pair, the character zero) is refused.
    """
    try:
        value: JsonValue = json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
        told = json.dumps(value, ensure_ascii=False).encode()
    except UnicodeDecodeError as error:
        raise ApplicationError(
            f"{name} is not UTF-8 (byte {error.start}): save it as UTF-8"
        ) from error
    except json.JSONDecodeError as error:
        raise ApplicationError(
            f"{name}: line {error.lineno}, column {error.colno} is not JSON ({error.msg})"
        ) from error
    except RecursionError as error:
        raise ApplicationError(f"{name}: nested too deeply for a manifest") from error
    except ValueError as error:
        raise ApplicationError(f"{name}: holds a number or character JSON has not") from error
    if b"\\u0000" in told:
        raise ApplicationError(f"{name}: holds the character zero; take it out")
    return value


def _no_number(name: str) -> float:
    raise ValueError(name)
