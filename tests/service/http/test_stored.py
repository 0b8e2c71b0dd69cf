"""Looking at applications: lists that page, sights that end at one's own, erasing for good."""

import uuid

import psycopg
import pytest

from service.store.keys import Role
from tests.service.running import MANIFEST, Client, Running


def ids(answer: dict[str, list[dict[str, str]]]) -> list[str]:
    return [each["id"] for each in answer["items"]]


def test_a_list_pages_newest_first_and_misses_nothing(client: Client) -> None:
    sent = [client.submit().json()["id"] for _ in range(5)]
    seen: list[str] = []
    cursor = None
    while True:
        query = {"limit": "2"} | ({"cursor": cursor} if cursor else {})
        page = client.http.get("/v1/applications", params=query).json()
        seen += ids(page)
        client.submit()  # what comes in meanwhile moves no page
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == sent[::-1]


def test_a_list_narrows(client: Client) -> None:
    one = client.submit(manifest=MANIFEST | {"id": "A"}, wait=30)
    client.submit({"a.pdf": b"sleep 5"}, MANIFEST | {"id": "B"})
    for query, count in (
        ({"number": "A"}, 1),
        ({"state": "done"}, 1),
        ({"outcome": one.json()["outcome"]}, 1),
        ({"outcome": "pass"}, 0),
        ({"rulebook": "hangzhou-2024-engineer"}, 2),
        ({"employer": "浙江宏远建工集团有限公司"}, 2),
        ({"since": "2100-01-01T00:00:00Z"}, 0),
        ({"until": "2100-01-01T00:00:00Z"}, 2),
    ):
        found = client.http.get("/v1/applications", params=query)
        assert len(found.json()["items"]) == count, query


@pytest.mark.parametrize(
    "query",
    [{"cursor": "nonsense"}, {"limit": "0"}, {"state": "lost"}, {"since": "yesterday"},
     {"number": "\0"}],
)  # fmt: skip
def test_a_wrong_filter_is_named(client: Client, query: dict[str, str]) -> None:
    told = client.http.get("/v1/applications", params=query)
    assert told.status_code == 422
    assert told.json()["errors"][0]["field"] == next(iter(query))


def test_a_submitter_sees_its_own_a_reviewer_all_in_scope(running: Running) -> None:
    mine, other = running.client(), running.client()
    where = mine.submit().headers["Location"]
    assert other.http.get(where).status_code == 404
    assert other.http.delete(where).status_code == 404
    assert other.http.get(where + "/report").status_code == 404
    assert other.http.get("/v1/applications").json()["items"] == []
    reviewer = running.client(Role.REVIEWER)
    assert reviewer.http.get(where).status_code == 200
    assert reviewer.http.delete(where).status_code == 403
    elsewhere = running.client(Role.REVIEWER, scopes=["another-plan"])
    assert elsewhere.http.get(where).status_code == 404


def test_a_new_key_of_the_same_owner_sees_what_the_old_one_sent(running: Running) -> None:
    where = running.client(owner="platform").submit().headers["Location"]
    assert running.client(owner="platform").http.get(where).status_code == 200


def test_erasing_leaves_the_audit_line_and_nothing_else(running: Running) -> None:
    client = running.client()
    done = client.submit({"a.pdf": b"secret words"}, wait=30)
    where = done.headers["Location"]
    kept = client.submit({"a.pdf": b"shared"}, wait=30).headers["Location"]
    also = client.submit({"a.pdf": b"shared"}, wait=30).headers["Location"]
    assert client.http.delete(where).status_code == 204
    assert client.http.delete(also).status_code == 204
    assert client.http.get(where).status_code == 404
    assert client.http.delete(where).status_code == 404
    assert client.http.get(kept + "/report.html").status_code == 200
    with psycopg.connect(running.url) as connection:
        left = {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
            for table in ("applications", "attachments", "reports", "readings")
        }
        subject = where.rpartition("/")[2]
        told = connection.execute("SELECT action FROM audit WHERE subject = %s", (subject,))
        assert [action for (action,) in told][-1] == "application.erased"
    assert left["applications"] == left["attachments"] == left["reports"] == (1,)
    assert left["readings"] == (1,)
    blobs = running.settings.data_dir / "blobs"
    assert len([file for file in blobs.rglob("*") if file.is_file()]) == 1


def test_an_application_erased_while_it_is_read_leaves_nothing(running: Running) -> None:
    client = running.client()
    where = client.submit({"a.pdf": b"sleep 1"}).headers["Location"]
    assert client.http.delete(where).status_code == 204
    assert client.submit(wait=30).status_code == 200  # the one worker is free again
    with psycopg.connect(running.url) as connection:
        readings = connection.execute("SELECT count(*) FROM readings").fetchone()
        assert readings == (1,)
        assert connection.execute("SELECT count(*) FROM applications").fetchone() == (1,)


def test_what_does_not_exist_is_not_found(client: Client) -> None:
    for path in (f"/v1/applications/{uuid.uuid4()}", "/nowhere"):
        told = client.http.get(path)
        assert told.status_code == 404
        assert told.json()["type"] == "urn:zuozheng:problem:not-found"
    assert client.http.put("/v1/applications").status_code == 405
