"""The sections of a rulebook: checked frozen data, a class a section, each with its clause."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from models.application import AwardLevel, Category, EducationSource, Track
from models.base import Frozen
from models.document import DocumentType
from models.report import Outcome, RoleClass

Words = tuple[Annotated[str, Field(min_length=1)], ...]
Types = tuple[DocumentType, ...]


class Validity(Frozen):
    """What follows from the day up to which a certification can be queried."""

    floor: date | None
    expired: Outcome
    before_floor: Outcome
    not_printed: Outcome


class EducationRules(Frozen):
    """Clause 二（五）1: certificates and what certifies them."""

    certificates: dict[EducationSource, Types]
    certifications: dict[EducationSource, Types]
    validity: dict[DocumentType, Validity]
    levels: tuple[Words, ...]
    archive_seal_words: Words


class Titles(Frozen):
    """The titles of each level of a technical post."""

    junior: Words
    assistant: Words
    intermediate: Words
    senior: Words

    @property
    def ranked(self) -> tuple[tuple[str, Words], ...]:
        """The levels with their titles, lowest first."""
        return tuple((level, getattr(self, level)) for level in self.ranks)

    @property
    def ranks(self) -> tuple[str, ...]:
        """The names of the levels, lowest first."""
        return tuple(type(self).model_fields)


class AppointmentRules(Frozen):
    """Clause 二（五）2: the post held, for how long, proven by what."""

    full_years: dict[Track, Annotated[int, Field(ge=0)] | None]
    required_level: dict[Track, str | None]
    titles: Titles
    proofs: dict[str, Types]
    consecutive_gap_days: Annotated[int, Field(ge=0)]
    technical_posts: Words
    vague_posts: Words


class ProjectRules(Frozen):
    """Clause 二（十三）12: what counts as evidence of a project, and who must issue it."""

    counts_for_nothing: Types
    own_unit_only: Outcome
    affiliates_only: Outcome
    own_by_nature: Types
    sealed_as_a_whole: Types
    issued_by_field: Types


class Post(Frozen):
    """A post on a project, its titles and class; comments in the rulebook say what each means."""

    post: str
    role_class: Annotated[RoleClass | None, Field(alias="class")]
    large: RoleClass | None = None
    sole: bool = False
    unlabelled: bool = False
    confirm: bool = False
    titles: Words
    under: Annotated[dict[str, Words], Field(default_factory=dict)]
    document_types: Types = ()


class Roles(Frozen):
    """Clause 二（十三）7: the vocabulary of roles, by category."""

    trades: Words
    fillers: Words
    parties: dict[str, Words]
    foreign: dict[Category, tuple[str, ...]]
    posts: dict[Category, tuple[Post, ...]]


class Award(Frozen):
    """One award: its level, its names, and the place it belongs to (None: the whole country)."""

    name: str
    level: AwardLevel
    aliases: Words
    place: str | None = None
    listed: bool = False


class Region(Frozen):
    """Where the plan applies, names without 省 and 市."""

    province: str
    city: str


class AwardRules(Frozen):
    """Clause 二（十三）8–10: awards and their levels."""

    region: Region
    table: tuple[Award, ...]
    not_given: Words
    givers: Words


class Organisations(Frozen):
    """Words that tell whose name a name is, and how company names are put together."""

    authority_endings: Words
    public_tasks: Words
    public_bodies: Words
    authority_hosts: Words
    platform_words: Words
    organisation_endings: Words
    seal_functions: Words
    departments: Words
    inner_bodies: Words
    legal_forms: Words
    industries: Words
    groups: tuple[Words, ...]


class Limit(Frozen):
    """A limit of which two readings exist (K is 1,000 or 1,024).

    ``sure``: kept by either reading beyond it. ``possible``: missed by either reading beyond it.
    What lies between is for a person.
    """

    sure: Annotated[int, Field(gt=0)]
    possible: Annotated[int, Field(gt=0)]


class PhotoRules(Frozen):
    """Clause 二（一）: the photograph's file, in bytes and pixels; a ratio is width by height."""

    media_types: Annotated[Words, Field(min_length=1)]
    bytes_over: Limit
    bytes_under: Limit
    width_over: Annotated[int, Field(ge=0)]
    height_over: Annotated[int, Field(ge=0)]
    ratio_from: Annotated[Decimal, Field(gt=0)]
    ratio_to: Annotated[Decimal, Field(gt=0)]


class PostInformationRules(Frozen):
    """Clause 二（五）3: of which units' staff it is asked, and what which staff shows."""

    asked_of: tuple[Literal["enterprise", "public_institution"], ...]
    proofs: dict[Literal["established", "contract"], Annotated[Types, Field(min_length=1)]]


class SelfAssessmentRules(Frozen):
    """Clauses 二（三）2, 二（五）4 and 二（十三）6: points, and who must vouch for them."""

    least_total: Decimal
    least_project_score: Decimal
    recommenders: Annotated[int, Field(ge=0)]
    recommender_titles: Words
    similar_specialities: tuple[Words, ...]


class EmploymentRules(Frozen):
    """Clause 二（五）5: whose social insurance record speaks for the employment."""

    other_unit: Outcome


class TrainingRules(Frozen):
    """Clause 二（五）6; ``hours_per_year`` None: the notice names no number of hours."""

    hours_per_year: Annotated[Decimal, Field(gt=0)] | None


class PaperRules(Frozen):
    """Clause 二（十三）11: how many papers one needs."""

    wanted: Annotated[int, Field(ge=1)]


class RegistrationRules(Frozen):
    """Clause 二（十三）5: what follows where a registration does not count."""

    other_unit: Outcome
    expired: Outcome
    not_printed: Outcome
