"""Who is reviewed at all: too few projects, and what never makes it worse."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.application import Scale
from models.report import RoleClass
from verifiers.evidence.tally import Enough, Work, enough
from verifiers.rulebooks.rulebook import load

THRESHOLDS = load("hangzhou-2024-engineer").project.too_few
LEAD, BACKBONE, PARTICIPANT = RoleClass
GENERAL, MEDIUM, LARGE = Scale
WORKS = st.lists(st.builds(Work, st.sampled_from(RoleClass), st.sampled_from(Scale)), max_size=5)
ORDER = (Enough.TOO_FEW, Enough.MIXED, Enough.ENOUGH)


@pytest.mark.parametrize(
    ("works", "expected"),
    [
        ([], Enough.TOO_FEW),
        ([(PARTICIPANT, GENERAL)] * 2, Enough.TOO_FEW),
        ([(PARTICIPANT, GENERAL)] * 3, Enough.ENOUGH),
        ([(BACKBONE, GENERAL)], Enough.TOO_FEW),
        ([(BACKBONE, GENERAL)] * 2, Enough.ENOUGH),
        ([(PARTICIPANT, MEDIUM)], Enough.TOO_FEW),
        ([(PARTICIPANT, MEDIUM)] * 2, Enough.ENOUGH),
        ([(BACKBONE, GENERAL), (PARTICIPANT, GENERAL)], Enough.MIXED),
        ([(PARTICIPANT, MEDIUM), (PARTICIPANT, GENERAL)], Enough.MIXED),
        ([(PARTICIPANT, LARGE)], Enough.ENOUGH),
        ([(BACKBONE, MEDIUM)], Enough.ENOUGH),
        ([(LEAD, GENERAL)], Enough.ENOUGH),
        ([(LEAD, None)], Enough.ENOUGH),
    ],
)
def test_the_notices_thresholds(
    works: list[tuple[RoleClass, Scale | None]], expected: Enough
) -> None:
    assert enough([Work(*work) for work in works], THRESHOLDS) is expected


@given(WORKS, WORKS)
def test_more_projects_never_make_it_worse(works: list[Work], more: list[Work]) -> None:
    before, after = enough(works, THRESHOLDS), enough([*works, *more], THRESHOLDS)
    assert ORDER.index(before) <= ORDER.index(after)


@pytest.mark.parametrize(("role_class", "scale"), list(product(RoleClass, Scale)))
def test_a_higher_class_or_a_larger_scale_never_makes_it_worse(
    role_class: RoleClass, scale: Scale
) -> None:
    one = ORDER.index(enough([Work(role_class, scale)], THRESHOLDS))
    classes, scales = list(RoleClass), list(Scale)
    higher = classes[: classes.index(role_class) + 1]
    larger = scales[scales.index(scale) :]
    better = [enough([Work(*pair)], THRESHOLDS) for pair in product(higher, larger)]
    assert all(ORDER.index(each) >= one for each in better)


def test_without_thresholds_any_work_is_enough() -> None:
    assert enough([Work(PARTICIPANT, GENERAL)], ()) is Enough.ENOUGH
