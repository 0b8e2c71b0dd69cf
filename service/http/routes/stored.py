"""What became of applications: their state, lists of them, and erasing them."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response
from pydantic import AwareDatetime, Field

from models.base import Frozen
from models.report import Outcome
from service.http import cursor as cursors
from service.http.auth import Caller, Submitter
from service.http.openapi import problems
from service.http.problems import (
    FORBIDDEN,
    INVALID_REQUEST,
    NOT_FOUND,
    TOO_MANY,
    UNAUTHENTICATED,
    UNAVAILABLE,
)
from service.http.routes.applications import found
from service.http.shapes import AttachmentProgress, Listed, Page, State, Status
from service.http.state import Here
from service.store import applications, audit, contents
from service.store.applications import Filters, Position, Sight

router = APIRouter(
    tags=["applications"],
    responses=problems(UNAUTHENTICATED, FORBIDDEN, INVALID_REQUEST, TOO_MANY, UNAVAILABLE),
)

Text = Annotated[str | None, Field(max_length=200, pattern=r"^[^\x00]*$")]


class Asked(Frozen):
    """What a list is narrowed to, and which stretch of it."""

    state: State | None = None
    outcome: Outcome | None = None
    number: Annotated[Text, Field(description="The manifest's id.")] = None
    rulebook: Text = None
    employer: Text = None
    since: Annotated[AwareDatetime | None, Field(description="Taken in at or after.")] = None
    until: Annotated[AwareDatetime | None, Field(description="Taken in before.")] = None
    cursor: Annotated[str | None, Field(max_length=200)] = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50

    @property
    def filters(self) -> Filters:
        return Filters(**self.model_dump(exclude={"cursor", "limit"}))


@router.get("/v1/applications")
async def listed(here: Here, key: Caller, asked: Annotated[Asked, Query()]) -> Page:
    """Applications, newest first; `next` leads on. A submitter sees its own."""
    after = cursors.read(asked.cursor) if asked.cursor else None
    sight, limit = Sight.of(key), asked.limit
    async with here.pool.connection() as connection:
        rows = await applications.page(connection, sight, asked.filters, after, limit + 1)
        await audit.read(connection, key.actor, audit.Action.LISTED, "")
    shown, more = rows[:limit], len(rows) > limit
    last = shown[-1] if more else None
    return Page(
        items=tuple(Listed.of(row) for row in shown),
        next=cursors.written(Position(last.created_at, last.id)) if last else None,
    )


@router.get("/v1/applications/{application}", responses=problems(NOT_FOUND))
async def status(application: UUID, here: Here, key: Caller) -> Status:
    """How far an application is, attachment by attachment."""
    async with here.pool.connection() as connection:
        stored = found(await applications.find(connection, application, Sight.of(key)))
        files = await applications.attachments(
            connection, application, stored.revision, here.settings.reader.version
        )
        await audit.read(connection, key.actor, audit.Action.SEEN, str(application))
    shown = Listed.of(stored).model_dump()
    return Status(**shown, attachments=tuple(AttachmentProgress.of(file) for file in files))


@router.delete("/v1/applications/{application}", status_code=204, responses=problems(NOT_FOUND))
async def erase(application: UUID, here: Here, key: Submitter) -> Response:
    """Erase an application with its attachments, readings and reports; the audit line stays."""
    async with here.pool.connection() as connection:
        found(await applications.find(connection, application, Sight.of(key)))
        found(await applications.hold(connection, application))
        hashes = await applications.contents(connection, application)
        await applications.delete(connection, application)
        await audit.append(connection, key.actor, audit.Action.ERASED, str(application))
    for sha256 in hashes:
        async with here.pool.connection() as connection:
            await contents.discard(connection, here.blobs, sha256)
    return Response(status_code=204)
