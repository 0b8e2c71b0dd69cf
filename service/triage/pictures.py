"""Pictures for the review page: a page as a person sees it, and a seal on it unrolled."""

import asyncio
from typing import Annotated, NamedTuple
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from models.document import Document
from models.errors import AttachmentError
from models.geometry import Box
from service.http.state import Endpoint, Here
from service.store import applications, audit, readings
from service.store.audit import Action
from service.store.sql import Connection
from service.store.users import Reviewer
from service.triage import wording
from service.triage.login import Who
from service.triage.opened import item_of, page_address
from service.triage.review.sheets import THUMBNAIL
from service.triage.review.unrolled import unrolled
from service.triage.web import RefusedError, TriageRoute

PAGE = "/triage/applications/{application}/attachments/{attachment}/pages/{page}"
router = APIRouter(route_class=TriageRoute, include_in_schema=False)

WIDTH = 1600
"""Pixels a page is wide unless asked otherwise: a 42 mm seal on A4 is 320 px across."""

_HEADERS = {"Cache-Control": "private, max-age=3600", "Vary": "Cookie"}
"""Kept for an hour by this browser, for this session: the next who logs in asks, and is audited."""


class _Place(NamedTuple):
    """A page of an attachment, as an address names it."""

    application: UUID
    attachment: str
    page: int


def _place(
    application: UUID,
    attachment: Annotated[str, Path(max_length=200)],
    page: Annotated[int, Path(ge=1, le=100_000)],
) -> _Place:
    return _Place(application, attachment, page)


Place = Annotated[_Place, Depends(_place)]


@router.get(PAGE + ".png")
async def picture(
    place: Place,
    here: Here,
    who: Who,
    width: Annotated[int, Query(ge=100, le=5000)] = WIDTH,
) -> Response:
    """A page as a person sees it. On a thumbnail nothing is legible: no page was seen by it."""
    async with here.pool.connection() as connection:
        sha256 = await _content(here, connection, who, place)
        if width > THUMBNAIL:
            detail: audit.Detail = {"attachment": place.attachment, "page": place.page}
            await _note(connection, who, Action.PAGE_SEEN, place, detail)
    drawn = await _drawn(here, sha256, place, width)
    return Response(drawn, headers=_HEADERS, media_type="image/png")


@router.get(PAGE + "/seals/{seal}.png")
async def seal_unrolled(
    place: Place, seal: Annotated[int, Path(ge=0, le=1000)], here: Here, who: Who
) -> Response:
    """The text of a seal as a straight line, beside which a person checks what was read."""
    async with here.pool.connection() as connection:
        sha256 = await _content(here, connection, who, place)
        read = await readings.find(connection, sha256, here.settings.reader.version)
        box = _box(read, place, seal)
        detail: audit.Detail = {"attachment": place.attachment, "page": place.page}
        await _note(connection, who, Action.SEAL_SEEN, place, {**detail, "seal": seal + 1})
    drawn = await _drawn(here, sha256, place, WIDTH)
    line = await asyncio.to_thread(unrolled, drawn, box)
    if line is None:
        told = "这枚印章无法展开，请在页面图像上核对。"
        raise RefusedError(404, told, page_address(place.application))
    return Response(line, headers=_HEADERS, media_type="image/png")


async def _content(here: Endpoint, connection: Connection, who: Reviewer, place: _Place) -> str:
    """The file's hash; RefusedError 404 where this reviewer may see no such attachment."""
    item = await item_of(connection, who, place.application)
    files = await applications.attachments(
        connection, place.application, item.revision, here.settings.reader.version
    )
    hashes = [each.sha256 for each in files if each.id == place.attachment]
    if not hashes:
        raise RefusedError(404, "没有这一页。", page_address(place.application))
    return hashes[0]


async def _note(
    connection: Connection, who: Reviewer, action: Action, place: _Place, detail: audit.Detail
) -> None:
    await audit.read(connection, who.actor, action, str(place.application), detail)


def _box(read: Document | None, place: _Place, seal: int) -> Box:
    pages = read.pages if read else ()
    seals = [each for page in pages if page.number == place.page for each in page.seals]
    if seal >= len(seals):
        raise RefusedError(404, "此页没有这枚印章。", page_address(place.application))
    return seals[seal].box


async def _drawn(here: Endpoint, sha256: str, place: _Place, width: int) -> bytes:
    try:
        drawn = await here.drawings.page(sha256, place.page, width)
    except (AttachmentError, FileNotFoundError) as error:
        raise RefusedError(422, wording.REFUSALS[422]) from error
    if drawn is None:
        raise RefusedError(404, "没有这一页。", page_address(place.application))
    return drawn
