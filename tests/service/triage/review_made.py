"""An application as the review page gets it: read documents, judged, with pictures of pages."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from models.document import Document, Field
from models.geometry import Box
from models.lines import TextSource
from models.report import FindingStatus, ReadError
from service.triage.review.context import (
    Choice,
    Decided,
    Lease,
    LeaseState,
    Neighbours,
    Reason,
    ReviewContext,
    Reviewer,
)
from verifiers.rulebooks import rulebook
from verifiers.samples import examples
from verifiers.verify import verify

SAMPLES = Path(__file__).parents[3] / "fixtures" / "samples" / "doubts"
FILES = {"a1": "01-diploma-4.jpg", "a2": "02-chsi-form-2.webp", "a3": "04-permit-upright.jpg"}
"""Real pages; what is said to stand on them is made up."""

SEAL = Box(0.4, 0.6, 0.9, 1)
"""About where a seal stands on the permit."""

REASONS = {
    "": (
        Reason("seen", Choice.ACCEPT, "已核对原件"),
        Reason("unproved", Choice.REJECT, "材料不能证明所申报内容"),
        Reason("unclear", Choice.RETURN, "材料不清晰，请重新扫描上传"),
        Reason(
            "role",
            Choice.RETURN,
            "请补交能载明本人姓名和职务的施工许可证、竣工验收表或合同等第三方材料",
        ),
    )
}


def context(said: str = "张玥", lease: LeaseState = LeaseState.MINE) -> ReviewContext:
    """``said`` is the name the registration form states; the diploma states the applicant's."""
    documents = _documents(said)
    project = examples.project("a3")
    declared = examples.application(examples.education("a1", "a2"), project)
    report = verify(declared, documents, rulebook.load(declared.rulebook), frozenset())
    return ReviewContext(
        application=declared,
        report=report,
        documents=documents,
        images={(i, 1): f"/pages/{i}.png" for i in FILES},
        sizes={(i, 1): size(i) for i in FILES},
        seals={("a3", 1, 0): "/seals/a3.png"},
        reviewer=Reviewer("chen", "reviewer"),
        lease=Lease(lease, "chen", 500, 600),
        csrf="token-1",
        address="/triage/applications/0001",
        reasons=REASONS,
        neighbours=Neighbours("0000", "0002", "2/3"),
        id_number="330106**********25",
    )


def _documents(said: str) -> Mapping[str, Document | ReadError]:
    return {
        "a1": examples.diploma(),
        "a2": examples.registration_form(said),
        "a3": examples.permit(examples.person("李红", "项目负责人")),
    }


def size(attachment: str) -> tuple[int, int]:
    """Pixels of the page's picture."""
    with Image.open(SAMPLES / FILES[attachment]) as picture:
        return picture.size


def first_trouble(made: ReviewContext) -> int:
    """The position of the first finding that did not pass."""
    passing = {FindingStatus.PASS, FindingStatus.NOT_APPLICABLE}
    return next(n for n, f in enumerate(made.report.findings) if f.status not in passing)


def decided(made: ReviewContext, choice: Choice = Choice.RETURN) -> ReviewContext:
    """The same with its first trouble decided by the reviewer."""
    at = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    one = Decided("d-1", first_trouble(made), choice, "unclear", "缺公章", "chen", at, True)
    return replace(made, decisions=(one,))


def with_text(made: ReviewContext, text: str) -> ReviewContext:
    """The same with ``text`` wherever an outsider's text can stand."""
    field = Field(
        name="school",
        value=text,
        page=1,
        bbox=Box(0.1, 0.1, 0.5, 0.2),
        confidence=0.5,
        source=TextSource.OCR,
    )
    findings = tuple(
        f.model_copy(
            update={
                "message": text,
                "citation": text,
                "evidence": tuple(e.model_copy(update={"text": text}) for e in f.evidence),
            }
        )
        for f in made.report.findings
    )
    attachments = tuple(
        a.model_copy(update={"file": text, "fields": (field,)}) for a in made.report.attachments
    )
    application = made.application
    return replace(
        made,
        application=application.model_copy(
            update={"applicant": application.applicant.model_copy(update={"name": text})}
        ),
        report=made.report.model_copy(update={"findings": findings, "attachments": attachments}),
        message=text,
        id_number=text,
        lease=Lease(LeaseState.OTHER, text),
    )
