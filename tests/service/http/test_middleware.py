"""What holds for every call: HEAD, methods that are not taken, addresses that are not there."""

import pytest

from tests.service.running import Client


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/docs", "/v1/applications"])
def test_head_is_get_without_the_body(path: str, client: Client) -> None:
    whole, head = client.http.get(path), client.http.head(path)
    assert head.status_code == whole.status_code == 200
    assert head.headers["Content-Length"] == whole.headers["Content-Length"]
    assert head.content == b""


@pytest.mark.parametrize(
    ("path", "taken"),
    [("/v1/applications", "GET, POST"), ("/v1/applications/x", "DELETE, GET"), ("/docs", "GET")],
)
def test_a_method_that_is_not_taken_is_told_with_those_that_are(
    path: str, taken: str, client: Client
) -> None:
    told = client.http.put(path)
    assert told.status_code == 405
    assert told.json()["type"] == "urn:zuozheng:problem:method-not-allowed"
    assert told.headers["Allow"] == taken


def test_an_unknown_address_is_a_problem_too(client: Client) -> None:
    told = client.http.get("/v2/nowhere")
    assert told.status_code == 404
    assert told.headers["Content-Type"] == "application/problem+json"
    assert told.json()["instance"].endswith(told.headers["X-Request-Id"])
