"""One application as its pages need it: the item, what was declared, read, judged and decided."""

from typing import NamedTuple
from urllib.parse import urlsplit
from uuid import UUID

from fastapi import Request
from starlette.datastructures import QueryParams

from models.application import Application
from models.document import Document
from models.report import ReadError, Report
from service.http.state import Endpoint
from service.masking import hidden
from service.store import applications, decisions, queue, readings, reports
from service.store.applications import Stored, StoredAttachment
from service.store.decisions import Decision
from service.store.queue import Item, Place, Wanted
from service.store.sql import Connection
from service.store.users import Reviewer
from service.triage import addresses, asked, overtaken, reasons, wording
from service.triage.review import context
from service.triage.review.context import Choice, Decided, Lease, LeaseState, ReviewContext
from service.triage.web import RefusedError, now


class Opened(NamedTuple):
    """An item with everything it rests on, as one reviewer may see it."""

    item: Item
    application: Application
    report: Report
    files: list[StoredAttachment]
    documents: dict[str, Document | ReadError]
    decisions: list[Decision]
    stored: Stored
    asked: list[Decision]
    """What earlier revisions were returned for: the reason why there is this one."""


async def item_of(connection: Connection, who: Reviewer, application: UUID) -> Item:
    """RefusedError 404 where there is none this reviewer may see."""
    item = await queue.one(connection, who, application)
    if item is None:
        raise RefusedError(404, wording.REFUSALS[404])
    return item


async def opened(here: Endpoint, connection: Connection, item: Item) -> Opened:
    """RefusedError 404 where the application was erased meanwhile."""
    version = here.settings.reader.version
    declared = await applications.manifest(connection, item.application, item.revision)
    report = await reports.find(connection, item.report)
    stored = (await applications.several(connection, [item.application])).get(item.application)
    if declared is None or report is None or stored is None:
        raise RefusedError(404, wording.REFUSALS[404])
    files = await applications.attachments(connection, item.application, item.revision, version)
    documents: dict[str, Document | ReadError] = {}
    for file in files:
        read = await readings.find(connection, file.sha256, version)
        refusal = file.refusal or {"code": "missing_file", "message": "附件尚未读取"}
        documents[file.id] = read or ReadError.model_validate(refusal)
    made = await decisions.of_application(connection, item.application)
    shown = decisions.shown(made, item)
    asked_before = decisions.returned_before(made, item.revision)
    return Opened(item, declared, report, files, documents, shown, stored, asked_before)


def standing(found: Opened) -> list[Decision]:
    """What was decided in the round shown, without what was taken back."""
    own = [each for each in found.decisions if each.item == found.item.id]
    return [each for each in own if each.undone_at is None]


class Frame(NamedTuple):
    """What belongs to the call and not to the application."""

    who: Reviewer
    neighbours: context.Neighbours
    revealed: bool = False
    message: str = ""


def review_context(here: Endpoint, found: Opened, frame: Frame) -> ReviewContext:
    """As the review page takes it."""
    who, number = frame.who, found.application.applicant.id_number
    rules = [each.rule for each in found.report.findings]
    return ReviewContext(
        application=found.application if frame.revealed else _masked(found.application),
        report=found.report,
        documents=found.documents,
        images=addresses.images(found.item.application, found.files),
        sizes=addresses.sizes(found.documents),
        seals=addresses.seals(found.item.application, found.documents),
        reviewer=context.Reviewer(who.name, who.role),
        lease=_lease(here, found.item, who),
        csrf=who.csrf,
        address=page_address(found.item.application),
        decisions=tuple(_decided(here, each, found, who) for each in standing(found)),
        reasons=reasons.for_rules(rules),
        neighbours=frame.neighbours,
        id_number=(number or "") if frame.revealed else hidden(number),
        revealed=frame.revealed,
        message=frame.message,
        before=_said_before(found),
        closed=_closed(found),
        report_id=str(found.item.report),
    )  # fmt: skip


async def neighbours(
    connection: Connection, who: Reviewer, item: Item, request: Request
) -> context.Neighbours:
    """The items beside this one in the queue as the address (or the page before) narrows it."""
    wanted, place = _filters(request), Place(item.due_at, item.id)
    after = await queue.page(connection, who, wanted, place, 1)
    before = await queue.page_before(connection, who, wanted, place, 1)
    return context.Neighbours(_id(before), _id(after), query=asked.address(wanted, ""))


def page_address(application: UUID) -> str:
    return f"/triage/applications/{application}"


def back(request: Request, application: UUID, told: str) -> str:
    """The page a form came from, with the filters it had, and what was done."""
    return asked.address(_filters(request), page_address(application), told=told)


def listed(request: Request) -> str:
    """The list a form's page was opened from, as it was filtered."""
    return asked.address(_filters(request))


def _filters(request: Request) -> Wanted:
    """Of the address, or where a form was posted, of the page it was on."""
    if request.method == "POST":
        referer = urlsplit(request.headers.get("referer", ""))
        return asked.wanted(QueryParams(referer.query))
    return asked.wanted(request.query_params)


def _id(items: list[Item]) -> str | None:
    return str(items[0].application) if items else None


def _masked(application: Application) -> Application:
    number = hidden(application.applicant.id_number) or None
    applicant = application.applicant.model_copy(update={"id_number": number})
    return application.model_copy(update={"applicant": applicant})


def _lease(here: Endpoint, item: Item, who: Reviewer) -> Lease:
    length = int(here.settings.triage.lease_seconds)
    if item.state != "waiting" or item.holder is None or item.until is None:
        return Lease(LeaseState.FREE, length=length)
    left = max(0, int((item.until - now()).total_seconds()))
    state = LeaseState.MINE if item.holder == who.name else LeaseState.OTHER
    return Lease(state, item.holder, left, length)


def _said_before(found: Opened) -> tuple[str, ...]:
    """Why a re-check brought it back, what the applicant was asked to supply, how the rounds before
    ended: what a lead has to settle."""
    told = [found.item.why] if found.item.recheck else []
    told += [f"上次退回补正的要求：{_in_words(each)}" for each in found.asked]
    told += [
        f"此前的处理：{_in_words(each)}"
        for each in found.decisions
        if each.finding is None and each.item != found.item.id and each.undone_at is None
    ]
    return tuple(told)


def _in_words(made: Decision) -> str:
    about = f"{wording.rule(made.rule)}：" if made.rule else ""
    said = "；".join(filter(None, (made.reason, made.note)))
    told = " ".join(filter(None, (wording.VERDICT[made.decision], said)))
    return f"{about}{told}（{made.reviewer}）"


def _closed(found: Opened) -> str:
    """Why there is nothing to decide, empty where there is."""
    item = found.item
    if told := overtaken.told(item, found.stored):
        return told
    return f"{item.reviewer} 已处理" if item.state == "decided" else ""


def _decided(here: Endpoint, made: Decision, found: Opened, who: Reviewer) -> Decided:
    age = (now() - made.decided_at).total_seconds()
    fresh = age < here.settings.triage.undo_minutes * 60
    current = not overtaken.told(found.item, found.stored)
    return Decided(
        id=str(made.id),
        finding=made.finding,
        choice=Choice(made.decision),
        reason=made.reason,
        note=made.note,
        by=made.reviewer,
        at=made.decided_at,
        undoable=made.reviewer == who.name and fresh and current,
    )
