"""Single files: read for whoever waits, then forgotten."""

import psycopg

from service.presentation.read_output import ReadOutput
from service.settings import Settings
from tests.service.running import Client, Running, service


def test_a_file_is_read_and_nothing_of_it_stays(running: Running) -> None:
    told = running.client().http.post("/v1/documents:read", files={"file": ("p.pdf", b"permit")})
    assert told.status_code == 200
    said = ReadOutput.model_validate_json(told.content)
    assert (said.file, said.pages, said.error) == ("p.pdf", 1, None)
    with psycopg.connect(running.url) as connection:
        for table in ("readings", "loose_documents", "applications"):
            count = connection.execute(f"SELECT count(*) FROM {table}")  # noqa: S608
            assert count.fetchone() == (0,), table
    assert not [f for f in (running.settings.data_dir / "blobs").rglob("*") if f.is_file()]


def test_a_file_an_application_needs_stays(client: Client) -> None:
    where = client.submit({"a.pdf": b"permit"}, wait=30).headers["Location"]
    client.http.post("/v1/documents:read", files={"file": ("p.pdf", b"permit")})
    state = client.http.get(where).json()
    assert state["attachments"][0]["state"] == "read"


def test_a_file_that_cannot_be_read_has_its_error(client: Client) -> None:
    told = client.http.post("/v1/documents:read", files={"file": ("p.pdf", b"refuse")})
    assert told.json()["error"]["code"] == "encrypted_pdf"


def test_one_file_it_has_to_be(client: Client) -> None:
    for files in ([], [("file", ("a", b"a")), ("file", ("b", b"b"))]):
        told = client.http.post("/v1/documents:read", files=files or {"manifest": (None, b"{}")})
        assert told.status_code == 422


def test_without_workers_the_caller_is_told_when_to_ask_again(settings: Settings) -> None:
    from service.http.routes import documents

    patience, documents.PATIENCE = documents.PATIENCE, 0.3
    try:
        with service(settings, reader=None) as up:
            told = up.client().http.post("/v1/documents:read", files={"file": ("p", b"permit")})
    finally:
        documents.PATIENCE = patience
    assert told.status_code == 503
    assert int(told.headers["Retry-After"]) > 0
