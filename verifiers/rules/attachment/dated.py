"""A paper cannot be dated after the day on which it was submitted."""

from collections.abc import Iterator
from itertools import product

from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.rule import AttachmentRule, Verdict, ruled
from verifiers.samples.examples import Example, application, diploma, education
from verifiers.text.dates import read_date
from verifiers.wording import DAY_NAMES


def check(case: Case, exhibit: Exhibit) -> Iterator[Verdict]:
    """Days that say when something was done or issued; how long a paper is valid lies ahead."""
    submitted = case.application.submitted_on
    for paper, (name, said) in product(exhibit.papers, DAY_NAMES.items()):
        day = read_date(paper.text(name))
        if day and day.earliest > submitted:
            told = f"{paper.title}的{said}{paper.text(name)}晚于申报日{submitted}"
            status = ruled(case.rulebook.application.dated_later)
            yield Verdict(status, f"{told}，请人工核对", paper.show_fields(name))


def examples() -> tuple[Example, ...]:
    claim = application(education("a1"))
    days = [("2024-08-30", "not_applicable"), ("2024-08", "not_applicable"), ("2024-09", "review")]
    return tuple(
        Example(claim, {"a1": diploma(issued_on=day)}, FindingStatus(status))
        for day, status in days
    )


RULE = AttachmentRule(
    citation="附件2 二（二）",
    check=check,
    examples=examples,
    parameters=("application.dated_later",),
)
