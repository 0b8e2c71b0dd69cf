"""Runs over a real store: what should flip flips, and killed and resumed it is the same bytes."""

import contextlib
import os
import pty
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from benchmarks import filled
from models.report import Outcome
from tests.service.conftest import NEW_FLOOR
from tests.service.recheck.conftest import SMALL
from tests.service.recheck.running import ROOT, begun, changes_in, counts, rows, told
from verifiers.samples.examples import SUBMITTED

Copies = Callable[[], str]

EXPIRED = sum(filled.valid_until(n) < SUBMITTED for n in range(SMALL))
"""Applications that fail from the beginning."""


def should_fail(count: int) -> set[str]:
    """Those whose form ends before the new floor; one that ended before the day failed before."""
    ends = {filled.number_of(n): filled.valid_until(n).isoformat() for n in range(count)}
    return {n for n, end in ends.items() if SUBMITTED.isoformat() <= end < NEW_FLOOR}


def check_flips(url: str, corrected: Path, output: Path, count: int) -> None:
    said = told(url, "recheck", "--rulebook", str(corrected), "--output", str(output))
    found = changes_in(output)
    assert {change.application for change in found} == should_fail(count)
    assert {change.claim for change in found} == {"edu"}
    ours = {str(id_): number for id_, number in rows(url, "SELECT id, number FROM applications")}
    assert [ours[change.stored or ""] for change in found] == [c.application for c in found]
    assert {change.after for change in found} == {Outcome.FAIL}
    assert {change.before for change in found} == {Outcome.PASS, Outcome.REVIEW}
    assert f"newly failing: {len(found):,} claims" in said
    assert "rule education.validity, judged differently on the same evidence" in said


def test_a_changed_date_flips_exactly_the_applications_it_should(
    copies: Copies, corrected: Path, tmp_path: Path
) -> None:
    url = copies()
    check_flips(url, corrected, tmp_path / "out", SMALL)
    flipped = len(should_fail(SMALL))
    filed = rows(url, "SELECT application, count(*) FROM reports GROUP BY application")
    assert sorted(int(str(count)) for _, count in filed) == [1] * (SMALL - flipped) + [2] * flipped
    stands = rows(url, "SELECT count(*) FROM applications a JOIN reports r ON r.id = a.report "
                       "WHERE r.recheck IS NOT NULL AND a.outcome = r.outcome")  # fmt: skip
    assert stands == [(flipped,)]
    again = told(url, "recheck", "--rulebook", str(corrected), "--output", str(tmp_path / "2"))
    assert "nothing came out differently" in again
    assert changes_in(tmp_path / "2") == []


def test_a_report_the_database_does_not_take_keeps_no_other_out(
    copies: Copies, corrected: Path, tmp_path: Path
) -> None:
    url = copies()
    refused, *others = sorted(should_fail(SMALL))
    with psycopg.connect(url) as connection:
        id_ = filled.made(int(refused.removeprefix("2024-"))).id
        forbids = sql.SQL("ALTER TABLE reports ADD CHECK (application <> {}) NOT VALID")
        connection.execute(forbids.format(str(id_)))
    process = begun(url, "recheck", "--rulebook", str(corrected), "--output", str(tmp_path / "out"))
    process.communicate(timeout=600)
    assert process.returncode == 3
    assert {change.application for change in changes_in(tmp_path / "out")} == set(others)
    filed = rows(url, "SELECT a.number FROM reports r JOIN applications a ON a.report = r.id "
                      "WHERE r.recheck IS NOT NULL ORDER BY 1")  # fmt: skip
    assert filed == [(number,) for number in others]
    bare = (
        "SELECT count(*) FROM reports r WHERE NOT EXISTS (SELECT FROM grounds WHERE report = r.id)"
    )
    assert rows(url, bare) == [(0,)]


@pytest.mark.long
def test_of_two_thousand_exactly_those_flip(url: str, corrected: Path, tmp_path: Path) -> None:
    filled.fill_at(url, 2000)
    check_flips(url, corrected, tmp_path / "out", 2000)


def check_killed(copies: Copies, corrected: Path, tmp_path: Path, kills: int) -> None:
    """A run killed so often, resumed each time, against one that nobody disturbed."""
    calm, hunted = copies(), copies()
    words = ("recheck", "--rulebook", str(corrected), "--workers", "2", "--output")
    told(calm, *words, str(tmp_path / "calm"))
    chance = random.Random(5)  # noqa: S311 - when to kill, not what to keep secret
    process = begun(hunted, *words, str(tmp_path / "hunted"))
    while not rows(hunted, "SELECT id FROM rechecks"):
        assert process.poll() is None
    run = str(rows(hunted, "SELECT id FROM rechecks")[0][0])
    resume = ("recheck", "--resume", run, "--workers", "2", "--output", str(tmp_path / "hunted"))
    for _ in range(kills):
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=chance.uniform(0.2, 6))
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        process = begun(hunted, *resume)
    process.communicate(timeout=600)
    assert process.returncode == 0
    for name in ("changes.jsonl", "changes.csv"):
        assert (tmp_path / "hunted" / name).read_bytes() == (tmp_path / "calm" / name).read_bytes()
    assert counts(hunted) == counts(calm)


def test_a_run_killed_and_resumed_gives_the_same_bytes(
    copies: Copies, corrected: Path, tmp_path: Path
) -> None:
    check_killed(copies, corrected, tmp_path, 2)


@pytest.mark.long
def test_a_run_killed_ten_times_gives_the_same_bytes(
    copies: Copies, corrected: Path, tmp_path: Path
) -> None:
    check_killed(copies, corrected, tmp_path, 10)


def test_a_dry_run_stores_nothing_and_says_the_same(
    copies: Copies, corrected: Path, tmp_path: Path
) -> None:
    url = copies()
    before = counts(url)
    words = ("recheck", "--rulebook", str(corrected), "--output")
    told(url, *words, str(tmp_path / "dry"), "--dry-run")
    assert counts(url) == before
    told(url, *words, str(tmp_path / "real"))
    dry, real = (tmp_path / each / "changes.jsonl" for each in ("dry", "real"))
    assert dry.read_bytes() == real.read_bytes() != b""


def test_two_runs_at_once_do_not_disturb_each_other(
    copies: Copies, corrected: Path, tmp_path: Path
) -> None:
    url = copies()
    words = ("recheck", "--workers", "1", "--rulebook")
    one = begun(url, *words, str(corrected), "--output", str(tmp_path / "one"))
    other = begun(url, *words, "hangzhou-2024-engineer", "--output", str(tmp_path / "other"))
    for process in (one, other):
        _, complaint = process.communicate(timeout=600)
        assert process.returncode == 0, complaint
    assert {change.application for change in changes_in(tmp_path / "one")} == should_fail(SMALL)
    assert len(told(url, "recheck", "list").splitlines()) == 2


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (("--plan", "hangzhou-2024-engineer"), SMALL),
        (("--plan", "example-2026-engineer"), 0),
        (("--since", "2100-01-01"), 0),
        (("--employer", "浙江宏远建工集团有限公司"), SMALL),
        (("--employer", "别的公司"), 0),
        (("--rule", "education.validity"), SMALL),
        (("--rule", "photo.pixels"), 0),
        (("--outcome", "fail"), EXPIRED),
    ],
)
def test_a_selection_narrows(
    copies: Copies, tmp_path: Path, words: tuple[str, ...], count: int
) -> None:
    said = told(copies(), "recheck", *words, "--dry-run", "--output", str(tmp_path / "out"))
    assert said.startswith(f"dry run: {count} applications judged again")


def test_ids_select_by_either_name(copies: Copies, tmp_path: Path) -> None:
    listed = tmp_path / "ids.txt"
    listed.write_text(f"{filled.number_of(3)}\n{filled.made(5).id}\n", encoding="utf-8")
    words = ("recheck", "--ids", str(listed), "--dry-run", "--output", str(tmp_path / "out"))
    assert told(copies(), *words).startswith("dry run: 2 applications judged again")


@pytest.mark.parametrize("moment", [0.0, 0.05, 0.4])
def test_ctrl_c_says_how_to_go_on(
    copies: Copies, corrected: Path, tmp_path: Path, moment: float
) -> None:
    out = str(tmp_path / "out")
    for _ in range(5):  # A run over so few may be done before the signal arrives.
        url = copies()
        process = begun(url, "recheck", "--rulebook", str(corrected), "--output", out)
        while not rows(url, "SELECT id FROM rechecks"):
            assert process.poll() is None
        time.sleep(moment)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all its processes
        _, complaint = process.communicate(timeout=60)
        if process.returncode == 130:
            break
    (run,) = (str(id_) for (id_,) in rows(url, "SELECT id FROM rechecks"))
    assert process.returncode == 130
    assert f"zuozheng recheck --resume {run} goes on where it stopped" in complaint
    assert "Traceback" not in complaint
    assert "open" in told(url, "recheck", "status", run[:6])
    told(url, "recheck", "--resume", run[:6], "--output", out)
    assert {change.application for change in changes_in(tmp_path / "out")} == should_fail(SMALL)
    assert "done" in told(url, "recheck", "status")


@pytest.mark.parametrize(("answer", "runs"), [("n", 0), ("y", 1)])
def test_a_terminal_is_asked_before_the_whole_store_is_judged_again(
    copies: Copies, tmp_path: Path, answer: str, runs: int
) -> None:
    url = copies()
    status, said = at_terminal(url, answer, "recheck", "--output", str(tmp_path / "out"))
    assert f"all {SMALL} finished applications of the store are judged again" in said
    assert "Go on?" in said
    assert status == (0 if runs else 130)
    assert counts(url)["rechecks"] == runs


def test_whoever_selects_or_says_yes_is_not_asked(
    copies: Callable[[], str], tmp_path: Path
) -> None:
    url = copies()
    for words in (("--yes",), ("--since", "2000-01-01")):
        command = ("recheck", *words, "--output", str(tmp_path / "out"))
        status, said = at_terminal(url, "", *command)
        assert status == 0
        assert "Go on?" not in said
    assert counts(url)["rechecks"] == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--rule", "project.date"), "no such rule; perhaps project.dates is meant"),
        (("--plan", "hangzhou-2024"), "no such rulebook; it can be: example-2026-engineer, hangz"),
    ],
)
def test_what_selects_nothing_for_a_slip_is_refused(
    url: str, words: tuple[str, str], told: str
) -> None:
    process = begun(url, "recheck", *words)
    _, complaint = process.communicate(timeout=60)
    assert process.returncode == 3
    assert told in complaint


def at_terminal(url: str, typed: str, *words: str) -> tuple[int, str]:
    """Exit status and standard error of the program where somebody sits at its input."""
    near, far = pty.openpty()
    environment = os.environ | {"ZUOZHENG_DATABASE_URL": url, "PYTHONPATH": str(ROOT)}
    os.write(near, f"{typed}\n".encode())
    done = subprocess.run(
        [sys.executable, "-m", "service.cli.main", *words],
        env=environment,
        stdin=far,
        capture_output=True,
        text=True,
        check=False,
    )
    os.close(near)
    os.close(far)
    return done.returncode, done.stderr
