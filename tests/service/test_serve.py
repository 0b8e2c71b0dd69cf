"""``zuozheng serve`` as an operator meets it: one line, ready, stopped, killed, started again."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
import pytest

from service import database
from tests.service.processes import ended, free_port, wait_ready
from tests.service.running import Client
from tests.service.waiting import wait_until

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "service.cli.main"]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def home() -> Iterator[Path]:
    """A data folder that, as root, the database's own user gets into."""
    with TemporaryDirectory(prefix="zuozheng-") as folder:
        yield Path(folder) / "data"


def environment(home: Path) -> dict[str, str]:
    chosen = {"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", "ZUOZHENG_DATA_DIR": str(home)}
    return os.environ | chosen | {"ZUOZHENG_PROCESSES": "1"}


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=ROOT,
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
    )


def serve(home: Path, port: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*COMMAND, "serve", "--port", str(port)],
        cwd=ROOT,
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def test_it_serves_stops_cleanly_and_goes_on_after_a_kill(home: Path) -> None:
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    with ended(serve(home, port)) as process:
        wait_ready(base)
        key = run(home, "keys", "create", "--role", "submitter").stdout
        assert re.fullmatch(r"zz_\w{10}_[\w-]{43}\n", key)
        client = Client(base, key.strip())
        where = client.submit({"a.pdf": b""}, wait=60).headers["Location"]
        killed = database_process(home)
        psutil.Process(killed).kill()
        wait_until(lambda: database_process(home) not in {0, killed}, 60)
        wait_until(lambda: client.http.get(where).status_code == 200, 60)
        worker = next(iter(psutil.Process(process.pid).children()))
        process.kill()
        wait_until(lambda: not worker.is_running(), 30)
    with ended(serve(home, port)) as process:
        wait_ready(base)
        assert client.http.get(where + "/report").json()["outcome"] == "review"
        process.send_signal(signal.SIGTERM)
        told, _ = process.communicate(timeout=60)
        assert process.returncode == 0
    assert told.decode() == f"zuozheng: serving on {base} (documentation: /docs)\n"
    postgres = [p for p in psutil.process_iter(["cmdline"]) if str(home) in str(p.info["cmdline"])]
    assert postgres == []


def database_process(home: Path) -> int:
    """The number of the embedded server's process; 0 while the file is being written anew."""
    lines = (home / "postgres" / "postmaster.pid").read_text().splitlines()
    return int(lines[0]) if lines else 0


def test_the_embedded_database_lets_nobody_else_in(home: Path) -> None:
    with database.embedded(home):
        assert (home / "postgres" / ".s.PGSQL.5432").stat().st_mode & 0o077 == 0
        assert (home / "postgres").stat().st_mode & 0o077 == 0


def test_a_port_that_is_taken_is_told(home: Path) -> None:

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        told = run(home, "serve", "--no-workers", "--port", str(taken.getsockname()[1]))
    assert told.returncode == 3
    assert "--port" in told.stderr
    assert "Traceback" not in told.stderr


def test_keys_are_made_listed_and_revoked_and_the_log_tells_it(home: Path) -> None:
    narrow = ["--scope", "hangzhou-2024-engineer", "--expires", "2100-01-31", "--owner", "platform"]
    with database.embedded(home):  # one start of it for all the commands
        made = run(home, "keys", "create", "--role", "reviewer", *narrow)
        assert made.returncode == 0
        name = made.stdout.split("_")[1]
        assert run(home, "keys", "list").stdout == (
            f"{name}\tplatform\treviewer\thangzhou-2024-engineer\tuntil 2100-01-31\n"
        )
        assert run(home, "keys", "revoke", name).returncode == 0
        assert "revoked" in run(home, "keys", "list").stdout
        checked = run(home, "audit", "verify")
        assert (checked.returncode, checked.stdout[:14]) == (0, "2 entries hold")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["keys", "create"], "--role"),
        (["keys", "create", "--role", "king"], "king"),
        (["keys", "create", "--role", "admin", "--scope", "nowhere"], "nowhere"),
        (["keys", "create", "--role", "admin", "--expires", "2001-01-01"], "--expires"),
        (["keys", "revoke", "nobody"], "keys list"),
        (["serve", "--port", "x"], "--port"),
    ],
)
def test_a_wrong_command_is_told(home: Path, arguments: list[str], word: str) -> None:
    told = run(home, *arguments)
    assert told.returncode == 3
    assert told.stdout == ""
    assert word in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.long
def test_the_readmes_lines_work_as_printed(home: Path, tmp_path: Path) -> None:
    lines = README.split("## Service\n\n```sh\n")[1].split("```")[0]
    port = free_port()
    lines = lines.replace(":8000", f":{port}").replace("serve &", f"serve --port {port} &")
    (tmp_path / "zuozheng").write_text(
        f'#!/bin/sh\nexec {sys.executable} -m service.cli.main "$@"\n'
    )
    (tmp_path / "zuozheng").chmod(0o755)
    script = lines.replace(".venv/bin/zuozheng", str(tmp_path / "zuozheng")) + "\nkill %1; wait"
    told = subprocess.run(
        ["bash", "-ec", f"set -m\n{script}"],
        cwd=ROOT,
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    report, _ = json.JSONDecoder().raw_decode(told.stdout[told.stdout.index('{"application"') :])
    assert {claim["outcome"] for claim in report["claims"]} == {"pass"}
    assert '"items":[{' in told.stdout
    assert '"construction_permit"' in told.stdout.rpartition('"file"')[2]
