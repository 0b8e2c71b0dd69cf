"""Supplements: once the applicant has sent newer evidence, the older report decides nothing."""

from service.store import applications
from service.store.applications import Stored
from service.store.queue import Item
from service.store.sql import Connection
from service.triage import wording
from service.triage.web import RefusedError

WAITING = "已补件，等待重新核验"
STUCK = "已补件，重新核验未能完成，请告知管理员"
PASSED = "已补件，重新核验通过，无须人工处理"
JUDGED = "已补件，重新核验后另行办理"


def told(item: Item, stored: Stored | None) -> str:
    """Why the item's report is no longer the application's; empty where it still is."""
    if stored is None or stored.revision <= item.revision:
        return ""
    if stored.error:
        return STUCK
    if stored.report is None:
        return WAITING
    return PASSED if stored.outcome == "pass" else JUDGED


async def check(connection: Connection, item: Item, back: str) -> None:
    """RefusedError where it is overtaken; until the transaction ends no supplement comes in."""
    stored = await applications.hold(connection, item.application)
    if stored is None:
        raise RefusedError(404, wording.REFUSALS[404])
    if why := told(item, stored):
        raise RefusedError(409, f"没有保存，不能再按这份报告处理：{why}。", back)
