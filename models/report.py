"""What was judged, and on what ink: the report of the contract."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field as Setting

from models.base import Frozen
from models.document import Field, IssuerVia, RecognisedType
from models.geometry import BBox
from models.lines import Confidence


class Outcome(StrEnum):
    """The verdict on a claim or an application; doubt is never ``pass``."""

    PASS = "pass"
    FAIL = "fail"
    REVIEW = "review"


class FindingStatus(StrEnum):
    """What one rule found."""

    PASS = "pass"
    FAIL = "fail"
    REVIEW = "review"
    NOT_APPLICABLE = "not_applicable"


class Presence(StrEnum):
    """Whether something stands on a document."""

    FOUND = "found"
    ABSENT = "absent"
    UNCERTAIN = "uncertain"


class RoleClass(StrEnum):
    """主持, 技术骨干, 参与 (notice, annex 2, 二（十三）7)."""

    LEAD = "lead"
    BACKBONE = "backbone"
    PARTICIPANT = "participant"


class Relation(StrEnum):
    """What an issuer is to the applicant's own unit (notice, annex 2, 二（十三）12)."""

    OWN_UNIT = "own_unit"
    AFFILIATE = "affiliate"
    THIRD_PARTY = "third_party"
    AUTHORITY = "authority"
    UNKNOWN = "unknown"


class ReadName(Frozen):
    """Whether the applicant's whole name stands on the attachment."""

    status: Presence
    value: str | None = None
    page: int | None = None
    bbox: BBox | None = None
    confidence: Confidence | None = None
    reason: str | None = None
    """Why not ``found``, for a reviewer, in Chinese."""


class ReadRole(ReadName):
    """Which role the attachment gives to the applicant and nobody else; ``value`` as printed."""

    role_class: RoleClass | None = None


class JudgedIssuer(Frozen):
    """Who issued an attachment, and what that is to the applicant's own unit."""

    name: str
    relation: Relation
    via: IssuerVia
    page: int
    bbox: BBox
    confidence: Confidence


class ReadError(Frozen):
    """Why an attachment could not be read; ``message`` is Chinese and names the remedy."""

    code: str
    message: str


class AttachmentReport(Frozen):
    """What one attachment is and says about the applicant."""

    id: str
    file: str
    sha256: str | None = None
    pages: int | None = None
    document_type: RecognisedType | None = None
    fields: tuple[Field, ...] = ()
    applicant_name: ReadName
    applicant_role: ReadRole
    issuers: tuple[JudgedIssuer, ...] = ()
    error: ReadError | None = None


class ClaimReport(Frozen):
    """The verdict on one claim; ``reason`` is the one sentence why, in Chinese."""

    id: str
    kind: str
    outcome: Outcome
    own_unit_only: bool = False
    reason: str = ""


class Evidence(Frozen):
    """The ink a finding rests on."""

    attachment: str
    page: Annotated[int, Setting(ge=1)]
    bbox: BBox
    text: str


class Finding(Frozen):
    """One rule's answer on one claim or attachment; ``message`` is Chinese."""

    rule: str
    status: FindingStatus
    claim: str | None = None
    attachment: str | None = None
    message: str
    citation: str
    evidence: tuple[Evidence, ...] = ()


class RulebookReference(Frozen):
    """Which rules judged."""

    id: str
    version: str


class Report(Frozen):
    """What came out of one application."""

    application: str
    rulebook: RulebookReference
    reader_version: str | None = None
    outcome: Outcome
    attachments: tuple[AttachmentReport, ...] = ()
    claims: tuple[ClaimReport, ...] = ()
    findings: tuple[Finding, ...] = ()


def worst(statuses: list[FindingStatus]) -> Outcome:
    """The outcome of several findings: any fail, else any review, else pass.

    No finding that passed at all is doubt, and doubt is ``review``.
    """
    if FindingStatus.FAIL in statuses:
        return Outcome.FAIL
    if FindingStatus.REVIEW in statuses or FindingStatus.PASS not in statuses:
        return Outcome.REVIEW
    return Outcome.PASS
