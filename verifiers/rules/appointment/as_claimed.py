"""The day of appointment must be the one that is claimed."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.evidence.appointments import proofs
from verifiers.rule import ClaimRule, Verdict, doubted, idle, passed
from verifiers.samples.examples import Example, application, appointment, contract, letter
from verifiers.text.dates import read_date


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """One paper with the claimed day is enough: renewals carry later days."""
    printed = [e for e in proofs(case, claim) if e.text("appointed_on")]
    if claim.appointed_on is None or not printed:
        yield idle("申报或材料没有聘任日期可核对")
        return
    yield next((v for e in printed if (v := _match(e, claim))), _mismatch(printed[0], claim))


def _match(exhibit: Exhibit, claim: Claim) -> Verdict | None:
    day = read_date(exhibit.text("appointed_on"))
    if day is None or claim.appointed_on is None or not day.covers(claim.appointed_on):
        return None
    message = f"{exhibit.title}载明的聘任日期与申报的{claim.appointed_on}一致"
    return passed(message, exhibit.show_fields("appointed_on"), exhibit.id)


def _mismatch(exhibit: Exhibit, claim: Claim) -> Verdict:
    printed = exhibit.text("appointed_on")
    message = (
        f"{exhibit.title}载明聘任日期为{printed}，与申报的{claim.appointed_on}不一致，请人工核对"
    )
    return doubted(message, exhibit.show_fields("appointed_on"), exhibit.id)


def examples() -> tuple[Example, ...]:
    claim = application(appointment("a1"))
    return (
        Example(claim, {"a1": letter()}, FindingStatus.PASS),
        Example(claim, {"a1": letter(appointed_on="2018-07")}, FindingStatus.PASS),
        Example(claim, {"a1": letter(appointed_on="2019-07-01")}, FindingStatus.REVIEW),
        Example(claim, {"a1": contract()}, FindingStatus.NOT_APPLICABLE),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.APPOINTMENT}),
    citation="附件2 二（五）2",
    check=check,
    examples=examples,
)
