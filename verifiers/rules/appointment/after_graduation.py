"""An appointment before graduation is worth a note: one may work first and study later."""

from collections.abc import Iterator
from datetime import date

from models.application import Claim, ClaimKind
from models.report import FindingStatus
from verifiers.case import Case
from verifiers.rule import ClaimRule, Verdict, idle, passed
from verifiers.samples.examples import Example, application, appointment, education, letter


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Compares what is claimed; never a failure."""
    days = [c.graduated_on for c in case.claims(ClaimKind.EDUCATION) if c.graduated_on]
    if claim.appointed_on is None or not days:
        yield idle("申报未填写聘任或毕业日期，不核对先后")
    elif claim.appointed_on < min(days):
        yield idle(f"聘任日期{claim.appointed_on}早于毕业日期{min(days)}，提请注意")
    else:
        yield passed(f"聘任日期{claim.appointed_on}在毕业日期{min(days)}之后")


def examples() -> tuple[Example, ...]:
    def appointed(day: date, status: str) -> Example:
        made = application(education(), appointment("a1", appointed_on=day))
        return Example(made, {"a1": letter()}, FindingStatus(status))

    alone = application(appointment("a1"))
    return (
        appointed(date(2018, 7, 1), "pass"),
        appointed(date(2012, 6, 1), "not_applicable"),
        Example(alone, {"a1": letter()}, FindingStatus.NOT_APPLICABLE),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.APPOINTMENT}),
    citation="附件2 二（五）2",
    check=check,
    examples=examples,
)
