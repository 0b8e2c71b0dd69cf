"""A verified application put together by hand: what the report has to show, without reading."""

from datetime import date
from io import BytesIO

from PIL import Image

from models.application import (
    Applicant,
    Application,
    Attachment,
    Category,
    Claim,
    ClaimKind,
    Employer,
)
from models.document import Document, DocumentType, Field, IssuerVia, RecognisedType
from models.geometry import Box
from models.lines import TextSource
from models.page import Page, Seal, SealShape
from models.report import (
    AttachmentReport,
    ClaimReport,
    Evidence,
    Finding,
    FindingStatus,
    JudgedIssuer,
    Outcome,
    Presence,
    ReadError,
    ReadName,
    ReadRole,
    Relation,
    Report,
    RoleClass,
    RulebookReference,
)
from service.verification import Verified

NAME_BOX = Box(0.2, 0.5, 0.26, 0.52)
SEAL_BOX = Box(0.55, 0.7, 0.8, 0.88)
AUTHORITY = "杭州市城乡建设委员会"
PERMIT, BROKEN = "a4", "a5"


def verified(
    *, text: str = "张玥 项目经理", pages: int = 1, pictures: tuple[bytes, ...] | None = None
) -> Verified:
    """One project claim: a permit of ``pages`` pages that passes, and a file that is broken.

    ``text`` is what was read off the page, and stands everywhere such text can stand.
    """
    drawn = picture(shade=200) if pictures is None else b""
    return Verified(
        application=application(),
        documents={PERMIT: document(pages), BROKEN: ReadError(code="empty_file", message="空文件")},
        report=report(text, pages),
        pictures={PERMIT: pictures if pictures is not None else (drawn,) * pages},
    )


def picture(shade: int, width: int = 120, height: int = 170) -> bytes:
    """A grey page as JPEG."""
    file = BytesIO()
    Image.new("L", (width, height), shade).save(file, "JPEG")
    return file.getvalue()


def application() -> Application:
    return Application(
        id="2024-0001",
        rulebook="hangzhou-2024-engineer",
        submitted_on=date(2024, 8, 30),
        category=Category.CONSTRUCTION_SUPERVISION,
        applicant=Applicant(name="张玥"),
        employer=Employer(name="浙江宏远建工集团有限公司"),
        claims=(
            Claim(
                id="p1",
                kind=ClaimKind.PROJECT,
                name="之江新城综合管廊一期工程",
                attachments=(PERMIT, BROKEN),
            ),
        ),
        attachments=(
            Attachment(id=PERMIT, file="permit.pdf"),
            Attachment(id=BROKEN, file="empty.pdf"),
        ),
    )


def document(pages: int) -> Document:
    seal = Seal(
        page=1,
        box=SEAL_BOX,
        shape=SealShape.ROUND,
        colour="red",
        name=AUTHORITY,
        inscription="",
        confidence=0.97,
    )
    return Document(
        sha256="ab" * 32,
        reader_version="1",
        media_type="application/pdf",
        page_count=pages,
        type=RecognisedType(value=DocumentType.CONSTRUCTION_PERMIT, confidence=0.98),
        pages=tuple(
            Page(number=n, source=TextSource.OCR, seals=(seal,) if n == 1 else ())
            for n in range(1, pages + 1)
        ),
    )


def report(text: str, pages: int) -> Report:
    return Report(
        application="2024-0001",
        rulebook=RulebookReference(id="hangzhou-2024-engineer", version="1"),
        outcome=Outcome.REVIEW,
        attachments=(_permit(text, pages), _broken()),
        claims=(ClaimReport(id="p1", kind="project", outcome=Outcome.REVIEW),),
        findings=(
            _finding("project.name-present", FindingStatus.PASS, text),
            _finding("project.role-shown", FindingStatus.FAIL, text),
            Finding(
                rule="attachment.readable",
                status=FindingStatus.REVIEW,
                claim="p1",
                attachment=BROKEN,
                message="附件无法读取，须由人查看",
                citation="附件2 二（十三）4",
            ),
            Finding(
                rule="project.tenure",
                status=FindingStatus.NOT_APPLICABLE,
                claim="p1",
                message="未涉及",
                citation="附件2 二（十三）4",
            ),
        ),
    )


def lacking(verified_: Verified, message: str) -> Verified:
    """The same with a finding on the application as a whole."""
    found = Finding(
        rule="application.complete",
        status=FindingStatus.REVIEW,
        message=message,
        citation="附件2 二（五）",
    )
    findings = (*verified_.report.findings, found)
    report_ = verified_.report.model_copy(update={"findings": findings})
    return verified_._replace(report=report_)


def _finding(rule: str, status: FindingStatus, text: str) -> Finding:
    ink = Evidence(attachment=PERMIT, page=1, bbox=NAME_BOX, text=text)
    return Finding(
        rule=rule,
        status=status,
        claim="p1",
        attachment=PERMIT,
        message=f"施工许可证载明“{text}”",
        citation="附件2 二（十三）12",
        evidence=(ink,),
    )


def _permit(text: str, pages: int) -> AttachmentReport:
    return AttachmentReport(
        id=PERMIT,
        file="permit.pdf",
        sha256="ab" * 32,
        pages=pages,
        document_type=RecognisedType(value=DocumentType.CONSTRUCTION_PERMIT, confidence=0.98),
        fields=(
            Field(
                name="construction_unit",
                value=text,
                page=1,
                bbox=NAME_BOX,
                confidence=0.9,
                source=TextSource.OCR,
            ),
        ),
        applicant_name=ReadName(
            status=Presence.FOUND, value=text, page=1, bbox=NAME_BOX, confidence=0.99
        ),
        applicant_role=ReadRole(
            status=Presence.FOUND, value=text, page=1, bbox=NAME_BOX, role_class=RoleClass.LEAD
        ),
        issuers=(
            JudgedIssuer(
                name=AUTHORITY,
                relation=Relation.AUTHORITY,
                via=IssuerVia.SEAL,
                page=1,
                bbox=SEAL_BOX,
                confidence=0.97,
            ),
        ),
    )


def _broken() -> AttachmentReport:
    return AttachmentReport(
        id=BROKEN,
        file="empty.pdf",
        applicant_name=ReadName(status=Presence.UNCERTAIN),
        applicant_role=ReadRole(status=Presence.UNCERTAIN),
        error=ReadError(code="empty_file", message="空文件"),
    )
