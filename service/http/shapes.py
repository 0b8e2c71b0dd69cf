"""What the calls answer, apart from the report, which ``models.report`` owns."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from models.base import Frozen
from models.report import Outcome, ReadError
from service.store.applications import Stored, StoredAttachment

State = Literal["queued", "running", "done"]


class Accepted(Frozen):
    """An application was taken in."""

    id: UUID
    state: State


class AttachmentProgress(Frozen):
    """How far one attachment is: ``waiting``, ``read``, or ``refused`` with the error."""

    id: str
    file: str
    sha256: str
    state: Literal["waiting", "read", "refused"]
    pages: int | None = None
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

    id: UUID
    number: str = Field(examples=["2024-0001"])
    rulebook: str
    state: State
    outcome: Outcome | None
    revision: int
    error: str | None = Field(None, description="Why there will be no report until somebody acts.")
    created_at: datetime
    updated_at: datetime

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
    next: str | None
