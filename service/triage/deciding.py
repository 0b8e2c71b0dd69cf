"""Decisions: on a finding, on the whole, taken back, and what was misread corrected."""

import random
from typing import NamedTuple
from uuid import UUID

from fastapi import APIRouter, Request, Response
from psycopg.errors import UniqueViolation
from starlette.datastructures import FormData

from models.report import FindingStatus
from service.http.state import Endpoint, Here
from service.store import applications, audit, decisions, queue, reports
from service.store.audit import Action
from service.store.decisions import Author, Correction, Said, Undone, Verdict
from service.store.queue import Item
from service.store.sql import Connection
from service.store.users import Reviewer
from service.triage import overtaken, reasons
from service.triage.login import Posted, Who
from service.triage.opened import back, item_of, page_address
from service.triage.web import RefusedError, TriageRoute, now, see

router = APIRouter(prefix="/triage", route_class=TriageRoute, include_in_schema=False)

WHOLE = "whole"
LONGEST_NOTE = 2000

_DOUBTED = {FindingStatus.FAIL, FindingStatus.REVIEW}

_RETURNED = "没有保存：有结论已退回补正，不能整份认可。请整份退回补正，或先撤销那一项。"
_NEWER = "没有保存：这份申报已重新核验，结论可能有变，请按新的报告处理。"


class Form(NamedTuple):
    """A decision as it was posted; ``findings`` empty means the whole."""

    findings: list[int]
    verdict: Verdict
    reason: str
    note: str
    report: str
    """The report the page showed; empty where the form does not say."""


@router.post("/applications/{application}/decisions")
async def decide(
    application: UUID, request: Request, here: Here, who: Who, form: Posted
) -> Response:
    """Stores it where the lease is ours; 409 where it is not, or another was first."""
    told = _read(form, page_address(application))
    async with here.pool.connection() as connection:
        item = await item_of(connection, who, application)
        await overtaken.check(connection, item, page_address(application))
        seconds = await queue.held(connection, item.id, who.name)
        if seconds is None or item.state != "waiting":
            raise _lost(application)
        if told.report not in {"", str(item.report)}:
            raise RefusedError(409, _NEWER, page_address(application))
        author = Author(who.name, seconds)
        made = await _said(connection, item, told)
        for said in made:
            await store(here, connection, item, said, author)
        detail = _noted(told, made, item)
        await audit.append(connection, who.actor, Action.DECIDED, str(application), detail)
    return see(back(request, application, "noted" if told.findings else "decided"))


async def store(
    here: Endpoint, connection: Connection, item: Item, said: Said, author: Author
) -> None:
    """One decision; on the whole it closes the item, and may send it to another pair of eyes.

    RefusedError 409 where another was first, or where findings speak against accepting it.
    """
    # The application first, as everybody who changes its verdict does: nobody waits in a ring.
    stored = await applications.hold(connection, item.application)
    if said.finding is None and said.verdict == Verdict.ACCEPT:
        await check_acceptance(connection, item, said)
    try:
        await decisions.decide(connection, item.id, said, author)
    except UniqueViolation as error:
        raise _lost(item.application) from error
    if said.finding is None:
        if stored is None or not await decisions.close(connection, item, author.reviewer):
            raise _lost(item.application)
        if item.recheck:
            await applications.finish(connection, stored, item.outcome, item.report)
        if await _wants_another(here, connection, item, said.verdict):
            await decisions.look_again(connection, item.id)


@router.post("/decisions/{decision}/undo")
async def undo(decision: UUID, request: Request, here: Here, who: Who, form: Posted) -> Response:
    """Takes one's own decision back, for a while."""
    async with here.pool.connection() as connection:
        application = await decisions.application_of(connection, decision)
        if application is None:
            raise RefusedError(404, "没有这项处理。")
        await applications.hold(connection, application)
        seconds = here.settings.triage.undo_minutes * 60
        undone = await decisions.undo(connection, decision, who.name, seconds)
        if undone is None:
            told = "已不能撤销：时间已过，申报人已补件，或已进入下一环节。"
            raise RefusedError(409, told, page_address(application))
        item = await item_of(connection, who, application)
        await queue.claim(connection, item.id, who.name, here.settings.triage.lease_seconds)
        await audit.append(connection, who.actor, Action.UNDONE, str(application))
    told = "undone" if undone is Undone.WHOLE else "unnoted"
    return see(back(request, application, told))


@router.post("/applications/{application}/corrections")
async def correct(
    application: UUID, request: Request, here: Here, who: Who, form: Posted
) -> Response:
    """What the page really says, kept as ground truth."""
    async with here.pool.connection() as connection:
        item = await item_of(connection, who, application)
        if await queue.held(connection, item.id, who.name) is None:
            raise _lost(application)
        files = await applications.attachments(
            connection, application, item.revision, here.settings.reader.version
        )
        hashes = {each.id: each.sha256 for each in files}
        correction = _correction(form, item, who, hashes)
        await decisions.correct(connection, correction)
        detail: audit.Detail = {"attachment": correction.attachment, "field": correction.field}
        await audit.append(connection, who.actor, Action.CORRECTED, str(application), detail)
    return see(back(request, application, "corrected"))


def _noted(told: Form, made: list[Said], item: Item) -> audit.Detail:
    """What the audit log keeps of a decision."""
    rules = ",".join(dict.fromkeys(said.rule for said in made if said.rule))
    detail = {"decision": told.verdict.value, "round": item.round}
    findings = {"findings": ",".join(map(str, told.findings)) or WHOLE}
    return detail | findings | ({"rules": rules} if rules else {})


def _read(form: FormData, back: str) -> Form:
    found = [str(each) for each in form.getlist("finding")]
    if not found:
        raise RefusedError(400, "请指明处理的是哪一项。", back)
    places = [] if found == [WHOLE] else found
    verdict, note = str(form.get("decision", "")), str(form.get("note", "")).strip()
    if verdict not in set(Verdict) or not all(each.isdecimal() for each in places):
        raise RefusedError(400, "请选择处理意见。", back)
    if len(note) > LONGEST_NOTE or "\0" in note:
        raise RefusedError(400, f"说明最多 {LONGEST_NOTE} 字。", back)
    reason = str(form.get("reason", ""))
    if verdict != Verdict.ACCEPT and not reason and not note:
        raise RefusedError(400, "不认可或退回须选择理由或填写说明。", back)
    report = str(form.get("report", ""))
    return Form([int(each) for each in places], Verdict(verdict), reason, note, report)


async def _said(connection: Connection, item: Item, told: Form) -> list[Said]:
    """One for each finding that is there, or one for the whole."""
    if not told.findings:
        return [Said(told.verdict, _text(None, told, item), told.note)]
    report = await reports.find(connection, item.report)
    findings = report.findings if report else ()
    if any(place >= len(findings) for place in told.findings):
        raise RefusedError(400, "没有这一项核验结果。", page_address(item.application))
    rules = [(place, findings[place].rule) for place in dict.fromkeys(told.findings)]
    return [
        Said(told.verdict, _text(rule, told, item), told.note, place, rule) for place, rule in rules
    ]


def _text(rule: str | None, told: Form, item: Item) -> str:
    """The reason as it stands today: a template that changes does not change what was said."""
    text = reasons.known(rule, told.verdict, told.reason) if told.reason else ""
    if text is None:
        raise RefusedError(400, "理由与处理意见不符，请重选。", page_address(item.application))
    return text


async def check_acceptance(connection: Connection, item: Item, said: Said) -> None:
    """RefusedError 409 where one finding is returned for supplement, or where not all are accepted
    and nothing says why the application is nevertheless."""
    report = await reports.find(connection, item.report)
    made = await decisions.of_application(connection, item.application)
    own = {each.finding: each.decision for each in made
           if each.item == item.id and each.undone_at is None}  # fmt: skip
    back = page_address(item.application)
    if Verdict.RETURN in own.values():
        raise RefusedError(409, _RETURNED, back)
    places = enumerate(report.findings if report else ())
    doubted = [place for place, each in places if each.status in _DOUBTED]
    undecided = sum(place not in own for place in doubted)
    rejected = list(own.values()).count(Verdict.REJECT)
    if (undecided or rejected) and not said.reason and not said.note:
        told = f"没有保存：还有 {undecided} 项待定、{rejected} 项不认可，整份认可须写明理由。"
        raise RefusedError(409, told, back)


async def _wants_another(
    here: Endpoint, connection: Connection, item: Item, verdict: Verdict
) -> bool:
    """Whether somebody else looks too: a share of first looks, and a lead where two disagree."""
    if item.round == 2:
        return await decisions.verdict_before(connection, item.id) != verdict
    share = here.settings.triage.second_look_percent / 100
    return item.round == 1 and random.random() < share  # noqa: S311 - a sample, not a secret


def _correction(form: FormData, item: Item, who: Reviewer, hashes: dict[str, str]) -> Correction:
    said = {name: str(form.get(name, "")).strip() for name in
            ("attachment", "field", "value", "page", "bbox")}  # fmt: skip
    back = page_address(item.application)
    if said["attachment"] not in hashes or not said["field"] or len(said["field"]) > 100:
        raise RefusedError(400, "请指明更正的是哪个附件的哪一项。", back)
    if len(said["value"]) > LONGEST_NOTE or "\0" in "".join(said.values()):
        raise RefusedError(400, "更正内容过长。", back)
    return Correction(
        application=item.application,
        revision=item.revision,
        attachment=said["attachment"],
        sha256=hashes[said["attachment"]],
        field=said["field"],
        value=said["value"],
        page=int(said["page"]) if said["page"].isdecimal() else None,
        bbox=_bbox(said["bbox"], back),
        reviewer=who.name,
        corrected_at=now(),
    )


def _bbox(text: str, back: str) -> list[float] | None:
    if not text:
        return None
    try:
        numbers = [float(each) for each in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) != 4 or not all(0 <= each <= 1 for each in numbers):
        raise RefusedError(400, "位置无法识别。", back)
    return numbers


def _lost(application: UUID) -> RefusedError:
    told = "没有保存：领取已到期，或他人已先处理。请重新领取后再处理。"
    return RefusedError(409, told, page_address(application))
