"""What goes out of the triage about one application: supplement list, history, dossier."""

import asyncio
import json
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from fastapi import APIRouter, Response
from markupsafe import Markup

from service.http.routes.reports import pictures
from service.http.state import Endpoint, Here
from service.presentation import report_html
from service.store import audit
from service.store.audit import Action, Entry
from service.store.decisions import Decision, Verdict
from service.store.queue import Item
from service.store.users import Reviewer
from service.triage import hiding, wording
from service.triage.login import Who
from service.triage.opened import Opened, item_of, opened, standing
from service.triage.web import ENVIRONMENT, TriageRoute, rendered
from service.verification import Verified

PREFIX = "/triage/applications/{application}"
router = APIRouter(prefix=PREFIX, route_class=TriageRoute, include_in_schema=False)

_CLOSED = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'none'"


class Told(NamedTuple):
    """One line of what the applicant has to supply."""

    what: str
    reason: str
    note: str


class Happened(NamedTuple):
    """An entry of the audit log in words, or several that go together under the first."""

    entry: Entry
    who: str
    what: str
    detail: str


@router.get("/supplement")
async def supplement(application: UUID, here: Here, who: Who) -> Response:
    """What the applicant is told to supply, ready to be printed or copied."""
    found = await _found(here, who, application, Action.TRIAGE_SEEN)
    return rendered("supplement.html", reviewer=who, found=found, lines=told(found))


@router.get("/history")
async def history(application: UUID, here: Here, who: Who) -> Response:
    """Who saw, took, decided and changed what, and when."""
    found = await _found(here, who, application, Action.TRIAGE_SEEN)
    happened = await _happened(here, who, found.item)
    return rendered("history.html", reviewer=who, found=found, happened=happened)


@router.get("/dossier.html")
async def dossier(application: UUID, here: Here, who: Who) -> Response:
    """The report with pictures, the decisions and the history, in one file to be kept."""
    found = await _found(here, who, application, Action.EXPORTED)
    happened = await _happened(here, who, found.item)
    drawn = await asyncio.gather(*(pictures(here, each) for each in found.files))
    pages = {each.id: page for each, page in zip(found.files, drawn, strict=True)}
    verified = Verified(found.application, found.documents, found.report, pages)
    appendix = ENVIRONMENT.get_template("dossier.html").render(
        found=found, happened=happened, lines=told(found)
    )
    escaped = Markup(appendix)  # noqa: S704 - its template escaped it
    shown = hiding.shown(found.report, found.documents)
    text = await asyncio.to_thread(report_html.render, [verified], escaped, shown)
    named = f'attachment; filename="{found.item.application}.html"'
    headers = {"Content-Security-Policy": _CLOSED, "Content-Disposition": named}
    return Response(text, headers=headers, media_type="text/html; charset=utf-8")


def told(found: Opened) -> list[Told]:
    """The decisions to return, each with what it is about."""
    names = {each.id: each.file for each in found.application.attachments}
    return [
        Told(_about(found, made, names), made.reason, made.note)
        for made in standing(found)
        if made.decision == Verdict.RETURN
    ]


def _about(found: Opened, made: Decision, names: dict[str, str]) -> str:
    if made.finding is None or made.finding >= len(found.report.findings):
        return "整份申报"
    finding = found.report.findings[made.finding]
    if finding.attachment:
        return names.get(finding.attachment, finding.attachment)
    claims = [each for each in found.application.claims if each.id == finding.claim]
    named = claims[0] if claims else None
    return (named.name or wording.kind(named.kind)) if named else "整份申报"


async def _found(here: Endpoint, who: Reviewer, application: UUID, action: Action) -> Opened:
    async with here.pool.connection() as connection:
        item = await item_of(connection, who, application)
        found = await opened(here, connection, item)
        await audit.append(connection, who.actor, action, str(application))
    return found


async def _happened(here: Endpoint, who: Reviewer, item: Item) -> list[Happened]:
    """Of a second look's history what others did is kept back until it is over."""
    async with here.pool.connection() as connection:
        entries = await audit.of_subject(connection, str(item.application))
    blind = item.state == "waiting" and item.round == 2
    return _told(
        each
        for each in entries
        if not blind or each.actor == who.actor or not each.actor.startswith("user:")
    )


def _told(entries: Iterable[Entry]) -> list[Happened]:
    """In words; the pages somebody looked at one after the other are one line."""
    told: list[Happened] = []
    for _, group in groupby(entries, _together):
        first, *others = group
        details = [_detail(each) for each in (first, *others)]
        what = wording.ACTION.get(first.action, first.action)
        detail = "、".join(dict.fromkeys(filter(None, details)))
        told.append(Happened(first, wording.actor(first.actor), what, detail))
    return told


def _together(entry: Entry) -> tuple[str, str, int]:
    """The same for neighbours that are told in one line."""
    alone = 0 if entry.action in {Action.PAGE_SEEN, Action.SEAL_SEEN} else entry.number
    return entry.actor, entry.action, alone


def _detail(entry: Entry) -> str:
    detail: dict[str, str | int] = json.loads(entry.entry)["detail"]
    return wording.detail(detail)
