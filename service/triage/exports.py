"""The filtered list as XLSX and CSV. Cells are text: no spreadsheet runs what a stranger wrote."""

import asyncio
import csv
import io
from collections.abc import Sequence
from datetime import datetime

from fastapi import APIRouter, Request, Response
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from service.http.state import Endpoint, Here
from service.masking import masked
from service.store import audit, queue
from service.store.audit import Action
from service.store.queue import Item, Place
from service.store.users import Reviewer
from service.triage import asked, wording
from service.triage.login import Who
from service.triage.queue_page import shown
from service.triage.web import TriageRoute

router = APIRouter(prefix="/triage", route_class=TriageRoute, include_in_schema=False)

MOST = 50_000
STRETCH = 2_000

_HEAD = ("申报编号", "申报人", "单位", "区县", "评审计划", "系统结论", "紧急程度", "原因",
         "待定规则", "事项", "截止日期", "应办时间", "状态", "处理人", "处理时间")  # fmt: skip
_WIDTHS = (18, 10, 32, 12, 26, 12, 10, 60, 40, 20, 12, 18, 10, 12, 18)

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What spreadsheets take for the beginning of a formula (OWASP, CSV injection)."""


@router.get("/export.csv")
async def as_csv(request: Request, here: Here, who: Who) -> Response:
    """With a byte order mark: spreadsheets take it for Latin otherwise."""
    items = await _items(request, here, who)
    text = await asyncio.to_thread(_csv, items)
    return _file(text.encode("utf-8-sig"), "text/csv; charset=utf-8", "csv")


@router.get("/export.xlsx")
async def as_xlsx(request: Request, here: Here, who: Who) -> Response:
    items = await _items(request, here, who)
    data = await asyncio.to_thread(_xlsx, items)
    media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _file(data, media, "xlsx")


def harmless(text: str) -> str:
    """The text as a cell that is never a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


async def _items(request: Request, here: Endpoint, who: Reviewer) -> list[Item]:
    wanted = asked.wanted(request.query_params)
    found: list[Item] = []
    async with here.pool.connection() as connection:
        place: Place | None = None
        while len(found) < MOST:
            stretch = await queue.page(connection, who, wanted, place, STRETCH)
            found += stretch
            if len(stretch) < STRETCH:
                break
            place = Place(stretch[-1].due_at, stretch[-1].id)
        detail: audit.Detail = {"rows": len(found[:MOST])}
        await audit.append(connection, who.actor, Action.EXPORTED, "", detail)
    return found[:MOST]


def _file(data: bytes, media: str, ending: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="queue.{ending}"'}
    return Response(data, headers=headers, media_type=media)


def _cells(item: Item) -> Sequence[str]:
    return (
        item.number,
        item.applicant,
        item.employer,
        item.district,
        item.plan,
        shown("outcome", item.outcome),
        wording.RISK[item.risk],
        item.why,
        "、".join(map(wording.rule, item.rules)),
        "、".join(shown("kind", kind) for kind in item.kinds),
        item.deadline.isoformat(),
        _moment(item.due_at),
        wording.STATE[item.state],
        item.reviewer or item.holder or "",
        _moment(item.decided_at) if item.decided_at else "",
    )


def _moment(at: datetime) -> str:
    return at.astimezone(wording.LOCAL).strftime("%Y-%m-%d %H:%M")


def _csv(items: Sequence[Item]) -> str:
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(_HEAD)
    rows.writerows([harmless(masked(cell)) for cell in _cells(item)] for item in items)
    return written.getvalue()


def _xlsx(items: Sequence[Item]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("待办")
    sheet.freeze_panes = "A2"
    for place, width in enumerate(_WIDTHS):
        sheet.column_dimensions[chr(ord("A") + place)].width = width

    def cell(text: str, *, bold: bool = False) -> WriteOnlyCell:
        made = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("�", text))
        made.data_type = "s"  # a text that begins with "=" would be stored as a formula
        made.font = Font(bold=bold)
        return made

    sheet.append([cell(text, bold=True) for text in _HEAD])
    for item in items:
        sheet.append([cell(masked(text)) for text in _cells(item)])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
