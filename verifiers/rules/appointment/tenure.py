"""On the day submitted the post must have been held for the full years asked (聘任满…年)."""

from collections.abc import Iterator
from datetime import timedelta

from models.application import Claim, ClaimKind
from models.document import DocumentType
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.evidence.appointments import (
    DATES,
    all_proofs,
    end_is_missing,
    is_of_level,
    renewal_is_missing,
    speaks_of_earlier,
    terms_of,
)
from verifiers.evidence.presence import may_be_own
from verifiers.evidence.tenure import Term, consecutive, full_years
from verifiers.persons.identity import SURE
from verifiers.rule import ClaimRule, Verdict, doubted, failed, idle, passed
from verifiers.samples.examples import (
    OWN,
    Example,
    application,
    appointment,
    contract,
    document,
    letter,
    person,
)


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Consecutive appointments add up, also those that other claims of this kind prove."""
    years = case.rulebook.appointment.full_years[case.application.track]
    if years is None:
        yield idle("本申报方式不要求聘任年限")
        return
    rules = case.rulebook.appointment
    level = rules.required_level[case.application.track]
    least = rules.titles.ranks.index(level) if level else None
    own = [e for e in all_proofs(case, claim) if may_be_own(e)]
    exhibits = [e for e in own if is_of_level(e, rules.titles, least)] or own
    dated = [(e, term) for e in exhibits for term in terms_of(e)]
    if dated:
        yield _unless_longer(
            _unless_unread(_judge(case, dated, years), exhibits, dated), case, dated
        )
    else:
        yield doubted("聘任材料未读到聘任起始日期，不能计算聘任年限，请人工核对")


def _unless_unread(
    verdict: Verdict, exhibits: list[Exhibit], dated: list[tuple[Exhibit, Term]]
) -> Verdict:
    """Days that were not read could turn the verdict over: then a person reads them."""
    unread = len({e for e, _ in dated}) < len(exhibits) or any(map(renewal_is_missing, exhibits))
    if verdict.status is FindingStatus.FAIL and unread:
        return doubted(
            f"{verdict.message}；另有聘任或续聘的起止日期未读到，请人工核对", verdict.evidence
        )
    if verdict.status is FindingStatus.PASS and any(end_is_missing(e) for e, _ in dated):
        return doubted("聘任材料写有聘期，但未读到截止日期，请人工核对", verdict.evidence)
    return verdict


def _unless_longer(verdict: Verdict, case: Case, dated: list[tuple[Exhibit, Term]]) -> Verdict:
    """A term that begins in the month printed, or goes on with an earlier one the paper speaks of,
    may be long enough: then a person looks at the earlier one."""
    years, day = (
        case.rulebook.appointment.full_years[case.application.track],
        case.application.submitted_on,
    )
    gap = case.rulebook.appointment.consecutive_gap_days
    if verdict.status is not FindingStatus.FAIL or years is None:
        return verdict
    terms = [term for exhibit, _ in dated for term in terms_of(exhibit, generous=True)]
    longest = max((full_years(t, day) for t in consecutive(terms, gap, day)), default=0)
    if longest >= years:
        return doubted(f"{verdict.message}；起始日期只载至月，请人工核对", verdict.evidence)
    if any(speaks_of_earlier(exhibit, term.start) for exhibit, term in dated):
        message = f"{verdict.message}；材料提及此前的聘任，请补充此前的聘任文件或人工核对"
        return doubted(message, verdict.evidence)
    return verdict


def _judge(case: Case, dated: list[tuple[Exhibit, Term]], years: int) -> Verdict:
    day = case.application.submitted_on
    gap = case.rulebook.appointment.consecutive_gap_days
    joined = consecutive((term for _, term in dated), gap, day)
    evidence = tuple(v for exhibit, _ in dated for v in exhibit.show_fields(*DATES))
    if not joined:
        return failed(f"聘任起始日期晚于申报日{day}", evidence)
    longest = max(joined, key=lambda term: full_years(term, day))
    held = full_years(longest, day)
    said = f"自{longest.start}起连续聘任至{longest.until(day)}，满{held}年"
    if held >= years and longest.end and longest.end + timedelta(days=gap) < day:
        return doubted(f"{said}，聘期已届满，未见续聘材料，是否现任请人工核对", evidence)
    if held >= years and _certain(dated):
        return passed(f"{said}，符合聘任满{years}年的要求", evidence)
    if held >= years or not _certain(dated):
        return doubted(f"{said}，但姓名或日期识别把握不足，请人工核对", evidence)
    if sum(full_years(term, day) for term in joined) >= years:
        return doubted(f"{said}，各段聘任之间有间断，能否累计请人工判定", evidence)
    return failed(f"{said}，不足{years}年", evidence)


def _certain(dated: list[tuple[Exhibit, Term]]) -> bool:
    fields = [f for exhibit, _ in dated for name in DATES if (f := exhibit.field(name))]
    names = all(exhibit.names_applicant for exhibit, _ in dated)
    return names and all(field.confidence >= SURE for field in fields)


def examples() -> tuple[Example, ...]:
    claim, two = application(appointment("a1")), application(appointment("a1", "a2"))
    first = letter(appointed_on="2018-07-01", ended_on="2021-06-30")
    three = {"started_on": "2018-07-01", "ended_on": "2021-06-30"}
    endless = contract(ended_on="2021-06-30", renewed_from="2021-07-01")
    said = ["续签至2026年6月30日"]
    unread = document(
        DocumentType.LABOR_CONTRACT, person("张玥"), texts=said, fields=three, sealed_by=[OWN]
    )
    renewed = {"renewed_from": "2021-07-01", "renewed_until": "2026-06-30"}
    return (
        Example(claim, {"a1": letter()}, FindingStatus.PASS),
        Example(claim, {"a1": letter(appointed_on="2020-08-30")}, FindingStatus.PASS),
        Example(claim, {"a1": letter(appointed_on="2020-08-31")}, FindingStatus.FAIL),
        Example(claim, {"a1": first}, FindingStatus.FAIL),
        Example(claim, {"a1": letter(ended_on="2022-12-31")}, FindingStatus.REVIEW),
        Example(claim, {"a1": letter(ended_on="2024-12-31")}, FindingStatus.PASS),
        Example(two, {"a1": first, "a2": letter(appointed_on="2021-07-01")}, FindingStatus.PASS),
        Example(two, {"a1": first, "a2": letter(appointed_on="2022-07-01")}, FindingStatus.REVIEW),
        Example(two, {"a1": first, "a2": letter(holder_name="李建国")}, FindingStatus.FAIL),
        Example(claim, {"a1": letter(appointed_on="")}, FindingStatus.REVIEW),
        Example(claim, {"a1": contract(ended_on="2021-06-30")}, FindingStatus.FAIL),
        Example(claim, {"a1": contract(ended_on="2021-06-30", **renewed)}, FindingStatus.PASS),
        Example(claim, {"a1": unread}, FindingStatus.REVIEW),
        Example(claim, {"a1": endless}, FindingStatus.FAIL),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.APPOINTMENT}),
    citation="附件2 二（五）2",
    check=check,
    examples=examples,
    parameters=("appointment.full_years", "appointment.consecutive_gap_days"),
    decides=True,
)
