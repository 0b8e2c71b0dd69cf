"""A post that one person holds must not be somebody else's on an independent document."""

from collections.abc import Iterator
from typing import NamedTuple

from models.application import Claim, ClaimKind
from models.document import Document, DocumentType, Person
from models.report import FindingStatus, Presence, Relation
from verifiers.case import Case, Exhibit
from verifiers.evidence.days import days
from verifiers.evidence.projects import same_project
from verifiers.evidence.provenance import Standing, independent_speakers, standing
from verifiers.evidence.successions import took_over
from verifiers.persons.identity import SURE
from verifiers.persons.names import name_of, one_off
from verifiers.persons.roles import Context, Part, parts_of
from verifiers.rule import ClaimRule, Verdict, doubted, failed, idle, passed
from verifiers.samples.examples import (
    AUTHORITY,
    OWNER,
    Example,
    application,
    document,
    ink,
    permit,
    person,
    project,
    statement,
)
from verifiers.text.characters import canonical, same


class _Rival(NamedTuple):
    """Somebody else who holds the claimed post, and where that stands."""

    exhibit: Exhibit
    person: Person


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Compares the holder of the claimed post on every independent document of the project; whom a
    record of changes says somebody else followed held it for a time, which a person weighs."""
    followed = next(_handed_over(case, claim), None)
    if followed:
        exhibit, one = followed
        message = f"{exhibit.title}载有变更记录，申报人可能已由他人接任，请人工核对其任职期间"
        yield doubted(message, exhibit.show(one.name), exhibit.id)
        return
    claimed = _posts(case, claim.role or "", None, Context(case.application.category))
    sole = {part.post for part in claimed if part.sole}
    if not sole:
        yield idle("申报岗位可由多人担任，不核对是否另有其人")
        return
    exhibits = [e for e in case.of(claim) if standing(e, case.rulebook) is Standing.INDEPENDENT]
    records = [e for e in exhibits if took_over(e)]
    rivals = [
        rival
        for e in exhibits
        for rival in _rivals(case, claim, e, sole)
        if not any(_explains(case, record, rival, sole) for record in records)
    ]
    if rivals:
        yield _conflict(case, claim, rivals[0], sole)
    elif exhibits:
        yield passed(f"独立材料上没有他人担任申报的“{claim.role}”")
    else:
        yield idle("没有独立材料可核对申报岗位由谁担任")


def _handed_over(case: Case, claim: Claim) -> Iterator[tuple[Exhibit, Person]]:
    """Who may be the applicant and was followed by somebody; or who followed nobody knows whom,
    where the record names nobody before."""
    target = canonical(case.application.applicant.name).text
    for exhibit in case.of(claim):
        people = exhibit.document.people if exhibit.document else ()
        before = [one for one in people if one.former]
        own = (p for p in before if p in exhibit.name.people or _is_like(target, p))
        yield from ((exhibit, one) for one in own)
        strangers = (p for p in people if p.successor and not _is_like(target, p))
        yield from ((exhibit, one) for one in strangers if not before)


def _explains(case: Case, record: Exhibit, rival: _Rival, sole: set[str | None]) -> bool:
    """Whether an authority certifies that the applicant followed this one in the post, later than
    the paper that names them. What was written when the work was done names who was there then."""
    speakers = independent_speakers(record, case.rulebook)
    certified = any(issuer.relation is Relation.AUTHORITY for issuer in speakers)
    before = record.document.people if record.document else ()
    named = any(one.former and same(one.name.text, rival.person.name.text) for one in before)
    finished = rival.exhibit.type is DocumentType.COMPLETION_ACCEPTANCE
    earlier, later = days(rival.exhibit), days(record)
    in_time = bool(earlier and later) and max(earlier) <= max(later)
    return certified and named and _holds(record, sole) and in_time and not finished


def _is_like(target: str, one: Person) -> bool:
    read = name_of(one)
    return read == target or one_off(target, read)


def _rivals(case: Case, claim: Claim, exhibit: Exhibit, sole: set[str | None]) -> Iterator[_Rival]:
    named = exhibit.text("project_name")
    other_work = (
        named is not None and claim.name is not None and not same_project(named, claim.name)
    )
    if exhibit.document is None or other_work or _holds(exhibit, sole):
        return
    context = Context(case.application.category, exhibit.type, claim.scale)
    for one in exhibit.document.people:
        elsewhere = one.project and claim.name and not same_project(one.project.text, claim.name)
        if one.role is None or elsewhere or _may_be_applicant(case, exhibit, one):
            continue
        if sole & {part.post for part in _posts(case, one.role.text, one.party, context)}:
            yield _Rival(exhibit, one)


def _holds(exhibit: Exhibit, sole: set[str | None]) -> bool:
    return any(part.post in sole for part in exhibit.role.parts)


def _may_be_applicant(case: Case, exhibit: Exhibit, one: Person) -> bool:
    applicant = case.application.applicant
    names = (applicant.name, *applicant.former_names)
    return one in exhibit.name.people or any(same(one.name.text, name) for name in names)


def _posts(case: Case, text: str, party: str | None, context: Context) -> tuple[Part, ...]:
    return parts_of(text, party, case.rulebook.roles, context)


def _conflict(case: Case, claim: Claim, rival: _Rival, sole: set[str | None]) -> Verdict:
    exhibit, other = rival
    evidence = exhibit.show(other.name, other.role)
    said = f"{exhibit.title}载明“{claim.role}”为“{other.name.text}”，不是申报人"
    elsewhere = any(
        _holds(e, sole) and standing(e, case.rulebook) is Standing.INDEPENDENT
        for e in case.of(claim)
    )
    uncertain = exhibit.name.status is Presence.UNCERTAIN
    illegible = other.name.confidence < SURE or other.signed
    # The applicant stands there with no role that was read: who is who was not understood.
    unplaced = exhibit.name.status is Presence.FOUND and not exhibit.role.held
    followed = any(took_over(e) for e in case.of(claim))
    if elsewhere or uncertain or illegible or unplaced or followed:
        message = f"{said}，与其他材料不一致或字迹不能确认，请人工核对是否有变更记录"
        return doubted(message, evidence, exhibit.id)
    return failed(said, evidence, exhibit.id)


def _changes() -> tuple[Example, ...]:
    """Papers that name the predecessor, beside the one that says the applicant followed."""
    claim = application(project("a1", "a2"))
    former = person("李建国").model_copy(update={"former": True})
    since = person("张玥", "项目经理").model_copy(update={"successor": True})

    def paper(kind: DocumentType, by: str, day: str, *people: Person) -> Document:
        return document(kind, *people, texts=[day], sealed_by=[by])

    def change(by: str, *people: Person) -> Document:
        return paper(DocumentType.OTHER, by, "2020年7月20日", *people)

    def rival(kind: DocumentType, day: str) -> Document:
        return paper(kind, AUTHORITY, day, person("李建国", "项目经理"))

    begun = rival(DocumentType.CONSTRUCTION_PERMIT, "2020年2月25日")
    late = rival(DocumentType.CONSTRUCTION_PERMIT, "2021年2月25日")
    done = rival(DocumentType.COMPLETION_ACCEPTANCE, "2020年7月1日")
    certified, told = change(AUTHORITY, former, since), change(OWNER, former, since)
    unplaced = change(OWNER, former, since.model_copy(update={"role": None}))
    of_another = change(AUTHORITY, person("王强").model_copy(update={"former": True}), since)
    return (
        Example(claim, {"a1": begun, "a2": certified}, FindingStatus.PASS),
        Example(claim, {"a1": late, "a2": certified}, FindingStatus.REVIEW),
        Example(claim, {"a1": done, "a2": certified}, FindingStatus.REVIEW),
        Example(claim, {"a1": begun, "a2": told}, FindingStatus.REVIEW),
        Example(claim, {"a1": begun, "a2": unplaced}, FindingStatus.REVIEW),
        Example(claim, {"a1": begun, "a2": of_another}, FindingStatus.REVIEW),
    )


def examples() -> tuple[Example, ...]:
    claim, worker = application(project("a1")), application(project("a1", role="施工员"))
    other = person("李建国", "项目负责人", "construction")
    holder = person("张玥", "项目经理")
    elsewhere = other.model_copy(update={"project": ink("丁桥路道路工程")})
    followed, misread = (
        person(name).model_copy(update={"former": True}) for name in ("张玥", "张月")
    )
    successor = other.model_copy(update={"successor": True})
    predecessor = person("李明").model_copy(update={"former": True})
    took_over = holder.model_copy(update={"successor": True})
    return (
        Example(claim, {"a1": permit(person("张玥", "项目经理"))}, FindingStatus.PASS),
        Example(claim, {"a1": permit(other)}, FindingStatus.FAIL),
        Example(claim, {"a1": permit(other, person("张玥", "施工员"))}, FindingStatus.FAIL),
        Example(claim, {"a1": permit(other, person("张玥"))}, FindingStatus.REVIEW),
        Example(
            application(project("a1", "a2")),
            {"a1": permit(other), "a2": statement(person("张玥", "项目经理"))},
            FindingStatus.FAIL,
        ),
        Example(claim, {"a1": permit(elsewhere)}, FindingStatus.PASS),
        Example(claim, {"a1": permit(holder, followed)}, FindingStatus.REVIEW),
        Example(claim, {"a1": permit(holder, misread)}, FindingStatus.REVIEW),
        Example(claim, {"a1": permit(holder, successor)}, FindingStatus.REVIEW),
        Example(claim, {"a1": permit(predecessor, took_over)}, FindingStatus.PASS),
        *_changes(),
        Example(worker, {"a1": permit(person("李建国", "施工员"))}, FindingStatus.NOT_APPLICABLE),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.PROJECT}),
    citation="附件2 二（十三）12",
    check=check,
    examples=examples,
    parameters=("roles.posts",),
)
