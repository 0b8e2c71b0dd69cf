"""Reading one file without an application. Nothing of it stays once the answer is given."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import UUID, uuid4

from fastapi import APIRouter, Request

from models.document import Document
from models.report import ReadError
from service.background import jobs
from service.http import submission
from service.http.auth import Caller
from service.http.multipart import received
from service.http.openapi import READ_ANSWER, document_body, problems
from service.http.problems import (
    BUSY,
    DISK_FULL,
    INVALID_REQUEST,
    MALFORMED,
    NO_READER,
    SLOW,
    TOO_LARGE,
    TOO_MANY,
    UNAUTHENTICATED,
    UNAVAILABLE,
    Fault,
    ProblemError,
    retry_after,
)
from service.http.reception import Received
from service.http.state import Endpoint, Here
from service.presentation.read_output import ReadOutput
from service.store import audit, contents, readings

router = APIRouter(tags=["documents"])

PATIENCE = 120.0
"""Seconds a caller waits for a worker; reading a file of many pages takes tens of them."""


@router.post(
    "/v1/documents:read",
    responses={
        200: READ_ANSWER,
        **problems(MALFORMED, UNAUTHENTICATED, SLOW, TOO_LARGE, INVALID_REQUEST, TOO_MANY,
                   BUSY, UNAVAILABLE, NO_READER, DISK_FULL),
    },
    openapi_extra=document_body(),
)  # fmt: skip
async def read(request: Request, here: Here, key: Caller) -> ReadOutput:
    """Read one file: type, fields, people, issuers, seals, codes. `error` says why it cannot be."""
    async with (
        here.gate.entered(),
        received(request, here.blobs.spool, here.settings.http, "file") as upload,
    ):
        if len(upload.files) != 1:
            fault = Fault(field="file", detail="must be sent exactly once")
            raise ProblemError(INVALID_REQUEST, "1 fault.", errors=(fault,))
        file = upload.files[0]
        await submission.keep(here, upload.files)
    async with _asked(here, file, key.actor) as document:
        said: Document | ReadError | None = await here.bell.until(
            str(document), lambda: _said(here, document, file), PATIENCE
        )
    if said is None:
        raise retry_after(NO_READER, f"Nobody has read it in {PATIENCE:g} seconds.", 30)
    return ReadOutput.of(Path(file.name), said)


@asynccontextmanager
async def _asked(here: Endpoint, file: Received, actor: str) -> AsyncIterator[UUID]:
    """A worker is asked to read the file; when the block ends the file is forgotten."""
    document = uuid4()
    async with here.pool.connection() as connection:
        await contents.share(connection, [file.sha256])
        if await here.blobs.missing([file.sha256]):
            raise retry_after(UNAVAILABLE, "The file was cleared away meanwhile; send it again.")
        await contents.insert_loose(connection, document, file.sha256)
        await jobs.read(connection, document)
        await audit.append(connection, actor, audit.Action.DOCUMENT_READ, str(document))
    try:
        yield document
    finally:
        async with here.pool.connection() as connection:
            await contents.delete_loose(connection, document)
        async with here.pool.connection() as connection:
            await contents.discard(connection, here.blobs, file.sha256)


async def _said(here: Endpoint, document: UUID, file: Received) -> Document | ReadError | None:
    async with here.pool.connection() as connection:
        known = await readings.find(connection, file.sha256, here.settings.reader.version)
        loose = await contents.loose(connection, document)
    if known is not None:
        return known
    return ReadError.model_validate(loose.refusal) if loose and loose.refusal else None
