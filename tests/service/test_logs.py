"""Logs: JSON lines with a request id, and no word of what people wrote or documents say."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

PROGRAM = """
import logging
from service import logs
logs.configure()
log = logs.logger("part")
log.info("call", status=200)
try:
    raise ValueError("张玥 330106199003074520")
except ValueError as error:
    log.error("failed", exc_info=error)
    logging.getLogger("somebody.else").exception("oh")
logging.getLogger("somebody.else").info("quiet")
"""


def test_errors_are_told_by_place_not_by_message() -> None:
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == ""
    lines = [json.loads(line) for line in told.stderr.splitlines()]
    assert [line["event"] for line in lines] == ["call", "failed", "oh"]
    assert all("ValueError at <string>:" in line["error"] for line in lines[1:])
    assert "330106" not in told.stderr
    assert "Traceback" not in told.stderr
