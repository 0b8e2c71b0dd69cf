"""Years of practice are counted in full on the day submitted (须填写实足年限)."""

from collections.abc import Iterator
from datetime import date

from models.report import FindingStatus
from verifiers.case import Case
from verifiers.evidence.notes import undeclared
from verifiers.evidence.tenure import Term, full_years
from verifiers.rule import ApplicationRule, Verdict, doubted, passed
from verifiers.samples.examples import APPLICANT, SUBMITTED, Example, application
from verifiers.text.dates import years_later


def check(case: Case) -> Iterator[Verdict]:
    """A first day that cannot be goes to a person; the number itself is only said."""
    rules, day = case.rulebook.application, case.application.submitted_on
    began = case.application.applicant.practice_started_on
    born = case.application.applicant.born_on
    if began is None:
        yield undeclared("从事专业工作的起始日期", rules.undeclared.practice_started_on)
    elif began > day:
        yield doubted(f"申报的专业工作起始日期{began}晚于申报日{day}，请核对")
    elif born and began < years_later(born, rules.youngest_worker):
        message = f"申报的专业工作起始日期{began}时申报人未满{rules.youngest_worker}周岁，请核对"
        yield doubted(message)
    else:
        yield passed(f"从事专业工作自{began}起至申报日满{full_years(Term(began), day)}年")


def examples() -> tuple[Example, ...]:
    def since(began: date | None, status: str) -> Example:
        one = APPLICANT.model_copy(update={"practice_started_on": began})
        return Example(application(applicant=one), {}, FindingStatus(status))

    return (
        since(date(2012, 7, 15), "pass"),
        since(SUBMITTED, "pass"),
        since(date(2024, 8, 31), "review"),
        since(date(2004, 3, 6), "review"),
        since(date(2004, 3, 7), "pass"),
        since(None, "not_applicable"),
    )


RULE = ApplicationRule(
    citation="附件2 二（十三）13",
    check=check,
    examples=examples,
    parameters=("application.youngest_worker", "application.undeclared.practice_started_on"),
)
