"""A person's decision stands; what contradicts it waits for a person again, with both."""

import asyncio
import os
import signal
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from psycopg import AsyncConnection

from benchmarks import filled
from models.report import Outcome
from service.setting_groups import TriageSettings
from service.settings import Settings
from service.store import decisions, queue, users
from service.store.decisions import Author, Said, Verdict
from service.store.users import ANY, UserRole
from tests.service.recheck.conftest import SMALL
from tests.service.recheck.running import begun, changes_in, rows, told
from tests.service.recheck.test_stored import Copies, should_fail
from tests.service.running import service
from tests.service.triage.people import reviewer
from tests.service.triage.test_deciding import at, decide

PERSON = users.Reviewer("li.na", UserRole.REVIEWER, [], [], "")

BOTH = "复核后机器结论与人工决定不一致：原决定“认可”（li.na，"


def enqueue(url: str) -> None:
    """Everything waits, what passed by sample."""
    with psycopg.connect(url) as connection:
        connection.execute("SELECT triage_enqueue(id, 20, true) FROM applications")


def decided(url: str, verdicts: dict[str, Verdict]) -> None:
    """A reviewer decides on the applications of these numbers, as the triage does it."""

    async def deciding() -> None:
        async with await AsyncConnection.connect(url) as connection:
            await users.create(connection, PERSON.name, UserRole.REVIEWER, "x", ANY)
            for number, verdict in verdicts.items():
                (item,) = await queue.chosen(connection, PERSON, [_id(number)])
                await decisions.decide(
                    connection, item.id, Said(verdict, "", "看过原件"), Author("li.na", 1)
                )
                assert await decisions.close(connection, item, "li.na")

    asyncio.run(deciding())


def _id(number: str) -> UUID:
    return filled.made(int(number.removeprefix("2024-"))).id


def items(url: str) -> list[tuple[object, ...]]:
    """What a re-check put into the queue."""
    return rows(url, "SELECT number, state, why FROM triage_items WHERE recheck IS NOT NULL "
                     "ORDER BY number, round")  # fmt: skip


def standing(url: str) -> dict[object, object]:
    return dict(rows(url, "SELECT number, report FROM applications"))  # type: ignore[arg-type]


def test_a_decision_stands_and_what_contradicts_it_waits_again(
    copies: Copies, corrected: Path, tmp_path: Path
) -> None:
    url = copies()
    accepted, rejected, returned = sorted(should_fail(SMALL))[:3]
    verdicts = {accepted: Verdict.ACCEPT, rejected: Verdict.REJECT, returned: Verdict.RETURN}
    enqueue(url)
    decided(url, verdicts)
    before, made = standing(url), rows(url, "SELECT * FROM triage_decisions ORDER BY id")
    words = ("recheck", "--rulebook", str(corrected), "--output", str(tmp_path / "out"))
    told(url, *words, "--dry-run")
    assert items(url) == [], "a dry run puts nothing"
    assert "1 against what a person decided, which stands" in told(url, *words)
    against = [change for change in changes_in(tmp_path / "out") if change.decision]
    assert [(each.application, each.decision) for each in against] == [(accepted, Outcome.PASS)]
    ((number, state, why),) = items(url)
    assert (number, state) == (accepted, "waiting")
    assert str(why).startswith(BOTH)
    assert "现结论“不通过”：" in str(why)
    kept = {number for number, report in standing(url).items() if before[number] == report}
    assert kept & should_fail(SMALL) == set(verdicts)
    assert rows(url, "SELECT * FROM triage_decisions ORDER BY id") == made
    filed = rows(url, "SELECT number FROM applications a JOIN reports r ON r.application = a.id "
                      "WHERE r.recheck IS NOT NULL")  # fmt: skip
    assert {number for (number,) in filed} == should_fail(SMALL)


def test_what_nobody_has_decided_waits_with_the_new_report(
    copies: Copies, corrected: Path, tmp_path: Path
) -> None:
    url = copies()
    enqueue(url)
    told(url, "recheck", "--rulebook", str(corrected), "--output", str(tmp_path / "out"))
    wrong = rows(url, "SELECT a.number FROM applications a LEFT JOIN triage_items i "
                      "ON i.application = a.id AND i.state = 'waiting' AND i.report = a.report "
                      "AND i.outcome = a.outcome WHERE i.id IS NULL")  # fmt: skip
    assert wrong == [], "what passed stays sampled, what fails now says so"
    assert items(url) == []


def test_who_rejected_is_told_when_all_is_well_now(
    copies: Copies, corrected: Path, tmp_path: Path
) -> None:
    url = copies()
    failing = sorted(should_fail(SMALL))[0]
    told(url, "recheck", "--rulebook", str(corrected), "--output", str(tmp_path / "out"))
    enqueue(url)
    decided(url, {failing: Verdict.REJECT})
    book = ("--rulebook", "hangzhou-2024-engineer")
    told(url, "recheck", *book, "--output", str(tmp_path / "out"))
    ((number, state, why),) = items(url)
    assert (number, state) == (failing, "waiting")
    assert "原决定“不认可”（li.na" in str(why)
    assert "现结论“通过”" in str(why) or "现结论“待人工复核”" in str(why)


def test_a_run_killed_and_resumed_puts_a_case_back_once(
    copies: Copies, corrected: Path, tmp_path: Path
) -> None:
    url = copies()
    enqueue(url)
    decided(url, dict.fromkeys(should_fail(SMALL), Verdict.ACCEPT))
    out = ("--workers", "2", "--output", str(tmp_path / "out"))
    process = begun(url, "recheck", "--rulebook", str(corrected), *out)
    while not rows(url, "SELECT FROM recheck_results WHERE state <> 'waiting'"):
        assert process.poll() is None
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    for _ in range(2):
        told(url, "recheck", "--resume", str(rows(url, "SELECT id FROM rechecks")[0][0]), *out)
    assert [number for number, *_ in items(url)] == sorted(should_fail(SMALL))


def test_another_run_supersedes_what_waits_of_the_one_before(
    copies: Copies, corrected: Path, tmp_path: Path
) -> None:
    url = copies()
    accepted = sorted(should_fail(SMALL))[0]
    enqueue(url)
    decided(url, {accepted: Verdict.ACCEPT})
    for _ in range(2):
        told(url, "recheck", "--rulebook", str(corrected), "--output", str(tmp_path / "out"))
    assert [state for _, state, _ in items(url)] == ["superseded", "waiting"]


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Nothing goes to a second look by chance."""
    return settings.model_copy(update={"triage": TriageSettings(second_look_percent=0)})


def test_row_and_page_show_both_and_a_person_decides_again(
    settings: Settings, corrected: Path, tmp_path: Path
) -> None:
    with service(settings) as running:
        filled.fill_at(running.url, SMALL)
        enqueue(running.url)
        accepted = _id(sorted(should_fail(SMALL))[0])
        person = reviewer(running, "li.na")
        person.post(f"{at(accepted)}/claim")
        assert decide(person, accepted) == 303
        ((first,),) = rows(running.url, "SELECT id FROM triage_decisions")
        out = ("--output", str(tmp_path))
        told(running.url, "recheck", "--rulebook", str(corrected), *out)
        row = person.http.get("/triage").text
        assert "复核后结论有变" in row
        assert BOTH in row
        page = person.http.get(at(accepted)).text
        assert BOTH in page
        assert "此前的处理：认可 经人工核对原件影像，符合要求（li.na）" in page
        assert person.post(f"/triage/decisions/{first}/undo").status_code == 409
        assert person.post(f"{at(accepted)}/claim").status_code == 303
        assert decide(person, accepted, decision="reject", reason="not-proved") == 303
        query = "SELECT a.id, r.recheck IS NOT NULL, a.outcome FROM applications a "
        stands = rows(running.url, query + "JOIN reports r ON r.id = a.report")
        assert (accepted, True, "fail") in stands, "the report they saw"
        again = told(running.url, "recheck", "--rulebook", str(corrected), *out)
        assert "against what a person decided" not in again


def test_a_reviewer_who_looks_at_the_old_report_decides_nothing(
    settings: Settings, corrected: Path, tmp_path: Path
) -> None:
    with service(settings) as running:
        filled.fill_at(running.url, SMALL)
        enqueue(running.url)
        open_ = _id(sorted(should_fail(SMALL))[0])
        person = reviewer(running, "li.na")
        person.post(f"{at(open_)}/claim")
        assert decide(person, open_, finding="0") == 303
        told(running.url, "recheck", "--rulebook", str(corrected), "--output", str(tmp_path))
        assert decide(person, open_) == 409
        assert person.post(f"{at(open_)}/claim").status_code == 303
        assert rows(running.url, "SELECT undone_at IS NULL FROM triage_decisions") == [(False,)]
        assert decide(person, open_) == 303
