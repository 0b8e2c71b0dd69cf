"""Specialities: the same, or of one group; likeness goes both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifiers.evidence.specialities import are_similar
from verifiers.rulebooks.rulebook import known, load

GROUPS = [load(name).self_assessment.similar_specialities for name in known()]
LISTED = [name for groups in GROUPS for group in groups for name in group] or ["市政"]
NAMES = st.sampled_from([*LISTED, "化工", "市政工程", "电气专业"])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("建筑施工", "建筑工程", True),
        ("市政工程", "市政公用工程", True),
        ("给水排水", "给排水工程", True),
        ("建筑施工", "风景园林", False),
        ("建筑施工", "", False),
        ("化工", "化工专业", True),
    ],
)
def test_are_similar(one: str, other: str, expected: bool) -> None:
    groups = load("hangzhou-2024-engineer").self_assessment.similar_specialities
    assert are_similar(one, other, groups) is expected


@pytest.mark.parametrize("groups", GROUPS)
@given(NAMES, NAMES)
def test_likeness_goes_both_ways(groups: tuple[tuple[str, ...], ...], one: str, other: str) -> None:
    assert are_similar(one, one, groups)
    assert are_similar(one, other, groups) is are_similar(other, one, groups)
