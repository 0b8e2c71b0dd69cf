"""The sections of a rulebook: checked frozen data, a class a section, each with its clause."""

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from models.application import AwardLevel, Category, ClaimKind, EducationSource, Scale, Track
from models.base import Frozen
from models.document import DocumentType
from models.report import Outcome, RoleClass
from verifiers.rulebooks.setting_checks import division, every

Words = tuple[Annotated[str, Field(min_length=1)], ...]
Types = tuple[DocumentType, ...]


Years = Annotated[int, Field(ge=0)]
EmployerKind = Literal["enterprise", "public_institution"]
Level = Literal["junior", "assistant", "intermediate", "senior"]


class Vocabulary(Frozen):
    """A section that texts are looked up with thousands of times: caches are keyed by it, so it is
    written out once, to be hashed and compared."""

    @cached_property
    def _written(self) -> str:
        return repr(self)

    def __hash__(self) -> int:
        return hash(self._written)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Vocabulary) and self._written == other._written


class Validity(Frozen):
    """What follows from the day up to which a certification can be queried."""

    floor: date | None
    expired: Outcome
    before_floor: Outcome
    not_printed: Outcome


class CertificateNumbers(Frozen):
    """How the numbers of registered certificates are built; codes by what they stand for."""

    sources: tuple[EducationSource, ...]
    diploma_since: Years
    diploma_levels: dict[str, Words]
    study_types: dict[str, Words]
    self_study_levels: dict[str, Words]
    degree_since: Years
    degree_levels: dict[str, Words]


class Office(Frozen):
    """Who issues a certification: names as sealed or printed, and until when, where it ended."""

    names: Words
    until: date | None = None


class EducationRules(Frozen):
    """Clause 二（五）1: certificates and what certifies them."""

    certificates: Annotated[dict[EducationSource, Types], every(EducationSource)]
    certifications: Annotated[dict[EducationSource, Types], every(EducationSource)]
    stands_alone: tuple[EducationSource, ...]
    offices: dict[DocumentType, tuple[Office, ...]]
    numbers: CertificateNumbers
    validity: dict[DocumentType, Validity]
    levels: tuple[Words, ...]
    archive_seal_words: Words
    other_archives: Words
    receipt_words: Words
    degree_only_level: Annotated[str, Field(min_length=1)]


class Titles(Frozen):
    """The titles of each level of a technical post."""

    junior: Words
    assistant: Words
    intermediate: Words
    senior: Words
    posts: Words
    """Posts and qualifications that hold a title's word (总工程师) and are no title."""
    helpers: Words
    """What follows a title where it is somebody else's (总工程师助理)."""
    other_series: Words
    """What titles outside engineering hold: they count where the claim says the same."""

    @property
    def ranked(self) -> tuple[tuple[str, Words], ...]:
        """The levels with their titles, lowest first."""
        return (
            ("junior", self.junior),
            ("assistant", self.assistant),
            ("intermediate", self.intermediate),
            ("senior", self.senior),
        )

    @property
    def ranks(self) -> tuple[str, ...]:
        """The names of the levels, lowest first."""
        return tuple(level for level, _ in self.ranked)


class AppointmentRules(Frozen):
    """Clause 二（五）2: the post held, for how long, proven by what."""

    full_years: Annotated[dict[Track, Years | None], every(Track)]
    required_level: Annotated[dict[Track, Level | None], every(Track)]
    titles: Titles
    proofs: dict[EmployerKind, Types]
    ended: Outcome
    written_later_days: Annotated[int, Field(ge=0)]
    closing_words: Words
    consecutive_gap_days: Annotated[int, Field(ge=0)]
    technical_posts: Words
    vague_posts: Words


class Threshold(Frozen):
    """So many projects of a class and scale, and no better one, are too few to be reviewed."""

    role_class: Annotated[RoleClass, Field(alias="class")]
    scale: Scale
    at_most: Annotated[int, Field(ge=1)]


class ProjectRules(Frozen):
    """Clause 二（十三）6, 11 and 12: how many projects, evidenced by what and by whom."""

    assessed: Annotated[int, Field(ge=1)]
    too_few: tuple[Threshold, ...]
    too_few_mixed: Outcome
    impossible_dates: Outcome
    counts_for_nothing: Types
    own_unit_only: Outcome
    own_unit_allowed_with_signatures: Annotated[int, Field(ge=1)] | None
    affiliates_only: Outcome
    own_by_nature: Types
    letters: Types
    sealed_as_a_whole: Types
    issued_by_field: Types
    only_announced: Words
    other_lists: Words


class Required(Frozen):
    """A claim an application must hold; ``missing`` pass: its lack is a note.

    ``document`` and ``obtained`` are Chinese: what to enclose, and where it comes from.
    ``tracks`` and ``employer``: asked only of these; None: of all.
    """

    claim: ClaimKind
    tracks: tuple[Track, ...] | None = None
    missing: Outcome
    document: Annotated[str, Field(min_length=1)]
    obtained: Annotated[str, Field(min_length=1)]
    employer: EmployerKind | None = None


class Undeclared(Frozen):
    """What follows where the manifest does not say; ``pass``: only a note."""

    work_statement: Outcome
    practice_started_on: Outcome
    speciality: Outcome


class ApplicationRules(Frozen):
    """Clause 二（三） and 二（十三）: the application as a whole."""

    required: tuple[Required, ...]
    undeclared: Undeclared
    statement_characters: Annotated[int, Field(ge=1)]
    statement_too_long: Outcome
    youngest_worker: Years
    two_identities: Outcome
    offered_twice: Outcome
    dated_later: Outcome


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


class Roles(Vocabulary):
    """Clause 二（十三）7: the vocabulary of roles, by category."""

    trades: Words
    fillers: Words
    parties: dict[str, Words]
    foreign: Annotated[dict[Category, tuple[str, ...]], every(Category)]
    claimed_under: dict[Category, str]
    """The party of a post that is claimed without one, where it means nothing by itself."""
    posts: Annotated[dict[Category, tuple[Post, ...]], every(Category)]

    @cached_property
    def titles(self) -> frozenset[str]:
        """The titles of all posts of all categories."""
        groups = self.posts.values()
        return frozenset(title for group in groups for post in group for title in post.titles)


class Award(Frozen):
    """One award: its level, its names, the place it belongs to (None: the whole country), and who
    gives it, where that is known for certain."""

    name: str
    level: AwardLevel
    aliases: Words
    place: Annotated[str, AfterValidator(division)] | None = None
    listed: bool = False
    givers: Words = ()


class Region(Frozen):
    """Where the plan applies, names without 省 and 市."""

    province: Annotated[str, AfterValidator(division)]
    city: Annotated[str, AfterValidator(division)]


class AwardRules(Vocabulary):
    """Clause 二（十三）8–10: awards and their levels."""

    region: Region
    table: tuple[Award, ...]
    not_given: Words
    short_of_award: Words
    first_round: Words
    giving: Words
    givers: Words


class Organisations(Vocabulary):
    """Words that tell whose name a name is, and how company names are put together."""

    authority_endings: Words
    public_tasks: Words
    public_bodies: Words
    authority_hosts: Words
    platform_words: Words
    organisation_endings: Words
    seal_functions: Words
    departments: Words
    site_departments: Words
    inner_bodies: Words
    idle_seals: Words
    filing_seals: Words
    uninvolved_trades: Words
    uninvolved_authorities: Words
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
    offices: Words
    """Words in the names of those who issue such records, besides authorities."""
    recent_days: Annotated[int, Field(ge=0)]
    """A record printed longer before the application shows no present employment."""


class CommitmentRules(Frozen):
    """Clause 二（二）: the commitment is to this year's material."""

    recent_days: Annotated[int, Field(ge=0)]


class TrainingRules(Frozen):
    """Clause 二（五）6; ``hours_per_year`` None: the notice names no number of hours.

    ``usual_hours``: what a year that is over usually needs; ``years_back``: how many years before
    the one of the application the latest may lie. Beyond them a person judges.
    """

    hours_per_year: Annotated[Decimal, Field(gt=0)] | None
    usual_hours: Annotated[Decimal, Field(gt=0)] | None
    years_back: Annotated[int, Field(ge=0)]


class PaperRules(Frozen):
    """Clause 二（十三）11: how many papers one needs, and what a later author's is worth."""

    wanted: Annotated[int, Field(ge=1)]
    later_author: Outcome


class RegistrationRules(Frozen):
    """Clause 二（十三）5: what follows where a registration does not count."""

    other_unit: Outcome
    expired: Outcome
    not_printed: Outcome
    registrars: Words
    """Bodies that register professions, besides authorities."""
    professions: Words
    """Professions one registers in, by the names certificates print."""
