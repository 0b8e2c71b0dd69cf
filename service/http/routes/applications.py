"""Handing in applications and supplements."""

from typing import Annotated, NamedTuple
from uuid import UUID, uuid4

from fastapi import APIRouter, Header, Query, Request, Response
from fastapi.responses import JSONResponse
from psycopg import Rollback

from models.report import Report
from service.background import jobs
from service.http import submission
from service.http.auth import Submitter
from service.http.multipart import received
from service.http.openapi import REPORT_ANSWER, Extra, application_body, problems
from service.http.problems import (
    BUSY,
    DISK_FULL,
    FORBIDDEN,
    INVALID_MANIFEST,
    KEY_REUSED,
    MALFORMED,
    NOT_FOUND,
    SLOW,
    TOO_LARGE,
    TOO_MANY,
    UNAUTHENTICATED,
    UNAVAILABLE,
    ProblemError,
    retry_after,
)
from service.http.shapes import Accepted
from service.http.state import Endpoint, Here
from service.store import applications, audit, contents, reports
from service.store.applications import Content, File, Sight, Stored
from service.store.keys import Key
from service.store.sql import Connection

router = APIRouter(tags=["applications"])

LONGEST_WAIT = 300.0
"""Seconds; proxies give up not much later."""

Wait = Annotated[float, Query(ge=0, le=LONGEST_WAIT, description="Seconds to wait for the report.")]
IdempotencyKey = Annotated[
    str | None,
    Header(min_length=1, max_length=200, pattern=r"^[\x21-\x7e]+$",
           description="Any text that is new for each application: sending it again is safe."),
]  # fmt: skip

REPORT_IN_TIME: Extra = REPORT_ANSWER | {
    "model": Report,
    "description": "With ?wait: the report, ready in time.",
}

_REFUSALS = problems(MALFORMED, UNAUTHENTICATED, FORBIDDEN, SLOW, TOO_LARGE, INVALID_MANIFEST,
                     TOO_MANY, BUSY, UNAVAILABLE, DISK_FULL)  # fmt: skip


@router.post(
    "/v1/applications",
    status_code=202,
    responses={
        202: {"model": Accepted, "description": "Taken in; Location leads to it."},
        200: REPORT_IN_TIME,
        **_REFUSALS,
        **problems(KEY_REUSED),
    },
    openapi_extra=application_body(manifest_required=True),
    response_model=None,
)
async def submit(
    request: Request,
    here: Here,
    key: Submitter,
    wait: Wait = 0,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Hand in an application: a part `manifest`, and a part `files` for each attachment."""
    settings = here.settings.http
    async with (
        here.gate.entered(),
        received(request, here.blobs.spool, settings, "files") as upload,
    ):
        given = submission.manifest_of(upload)
        application = submission.application_of(given, key, settings)
        made = submission.content(application, given, upload.files)
        webhook = submission.webhook_of(upload, here)
        await submission.keep(here, upload.files)
        async with here.pool.connection() as connection:
            id_ = await _insert(connection, here, key, _New(made, webhook, idempotency_key))
    return await _answer(here, id_, Sight.of(key), wait)


@router.post(
    "/v1/applications/{application}/attachments",
    status_code=202,
    responses={
        202: {"model": Accepted, "description": "Taken in; it is verified again."},
        200: REPORT_IN_TIME,
        **_REFUSALS,
        **problems(NOT_FOUND),
    },
    openapi_extra=application_body(manifest_required=False),
    response_model=None,
)
async def supplement(
    application: UUID, request: Request, here: Here, key: Submitter, wait: Wait = 0
) -> Response:
    """Add or replace evidence; everything is verified again.

    A part `files` replaces the attachment whose `file` it is named after. To add attachments, or
    to change what is claimed, send the whole new `manifest` too; files that are there already
    need not be sent again. A `webhook` replaces the one that was sent before.
    """
    sight = Sight.of(key)
    async with (
        here.gate.entered(),
        received(request, here.blobs.spool, here.settings.http, "files") as upload,
    ):
        submission.not_empty(upload)
        async with here.pool.connection() as connection:
            stored = found(await applications.find(connection, application, sight))
            if "manifest" in upload.texts:
                given = submission.manifest_of(upload)
            else:
                given = await applications.declared(connection, application, stored.revision)
        declared = submission.application_of(given, key, here.settings.http)
        webhook = submission.webhook_of(upload, here)
        await submission.keep(here, upload.files)
        async with here.pool.connection() as connection:
            held = found(await applications.hold(connection, application))
            kept = await _kept(connection, here, held)
            made = submission.content(declared, given, upload.files, kept)
            await _shared(connection, here, made)
            revision = await applications.supplement(connection, application, made, webhook)
            await jobs.verify(connection, application, revision)
            detail: audit.Detail = {"revision": revision}
            action = audit.Action.SUPPLEMENTED
            await audit.append(connection, key.actor, action, str(application), detail)
    return await _answer(here, application, sight, wait)


def found(stored: Stored | None) -> Stored:
    """ProblemError 404 where there is none, or none this caller may see."""
    if stored is None:
        raise ProblemError(NOT_FOUND, "There is no such application.")
    return stored


class _New(NamedTuple):
    """An application about to be stored."""

    content: Content
    webhook: str | None
    idempotency_key: str | None


async def _insert(
    connection: Connection,
    here: Endpoint,
    key: Key,
    new: _New,
) -> UUID:
    """The new application's id, or that of the one the idempotency key stands for."""
    id_ = uuid4()
    held: tuple[str, UUID] | None = None
    fingerprint = f"{new.content.evidence} {new.webhook or ''}"
    async with connection.transaction():
        await _shared(connection, here, new.content)
        await applications.insert(connection, id_, key.owner, new.content, new.webhook)
        if new.idempotency_key is not None:
            held = await applications.claim_key(
                connection, key.owner, new.idempotency_key, fingerprint, id_
            )
            if held is not None:
                raise Rollback
        await jobs.verify(connection, id_, 1)
        await audit.append(connection, key.actor, audit.Action.SUBMITTED, str(id_))
    if held is None:
        return id_
    if held[0] != fingerprint:
        raise ProblemError(KEY_REUSED, "It was first sent with another manifest or other files.")
    return held[1]


async def _shared(connection: Connection, here: Endpoint, made: Content) -> None:
    """From here to the commit no sweep removes the contents; one that did is noticed."""
    hashes = {file.sha256 for file in made.files.values()}
    await contents.share(connection, hashes)
    if await here.blobs.missing(hashes):
        raise retry_after(UNAVAILABLE, "A file was cleared away meanwhile; send it again.")


async def _kept(connection: Connection, here: Endpoint, held: Stored) -> dict[str, File]:
    version = here.settings.reader.version
    before = await applications.attachments(connection, held.id, held.revision, version)
    return {each.file: File(each.file, each.sha256, each.bytes) for each in before}


async def _answer(here: Endpoint, id_: UUID, sight: Sight, wait: float) -> Response:
    async def look() -> Stored | None:
        async with here.pool.connection() as connection:
            stored = found(await applications.find(connection, id_, sight))
        return stored if stored.report or stored.error or not wait else None

    stored = await here.bell.until(str(id_), look, wait)
    headers = {"Location": f"/v1/applications/{id_}"}
    if wait and stored is not None and stored.report is not None:
        async with here.pool.connection() as connection:
            report = await reports.text_of(connection, stored.report)
        return Response(report, 200, headers, "application/json")
    state = stored.state if stored else "running"
    return JSONResponse({"id": str(id_), "state": state}, 202, headers)
