"""Handing in applications: accepted, read, judged, answered; and sent twice without harm."""

import copy
import json
from concurrent.futures import ThreadPoolExecutor

from models.report import Report
from service.store.keys import Role
from tests.service.running import MANIFEST, Client, Running


def test_an_application_is_taken_in_and_its_report_comes(client: Client) -> None:
    taken = client.submit()
    assert taken.status_code == 202
    where = taken.headers["Location"]
    assert where == f"/v1/applications/{taken.json()['id']}"
    assert taken.json()["state"] in {"queued", "running", "done"}
    again = client.submit(wait=30)
    assert again.status_code == 200
    report = Report.model_validate_json(again.content)
    assert report.application == "2024-0001"
    assert report.attachments[0].document_type is not None
    state = client.http.get(again.headers["Location"]).json()
    assert (state["state"], state["outcome"]) == ("done", report.outcome)
    assert [(a["state"], a["pages"]) for a in state["attachments"]] == [("read", 1)]
    assert client.http.get(again.headers["Location"] + "/report").json() == again.json()


def test_without_a_worker_nothing_is_lost_and_waiting_ends(client: Client) -> None:
    taken = client.submit({"a.pdf": b"sleep 3"}, wait=0.2)
    assert taken.status_code == 202
    report = client.http.get(taken.headers["Location"] + "/report")
    assert report.status_code == 409
    assert report.json()["type"] == "urn:zuozheng:problem:no-report-yet"


def test_an_attachment_that_cannot_be_read_is_that_attachments_error(client: Client) -> None:
    taken = client.submit({"a.pdf": b"refuse"}, wait=30)
    assert taken.json()["attachments"][0]["error"]["code"] == "encrypted_pdf"
    assert taken.json()["outcome"] == "review"
    state = client.http.get(taken.headers["Location"]).json()
    assert state["attachments"][0]["state"] == "refused"
    assert state["attachments"][0]["error"]["code"] == "encrypted_pdf"


def test_a_crash_of_the_reader_gets_a_second_try_and_is_that_files_error(client: Client) -> None:
    taken = client.submit({"a.pdf": b"crash"}, wait=60)
    assert taken.json()["attachments"][0]["error"]["code"] == "crashed"


def test_a_bug_in_the_reader_is_told_and_a_supplement_tries_again(client: Client) -> None:
    taken = client.submit({"a.pdf": b"nonsense"}, wait=60)
    assert taken.status_code == 202
    where = taken.headers["Location"]
    state = client.http.get(where).json()
    assert (state["state"], state["error"]) == ("queued", "internal_error")
    assert "internal_error" in client.http.get(where + "/report").json()["detail"]
    again = client.http.post(
        where + "/attachments", params={"wait": 30}, files={"files": ("a.pdf", b"permit")}
    )
    assert again.status_code == 200
    assert client.http.get(where).json()["error"] is None


def test_every_fault_of_a_manifest_is_listed_with_its_field(client: Client) -> None:
    manifest = copy.deepcopy(MANIFEST) | {"category": "nonsense", "employer": {}}
    del manifest["submitted_on"]
    told = client.submit(manifest=manifest)
    assert told.status_code == 422
    assert told.headers["Content-Type"] == "application/problem+json"
    problem = told.json()
    assert problem["type"] == "urn:zuozheng:problem:invalid-manifest"
    assert {each["field"] for each in problem["errors"]} == {
        "category",
        "employer.name",
        "submitted_on",
    }
    assert problem["remedy"]


def test_references_and_rulebook_are_looked_at_whatever_else_is_wrong(client: Client) -> None:
    manifest = MANIFEST | {
        "category": "nonsense",
        "rulebook": "nowhere",
        "claims": [{"id": "p1", "kind": "project", "attachments": ["a9"]}] * 2,
    }
    told = client.submit(manifest=manifest)
    assert told.status_code == 422
    faults = [(each["field"], each["detail"]) for each in told.json()["errors"]]
    assert [field for field, _ in faults if field != "the manifest"] == ["rulebook", "category"]
    ends = [detail for field, detail in faults if field == "the manifest"]
    assert len(ends) == 3  # an id used twice, and each claim's attachment
    assert sum("'a9'" in end for end in ends) == 2


def test_files_and_manifest_have_to_match(client: Client) -> None:
    manifest = MANIFEST | {"rulebook": "hangzhou-2024-engineer"}
    told = client.submit({"b.pdf": b"x"}, manifest)
    assert told.status_code == 422
    assert [each["field"] for each in told.json()["errors"]] == ["attachments[0].file", "files"]


def test_an_unknown_rulebook_is_refused(client: Client) -> None:
    told = client.submit(manifest=MANIFEST | {"rulebook": "../../etc/passwd"})
    assert told.status_code == 422
    assert told.json()["errors"][0]["field"] == "rulebook"


def test_what_is_no_json_or_has_no_place_in_a_database_is_refused(client: Client) -> None:
    odd = (b'{"id": NaN}', b'{"id": "\\u0000"}', b'{"id": "\\ud800"}')
    for text in (*odd, b"{", b"\xff", b"[" * 99_999):
        told = client.http.post("/v1/applications", files={"manifest": (None, text)})
        assert told.status_code == 422, text[:20]
        assert told.json()["errors"][0]["field"] == "manifest"


def test_an_idempotency_key_makes_sending_again_safe(client: Client) -> None:
    key = {"Idempotency-Key": "k1"}
    first = client.submit(headers=key)
    again = client.submit(headers=key)
    assert again.status_code == 202
    assert again.json()["id"] == first.json()["id"]
    other = client.submit({"a.pdf": b"another"}, headers=key)
    assert other.status_code == 409
    assert other.json()["type"] == "urn:zuozheng:problem:idempotency-key-reused"
    assert len(client.http.get("/v1/applications").json()["items"]) == 1


def test_one_application_where_the_same_key_is_sent_at_the_same_moment(client: Client) -> None:
    with ThreadPoolExecutor(8) as threads:
        sent = [threads.submit(client.submit, headers={"Idempotency-Key": "k"}) for _ in range(8)]
    ids = {each.result().json()["id"] for each in sent}
    assert len(ids) == 1


def test_keys_of_two_owners_do_not_meet(running: Running) -> None:
    one, two = running.client(), running.client()
    header = {"Idempotency-Key": "k"}
    ids = {each.submit(headers=header).json()["id"] for each in (one, two)}
    assert len(ids) == 2


def test_a_supplement_that_brings_nothing_is_refused(client: Client) -> None:
    where = client.submit(wait=30).headers["Location"]
    boundary = {"Content-Type": "multipart/form-data; boundary=b"}
    told = client.http.post(where + "/attachments", content=b"--b--\r\n", headers=boundary)
    assert told.status_code == 422
    assert client.http.get(where).json()["revision"] == 1


def test_a_supplement_adds_evidence_and_is_verified_again(client: Client) -> None:
    first = client.submit({"a.pdf": b"refuse"}, wait=30)
    where = first.headers["Location"]
    replaced = client.http.post(
        where + "/attachments", params={"wait": 30}, files={"files": ("a.pdf", b"permit")}
    )
    assert replaced.status_code == 200
    assert replaced.json()["attachments"][0]["error"] is None
    manifest = copy.deepcopy(MANIFEST)
    manifest["attachments"] = [{"id": "a1", "file": "a.pdf"}, {"id": "a2", "file": "b.pdf"}]
    added = client.http.post(
        where + "/attachments",
        params={"wait": 30},
        files=[
            ("manifest", (None, json.dumps(manifest).encode())),
            ("files", ("b.pdf", b"another permit")),
        ],
    )
    assert [each["id"] for each in added.json()["attachments"]] == ["a1", "a2"]
    assert client.http.get(where).json()["revision"] == 3


def test_who_may_hand_in(running: Running) -> None:
    told = running.client(Role.REVIEWER).submit()
    assert told.status_code == 403
    narrow = running.client(Role.SUBMITTER, scopes=["another-plan"])
    assert narrow.submit().status_code == 403
