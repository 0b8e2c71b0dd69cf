"""``zuozheng recheck`` as a program of its own on a test's database, and what it leaves behind."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
from psycopg import sql

from service.recheck.changes import Change

ROOT = Path(__file__).parents[3]

TABLES = ("applications", "reports", "readings", "rechecks", "recheck_results", "audit", "grounds",
          "bases", "triage_items")  # fmt: skip


def begun(url: str, *words: str) -> subprocess.Popen[str]:
    """The program, running in a process group of its own."""
    environment = os.environ | {"ZUOZHENG_DATABASE_URL": url, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-m", "service.cli.main", *words],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def told(url: str, *words: str) -> str:
    """What the program says on standard output; it must end well."""
    process = begun(url, *words)
    said, complaint = process.communicate(timeout=600)
    assert process.returncode == 0, complaint
    return said


def changes_in(folder: Path) -> list[Change]:
    """The changes a run wrote."""
    text = (folder / "changes.jsonl").read_text(encoding="utf-8")
    return [Change.model_validate_json(line) for line in text.splitlines()]


def counts(url: str) -> dict[str, int]:
    """How many rows each table has."""
    with psycopg.connect(url) as connection:
        return {table: _count(connection, table) for table in TABLES}


def _count(connection: "psycopg.Connection[tuple[int]]", table: str) -> int:
    query = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
    row = connection.execute(query).fetchone()
    return row[0] if row else 0


def rows(url: str, query: str) -> list[tuple[object, ...]]:
    """What a query gives."""
    with psycopg.connect(url) as connection:
        return connection.execute(query.encode()).fetchall()
