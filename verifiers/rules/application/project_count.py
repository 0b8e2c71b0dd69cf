"""So many projects are assessed as a rule: fewer and more are worth a note, no failure."""

from collections.abc import Iterator

from models.application import ClaimKind
from models.report import FindingStatus
from verifiers.case import Case
from verifiers.rule import ApplicationRule, Verdict, idle, passed
from verifiers.samples.examples import Example, application, project


def check(case: Case) -> Iterator[Verdict]:
    """Counts what is claimed: what of it is proven is the other rules' business."""
    count, wanted = len(case.claims(ClaimKind.PROJECT)), case.rulebook.project.assessed
    if count == wanted:
        yield passed(f"申报工程业绩{count}个，与一般评议的个数一致")
    elif count > wanted:
        yield idle(f"申报工程业绩{count}个，一般只评议{wanted}个，请突出专业代表性、不宜过多过杂")
    else:
        yield idle(f"申报工程业绩{count}个，一般评议{wanted}个")


def examples() -> tuple[Example, ...]:
    def claimed(count: int, status: str) -> Example:
        works = (project().model_copy(update={"id": f"p{n}"}) for n in range(count))
        return Example(application(*works), {}, FindingStatus(status))

    return (claimed(3, "pass"), claimed(2, "not_applicable"), claimed(4, "not_applicable"))


RULE = ApplicationRule(
    citation="附件2 二（四）、二（十三）11",
    check=check,
    examples=examples,
    parameters=("project.assessed",),
)
