"""The manifest as bytes from a stranger: JSON that can be stored, or a sentence why not."""

import json
from collections import Counter

from pydantic import JsonValue

from models.errors import ApplicationError

MANIFEST_BYTES = 5_000_000
"""A manifest with a 1,000 character statement and 100 attachments is about 30 kB."""


def declared(data: bytes, name: str) -> JsonValue:
    """The JSON in ``data``; ApplicationError, which calls it ``name``, where there is none.

    A key twice in one object is refused: nobody can say which of its values was meant.

    A byte order mark is common on Windows and does no harm. What JSON or a database has no place
    for (NaN, half a surrogate pair, the character zero) is refused.
    """
    twice: dict[str, None] = {}

    def once_each(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
        counts = Counter(key for key, _ in pairs)
        twice.update(dict.fromkeys(key for key, count in counts.items() if count > 1))
        return dict(pairs)

    try:
        value: JsonValue = json.loads(
            data.decode("utf-8-sig"), parse_constant=_no_number, object_pairs_hook=once_each
        )
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
    if twice:
        told_twice = ", ".join(repr(key) for key in twice)
        raise ApplicationError(
            f"{name}: {told_twice} stands twice in one object; keep the one that is meant"
        )
    return value


def _no_number(name: str) -> float:
    raise ValueError(name)
