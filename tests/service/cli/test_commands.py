"""The exit status of a call: the worst of its folders, a missing report worst of all."""

from pathlib import Path

import pytest

from models.errors import ApplicationError
from models.report import Outcome
from service.cli.commands import status
from service.verification import Unusable, Verified
from tests.service import made

UNUSABLE = Unusable(Path("x"), ApplicationError("x"))


def ending(outcome: Outcome) -> Verified:
    verified = made.verified()
    return verified._replace(report=verified.report.model_copy(update={"outcome": outcome}))


PASS, FAIL, REVIEW = map(ending, (Outcome.PASS, Outcome.FAIL, Outcome.REVIEW))


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ([PASS], 0),
        ([PASS, PASS], 0),
        ([PASS, REVIEW], 2),
        ([REVIEW, FAIL, PASS], 1),
        ([PASS, UNUSABLE], 3),
        ([FAIL, UNUSABLE], 3),
        ([UNUSABLE], 3),
    ],
)
def test_status(results: list[Verified | Unusable], expected: int) -> None:
    assert status(results) == expected
