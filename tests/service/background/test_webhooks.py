"""Webhooks: signed, tried again, and only to where the operator allows."""

import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from service.background import jobs, webhooks
from service.setting_groups import WebhookSettings
from service.settings import Settings
from tests.service.running import MANIFEST, parts, service
from tests.service.waiting import wait_until

SECRET = "a secret between two"
LOCAL = WebhookSettings(private_hosts="127.0.0.1, localhost", secret=SECRET)


class Receiver(BaseHTTPRequestHandler):
    """Takes calls: answers with the statuses given, in order, then 204."""

    calls: list[tuple[dict[str, str], bytes]] = []  # noqa: RUF012 - set anew for each test
    statuses: list[int] = []  # noqa: RUF012

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.calls.append((dict(self.headers), body))
        self.send_response(self.statuses.pop(0) if self.statuses else 204)
        self.send_header("Location", "http://127.0.0.1:1/elsewhere")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def receiver() -> Iterator[str]:
    Receiver.calls, Receiver.statuses = [], []
    server = HTTPServer(("127.0.0.1", 0), Receiver)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/told?x=1"
    server.shutdown()
    thread.join()


def test_the_report_is_announced_signed_and_again_until_it_is_taken(
    settings: Settings, receiver: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "LONGEST_WAIT", jobs.LONGEST_WAIT / 600)
    Receiver.statuses = [503, 302]
    with service(settings.model_copy(update={"webhook": LOCAL})) as up:
        body = [*parts({"a.pdf": b"permit"}, MANIFEST), ("webhook", (None, receiver.encode()))]
        taken = up.client().http.post("/v1/applications", files=body)
        wait_until(lambda: len(Receiver.calls) == 3, 30)
    headers, told = Receiver.calls[-1]
    signed = f"{headers['Zuozheng-Timestamp']}.".encode() + told
    expected = hmac.new(SECRET.encode(), signed, hashlib.sha256).hexdigest()
    assert headers["Zuozheng-Signature"] == expected
    assert json.loads(told)["application"] == taken.json()["id"]
    assert json.loads(told)["outcome"] == "review"
    assert "张" not in told.decode()


def test_a_supplement_may_name_a_webhook(settings: Settings, receiver: str) -> None:
    with service(settings.model_copy(update={"webhook": LOCAL})) as up:
        client = up.client()
        where = client.submit(wait=30).headers["Location"] + "/attachments"
        refused = client.http.post(where, files={"webhook": (None, b"https://x.example")})
        assert refused.json()["errors"][0]["field"] == "webhook"
        client.http.post(where, files={"webhook": (None, receiver.encode())})
        wait_until(lambda: len(Receiver.calls) == 1, 30)


def test_a_webhook_that_is_not_allowed_is_a_fault_of_the_request(settings: Settings) -> None:
    with service(settings, reader=None) as up:
        body = [*parts({"a.pdf": b"permit"}, MANIFEST), ("webhook", (None, b"https://x.example"))]
        told = up.client().http.post("/v1/applications", files=body)
    assert told.status_code == 422
    assert told.json()["errors"][0]["field"] == "webhook"


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://good.example/x", True),
        ("https://good.example:8443/x?y=1", True),
        ("http://good.example/x", False),
        ("https://bad.example/x", False),
        ("https://good.example.bad.example/x", False),
        ("https://good.example@bad.example/x", False),
        ("https://bad.example#good.example", False),
        ("ftp://good.example/x", False),
        ("https://good.example/x\r\nHost: y", False),
        ("https://good.example:99999/", False),
        ("good.example", False),
        ("http://intranet.example/x", True),
    ],
)
def test_where_a_webhook_may_go(url: str, allowed: bool) -> None:
    settings = WebhookSettings(
        hosts="Good.example", private_hosts="intranet.example", secret=SECRET
    )
    assert (webhooks.fault(url, settings) is None) == allowed
    assert webhooks.fault(url, WebhookSettings(hosts="good.example")) is not None


def test_a_public_name_with_a_private_address_is_not_called(receiver: str) -> None:
    public = WebhookSettings(hosts="localhost,127.0.0.1", secret=SECRET)
    with pytest.raises(OSError, match="not public"):
        webhooks._post(receiver, b"{}", public)
    assert Receiver.calls == []
