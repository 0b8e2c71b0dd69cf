"""What one attachment says: its type, its fields, its people, its issuers, each with its ink."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field as Setting

from models.base import Frozen
from models.geometry import BBox
from models.lines import Confidence, TextSource
from models.page import Ink, Page


class DocumentType(StrEnum):
    """The document types of the contract."""

    DIPLOMA = "diploma"
    DEGREE_CERTIFICATE = "degree_certificate"
    CHSI_REGISTRATION_FORM = "chsi_registration_form"
    CHSI_VERIFICATION_REPORT = "chsi_verification_report"
    DEGREE_VERIFICATION_REPORT = "degree_verification_report"
    OVERSEAS_CREDENTIAL_EVALUATION = "overseas_credential_evaluation"
    HK_MO_TW_CREDENTIAL_EVALUATION = "hk_mo_tw_credential_evaluation"
    TECHNICIAN_SCHOOL_QUERY = "technician_school_query"
    GRADUATE_REGISTRATION_FORM = "graduate_registration_form"
    APPOINTMENT_LETTER = "appointment_letter"
    LABOR_CONTRACT = "labor_contract"
    POST_INFORMATION_FORM = "post_information_form"
    EMPLOYER_STATEMENT = "employer_statement"
    SELF_ASSESSMENT_SHEET = "self_assessment_sheet"
    TITLE_CERTIFICATE = "title_certificate"
    SOCIAL_INSURANCE_RECORD = "social_insurance_record"
    TRAINING_HOURS_RECORD = "training_hours_record"
    CONSTRUCTION_PERMIT = "construction_permit"
    QUALITY_ASSURANCE_FILING = "quality_assurance_filing"
    COMPLETION_ACCEPTANCE = "completion_acceptance"
    REGISTRY_SCREENSHOT = "registry_screenshot"
    AWARD_CERTIFICATE = "award_certificate"
    REGISTRATION_CERTIFICATE = "registration_certificate"
    PAPER = "paper"
    ID_PHOTO = "id_photo"
    INTEGRITY_COMMITMENT = "integrity_commitment"
    OTHER = "other"


class RecognisedType(Frozen):
    """What an attachment turned out to be, and how sure that is."""

    value: DocumentType
    confidence: Confidence


class PersonnelEntry(Frozen):
    """One row of a list of people: name and post as printed."""

    name: str
    role: str | None = None


class ScoreEntry(Frozen):
    """One row of a score sheet: what is scored, and the points as printed (a decimal number)."""

    item: str
    score: str


class Field(Frozen):
    """One value a document states. Dates are ISO 8601, names as printed."""

    name: str
    value: str | tuple[PersonnelEntry, ...] | tuple[ScoreEntry, ...]
    page: Annotated[int, Setting(ge=1)]
    bbox: BBox
    confidence: Confidence
    source: TextSource

    @property
    def rows(self) -> tuple[tuple[str, str | None], ...]:
        """The entries of a list: name and post, or item and points; none of a text."""
        if isinstance(self.value, str):
            return ()
        return tuple(
            (entry.name, entry.role)
            if isinstance(entry, PersonnelEntry)
            else (entry.item, entry.score)
            for entry in self.value
        )

    @classmethod
    def of(cls, name: str, ink: Ink, value: str | None = None) -> "Field":
        """The field ``name``, read at ``ink``; ``value`` where it differs from what is printed."""
        return cls(
            name=name,
            value=ink.text if value is None else value,
            page=ink.page,
            bbox=ink.box,
            confidence=ink.confidence,
            source=ink.source,
        )


class Listed(Frozen):
    """What a list's row says under a heading: 是否到岗 | 否. ``ink`` is the value."""

    heading: str
    ink: Ink


class Person(Frozen):
    """A person the document names, and the role it gives to that person and nobody else.

    ``id_number`` is the identity number, whole or masked, printed for this person, and
    ``birth_date`` (ISO 8601), ``gender`` (男, 女), ``unit`` and ``project`` are what a list's row
    says of them.
    ``party`` is the party a form puts the person under (``construction``, ``supervision``,
    ``design``, ``survey``, ``owner``), where it does. ``signed`` marks a name that stands on
    a signature line, where handwriting is expected. ``struck`` marks one a line runs through,
    ``heavier`` one whose print is much heavier than all other names' of the page, ``on_slip`` one
    on paper of another colour than the page's around it.
    ``former`` marks who a record of changes says
    was followed by somebody else, ``successor`` who followed. ``listed`` is what a list's row says
    besides, heading by heading.
    """

    name: Ink
    role: Ink | None = None
    id_number: Ink | None = None
    birth_date: Ink | None = None
    gender: Ink | None = None
    unit: Ink | None = None
    project: Ink | None = None
    party: str | None = None
    signed: bool = False
    struck: bool = False
    heavier: bool = False
    on_slip: bool = False
    former: bool = False
    successor: bool = False
    listed: tuple[Listed, ...] = ()


class IssuerVia(StrEnum):
    """By what a document shows who issued it (the contract's ``via``)."""

    SEAL = "seal"
    ISSUING_FIELD = "issuing_field"
    SIGNATURE_BLOCK = "signature_block"
    LETTERHEAD = "letterhead"
    DIGITAL_SIGNATURE = "digital_signature"
    QR_CODE = "qr_code"
    PLATFORM_PAGE = "platform_page"


class Issuer(Frozen):
    """Somebody who issued the document: ``ink.text`` is the name as read.

    ``inscription`` is the line under a seal's star, where there is one. ``beside_copy_words``: the
    seal stands beside 与原件一致 or the like, so that it may certify a copy and issue nothing.
    """

    ink: Ink
    via: IssuerVia
    inscription: str = ""
    beside_copy_words: bool = False


class PageFailure(Frozen):
    """A page that could not be read: pages in = pages read + pages failed."""

    page: int
    code: str
    message: str


class Photograph(Frozen):
    """What an attachment that is one picture, and no page of text, is like (notice 二（一）).

    ``width`` and ``height`` are pixels as displayed; ``white`` is the share, 0 to 1, of the
    background that is white; ``heads`` is how many head-sized heads were found.
    """

    bytes: int
    width: int
    height: int
    white: Annotated[float, Setting(ge=0, le=1)]
    heads: Annotated[int, Setting(ge=0)]


class Said(Frozen):
    """What a paper says: what it is, its values, who stands in it and who issued it."""

    type: RecognisedType
    fields: tuple[Field, ...] = ()
    people: tuple[Person, ...] = ()
    ownerless_numbers: tuple[Ink, ...] = ()
    """Identity numbers, whole or masked, of which nobody can say whose they are."""
    further_projects: tuple[Ink, ...] = ()
    """Names of projects on later pages that are not the ``project_name``: several papers in one
    file, or a list of works."""
    issuers: tuple[Issuer, ...] = ()

    def field(self, name: str) -> Field | None:
        """The first field of that name, or None."""
        for field in self.fields:
            if field.name == name:
                return field
        return None

    def text(self, name: str) -> str | None:
        """The value of the first field of that name that is a text, or None."""
        field = self.field(name)
        return field.value if field and isinstance(field.value, str) else None


class Paper(Said):
    """One of several papers bound in a file, on the pages ``first`` to ``last``, from 1."""

    first: Annotated[int, Setting(ge=1)]
    last: Annotated[int, Setting(ge=1)]


class Document(Said):
    """One attachment, read. Pure in its bytes and the reader's version.

    What several papers bound in one file say together is nobody's word: each of ``papers`` says
    its own. A file that holds one paper names none.
    """

    sha256: str
    reader_version: str
    media_type: str
    page_count: int
    pages: tuple[Page, ...] = ()
    papers: tuple[Paper, ...] = ()
    failures: tuple[PageFailure, ...] = ()
    photograph: Photograph | None = None
    signed: bool = False
    """Whether a PDF signature field is present; nothing is said about its validity."""

    def apart(self) -> tuple["Document", ...]:
        """Each bound paper as a document of its own; itself where it is one paper. A page that
        could not be read may be any paper's: each has all failures."""
        return tuple(self._of(paper) for paper in self.papers) or (self,)

    def _of(self, paper: Paper) -> "Document":
        numbers = range(paper.first, paper.last + 1)
        return self.model_copy(
            update={
                "type": paper.type,
                "fields": paper.fields,
                "people": paper.people,
                "ownerless_numbers": paper.ownerless_numbers,
                "further_projects": paper.further_projects,
                "issuers": paper.issuers,
                "page_count": len(numbers),
                "pages": tuple(page for page in self.pages if page.number in numbers),
                "papers": (),
            }
        )
