"""The document describes every call with an example, and the pages need no outside."""

import re

import httpx
from pydantic import JsonValue

from models.application import Application
from models.report import Report
from service.http import openapi
from service.presentation.read_output import ReadOutput
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
            for answer in (a for status, a in call["responses"].items() if int(status) < 400):
                for media in answer.get("content", {}).values():
                    assert has_example(media, schemas), (method, path)
            for status, response in call["responses"].items():
                if int(status) >= 400 and "application/problem+json" in response["content"]:
                    assert response["content"]["application/problem+json"]["example"]


def test_the_examples_are_true() -> None:
    assert Report.model_validate(openapi.REPORT).outcome == "review"
    assert ReadOutput.model_validate(openapi.READ).pages == 1
    assert Application.model_validate(openapi.MANIFEST).id == "2024-0001"


def has_example(media: dict[str, JsonValue], schemas: dict[str, dict[str, JsonValue]]) -> bool:
    """Given whole, or by each of the model's fields that is no model itself."""
    if "example" in media or not media:
        return True
    schema = media.get("schema", {})
    assert isinstance(schema, dict)
    named = str(schema.get("$ref", "")).rpartition("/")[2]
    if not named:
        return schema.get("type") == "string"
    return "examples" in str(schemas[named])


def test_the_pages_load_nothing_from_elsewhere(running: Running) -> None:
    page = httpx.get(running.base + "/docs")
    assert page.status_code == 200
    needed = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert needed
    for address in needed:
        assert address.startswith("/"), address
        assert httpx.get(running.base + address).status_code == 200
