"""One decision for many applications, where one rule is all that is open in each of them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID, uuid4

from fastapi import APIRouter, Response
from starlette.datastructures import FormData

from service.http.state import Here
from service.store import applications, audit, queue
from service.store.audit import Action
from service.store.decisions import Author, Said, Verdict
from service.store.queue import Item
from service.store.sql import Connection
from service.store.users import Reviewer
from service.triage import overtaken, reasons
from service.triage.deciding import LONGEST_NOTE, store
from service.triage.login import Posted, Who
from service.triage.web import RefusedError, TriageRoute, rendered

router = APIRouter(prefix="/triage/bulk", route_class=TriageRoute, include_in_schema=False)

MOST = 200


class Chosen(NamedTuple):
    """What goes together, and what does not with the reason why."""

    rule: str
    fitting: list[Item]
    left_out: list[tuple[Item, str]]


@router.post("")
async def preview(here: Here, who: Who, form: Posted) -> Response:
    """What would be decided together; nothing is decided yet."""
    async with here.pool.connection() as connection:
        chosen = await _chosen(connection, who, form)
        await audit.read(connection, who.actor, Action.QUEUE_LISTED, "")
    if not chosen.fitting:
        told = "所选申报没有可以一并处理的：一并处理要求每份只剩同一条规则待定。"
        raise RefusedError(409, told)
    offered = [each for rule in ("", chosen.rule) for each in reasons.for_rules([rule])[rule]]
    return rendered("bulk.html", reviewer=who, chosen=chosen, reasons=offered)


@router.post("/decide")
async def decide(here: Here, who: Who, form: Posted) -> Response:
    """Decides each in a transaction of its own; what another took meanwhile is left to them."""
    rule = str(form.get("rule", ""))
    verdict, reason = _verdict(form, rule)
    bulk, note = uuid4(), str(form.get("note", "")).strip()[:LONGEST_NOTE]
    done: list[Item] = []
    async with here.pool.connection() as connection:
        chosen = await _chosen(connection, who, form)
    missed = list(chosen.left_out)
    for item in chosen.fitting:
        try:
            async with here.pool.connection() as connection:
                await overtaken.check(connection, item, "/triage")
                if await queue.claim(connection, item.id, who.name, 60) is None:
                    raise RefusedError(409, "他人正在办理")
                said = Said(verdict, reason, note)
                await store(here, connection, item, said, Author(who.name, None, bulk))
                detail: audit.Detail = {"decision": verdict, "rule": rule, "bulk": str(bulk)}
                subject = str(item.application)
                await audit.append(connection, who.actor, Action.DECIDED, subject, detail)
            done.append(item)
        except RefusedError as error:
            missed.append((item, error.told))
    return rendered("bulk_done.html", reviewer=who, done=done, missed=missed, verdict=verdict)


def _applications(form: FormData) -> list[UUID]:
    try:
        chosen = [UUID(str(each)) for each in form.getlist("application")]
    except ValueError as error:
        raise RefusedError(400, "所选申报无法识别。") from error
    if not 0 < len(chosen) <= MOST:
        raise RefusedError(400, f"请勾选 1 至 {MOST} 份申报。")
    return chosen


async def _chosen(connection: Connection, who: Reviewer, form: FormData) -> Chosen:
    items = await queue.chosen(connection, who, _applications(form))
    stored = await applications.several(connection, [each.application for each in items])
    told = {each.id: overtaken.told(each, stored.get(each.application)) for each in items}
    return _sorted(items, str(form.get("rule", "")), who.name, told)


def _sorted(items: Sequence[Item], rule: str, reviewer: str, newer: Mapping[UUID, str]) -> Chosen:
    """Those of one rule: the one named, else the only open one of the first item that has one."""
    single = [each.rules[0] for each in items if len(each.rules) == 1]
    common = rule or (single[0] if single else "")
    fitting, left_out = [], []
    for item in items:
        if newer[item.id]:
            left_out.append((item, newer[item.id]))
        elif item.rules != [common]:
            left_out.append((item, "还有其他规则待定，或规则不同"))
        elif item.round > 1:
            left_out.append((item, "复看件须逐份办理"))
        elif item.holder not in {None, reviewer}:
            left_out.append((item, "他人正在办理"))
        else:
            fitting.append(item)
    return Chosen(common, fitting, left_out)


def _verdict(form: FormData, rule: str) -> tuple[Verdict, str]:
    """The decision and the reason's text; the form names both in one choice."""
    verdict, _, key = str(form.get("reason", "")).partition("/")
    text = reasons.known(rule, Verdict(verdict), key) if verdict in set(Verdict) else None
    if text is None:
        raise RefusedError(400, "请选择处理意见和理由。")
    return Verdict(verdict), text
