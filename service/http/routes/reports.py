"""Reports, for programs and for people, and the pages they rest on."""

import asyncio
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response
from fastapi.responses import HTMLResponse

from models.document import Document
from models.errors import AttachmentError
from models.report import ReadError, Report
from service.http.auth import Caller
from service.http.openapi import REPORT_ANSWER, problems
from service.http.problems import (
    FORBIDDEN,
    INVALID_REQUEST,
    NO_REPORT,
    NOT_FOUND,
    TOO_MANY,
    UNAUTHENTICATED,
    UNAVAILABLE,
    UNREADABLE,
    ProblemError,
)
from service.http.routes.applications import found
from service.http.shapes import Comparison, ReportListed, Reports
from service.http.state import Endpoint, Here
from service.reading import Pictures
from service.recheck.changes import changes
from service.store import applications, audit, readings, reports
from service.store.applications import Sight, Stored, StoredAttachment
from service.store.keys import Key
from service.store.sql import Connection
from service.verification import Verified

router = APIRouter(
    tags=["reports"],
    prefix="/v1/applications/{application}",
    responses=problems(UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID_REQUEST, TOO_MANY,
                       UNAVAILABLE),
)  # fmt: skip

WIDEST = 5000

_CLOSED = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'"
"""What the report's page may load: its own pictures and style, nothing else, and no script."""


@router.get("/report", response_model=Report, responses={200: REPORT_ANSWER, **problems(NO_REPORT)})
async def report(application: UUID, here: Here, key: Caller) -> Response:
    """The report as JSON."""
    async with here.pool.connection() as connection:
        _, report_id = await _reported(connection, application, key)
        text = await reports.text_of(connection, report_id)
    return Response(text, media_type="application/json")


@router.get("/report.html", response_class=HTMLResponse, responses=problems(NO_REPORT))
async def report_html(application: UUID, here: Here, key: Caller) -> HTMLResponse:
    """The report as one page with the evidence drawn in."""
    async with here.pool.connection() as connection:
        stored, report_id = await _reported(connection, application, key)
        said = await reports.find(connection, report_id)
        declared = await applications.manifest(connection, application, stored.revision)
        files = await _files(connection, here, stored)
        documents = {each.id: await _document(connection, here, each) for each in files}
    if said is None or declared is None:
        raise ProblemError(NOT_FOUND, "It was erased just now.")
    drawn = await asyncio.gather(*(pictures(here, each) for each in files))
    pages = {each.id: shown for each, shown in zip(files, drawn, strict=True)}
    verified = Verified(declared, documents, said, pages)
    return HTMLResponse(
        await asyncio.to_thread(_rendered, verified), headers={"Content-Security-Policy": _CLOSED}
    )


@router.get(
    "/attachments/{attachment}/pages/{page}.png",
    response_class=Response,
    responses={200: {"content": {"image/png": {}}}, **problems(UNREADABLE)},
)
async def page_picture(
    application: UUID,
    attachment: Annotated[str, Path(max_length=200)],
    page: Annotated[int, Path(ge=1, le=100_000)],
    here: Here,
    key: Caller,
    width: Annotated[int, Query(ge=100, le=WIDEST, description="Pixels.")] = 1600,
) -> Response:
    """A page as a person sees it."""
    async with here.pool.connection() as connection:
        stored = found(await applications.find(connection, application, Sight.of(key)))
        files = await _files(connection, here, stored)
        detail: audit.Detail = {"attachment": attachment, "page": page}
        action = audit.Action.PAGE_SEEN
        await audit.read(connection, key.actor, action, str(application), detail)
    named = next((each for each in files if each.id == attachment), None)
    if named is None:
        raise ProblemError(NOT_FOUND, "The application has no such attachment.")
    try:
        picture = await here.drawings.page(named.sha256, page, width)
    except FileNotFoundError as error:
        raise ProblemError(NOT_FOUND, "The file is gone.") from error
    except AttachmentError as error:
        raise ProblemError(UNREADABLE, error.message) from error
    if picture is None:
        raise ProblemError(NOT_FOUND, "The attachment has no such page.")
    headers = {"Cache-Control": "private, max-age=3600"}
    return Response(picture, headers=headers, media_type="image/png")


@router.get("/reports", response_model=Reports)
async def every_report(application: UUID, here: Here, key: Caller) -> Reports:
    """Every report the application has had, newest first, with the rulebook and reader of each."""
    async with here.pool.connection() as connection:
        found(await applications.find(connection, application, Sight.of(key)))
        await audit.read(connection, key.actor, audit.Action.REPORT_SEEN, str(application))
        listed = await reports.every(connection, application)
    return Reports(items=[ReportListed.model_validate(each._asdict()) for each in listed])


@router.get("/compare", response_model=Comparison)
async def compare(
    application: UUID,
    here: Here,
    key: Caller,
    before: Annotated[UUID, Query(alias="from", description="A report's id.")],
    after: Annotated[UUID, Query(alias="to", description="Another report's id.")],
) -> Comparison:
    """What differs between two of the application's reports, claim by claim; empty: nothing."""
    async with here.pool.connection() as connection:
        found(await applications.find(connection, application, Sight.of(key)))
        await audit.read(connection, key.actor, audit.Action.REPORT_SEEN, str(application))
        one, other = [
            await reports.find_for(connection, application, each) for each in (before, after)
        ]
    if one is None or other is None:
        raise ProblemError(NOT_FOUND, "The application has no such report.")
    return Comparison(changes=changes(one, other))


async def _reported(connection: Connection, id_: UUID, key: Key) -> tuple[Stored, UUID]:
    stored = found(await applications.find(connection, id_, Sight.of(key)))
    if stored.report is None:
        told = f" ({stored.error})" if stored.error else ""
        raise ProblemError(NO_REPORT, f"The application is {stored.state}{told}.")
    await audit.read(connection, key.actor, audit.Action.REPORT_SEEN, str(id_))
    return stored, stored.report


async def _files(connection: Connection, here: Endpoint, stored: Stored) -> list[StoredAttachment]:
    version = here.settings.reader.version
    return await applications.attachments(connection, stored.id, stored.revision, version)


async def _document(
    connection: Connection, here: Endpoint, file: StoredAttachment
) -> Document | ReadError:
    version = here.settings.reader.version
    document = await readings.find(connection, file.sha256, version)
    if document is not None:
        return document
    refusal = file.refusal or {"code": "missing_file", "message": ""}
    return ReadError.model_validate(refusal)


async def pictures(here: Endpoint, file: StoredAttachment) -> Pictures:
    """The file's pages as JPEG; none where it cannot be opened."""
    try:
        async with here.blobs.local(file.sha256) as path:
            width = here.settings.picture_width
            drawn = await asyncio.wrap_future(here.drawing.submit_pictures(path, width))
            return tuple(drawn)
    except (AttachmentError, FileNotFoundError):
        return ()


def _rendered(verified: Verified) -> str:
    from service.presentation import report_html as pages

    return pages.render([verified])
