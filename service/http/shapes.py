"""What the calls answer, apart from the report, which ``models.report`` owns."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from models.base import Frozen
from models.report import Outcome, ReadError
from service.recheck.changes import Change
from service.store.applications import Stored, StoredAttachment

EXAMPLE_ID = "6f9c2f3e-5d0b-4a53-9d55-0f9f7a6f6d10"

State = Literal["queued", "running", "done"]


class Accepted(Frozen):
    """An application was taken in."""

    id: UUID = Field(examples=[EXAMPLE_ID])
    state: State = Field(examples=["queued"])


class AttachmentProgress(Frozen):
    """How far one attachment is: ``waiting``, ``read``, or ``refused`` with the error."""

    id: str = Field(examples=["a1"])
    file: str = Field(examples=["permit.pdf"])
    sha256: str = Field(examples=["ab" * 32])
    state: Literal["waiting", "read", "refused"] = Field(examples=["read"])
    pages: int | None = Field(None, examples=[1])
    error: ReadError | None = None

    @classmethod
    def of(cls, stored: StoredAttachment) -> "AttachmentProgress":
        refusal = ReadError.model_validate(stored.refusal) if stored.refusal else None
        read = stored.pages is not None
        return cls(
            id=stored.id,
            file=stored.file,
            sha256=stored.sha256,
            state="read" if read else "refused" if refusal else "waiting",
            pages=stored.pages,
            error=None if read else refusal,
        )


class Listed(Frozen):
    """An application in a list. ``number`` is the manifest's id."""

    id: UUID = Field(examples=[EXAMPLE_ID])
    number: str = Field(examples=["2024-0001"])
    rulebook: str = Field(examples=["hangzhou-2024-engineer"])
    state: State = Field(examples=["done"])
    outcome: Outcome | None = Field(examples=["review"])
    revision: int = Field(description="Goes up with each supplement.", examples=[1])
    error: str | None = Field(
        None,
        description="Why there will be no report until somebody acts.",
        examples=[None, "internal_error"],
    )
    created_at: datetime = Field(examples=["2024-08-30T09:00:00Z"])
    updated_at: datetime = Field(examples=["2024-08-30T09:00:12Z"])

    @classmethod
    def of(cls, stored: Stored) -> "Listed":
        told = {name: getattr(stored, name) for name in cls.model_fields}
        return cls.model_validate(told)


class Status(Listed):
    """An application with the progress of each attachment."""

    attachments: tuple[AttachmentProgress, ...] = ()


class Page(Frozen):
    """A stretch of a list; ``next`` is the cursor of the one after it."""

    items: tuple[Listed, ...]
    next: str | None = Field(examples=["MjAyNC0wOC0zMFQwOTowMDowMFogNmY"])


class ReportListed(Frozen):
    """One of an application's reports; ``recheck`` names the run that filed it, if one did."""

    id: UUID = Field(examples=[EXAMPLE_ID])
    revision: int = Field(examples=[1])
    rulebook: str = Field(examples=["hangzhou-2024-engineer"])
    rulebook_version: str = Field(examples=["1"])
    reader_version: str = Field(examples=["1/PP-OCRv6_small_det+PP-OCRv6_small_rec"])
    outcome: Outcome = Field(examples=["review"])
    recheck: UUID | None = Field(None, examples=[None])
    created_at: datetime = Field(examples=["2026-11-24T09:30:00Z"])


class Reports(Frozen):
    """Every report an application has had, newest first."""

    items: list[ReportListed] = Field(
        examples=[[{name: field.examples[0] for name, field in ReportListed.model_fields.items()
                    if field.examples}]]
    )  # fmt: skip


class Comparison(Frozen):
    """What differs between two reports, one change a claim; empty where nothing does."""

    changes: list[Change] = Field(
        examples=[
            [
                {
                    "application": "2024-0001",
                    "claim": "edu",
                    "kind": "education",
                    "before": "review",
                    "after": "fail",
                    "direction": "newly_failing",
                    "cause": "rule education.validity, judged differently on the same evidence",
                    "rules": [],
                    "values": [],
                }
            ]
        ]
    )
