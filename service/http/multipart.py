"""Receives multipart bodies: files go to disk as they come, never whole into memory."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from python_multipart import MultipartParser
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import parse_options_header
from starlette.requests import ClientDisconnect, Request

from service.http.problems import MALFORMED, SLOW, ProblemError
from service.http.reception import MEGABYTE, Reception, Upload, too_large
from service.setting_groups import HttpSettings


@asynccontextmanager
async def received(
    request: Request, spool: Path, settings: HttpSettings, file_part: str
) -> AsyncIterator[Upload]:
    """The body, its files lying in ``spool`` until the block ends.

    ProblemError where it is too large, too slow, cut off, or no multipart. ``file_part`` is the
    name of the parts that are files.
    """
    reception = Reception(spool, settings, file_part)
    try:
        _check_length(request, settings)
        async with asyncio.timeout(settings.upload_seconds):
            upload = await _receive(request, reception)
    except BaseException as error:
        await reception.discard()
        if isinstance(error, ProblemError):
            await _drain(request, settings)
        if isinstance(error, TimeoutError):
            raise ProblemError(SLOW, f"More than {settings.upload_seconds:g} seconds.") from None
        raise
    try:
        yield upload
    finally:
        await reception.discard()


async def _receive(request: Request, reception: Reception) -> Upload:
    parser = MultipartParser(_boundary(request), reception.callbacks())
    try:
        async for chunk in request.stream():
            reception.count(len(chunk))
            parser.write(chunk)
            await reception.settle()
        parser.finalize()
        await reception.settle(everything=True)
    except FormParserError as error:
        raise ProblemError(
            MALFORMED, "The body breaks the rules of multipart/form-data."
        ) from error
    except ClientDisconnect as error:
        raise ProblemError(MALFORMED, "The upload was cut off.") from error
    return reception.upload()


def _boundary(request: Request) -> bytes:
    kind, options = parse_options_header(request.headers.get("content-type"))
    boundary = options.get(b"boundary", b"")
    if kind != b"multipart/form-data" or not boundary:
        raise ProblemError(MALFORMED, "The Content-Type names no multipart boundary.")
    return boundary


def _check_length(request: Request, settings: HttpSettings) -> None:
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > settings.megabytes * MEGABYTE:
        raise too_large(settings)


async def _drain(request: Request, settings: HttpSettings) -> None:
    """Lets a caller finish sending, within limits: one that is cut off never sees the answer."""
    ends = time.monotonic() + settings.patience_seconds
    try:
        async with asyncio.timeout(settings.patience_seconds):
            async for _ in request.stream():
                if time.monotonic() > ends:
                    return
    except (TimeoutError, ClientDisconnect, RuntimeError):
        return
