"""What an application declares: the manifest, ``application.json``."""

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Protocol, Self

from pydantic import AfterValidator, Field, model_validator

from models.base import Declared
from models.document import DocumentType


class Track(StrEnum):
    """How one applies (notice, annex 2, 二（三）)."""

    NORMAL = "normal"
    SELF_ASSESSED = "self_assessed"
    DIRECT = "direct"
    SKILLED_TALENT = "skilled_talent"
    SECOND_SPECIALITY = "second_speciality"


class Category(StrEnum):
    """申报类别 (notice, annex 2, 二（十三）2)."""

    PLANNING_DESIGN = "planning_design"
    CONSTRUCTION_SUPERVISION = "construction_supervision"
    TECHNICAL_MANAGEMENT = "technical_management"


class ClaimKind(StrEnum):
    """What a claim is about."""

    EDUCATION = "education"
    APPOINTMENT = "appointment"
    POST_INFORMATION = "post_information"
    SELF_ASSESSMENT = "self_assessment"
    SOCIAL_INSURANCE = "social_insurance"
    TRAINING_HOURS = "training_hours"
    PROJECT = "project"
    AWARD = "award"
    PAPER = "paper"
    REGISTRATION = "registration"
    PHOTO = "photo"
    COMMITMENT = "commitment"


class EducationSource(StrEnum):
    """Where a degree or diploma comes from."""

    DOMESTIC = "domestic"
    DEGREE_ONLY = "degree_only"
    OVERSEAS = "overseas"
    HK_MO_TW = "hk_mo_tw"
    TECHNICIAN_SCHOOL = "technician_school"
    SECONDARY = "secondary"


class Scale(StrEnum):
    """How large a project is: 一般, 中等复杂, 大型（复杂）."""

    GENERAL = "general"
    MEDIUM = "medium"
    LARGE = "large"


class AwardLevel(StrEnum):
    """国家级, 省级, 设区市级, 县（市、区）级."""

    NATIONAL = "national"
    PROVINCIAL = "provincial"
    MUNICIPAL = "municipal"
    COUNTY = "county"


def _stays_inside(path: str) -> str:
    outside = path.startswith("/") or ".." in path.split("/")
    if not path or outside or "\\" in path or "\0" in path:
        raise ValueError("the path must be relative and stay inside the application's folder")
    if re.match(r"^[A-Za-z]:", path):
        raise ValueError("the path must be relative: no drive letters")
    return path


RelativePath = Annotated[str, AfterValidator(_stays_inside)]
Identifier = Annotated[str, Field(min_length=1, max_length=200)]
PersonName = Annotated[str, Field(min_length=1, max_length=60)]


class Applicant(Declared):
    """Who applies."""

    name: PersonName
    former_names: tuple[PersonName, ...] = ()
    gender: Literal["男", "女"] | None = None
    id_number: str | None = None
    birth_date: date | None = None
    practice_started_on: date | None = None
    work_statement: str | None = None

    @property
    def born_on(self) -> date | None:
        """The birth date declared, else the one inside an 18-digit ID number (GB 11643)."""
        if self.birth_date or not re.fullmatch(r"\d{17}[\dXx]", self.id_number or ""):
            return self.birth_date
        digits = str(self.id_number)[6:14]
        try:
            return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        except ValueError:
            return None


class Employer(Declared):
    """The unit somebody works for. ``uscc`` is the unified social credit code (GB 32100)."""

    name: Annotated[str, Field(min_length=1)]
    aliases: tuple[str, ...] = ()
    uscc: str | None = None
    kind: Literal["enterprise", "public_institution"] = "enterprise"
    staffing: Literal["established", "contract"] | None = None
    affiliates: tuple[str, ...] = ()
    """Known parent group, subsidiaries and sisters, where the platform has them."""


class Claim(Declared):
    """One thing the applicant says of themselves, and the attachments that shall prove it."""

    id: Identifier
    kind: ClaimKind
    attachments: tuple[Identifier, ...] = ()
    name: str | None = None
    title: str | None = None
    level: str | None = None
    source: EducationSource | None = None
    school: str | None = None
    major: str | None = None
    graduated_on: date | None = None
    appointed_on: date | None = None
    role: str | None = None
    scale: Scale | None = None
    started_on: date | None = None
    finished_on: date | None = None
    project: str | None = None


class Attachment(Declared):
    """A file of the application; ``declared_type`` is a hint that is checked, never trusted."""

    id: Identifier
    file: RelativePath
    declared_type: DocumentType | None = None


class Application(Declared):
    """One application: who applies, what they claim, what they enclose."""

    id: Identifier
    rulebook: Identifier
    submitted_on: date
    track: Track = Track.NORMAL
    category: Category
    speciality: str | None = None
    district: str | None = None
    """Which district (区、县) deals with it, where the platform says so: no rule asks."""
    applicant: Applicant
    employer: Employer
    previous_employers: tuple[Employer, ...] = ()
    claims: tuple[Claim, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    @model_validator(mode="after")
    def _references_lead_somewhere(self) -> Self:
        faults = loose_ends(self.claims, [attachment.id for attachment in self.attachments])
        if faults:
            raise ValueError("; ".join(faults))
        return self


class Referring(Protocol):
    """What of a claim leads elsewhere."""

    @property
    def id(self) -> str: ...

    @property
    def attachments(self) -> tuple[str, ...]: ...

    @property
    def project(self) -> str | None: ...


def loose_ends(claims: Sequence[Referring], enclosed: list[str]) -> list[str]:
    """What is wrong with the ids: used twice, or leading nowhere. ``enclosed``: attachments'."""
    claimed = [claim.id for claim in claims]
    faults = [f"attachment id {i!r} is used twice" for i in _repeated(enclosed)]
    faults += [f"claim id {i!r} is used twice" for i in _repeated(claimed)]
    for claim in claims:
        faults += [
            f"claim {claim.id!r} names attachment {i!r}, which is not in the manifest"
            for i in claim.attachments
            if i not in enclosed
        ]
        if claim.project is not None and claim.project not in claimed:
            faults.append(f"claim {claim.id!r} names project {claim.project!r}, which is no claim")
    return faults


def _repeated(ids: list[str]) -> list[str]:
    return sorted({i for i in ids if ids.count(i) > 1})
