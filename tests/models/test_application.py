"""The manifest: the contract's example is taken, and every fault is named."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from models.application import Applicant, Application, ClaimKind, EducationSource, Scale, Track

EXAMPLE = (Path(__file__).parent / "data" / "application.json").read_text(encoding="utf-8")
"""The example of the contract, with every attachment its claims name."""


def _changed(**changes: Any) -> str:
    return json.dumps(json.loads(EXAMPLE) | changes)


def test_the_example_of_the_contract_is_taken() -> None:
    application = Application.model_validate_json(EXAMPLE)
    assert application.submitted_on == date(2024, 8, 30)
    assert application.track is Track.NORMAL
    assert application.claims[0].source is EducationSource.DOMESTIC
    assert application.claims[2].scale is Scale.GENERAL
    assert [claim.kind for claim in application.claims] == [
        ClaimKind.EDUCATION,
        ClaimKind.APPOINTMENT,
        ClaimKind.PROJECT,
        ClaimKind.AWARD,
    ]


def test_what_we_do_not_know_is_the_integrators_business() -> None:
    Application.model_validate_json(_changed(batch="2024-A"))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"attachments": [{"id": "a1", "file": "a.jpg"}]}, "names attachment 'a2'"),
        ({"attachments": [{"id": "a1", "file": "a.jpg"}] * 2, "claims": []}, "'a1' is used twice"),
        ({"claims": [{"id": "p1", "kind": "project"}] * 2}, "claim id 'p1' is used twice"),
        ({"claims": [{"id": "w1", "kind": "award", "project": "p9"}]}, "'p9', which is no claim"),
        ({"category": "施工"}, "category"),
        ({"submitted_on": "30.08.2024"}, "submitted_on"),
        ({"applicant": {"name": ""}}, "at least 1 character"),
        ({"claims": [{"id": "x", "kind": "hobby"}]}, "hobby|kind"),
    ],
)
def test_a_fault_is_named(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Application.model_validate_json(_changed(**changes))


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "../a.jpg",
        "a/../../b.jpg",
        "C:\\a.jpg",
        "c:/a.jpg",
        "a\\b.jpg",
        "",
        "a\0.jpg",
    ],
)
def test_a_path_that_leaves_the_folder_is_refused(path: str) -> None:
    with pytest.raises(ValidationError, match="path"):
        Application.model_validate_json(
            _changed(attachments=[{"id": "a1", "file": path}], claims=[])
        )


@pytest.mark.parametrize("path", ["a.jpg", "scans/a b.pdf", "工程/许可证.pdf", "a..b.jpg"])
def test_a_path_inside_the_folder_is_taken(path: str) -> None:
    declared = _changed(attachments=[{"id": "a1", "file": path}], claims=[])
    assert Application.model_validate_json(declared).attachments[0].file == path


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_the_identity_number_tells_the_day_of_birth(day: date) -> None:
    assert Applicant(name="张玥", id_number=f"330106{day:%Y%m%d}452X").born_on == day


@pytest.mark.parametrize("number", [None, "330106900307452", "330106199013074520", "3301061990"])
def test_a_number_without_a_day_tells_none(number: str | None) -> None:
    assert Applicant(name="张玥", id_number=number).born_on is None


def test_a_declared_day_of_birth_comes_first() -> None:
    declared = Applicant(name="张玥", id_number="330106199003074520", birth_date=date(1990, 3, 8))
    assert declared.born_on == date(1990, 3, 8)
