"""Whom a form puts under a firm works for that firm: else it may be a namesake."""

import re
from collections.abc import Iterator

from models.application import Claim, ClaimKind
from models.document import Document, DocumentType, Person
from models.page import Ink
from models.report import FindingStatus, Relation
from verifiers.case import Case, Exhibit
from verifiers.evidence.provenance import weightiest
from verifiers.parties.printed import printed_units
from verifiers.parties.units import Units
from verifiers.persons.identity import SURE
from verifiers.rule import ClaimRule, Verdict, doubted, idle, passed
from verifiers.samples.examples import (
    AUTHORITY,
    OWN,
    PROJECT,
    Example,
    application,
    document,
    ink,
    permit,
    person,
    project,
)
from verifiers.text.fields import ink_of

_JOINT = re.compile("[、,，;；/]|联合体")
"""What parts the names of firms that build together."""

_PARTIES = ("owner", "survey", "design", "construction", "supervision")

_ELSES = frozenset({Relation.THIRD_PARTY, Relation.AUTHORITY})


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """One exhibit on which the party is the applicant's unit, present or former, is enough."""
    units = Units.of(case.application, case.rulebook.organisations)
    placed = [
        (exhibit, firms)
        for exhibit in weightiest(case, claim)
        if (firms := _under(exhibit) or _parties(exhibit, units))
    ]
    others = [each for each in placed if all(_is_somebody_elses(units, f) for f in each[1])]
    if not placed:
        yield idle("材料未把申报人列在某一参建单位名下，无从核对单位")
    elif len(others) == len(placed):
        exhibit, firms = others[0]
        message = (
            f"{exhibit.title}上申报人列在“{'、'.join(firm.text for firm in firms)}”名下，"
            "不是申报的现工作单位或原工作单位，可能是同名的他人，请人工核对"
        )
        yield doubted(message, exhibit.show(*firms, exhibit.name.ink), exhibit.id)
    else:
        yield passed("材料上申报人所在参建单位与申报的工作单位没有矛盾")


def _under(exhibit: Exhibit) -> tuple[Ink, ...]:
    """The firm in the row of the applicant's name; else that of the only party they stand under."""
    people = exhibit.name.people
    parties = {person.party for person in people if person.party}
    under = exhibit.field(f"{parties.pop()}_unit") if len(parties) == 1 else None
    unit = next((person.unit for person in people if person.unit), None) or ink_of(under)
    return (unit,) if unit is not None and unit.confidence >= SURE else ()


def _parties(exhibit: Exhibit, units: Units) -> tuple[Ink, ...]:
    """All parties a filing of one firm's people names, where it puts the applicant under none;
    nothing where it names their own unit as well, whatever it calls it."""
    if exhibit.document is None or exhibit.type is not DocumentType.QUALITY_ASSURANCE_FILING:
        return ()
    if any(person.party for person in exhibit.name.people):
        return ()
    named = (name.entity for name in printed_units(exhibit.document, units.words))
    sealed = (issuer.relation for issuer in exhibit.issuers)
    if not _ELSES.issuperset((*sealed, *map(units.relation, named))):
        return ()
    fields = (ink_of(exhibit.field(f"{party}_unit")) for party in _PARTIES)
    return tuple(ink for ink in fields if ink is not None and ink.confidence >= SURE)


def _is_somebody_elses(units: Units, unit: Ink) -> bool:
    firms = [firm for firm in _JOINT.split(unit.text) if firm]
    return all(units.relation(firm, unit.confidence) in _ELSES for firm in firms)


def examples() -> tuple[Example, ...]:
    claim, leader = application(project("a1")), person("张玥", "项目经理", "construction")

    def built_by(unit: str) -> Document:
        made = permit(leader)
        own = made.fields[0].model_copy(update={"name": "construction_unit", "value": unit})
        return made.model_copy(update={"fields": (*made.fields, own)})

    def listed(unit: str) -> Person:
        return person("张玥", "项目经理").model_copy(update={"unit": ink(unit)})

    def filing(*texts: str) -> Document:
        units = {"construction_unit": "浙江铭筑市政工程有限公司", "project_name": PROJECT}
        people, kind = person("张玥", "项目经理"), DocumentType.QUALITY_ASSURANCE_FILING
        return document(kind, people, fields=units, texts=texts, sealed_by=[AUTHORITY])

    return (
        Example(claim, {"a1": built_by(OWN)}, FindingStatus.PASS),
        Example(claim, {"a1": built_by(f"{OWN}、浙江铭筑市政工程有限公司")}, FindingStatus.PASS),
        Example(claim, {"a1": built_by("浙江铭筑市政工程有限公司")}, FindingStatus.REVIEW),
        Example(claim, {"a1": permit(listed(OWN))}, FindingStatus.PASS),
        Example(claim, {"a1": permit(listed("浙江铭筑市政工程有限公司"))}, FindingStatus.REVIEW),
        Example(claim, {"a1": permit(leader)}, FindingStatus.NOT_APPLICABLE),
        Example(claim, {"a1": filing()}, FindingStatus.REVIEW),
        Example(claim, {"a1": filing(f"监理机构：{OWN}")}, FindingStatus.NOT_APPLICABLE),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.PROJECT}),
    citation="附件2 二（二）、二（十三）12",
    check=check,
    examples=examples,
)
