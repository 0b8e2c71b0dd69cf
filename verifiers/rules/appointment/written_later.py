"""A letter written long after the term it gives began does not prove the years before it."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.document import DocumentType
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.evidence.appointments import all_proofs, terms_of
from verifiers.evidence.presence import may_be_own
from verifiers.evidence.tenure import Term, consecutive, full_years
from verifiers.rule import ClaimRule, Verdict, doubted, idle, passed
from verifiers.samples.examples import Example, application, appointment, contract, letter
from verifiers.text.dates import read_date


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Where the years since it was written are enough, or other papers give them, nothing is lost.

    A contract is no letter: it is worth what both sides signed.
    """
    years = case.rulebook.appointment.full_years[case.application.track]
    proofs = [e for e in all_proofs(case, claim) if may_be_own(e)]
    late = [e for e in proofs if _is_late(e, case)]
    if years is None or not proofs:
        yield idle("本申报方式不要求聘任年限，或没有聘任材料可核对签发日期")
    elif not late or _enough(case, proofs, late, years):
        yield passed("聘任文件不是事后补写，或自签发之日起已满聘任年限")
    else:
        first, began = late[0], terms_of(late[0])[0].start
        message = (
            f"{first.title}签发于{first.text('issued_on')}，所写聘期却自{began}起，"
            "疑为事后补写，请人工核对当时的聘任文件"
        )
        yield doubted(message, first.show_fields("issued_on", "appointed_on"), first.id)


def _is_late(exhibit: Exhibit, case: Case) -> bool:
    """A day that is still to come (attachment.dated) is none on which it was written."""
    days = case.rulebook.appointment.written_later_days
    written, terms = read_date(exhibit.text("issued_on")), terms_of(exhibit)
    if exhibit.type is not DocumentType.APPOINTMENT_LETTER or written is None or not terms:
        return False
    past = written.earliest <= case.application.submitted_on
    return past and (written.earliest - terms[0].start).days > days


def _enough(case: Case, proofs: list[Exhibit], late: list[Exhibit], years: int) -> bool:
    """Whether the years are full without those before a late letter was written."""
    day, gap = case.application.submitted_on, case.rulebook.appointment.consecutive_gap_days
    terms = [_since_written(e, term) if e in late else term for e in proofs for term in terms_of(e)]
    return any(full_years(term, day) >= years for term in consecutive(terms, gap, day))


def _since_written(exhibit: Exhibit, term: Term) -> Term:
    written = read_date(exhibit.text("issued_on"))
    return term._replace(start=max(term.start, written.latest)) if written else term


def examples() -> tuple[Example, ...]:
    claim, two = application(appointment("a1")), application(appointment("a1", "a2"))
    late = letter(issued_on="2024-08-01")
    return (
        Example(claim, {"a1": letter(issued_on="2018-07-01")}, FindingStatus.PASS),
        Example(claim, {"a1": letter(issued_on="2018-10-01")}, FindingStatus.PASS),
        Example(claim, {"a1": letter(issued_on="2020-03-01")}, FindingStatus.PASS),
        Example(claim, {"a1": late}, FindingStatus.REVIEW),
        Example(claim, {"a1": letter()}, FindingStatus.PASS),
        Example(claim, {"a1": contract()}, FindingStatus.PASS),
        Example(two, {"a1": late, "a2": contract()}, FindingStatus.PASS),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.APPOINTMENT}),
    citation="附件2 二（二）、二（五）2",
    check=check,
    examples=examples,
    parameters=("appointment.written_later_days", "appointment.full_years"),
)
