"""Named queries: ``-- name --`` opens one, comments say why, the statement follows."""

import re
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from psycopg import AsyncConnection
from psycopg.rows import TupleRow

QUERIES = Path(__file__).parent / "queries"

Connection: TypeAlias = AsyncConnection[TupleRow]

_HEAD = re.compile(r"^-- (\w+) --$", re.MULTILINE)


@cache
def queries(subject: str) -> MappingProxyType[str, bytes]:
    """The statements of ``queries/<subject>.sql`` by name, as psycopg takes trusted SQL."""
    text = (QUERIES / f"{subject}.sql").read_text(encoding="utf-8")
    _, *parts = _HEAD.split(text)
    named = dict(zip(parts[::2], parts[1::2], strict=True))
    return MappingProxyType({name: sql.strip().encode() for name, sql in named.items()})
