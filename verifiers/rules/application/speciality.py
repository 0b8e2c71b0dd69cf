"""The speciality one applies for must be given: it is printed on the certificate (从事专业栏)."""

from collections.abc import Iterator

from models.report import FindingStatus
from verifiers.case import Case
from verifiers.evidence.notes import undeclared
from verifiers.rule import ApplicationRule, Verdict, passed
from verifiers.samples.examples import Example, application


def check(case: Case) -> Iterator[Verdict]:
    """The manifest sees to the category, one of three; the platform lists the specialities."""
    speciality = (case.application.speciality or "").strip()
    if speciality:
        yield passed(f"申报专业为“{speciality}”")
    else:
        yield undeclared("申报专业", case.rulebook.application.undeclared.speciality)


def examples() -> tuple[Example, ...]:
    def applied(speciality: str | None) -> Example:
        made = application().model_copy(update={"speciality": speciality})
        status = FindingStatus.PASS if speciality == "建筑施工" else FindingStatus.NOT_APPLICABLE
        return Example(made, {}, status)

    return (applied("建筑施工"), applied(" "), applied(None))


RULE = ApplicationRule(
    citation="附件2 二（十三）1、2",
    check=check,
    examples=examples,
    parameters=("application.undeclared.speciality",),
)
