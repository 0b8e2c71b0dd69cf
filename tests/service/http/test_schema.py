"""Calls made up from the OpenAPI document: none ends in a server error or an undescribed answer."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import positive_data_acceptance

from service.http import app
from service.settings import Settings
from service.store.keys import Role
from tests.service.running import Running

EXAMPLES = 25
"""Made up for each call."""

DOCUMENT = app.create(Settings(), "").openapi()
OPERATIONS = {
    found.ok().label: found.ok()
    for found in schemathesis.openapi.from_dict(DOCUMENT).get_all_operations()
    if isinstance(found, Ok)
}


def test_every_call_is_tried() -> None:
    assert len(OPERATIONS) == sum(len(calls) for calls in DOCUMENT["paths"].values())


@pytest.mark.parametrize("label", OPERATIONS)
def test_no_call_ends_in_a_server_error(label: str, running: Running) -> None:
    headers = {"Authorization": running.client(Role.ADMIN).http.headers["Authorization"]}

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(OPERATIONS[label].as_strategy())
    def call(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(
            base_url=running.base,
            headers=headers,
            timeout=60,
            # No schema says which texts are a manifest whose files are there, or a cursor of ours.
            excluded_checks=[positive_data_acceptance],
        )

    call()
