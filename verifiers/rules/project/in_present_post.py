"""Work done before the present post is worth a note: what counts is 任现职以来的内容."""

from collections.abc import Iterator
from datetime import date

from models.application import Claim, ClaimKind
from models.report import FindingStatus
from verifiers.case import Case
from verifiers.evidence.appointments import proofs, terms_of
from verifiers.rule import ClaimRule, Verdict, idle, passed
from verifiers.samples.examples import (
    Example,
    application,
    appointment,
    letter,
    permit,
    person,
    project,
)


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Never a failure: the notice asks for such work, and its reviewers weigh the rest."""
    began = _post_began(case)
    if claim.finished_on is None or began is None:
        yield idle("申报未填写竣工或聘任日期，不核对是否为任现职以来的业绩")
    elif claim.finished_on < began:
        yield idle(
            f"申报的竣工日期{claim.finished_on}早于现职聘任日期{began}，"
            "不属于任现职以来的业绩，是否计分请评委会判定"
        )
    else:
        yield passed(f"申报的竣工日期{claim.finished_on}在现职聘任日期{began}之后")


def _post_began(case: Case) -> date | None:
    """The first day of the first appointment that was claimed or read."""
    claims = case.claims(ClaimKind.APPOINTMENT)
    naming = (e for claim in claims for e in proofs(case, claim) if e.names_applicant)
    days = [term.start for exhibit in naming for term in terms_of(exhibit)]
    days += [claim.appointed_on for claim in claims if claim.appointed_on]
    return min(days, default=None)


def examples() -> tuple[Example, ...]:
    def ended(day: date | None) -> Example:
        work = project("a1").model_copy(update={"finished_on": day})
        papers = {"a1": permit(person("张玥", "项目经理")), "a2": letter()}
        status = FindingStatus.PASS if day == late else FindingStatus.NOT_APPLICABLE
        return Example(application(work, appointment("a2")), papers, status)

    late = date(2021, 6, 30)
    return (ended(late), ended(date(2017, 6, 30)), ended(None))


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.PROJECT}),
    citation="附件2 二（十三）4",
    check=check,
    examples=examples,
)
