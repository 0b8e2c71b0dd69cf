"""The commands about the triage's people, as an operator calls them, on a real database."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from psycopg import AsyncConnection
from pydantic import JsonValue

from benchmarks import accuracy, scores
from benchmarks.scores import Judged, Metric
from fixtures.truth import Truth
from models.application import Application
from models.report import Report
from service.settings import Settings
from service.store import audit
from tests.service.running import Running, service
from tests.service.triage.people import PASSWORD, log_in, reviewer

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "fixtures" / "samples" / "sound"
PERMIT = "04-permit-spread.pdf"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(settings: Settings) -> Run:
    """``zuozheng …`` beside the tests' database; ``typed`` is what stands on standard input."""
    variables = {
        "PYTHONPATH": str(ROOT),
        "OMP_NUM_THREADS": "1",
        "ZUOZHENG_DATABASE_URL": settings.database_url,
        "ZUOZHENG_DATA_DIR": str(settings.data_dir),
    }

    def run(*words: str | Path, typed: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "service.cli.main", *map(str, words)],
            cwd=ROOT,
            env=os.environ | variables,
            input=typed,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run


def actions(url: str) -> list[tuple[str, str]]:
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT action, subject FROM audit ORDER BY number").fetchall()


def test_a_user_is_made_listed_shut_out_and_let_in_again(running: Running, run: Run) -> None:
    limits = ["--district", "西湖区", "--plan", "hangzhou-2024-engineer"]
    made = run("users", "create", "li.na", *limits, "--password-stdin", typed=f"{PASSWORD}\n")
    assert (made.returncode, made.stdout, made.stderr) == (0, "", "")
    told = run("users", "create", "chen.jie", "--role", "lead", "--password-stdin", typed=PASSWORD)
    assert told.returncode == 0
    assert run("users", "list").stdout.splitlines() == [
        "chen.jie\tlead\tall\tall\tusable",
        "li.na\treviewer\t西湖区\thangzhou-2024-engineer\tusable",
    ]
    person = log_in(running, "li.na")
    assert run("users", "disable", "li.na").returncode == 0
    assert person.http.get("/triage").status_code == 303, "shut out at once"
    assert "disabled" in run("users", "list").stdout.splitlines()[1]
    other = "another long word"
    assert run("users", "passwd", "li.na", "--password-stdin", typed=other).returncode == 0
    assert log_in(running, "li.na", other).http.get("/triage").status_code == 200
    told_of = [("user.created", "li.na"), ("user.created", "chen.jie"),
               ("user.disabled", "li.na"), ("user.password", "li.na")]  # fmt: skip
    assert [each for each in actions(running.url) if each[0].startswith("user.")
            and each[1]] == told_of  # fmt: skip


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["users", "create", "Li Na", "--password-stdin"], "2 to 40"),
        (["users", "create", "li.na", "--password-stdin", "--plan", "none"], "hangzhou-2024"),
        (["users", "create", "li.na", "--role", "king", "--password-stdin"], "king"),
        (["users", "create"], "NAME"),
        (["users", "disable", "nobody"], "users list"),
        (["users", "passwd", "nobody", "--password-stdin"], "users list"),
        (["corrections", "export"], "FOLDER"),
    ],
)
def test_what_cannot_be_is_said_without_a_traceback(run: Run, words: list[str], said: str) -> None:
    told = run(*words, typed=PASSWORD)
    assert told.returncode == 3
    assert said in told.stderr
    assert told.stdout == ""
    assert "Traceback" not in told.stderr


def test_a_short_password_and_a_name_twice_are_refused(url: str, run: Run) -> None:
    create = ["users", "create", "li.na", "--password-stdin"]
    short = run(*create, typed="short")
    assert (short.returncode, "10 characters" in short.stderr) == (3, True)
    assert run(*create, typed=PASSWORD).returncode == 0
    again = run(*create, typed=PASSWORD)
    assert (again.returncode, "already" in again.stderr) == (3, True)
    with psycopg.connect(url) as connection:
        stored = connection.execute("SELECT password_hash FROM users").fetchall()
    assert stored[0][0].startswith("$argon2id$")
    assert PASSWORD not in stored[0][0]


def test_without_corrections_nothing_is_written(url: str, run: Run, tmp_path: Path) -> None:
    told = run("corrections", "export", tmp_path / "set")
    assert (told.returncode, told.stdout) == (0, f"0 applications written to {tmp_path / 'set'}\n")
    assert actions(url) == [("corrections.exported", "")]


def manifest() -> dict[str, JsonValue]:
    """One project of the committed sample, with its permit alone."""
    said: dict[str, JsonValue] = json.loads((SAMPLES / "application.json").read_text("utf-8"))
    claims, files = said["claims"], said["attachments"]
    assert isinstance(claims, list)
    assert isinstance(files, list)
    said["claims"] = [e for e in claims if isinstance(e, dict) and e["attachments"] == ["a4"]]
    said["attachments"] = [e for e in files if isinstance(e, dict) and e["id"] == "a4"]
    return said


def test_what_reviewers_corrected_is_measured_with(
    settings: Settings, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    true = next(each for each in Truth.load(SAMPLES).documents if each.id == "a4")
    said = {"applicant_name": "郭紫萱", "issuer": true.issuers[0].name, "contract_period": "1天"}
    said["permit_number"] = str(true.fields["permit_number"])
    with service(settings) as running:
        handed = running.client().submit(
            {PERMIT: (SAMPLES / PERMIT).read_bytes()}, manifest(), wait=30
        )
        assert handed.status_code in {200, 201}, handed.text
        with psycopg.connect(running.url) as connection:
            (application,) = connection.execute("SELECT id FROM applications").fetchall()[0]
        at = f"/triage/applications/{application}"
        person = reviewer(running, "li.na")
        correct = {"attachment": "a4", "field": "contract_period", "value": "1天"}
        assert person.post(f"{at}/corrections", **correct).status_code == 409, "not claimed"
        assert person.post(f"{at}/claim").status_code == 303
        wrong = correct | {"page": "1", "bbox": "0.1,2,0.2,0.2"}
        assert person.post(f"{at}/corrections", **wrong).status_code == 400
        for field, value in said.items():
            told = person.post(f"{at}/corrections", attachment="a4", field=field, value=value)
            assert told.status_code == 303
    out = tmp_path / "set"
    exported = run("corrections", "export", out)
    assert exported.stdout == f"1 applications written to {out}\n"
    (folder,) = out.iterdir()
    assert (folder / PERMIT).read_bytes() == (SAMPLES / PERMIT).read_bytes()
    assert Truth.load(folder).documents[0].type.value == "construction_permit"

    assert accuracy.main(["--folder", str(out), "--jobs", "1", "--keep", str(tmp_path)]) == 0
    assert "1 of 1 applications were judged" in capsys.readouterr().out
    observed = list(scores.observe(_judged(folder, tmp_path / accuracy.REPORTS)))
    wrong_ones = {(each.metric, each.subject) for each in observed if not each.right}
    assert wrong_ones == {(Metric.FIELD, "construction_permit.contract_period")}
    metrics = {each.metric for each in observed}
    assert metrics >= {Metric.TYPE, Metric.FIELD, Metric.NAME, Metric.ISSUER_RECALL}

    async def check() -> audit.Checked:
        async with await AsyncConnection.connect(settings.database_url) as connection:
            return await audit.check(connection)

    assert asyncio.run(check()).broken is None
    assert actions(settings.database_url)[-1] == ("corrections.exported", "")


def _judged(folder: Path, reports: Path) -> Judged:
    application = Application.model_validate_json((folder / "application.json").read_bytes())
    report = Report.model_validate_json(reports.read_bytes())
    return Judged(folder, application, Truth.load(folder), report)
