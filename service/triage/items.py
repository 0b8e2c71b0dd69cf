"""One application's pages and its lease: open, take, keep, give back, look at the whole number."""

import asyncio
from uuid import UUID

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from service.http.state import Endpoint, Here
from service.store import audit, queue
from service.store.audit import Action
from service.store.queue import Item
from service.store.users import Reviewer
from service.triage import overtaken, review
from service.triage.login import Posted, Who
from service.triage.opened import (
    Frame,
    Opened,
    back,
    item_of,
    listed,
    neighbours,
    opened,
    page_address,
    review_context,
)
from service.triage.web import RefusedError, TriageRoute, see

PREFIX = "/triage/applications/{application}"
router = APIRouter(prefix=PREFIX, route_class=TriageRoute, include_in_schema=False)

_MESSAGES = {
    "taken": "已领取。操作时自动续期；停手不动，倒计时一到即放回。",
    "decided": "已处理。按 . 看下一份，按 U 撤销。",
    "noted": "已记录对该项的意见。",
    "undone": "已撤销，这份申报重新待处理。",
    "unnoted": "已撤销对该项的意见，该项重新待定。",
    "corrected": "更正已保存，将作为识别质量的参考。",
}


@router.get("")
async def shown(application: UUID, request: Request, here: Here, who: Who) -> HTMLResponse:
    """The review page; looking takes nothing."""
    message = _MESSAGES.get(request.query_params.get("told", ""), "")
    found, beside = await _looked_at(here, who, application, request, Action.TRIAGE_SEEN)
    told = review_context(here, found, Frame(who, beside, message=message))
    return HTMLResponse(await asyncio.to_thread(review.page, told))


@router.post("/reveal")
async def reveal(
    application: UUID, request: Request, here: Here, who: Who, form: Posted
) -> HTMLResponse:
    """The review page with the whole ID number; asking is written down."""
    found, beside = await _looked_at(here, who, application, request, Action.REVEALED)
    told = review_context(here, found, Frame(who, beside, revealed=True))
    return HTMLResponse(await asyncio.to_thread(review.page, told))


@router.post("/claim")
async def claim(
    application: UUID, request: Request, here: Here, who: Who, form: Posted
) -> Response:
    """Takes the item, where nobody else has it."""
    seconds = here.settings.triage.lease_seconds
    async with here.pool.connection() as connection:
        item = await item_of(connection, who, application)
        await overtaken.check(connection, item, page_address(application))
        until = await queue.claim(connection, item.id, who.name, seconds)
        if until is not None:
            await audit.append(connection, who.actor, Action.CLAIMED, str(application))
    if until is None:
        raise RefusedError(409, _taken(item), page_address(application))
    return see(back(request, application, "taken"))


@router.post("/lease")
async def renew(application: UUID, here: Here, who: Who, form: Posted) -> dict[str, str | int]:
    """Until when it is ours now."""
    seconds = here.settings.triage.lease_seconds
    async with here.pool.connection() as connection:
        item = await item_of(connection, who, application)
        await overtaken.check(connection, item, page_address(application))
        until = await queue.renew(connection, item.id, who.name, seconds)
    if until is None:
        raise RefusedError(409, "领取已到期，请重新领取。", page_address(application))
    return {"until": until.isoformat(), "seconds": int(seconds)}


@router.post("/release")
async def release(
    application: UUID, request: Request, here: Here, who: Who, form: Posted
) -> Response:
    """Gives it back, and shows the list it was opened from."""
    async with here.pool.connection() as connection:
        item = await item_of(connection, who, application)
        await queue.release(connection, item.id, who.name)
        await audit.append(connection, who.actor, Action.RELEASED, str(application))
    return see(listed(request))


async def _looked_at(
    here: Endpoint, who: Reviewer, application: UUID, request: Request, action: Action
) -> tuple[Opened, review.context.Neighbours]:
    async with here.pool.connection() as connection:
        item = await item_of(connection, who, application)
        found = await opened(here, connection, item)
        beside = await neighbours(connection, who, item, request)
        await audit.read(connection, who.actor, action, str(application))
    return found, beside


def _taken(item: Item) -> str:
    if item.state != "waiting":
        return "这份申报已经处理。"
    return f"这份申报正由 {item.holder or '他人'} 办理。"
