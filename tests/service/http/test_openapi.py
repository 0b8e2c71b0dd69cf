"""The document describes every call with an example, and the pages need no outside."""

import re

import httpx

from tests.service.running import Running


def test_every_call_is_described_with_its_problems_and_an_example(running: Running) -> None:
    document = httpx.get(running.base + "/openapi.json").json()
    schemas = document["components"]["schemas"]
    assert {"ProblemDocument", "Report", "Accepted", "Status", "Page"} <= set(schemas)
    assert "HTTPValidationError" not in str(document)
    for path, calls in document["paths"].items():
        for method, call in calls.items():
            assert call["description"], (method, path)
            if call.get("security"):
                assert {"401", "429", "503"} <= set(call["responses"]), (method, path)
            if "requestBody" in call:
                assert call["requestBody"]["content"]["multipart/form-data"]["example"]
            for status, response in call["responses"].items():
                if int(status) >= 400 and "application/problem+json" in response["content"]:
                    assert response["content"]["application/problem+json"]["example"]


def test_the_pages_load_nothing_from_elsewhere(running: Running) -> None:
    page = httpx.get(running.base + "/docs")
    assert page.status_code == 200
    needed = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert needed
    for address in needed:
        assert address.startswith("/"), address
        assert httpx.get(running.base + address).status_code == 200
