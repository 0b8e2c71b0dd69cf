"""Terms as letters state them: whether a last day is missing."""

import pytest

from models.document import DocumentType
from verifiers.case import open_case
from verifiers.evidence.appointments import end_is_missing
from verifiers.rulebooks.rulebook import load
from verifiers.samples.examples import application, appointment, document

RULEBOOK = load("hangzhou-2024-engineer")


def _is_missing(*texts: str) -> bool:
    paper = document(DocumentType.APPOINTMENT_LETTER, texts=texts)
    case = open_case(application(appointment("a1")), {"a1": paper}, RULEBOOK, frozenset())
    return end_is_missing(case.exhibits["a1"])


@pytest.mark.parametrize(
    "text",
    [
        "聘期三年",
        "聘期自2018年5月28日起，至2023年5月27日止",
        "聘期：自2018年5月28日起三年",
        "合同期限：无固定期限/固定期限：三年",
        "合同期限：无固定期限、固定期限（二选一）",
    ],
)
def test_a_stated_limit_without_a_last_day_is_missed(text: str) -> None:
    assert _is_missing(text)


@pytest.mark.parametrize(
    "text",
    [
        "聘期自2018年5月28日起：",
        "聘期：自2018年5月28日起。",
        "聘期从2018年5月28日起计算",
        "期限自2018年5月28日起至法定终止条件出现时止。",
        "合同期限：无固定期限：自2018年5月28日起至法定的解除或终止条件出现时止。",
    ],
)
def test_a_first_day_alone_states_no_limit(text: str) -> None:
    assert not _is_missing(text)


def test_a_last_day_on_the_next_line_is_a_limit_all_the_same() -> None:
    assert _is_missing("聘期自2018年5月28日起", "至2023年5月27日止")
