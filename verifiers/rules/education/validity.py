"""A certification must be open to query: on the day submitted, and up to the notice's day."""

from collections.abc import Iterator
from datetime import date

from models.application import Claim, ClaimKind
from models.report import FindingStatus, Outcome
from verifiers.case import Case, Exhibit
from verifiers.persons.identity import SURE
from verifiers.rule import ClaimRule, Verdict, doubted, ruled
from verifiers.rulebooks.sections import Validity
from verifiers.samples.examples import Example, application, education, registration_form
from verifiers.text.dates import read_date


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Every certification whose type the rulebook gives a validity."""
    for kind, validity in case.rulebook.education.validity.items():
        for exhibit in case.of(claim, kind):
            yield _judge(exhibit, validity, case.application.submitted_on)


def _judge(exhibit: Exhibit, validity: Validity, submitted: date) -> Verdict:
    field = exhibit.field("valid_until")
    printed = read_date(exhibit.text("valid_until"))
    evidence = exhibit.show_fields("valid_until")
    if field is None or printed is None:
        outcome, said = validity.not_printed, "没有印出查询有效期"
    elif field.confidence < SURE:
        message = f"{exhibit.title}的查询有效期字迹识别把握不足，请人工核对"
        return doubted(message, evidence, exhibit.id)
    else:
        outcome, said = _by_date(printed.latest, validity, submitted)
    message = f"{exhibit.title}{said}"
    if outcome is not Outcome.PASS:
        message += "，请在学信网等出具平台延长有效期后重新上传"
    return Verdict(ruled(outcome), message, evidence, exhibit.id)


def _by_date(until: date, validity: Validity, submitted: date) -> tuple[Outcome, str]:
    if until < submitted:
        return validity.expired, f"查询有效期至{until}，申报日{submitted}已过期"
    if validity.floor and until < validity.floor:
        return validity.before_floor, f"查询有效期至{until}，早于通知要求的{validity.floor}"
    return Outcome.PASS, f"查询有效期至{until}，符合要求"


def examples() -> tuple[Example, ...]:
    claim = application(education("a1"))
    ends = [("2024-12-31", "pass"), ("2024-09-22", "pass"), ("2024-09-21", "review")]
    ends += [("2024-08-30", "review"), ("2024-08-29", "fail"), ("", "review")]
    return tuple(
        Example(claim, {"a1": registration_form(valid_until=end)}, FindingStatus(expected))
        for end, expected in ends
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.EDUCATION}),
    citation="附件2 二（五）1（1）（2）（5）",
    check=check,
    examples=examples,
    parameters=("education.validity",),
    decides=True,
)
