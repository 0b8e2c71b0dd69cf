"""Claims, leases and decisions over HTTP: one wins, the other is told."""

import re
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import psycopg
import pytest

from service.setting_groups import TriageSettings
from service.settings import Settings
from service.store.users import UserRole
from tests.service.running import Running, service
from tests.service.triage.people import Person, put_back, reviewer, waiting


def at(application: object) -> str:
    return f"/triage/applications/{application}"


def decide(person: Person, application: object, **said: str | list[str]) -> int:
    fields = {"finding": "whole", "decision": "accept", "reason": "checked"} | said
    return person.post(f"{at(application)}/decisions", **fields).status_code


def test_an_item_is_claimed_decided_and_undone(running: Running) -> None:
    application = waiting(running.url)
    person = reviewer(running, "li.na")
    assert "2024-0001" in person.http.get("/triage").text
    assert decide(person, application) == 409, "nobody decides what they have not claimed"
    assert person.post(f"{at(application)}/claim").status_code == 303
    page = person.http.get(at(application)).text
    assert "张玥" in page
    assert decide(person, application, finding="1", decision="return", reason="permit") == 303
    assert "第三方材料" in person.http.get(f"{at(application)}/supplement").text
    assert decide(person, application, decision="return", reason="incomplete") == 303
    assert "2024-0001" not in person.http.get("/triage").text
    assert "2024-0001" in person.http.get("/triage?state=decided").text
    with psycopg.connect(running.url) as connection:
        row = connection.execute("SELECT id FROM triage_decisions WHERE finding IS NULL").fetchone()
    assert row is not None
    assert "项待定" not in person.http.get(at(application)).text, "nothing waits any more"
    undone = person.post(f"/triage/decisions/{row[0]}/undo")
    assert undone.status_code == 303
    assert "这份申报重新待处理" in person.http.get(undone.headers["Location"]).text
    assert "2024-0001" in person.http.get("/triage").text


def test_a_finding_that_is_undone_is_said_to_be_that(running: Running) -> None:
    application = waiting(running.url)
    person = reviewer(running, "li.na")
    person.post(f"{at(application)}/claim")
    assert decide(person, application, finding="1") == 303
    with psycopg.connect(running.url) as connection:
        row = connection.execute("SELECT id FROM triage_decisions").fetchone()
    assert row is not None
    undone = person.post(f"/triage/decisions/{row[0]}/undo")
    told = person.http.get(undone.headers["Location"]).text
    assert "该项重新待定" in told
    assert "这份申报重新待处理" not in told


def test_of_two_who_claim_at_once_one_has_it(running: Running) -> None:
    application = waiting(running.url)
    people = [reviewer(running, f"user{n}") for n in range(4)]
    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(lambda p: p.post(f"{at(application)}/claim").status_code, people))
    assert sorted(told) == [303, 409, 409, 409]


def test_of_two_decisions_at_once_one_is_kept(running: Running) -> None:
    application = waiting(running.url)
    person = reviewer(running, "li.na")
    person.post(f"{at(application)}/claim")
    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(lambda _: decide(person, application), range(4)))
    assert sorted(told) == [303, 409, 409, 409]


def test_a_lease_that_ran_out_decides_nothing(running: Running) -> None:
    application = waiting(running.url)
    first, second = reviewer(running, "li.na"), reviewer(running, "wang.wei")
    first.post(f"{at(application)}/claim")
    assert second.post(f"{at(application)}/claim").status_code == 409
    put_back(running.url, "UPDATE triage_leases SET until = now() - interval '1 second'")
    renewed = first.http.post(f"{at(application)}/lease", data={"csrf": first.csrf},
                              headers={"Accept": "application/json"})  # fmt: skip
    assert renewed.status_code == 409
    assert decide(first, application) == 409
    assert second.post(f"{at(application)}/claim").status_code == 303
    assert decide(second, application) == 303


def test_a_decision_that_says_no_says_why(running: Running) -> None:
    application = waiting(running.url)
    person = reviewer(running, "li.na")
    person.post(f"{at(application)}/claim")
    assert decide(person, application, decision="reject", reason="") == 400
    assert decide(person, application, decision="reject", reason="checked") == 400
    assert decide(person, application, decision="reject", reason="", note="姓名不符") == 303


@pytest.mark.parametrize(
    ("findings", "note", "told"),
    [
        ({}, "", "还有 2 项待定"),
        ({"1": "accept"}, "", "还有 1 项待定"),
        ({"1": "accept", "2": "reject"}, "", "1 项不认可"),
        ({"1": "accept", "2": "return"}, "均已核对原件", "已退回补正"),
        ({"1": "accept", "2": "reject"}, "该项不影响申报", ""),
        ({"1": "accept", "2": "accept"}, "", ""),
        ({}, "均已核对原件", ""),
    ],
)
def test_the_whole_is_not_accepted_against_its_findings(
    running: Running, findings: dict[str, str], note: str, told: str
) -> None:
    """Of the four findings two did not pass: 1 and 2."""
    application = waiting(running.url)
    person = reviewer(running, "li.na")
    person.post(f"{at(application)}/claim")
    for finding, decision in findings.items():
        said = {"decision": decision, "reason": "", "note": "说明"}
        assert decide(person, application, finding=finding, **said) == 303
    answer = person.post(f"{at(application)}/decisions", finding="whole", decision="accept",
                         reason="", note=note)  # fmt: skip
    assert answer.status_code == (409 if told else 303)
    assert told in answer.text
    listed = person.http.get("/triage?state=decided").text
    assert ("2024-0001" in listed) == (not told)


def test_a_decision_names_what_it_is_about_and_on_which_report(running: Running) -> None:
    application = waiting(running.url)
    person = reviewer(running, "li.na")
    person.post(f"{at(application)}/claim")
    shown = re.search(r'name="report" value="([^"]+)"', person.http.get(at(application)).text)
    assert shown is not None
    assert decide(person, application, finding=[]) == 400
    assert decide(person, application, report=str(uuid4())) == 409
    assert decide(person, application, report=shown[1]) == 303


def test_a_second_look_is_blind_and_disagreement_goes_to_a_lead(settings: Settings) -> None:
    always = settings.model_copy(update={"triage": TriageSettings(second_look_percent=100)})
    with service(always) as running:
        application = waiting(running.url)
        first, second = reviewer(running, "li.na"), reviewer(running, "wang.wei")
        lead = reviewer(running, "chen.jie", UserRole.LEAD)
        first.post(f"{at(application)}/claim")
        assert decide(first, application, note="第一位的说明") == 303
        assert first.post(f"{at(application)}/claim").status_code != 303
        assert second.post(f"{at(application)}/claim").status_code == 303
        for page in ("", "/history", "/supplement", "/dossier.html"):
            shown = second.http.get(at(application) + page)
            assert shown.status_code == 200
            assert "第一位的说明" not in shown.text
            assert "li.na" not in shown.text
        assert "2024-0001" not in second.http.get("/triage?state=decided").text
        assert decide(second, application, decision="reject", reason="not-proved") == 303
        assert "意见不一" in lead.http.get("/triage").text
        assert "2024-0001" not in second.http.get("/triage").text
        lead.post(f"{at(application)}/claim")
        assert "第一位的说明" in lead.http.get(at(application)).text
        assert decide(lead, application) == 303
        assert "0%" in lead.http.get("/triage/numbers").text
