"""The command line as a person meets it: exit statuses, clean streams, no traceback."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import Manifest, WriteFolder
from tests.service import made

ROOT = Path(__file__).parents[3]
COMMAND = [sys.executable, "-m", "service.cli.main"]


def run(*arguments: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"} | variables,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    "command",
    [(), ("verify",), ("read",), ("schema",), ("rules",), ("rules", "check"), ("serve",),
     ("worker",), ("keys",), ("keys", "create"), ("audit",), ("recheck",), ("recheck", "list"),
     ("compare",), ("duplicates",), ("keys", "list"), ("keys", "revoke"), ("users", "list"),
     ("users", "disable"), ("users", "passwd"), ("corrections", "export"), ("audit", "verify")],
)  # fmt: skip
def test_help_teaches_and_loads_nothing_heavy(command: tuple[str, ...]) -> None:
    heavy = {"cv2", "numpy", "onnxruntime", "paddleocr", "pandas", "pdfplumber", "PIL",
             "psycopg", "pydantic", "rich", "spacy", "uvicorn"}  # fmt: skip
    code = (
        "import sys; sys.argv[1:] = sys.argv[1:] + ['--help']\n"
        "from service.cli.main import main\n"
        "try: main()\n"
        f"finally: print(sorted({heavy!r} & set(sys.modules)), file=sys.stderr)"
    )
    began = time.monotonic()
    told = subprocess.run(
        [sys.executable, "-c", code, *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stderr.strip() == "[]"
    assert "zuozheng verify" in told.stdout or "Example" in told.stdout
    assert time.monotonic() - began < 2  # 0.1 s on an idle machine


@pytest.mark.parametrize(
    "arguments",
    [
        ["verify"],
        ["verify", "x", "--format", "pdf"],
        ["verify", "--nonsense"],
        ["nonsense"],
        ["schema", "nonsense"],
        ["verify", "/nowhere"],
        ["read", "x", "--output", "/nowhere/x"],
    ],
)
def test_a_wrong_command_line_is_unusable_input_not_a_verdict(arguments: list[str]) -> None:
    told = run(*arguments)
    assert told.returncode == 3
    assert told.stdout == ""
    assert told.stderr
    assert "Traceback" not in told.stderr


def test_a_wrong_setting_is_told_by_name() -> None:
    told = run("read", "x.pdf", ZUOZHENG_LIMITS_PAGES="many")
    assert told.returncode == 3
    assert "ZUOZHENG_LIMITS_PAGES" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize(("name", "key"), [("application", "applicant"), ("report", "findings")])
def test_schema_prints_json_schema(name: str, key: str) -> None:
    told = run("schema", name)
    assert told.returncode == 0
    assert key in json.loads(told.stdout)["properties"]


def test_an_unreadable_attachment_sends_its_claim_to_review_and_stops_no_other_folder(
    manifest: Manifest, write_folder: WriteFolder, tmp_path: Path
) -> None:
    good = write_folder(manifest)
    told = run("verify", good, "--format", "json")
    report = json.loads(told.stdout)
    assert report["application"] == "2024-0001"
    assert report["attachments"][0]["error"]["code"] == "empty_file"
    assert report["claims"][0]["outcome"] == "review"
    assert told.returncode == 2

    broken = run("verify", tmp_path / "nowhere", good, "--format", "json")
    assert broken.returncode == 3
    assert [each["application"] for each in json.loads(broken.stdout)] == ["2024-0001"]
    assert "nowhere" in broken.stderr


def test_an_unknown_rulebook_is_refused_and_a_path_is_none(
    manifest: Manifest, write_folder: WriteFolder
) -> None:
    manifest["rulebook"] = str(ROOT / "verifiers/rulebooks/hangzhou-2024-engineer.yaml")
    told = run("verify", write_folder(manifest))
    assert told.returncode == 3
    assert "hangzhou-2024-engineer" in told.stderr


def test_keys_that_mean_nothing_are_warned_of(
    manifest: Manifest, write_folder: WriteFolder
) -> None:
    manifest["remark"] = "x"
    told = run("verify", write_folder(manifest), "--format", "html")
    assert "remark" in told.stderr
    assert told.stdout.startswith("<!doctype html>")


def test_read_shows_what_can_be_read_and_what_cannot(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").touch()
    told = run("read", tmp_path / "a.pdf", tmp_path / "gone.pdf", "--format", "json")
    assert told.returncode == 3
    errors = [each["error"]["code"] for each in json.loads(told.stdout)]
    assert errors == ["empty_file", "missing_file"]


@pytest.mark.parametrize(
    "words",
    [("verify", "fixtures/samples/sound"), ("read", "README.md"), ("serve", "--port", "0"),
     ("worker",), ("recheck",), ("recheck", "--folder", "fixtures/samples")],
)  # fmt: skip
def test_a_reader_that_cannot_be_is_a_wrong_setting_not_a_damaged_file(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    home = str(tmp_path / "data")
    told = run(*words, ZUOZHENG_OCR_DETECTION_MODEL="foo", ZUOZHENG_DATA_DIR=home)
    assert (told.returncode, told.stdout) == (3, "")
    assert "zuozheng: ZUOZHENG_OCR_DETECTION_MODEL=foo: no weights for foo" in told.stderr


@pytest.mark.parametrize(
    "words", [("keys", "list"), ("serve", "--port", "0"), ("worker",), ("recheck", "list")]
)
def test_a_database_that_is_down_is_told_with_cause_and_remedy(
    words: tuple[str, ...],
) -> None:
    url = "postgresql://somebody:secret@127.0.0.1:1/x"
    told = run(*words, ZUOZHENG_DATABASE_URL=url)
    assert told.returncode == 3
    for part in ("127.0.0.1 port 1", "refused", "start it, or correct ZUOZHENG_DATABASE_URL"):
        assert part in told.stderr
    assert "internal error" not in told.stderr
    assert "secret" not in told.stderr


def test_an_address_that_is_none_does_not_show_its_password() -> None:
    told = run("keys", "list", ZUOZHENG_DATABASE_URL="postgresql://u:secret@[::1/x")
    assert told.returncode == 3
    assert "ZUOZHENG_DATABASE_URL is no address" in told.stderr
    assert "secret" not in told.stderr


def test_a_place_for_attachments_nobody_knows_is_told_in_a_line(tmp_path: Path) -> None:
    home = str(tmp_path / "data")
    told = run("serve", "--port", "0", ZUOZHENG_BLOBS_URL="nowhere://x", ZUOZHENG_DATA_DIR=home)
    assert told.returncode == 3
    assert "ZUOZHENG_BLOBS_URL=nowhere://x" in told.stderr
    assert len(told.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "words", [("keys", "create", "--role", "admin", "--expires"), ("recheck", "--since")]
)
def test_a_day_that_is_none_is_told_in_words(words: tuple[str, ...]) -> None:
    told = run(*words, "30.8.2024")
    assert told.returncode == 3
    assert "'30.8.2024' is no day; write it as 2024-08-30" in told.stderr


def test_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        told = subprocess.run(
            [*COMMAND, "schema", "report"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert told.returncode == 3
    assert told.stderr == (
        "zuozheng: the result cannot be written: No space left on device; make room\n"
    )


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    command = f"{' '.join(COMMAND)} schema report | head -c 10"
    told = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.stderr == ""


def test_ctrl_c_ends_reading_at_once_and_quietly(tmp_path: Path) -> None:
    files = [tmp_path / f"{shade}.jpg" for shade in range(200)]
    for shade, file in enumerate(files):
        file.write_bytes(made.picture(shade, width=1200, height=1700))
    process = subprocess.Popen(
        [*COMMAND, "read", *map(str, files)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stderr
    assert process.stderr.readline().startswith("[1/200]")
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the children too
    shown, told = process.communicate(timeout=30)
    assert process.returncode == 130
    assert shown == ""
    assert told.endswith("zuozheng: stopped\n")
    assert "Traceback" not in told
