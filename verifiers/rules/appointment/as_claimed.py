"""The day and the title of an appointment must be those that are claimed."""

from collections.abc import Iterator
from datetime import date

from models.application import Claim, ClaimKind
from models.document import DocumentType
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.evidence.appointments import (
    is_aside,
    of_something_else,
    post_of,
    proofs,
    rank_of,
)
from verifiers.rule import ClaimRule, Verdict, doubted, idle, passed
from verifiers.samples.examples import Example, application, appointment, contract, letter
from verifiers.text.dates import read_date, years_later

_YOUNGEST = 16
"""The age from which the Labour Law (劳动法 第十五条) lets anybody be employed."""


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """One paper with the claimed day is enough: renewals carry later days."""
    yield from _untimely(case, claim)
    yield from _of_lower_title(case, claim)
    yield from _of_another_thing(case, claim)
    printed = [e for e in proofs(case, claim) if e.text("appointed_on")]
    if claim.appointed_on is None or not printed:
        yield idle("申报或材料没有聘任日期可核对")
        return
    yield next((v for e in printed if (v := _match(e, claim))), _mismatch(printed[0], claim))


def _untimely(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Nobody is appointed to a technical post as a child, or before their practice began."""
    applicant, day = case.application.applicant, claim.appointed_on
    born, began = applicant.born_on, applicant.practice_started_on
    if day and born and day < years_later(born, _YOUNGEST):
        yield doubted(f"申报的聘任日期{day}时申报人未满{_YOUNGEST}周岁，请人工核对")
    elif day and began and day < began:
        yield doubted(f"申报的聘任日期{day}早于申报的从业起始日期{began}，请人工核对")


def _of_lower_title(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Letters that all appoint to a lower title than is claimed."""
    titles = case.rulebook.appointment.titles
    claimed = rank_of(claim.title or "", titles)
    letters = [e for e in proofs(case, claim) if e.type is DocumentType.APPOINTMENT_LETTER]
    posts = [(e, post) for e in letters if (post := post_of(e, titles))]
    ranks = [rank for _, post in posts if (rank := rank_of(post.text, titles)) is not None]
    if claimed is not None and ranks and max(ranks) < claimed:
        exhibit, post = posts[0]
        message = f"{exhibit.title}载明聘任“{post.text}”，低于申报的“{claim.title}”，请人工核对"
        yield doubted(message, exhibit.show(post), exhibit.id)


def _of_another_thing(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Letters none of which gives the applicant a title: it is a part of another post's name, or
    they stand on it as who recommends."""
    letters = [e for e in proofs(case, claim) if e.type is DocumentType.APPOINTMENT_LETTER]
    found = [fault for e in letters if (fault := _fault(case, e))]
    if found and len(found) == len(letters):
        yield found[0]


def _fault(case: Case, exhibit: Exhibit) -> Verdict | None:
    post = post_of(exhibit, case.rulebook.appointment.titles)
    if rest := post and of_something_else(exhibit, post):
        message = f"{exhibit.title}在“{post.text}”之后写有“{rest}”，疑不是聘任该职务，请人工核对"
        return doubted(message, exhibit.show(post), exhibit.id)
    if label := is_aside(exhibit):
        message = f"{exhibit.title}中申报人只作为“{label}”出现，不是受聘人，请人工核对"
        return doubted(message, exhibit.show(exhibit.name.ink), exhibit.id)
    return None


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
    higher = appointment("a1").model_copy(update={"title": "工程师"})
    senior = application(higher)
    beginner = claim.applicant.model_copy(update={"practice_started_on": date(2019, 7, 1)})
    early = claim.model_copy(update={"applicant": beginner})
    return (
        Example(claim, {"a1": letter()}, FindingStatus.PASS),
        Example(claim, {"a1": letter(appointed_on="2018-07")}, FindingStatus.PASS),
        Example(claim, {"a1": letter(appointed_on="2019-07-01")}, FindingStatus.REVIEW),
        Example(claim, {"a1": contract()}, FindingStatus.NOT_APPLICABLE),
        Example(senior, {"a1": letter()}, FindingStatus.REVIEW),
        Example(early, {"a1": letter()}, FindingStatus.REVIEW),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.APPOINTMENT}),
    citation="附件2 二（五）2",
    check=check,
    examples=examples,
)
