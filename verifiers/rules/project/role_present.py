"""The evidence must say which post the applicant held (证明申报人在相关工程中所担任的职务)."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.document import DocumentType
from models.report import FindingStatus, Presence
from verifiers.case import Case, Exhibit
from verifiers.evidence.provenance import weightiest
from verifiers.rule import ClaimRule, Verdict, doubted, failed, idle, passed
from verifiers.samples.examples import (
    AUTHORITY,
    Example,
    application,
    document,
    permit,
    person,
    project,
    statement,
)
from verifiers.text.characters import same

_LISTS = frozenset(
    {
        DocumentType.CONSTRUCTION_PERMIT,
        DocumentType.COMPLETION_ACCEPTANCE,
        DocumentType.QUALITY_ASSURANCE_FILING,
        DocumentType.REGISTRY_SCREENSHOT,
    }
)
"""What prints a post beside every name; in prose a post may be given in words nobody foresaw."""


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Looks at the independent exhibits that name the applicant; without any, at all others."""
    exhibits = weightiest(case, claim)
    shown = next((e for e in exhibits if e.role.status is Presence.FOUND), None)
    if shown:
        first = shown.role.held[0].ink
        message = f"{shown.title}载明申报人担任“{shown.role.report.value}”"
        yield passed(message, shown.show(shown.name.ink, first), shown.id)
    elif exhibits:
        yield _missing(case, exhibits)
    else:
        yield idle("没有载明申报人姓名的材料，无从核对岗位")


def _missing(case: Case, exhibits: tuple[Exhibit, ...]) -> Verdict:
    """Where everybody else has a role, the applicant's lack of one says something: if the name
    was read as a person's among them, and not only somewhere in the text."""
    exhibit = exhibits[0]
    evidence = exhibit.show(exhibit.name.ink)
    sure = all(
        e.type in _LISTS
        and e.role.status is Presence.ABSENT
        and e.name.people
        and _others_have_roles(case, e)
        for e in exhibits
    )
    if sure:
        message = f"{exhibit.title}载有他人岗位，唯独申报人姓名旁没有岗位，请提供载明本人岗位的材料"
        return failed(message, evidence, exhibit.id)
    reason = exhibit.role.reason or "姓名旁未见岗位或职务"
    message = f"{exhibit.title}：{reason}，请提供载明申报人所任岗位的材料"
    return doubted(message, evidence, exhibit.id)


def _others_have_roles(case: Case, exhibit: Exhibit) -> bool:
    applicant = case.application.applicant
    names = (applicant.name, *applicant.former_names)
    people = exhibit.document.people if exhibit.document else ()
    others = [p for p in people if not any(same(p.name.text, name) for name in names)]
    return bool(others) and all(person.role is not None for person in others)


def examples() -> tuple[Example, ...]:
    claim = application(project("a1"))
    others = (person("李建国", "项目经理"), person("王伟明", "施工员"))
    unplaced = document(
        DocumentType.CONSTRUCTION_PERMIT, *others, texts=["张玥"], sealed_by=[AUTHORITY]
    )
    return (
        Example(claim, {"a1": permit(person("张玥", "项目经理"))}, FindingStatus.PASS),
        Example(claim, {"a1": permit(person("张玥"))}, FindingStatus.REVIEW),
        Example(claim, {"a1": permit(person("张玥"), *others)}, FindingStatus.FAIL),
        Example(claim, {"a1": unplaced}, FindingStatus.REVIEW),
        Example(claim, {"a1": statement(person("张玥"), *others)}, FindingStatus.REVIEW),
        Example(claim, {"a1": permit(person("李建国", "项目经理"))}, FindingStatus.NOT_APPLICABLE),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.PROJECT}),
    citation="附件2 二（十三）12",
    check=check,
    examples=examples,
)
