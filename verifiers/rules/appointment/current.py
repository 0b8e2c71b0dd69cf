"""The appointment must be the present one: its term must reach the day submitted (现任)."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind, Track
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.evidence.appointments import all_proofs, end_is_missing, terms_of
from verifiers.evidence.presence import may_be_own
from verifiers.evidence.tenure import Term
from verifiers.rule import ClaimRule, Verdict, doubted, idle, passed, ruled
from verifiers.samples.examples import Example, application, appointment, contract, letter


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """One paper whose term runs on is enough, also one that another claim of this kind encloses.

    Asked of tracks that ask for a post at all.
    """
    if case.rulebook.appointment.required_level[case.application.track] is None:
        yield idle("本申报方式不要求现任职务")
        return
    exhibits = [e for e in all_proofs(case, claim) if may_be_own(e)]
    dated = [(e, term) for e in exhibits for term in terms_of(e)]
    running = [e for e, term in dated if _reaches(term, case)]
    known = [e for e in running if e.names_applicant and not end_is_missing(e)]
    if known:
        message = f"{known[0].title}的聘期至申报日未届满，为现任职务"
        yield passed(message, known[0].show_fields("appointed_on", "ended_on"), known[0].id)
    elif not exhibits:
        yield idle("没有聘任材料，不核对是否为现任职务")
    elif running or not dated:
        yield doubted("聘任材料的姓名或起止日期未能确认，不能判断是否为现任职务，请人工核对")
    else:
        yield _ended(case, dated[-1][0])


def _reaches(term: Term, case: Case) -> bool:
    day = case.application.submitted_on
    return term.start <= day and (term.end is None or term.end >= day)


def _ended(case: Case, exhibit: Exhibit) -> Verdict:
    day = case.application.submitted_on
    message = f"{exhibit.title}的聘期不含申报日{day}，不能证明为现任职务，请提供现聘期的聘任材料"
    evidence = exhibit.show_fields("appointed_on", "started_on", "ended_on")
    return Verdict(ruled(case.rulebook.appointment.ended), message, evidence, exhibit.id)


def examples() -> tuple[Example, ...]:
    claim = application(appointment("a1"))
    second = claim.model_copy(update={"track": Track.SECOND_SPECIALITY})
    direct = claim.model_copy(update={"track": Track.DIRECT})
    later = appointment("a2").model_copy(update={"id": "app2"})
    twice = application(appointment("a1"), later)
    ended, running = letter(ended_on="2022-12-31"), letter(ended_on="2026-12-31")
    return (
        Example(claim, {"a1": letter()}, FindingStatus.PASS),
        Example(claim, {"a1": contract()}, FindingStatus.PASS),
        Example(second, {"a1": letter(position="工程师")}, FindingStatus.PASS),
        Example(second, {"a1": running}, FindingStatus.PASS),
        Example(second, {"a1": letter(ended_on="2024-08-30")}, FindingStatus.PASS),
        Example(second, {"a1": letter(ended_on="2024-08-29")}, FindingStatus.REVIEW),
        Example(second, {"a1": letter(appointed_on="2024-09-01")}, FindingStatus.REVIEW),
        Example(second, {"a1": letter(appointed_on="")}, FindingStatus.REVIEW),
        Example(direct, {"a1": ended}, FindingStatus.NOT_APPLICABLE),
        Example(twice, {"a1": ended, "a2": letter(appointed_on="2023-01-01")}, FindingStatus.PASS),
        Example(twice, {"a1": ended, "a2": ended}, FindingStatus.REVIEW),
        Example(twice, {"a1": ended, "a2": letter("李建国")}, FindingStatus.REVIEW),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.APPOINTMENT}),
    citation="附件2 二（五）2",
    check=check,
    examples=examples,
    parameters=("appointment.required_level", "appointment.ended"),
)
