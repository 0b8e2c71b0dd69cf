"""An application's reports beside each other: listed, compared, never another's."""

from pathlib import Path
from uuid import uuid4

from tests.service.recheck.running import told
from tests.service.running import Client, Running


def test_reports_are_listed_and_compared(
    running: Running, client: Client, corrected: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.yaml"
    book = corrected.read_text(encoding="utf-8")
    other.write_text(f"{book}application: {{required: []}}\n", encoding="utf-8")
    where = client.submit(wait=30).headers["Location"]
    first = client.http.get(where + "/reports").json()["items"]
    assert [(each["recheck"], each["rulebook_version"]) for each in first] == [
        (None, client.http.get(where + "/report").json()["rulebook"]["version"])
    ]
    told(running.url, "recheck", "--rulebook", str(other), "--output", str(tmp_path / "out"))
    both = client.http.get(where + "/reports").json()["items"]
    assert len(both) == 2
    assert both[0]["recheck"]
    pair = {"from": both[1]["id"], "to": both[0]["id"]}
    answer = client.http.get(where + "/compare", params=pair)
    assert [each["claim"] for each in answer.json()["changes"]] == [None]
    same = {"from": both[0]["id"], "to": both[0]["id"]}
    assert client.http.get(where + "/compare", params=same).json() == {"changes": []}


def test_what_is_not_ours_cannot_be_compared(running: Running, client: Client) -> None:
    where = client.submit(wait=30).headers["Location"]
    own = client.http.get(where + "/reports").json()["items"][0]["id"]
    pair = {"from": own, "to": str(uuid4())}
    assert client.http.get(where + "/compare", params=pair).status_code == 404
    other = running.client()
    theirs = other.submit(wait=30).headers["Location"]
    assert other.http.get(theirs + "/compare", params={"from": own, "to": own}).status_code == 404
    assert other.http.get(where + "/reports").status_code == 404
