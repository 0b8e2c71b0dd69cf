"""Every certificate and certification must be the applicant's own, by name."""

from collections.abc import Iterator

from models.application import Applicant, Claim, ClaimKind
from models.report import FindingStatus
from verifiers.case import Case
from verifiers.examples import Example, application, diploma, education, registration_form
from verifiers.presence import holding
from verifiers.rule import ClaimRule, Verdict, idle


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Looks at each of the papers that serve the claim."""
    exhibits = case.of(claim, *case.rulebook.serves[ClaimKind.EDUCATION])
    for exhibit in exhibits:
        yield holding(exhibit, case.application.applicant.name)
    if not exhibits:
        yield idle("没有可核对姓名的学历材料")


def examples() -> tuple[Example, ...]:
    claim = application(education("a1", "a2"))
    renamed = Applicant(
        name="张玥", former_names=("张明月",), id_number="330106199003074525", gender="女"
    )
    signed = diploma(holder_name="李建国")
    was = application(education("a1"), applicant=renamed)
    return (
        Example(claim, {"a1": diploma(), "a2": registration_form()}, FindingStatus.PASS),
        Example(claim, {"a1": diploma(), "a2": registration_form("李建国")}, FindingStatus.FAIL),
        Example(claim, {"a1": signed, "a2": registration_form()}, FindingStatus.REVIEW),
        Example(was, {"a1": diploma("张明月")}, FindingStatus.REVIEW),
        Example(was, {"a1": diploma("张明月", id_number="330106199003074525")}, FindingStatus.PASS),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.EDUCATION}),
    citation="附件2 二（五）1",
    check=check,
    examples=examples,
    parameters=("serves",),
)
