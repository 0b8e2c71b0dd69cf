"""What becomes of an item whose applicant sends newer evidence: the old report decides nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import psycopg
import pytest

from service.settings import Settings
from tests.service.running import Client, Running, parts, service
from tests.service.triage.people import Person, add, log_in

WAITING = "已补件，等待重新核验"


class Returned(NamedTuple):
    """An application that was judged once, and the key of who handed it in."""

    application: str
    key: str

    @property
    def at(self) -> str:
        return f"/triage/applications/{self.application}"


@pytest.fixture
def submitted(settings: Settings) -> Returned:
    with service(settings) as running:
        client = running.client()
        assert client.submit(wait=30).status_code == 200
        add(running.url, "li.na")
        key = client.http.headers["Authorization"].partition(" ")[2]
        return Returned(client.http.get("/v1/applications").json()["items"][0]["id"], key)


@contextmanager
def supplemented(settings: Settings, submitted: Returned) -> Iterator[tuple[Running, Person]]:
    """Newer evidence is there, and no worker that would judge it."""
    with service(settings, reader=None) as running:
        http = Client(running.base, submitted.key).http
        path = f"/v1/applications/{submitted.application}/attachments"
        answer = http.post(path, files=parts({"a.pdf": b"permit, scanned again"}, None))
        assert answer.status_code == 202, answer.text
        yield running, log_in(running, "li.na")


def judged_again(settings: Settings, submitted: Returned) -> None:
    with service(settings) as running:
        http = Client(running.base, submitted.key).http
        path = f"/v1/applications/{submitted.application}/attachments"
        again = parts({"a.pdf": b"permit, and once more"}, None)
        assert http.post(path, params={"wait": 30}, files=again).status_code == 200


def claimed(person: Person, at: str) -> int:
    return person.post(f"{at}/claim").status_code


def whole(person: Person, at: str, decision: str, reason: str) -> int:
    fields = {"finding": "whole", "decision": decision, "reason": reason}
    return person.post(f"{at}/decisions", **fields).status_code


def test_an_open_item_waits_for_the_new_report(settings: Settings, submitted: Returned) -> None:
    with service(settings, reader=None) as running:
        person = log_in(running, "li.na")
        assert claimed(person, submitted.at) == 303
    with supplemented(settings, submitted) as (_, person):
        for page in ("/triage", submitted.at):
            assert WAITING in person.http.get(page).text, page
        assert 'data-finding="whole"' not in person.http.get(submitted.at).text
        refused = person.post(f"{submitted.at}/decisions", finding="whole", decision="accept",
                              reason="checked")  # fmt: skip
        assert refused.status_code == 409
        assert WAITING in refused.text
        assert claimed(person, submitted.at) == 409
        renewed = person.http.post(f"{submitted.at}/lease", data={"csrf": person.csrf},
                                   headers={"Accept": "application/json"})  # fmt: skip
        assert WAITING in renewed.json()["told"]
        bulk = person.post("/triage/bulk", application=submitted.application, rule="")
        assert bulk.status_code == 409


def test_what_was_returned_comes_back_with_what_was_asked_for(
    settings: Settings, submitted: Returned
) -> None:
    with service(settings, reader=None) as running:
        person = log_in(running, "li.na")
        claimed(person, submitted.at)
        assert whole(person, submitted.at, "return", "seal") == 303
    with supplemented(settings, submitted) as (running, person):
        assert WAITING in person.http.get("/triage?state=decided").text
        page = person.http.get(submitted.at).text
        assert WAITING in page
        assert "/undo" not in page
        with psycopg.connect(running.url) as connection:
            row = connection.execute("SELECT id FROM triage_decisions").fetchone()
        assert row is not None
        undone = person.post(f"/triage/decisions/{row[0]}/undo")
        assert undone.status_code == 409, "the evidence it was about is replaced"
        assert "已补件" in undone.text
    judged_again(settings, submitted)
    with service(settings, reader=None) as running:
        person = log_in(running, "li.na")
        row_text = person.http.get("/triage").text
        assert "第 3 次提交" in row_text
        assert WAITING not in row_text
        assert claimed(person, submitted.at) == 303
        page = person.http.get(submitted.at).text
        assert "公章缺失或不清晰，请补盖后重新上传" in page
        assert "上次退回补正的要求" in page
        assert whole(person, submitted.at, "reject", "not-proved") == 303
