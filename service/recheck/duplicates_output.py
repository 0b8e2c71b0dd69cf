"""What ``zuozheng duplicates`` found: a table, JSON, CSV, or one page with both sides shown."""

import base64
import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from io import StringIO
from pathlib import Path
from types import MappingProxyType

from rich.console import Console
from rich.table import Table
from rich.text import Text

from models.report import Outcome
from service import words
from service.presentation.templates import environment
from service.recheck.outputs import cell
from service.store.duplicates import Shared, Side

_HERE = Path(__file__).parent

SHOWN_WIDTH = 700
"""Pixels a page is drawn at on the page of finds."""

MOST_SHOWN, MOST_SIDES = 200, 4
"""Finds on the page, and sides of each that are drawn; all of them are named."""

Pictures = dict[tuple[str, int], bytes]
"""PNG files by content and page."""


class Form(StrEnum):
    """How finds are told."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    HTML = "html"


KIND: Mapping[str, str] = MappingProxyType(
    {
        "file": "同一文件",
        "certificate_number": "同一证书编号",
        "verification_code": "同一验证码",
        "page": "几乎相同的页面",
        "role": "同一职务两个姓名",
    }
)

MESSAGE: Mapping[str, str] = MappingProxyType(
    {
        "file": "不同申报人提交了同一文件，请人工核对",
        "certificate_number": "不同申报人的材料载明同一证书编号，请人工核对",
        "verification_code": "不同申报人的材料载明同一验证码，请人工核对",
        "page": "不同申报人的材料页面几乎相同，请人工核对",
        "role": "同一施工许可证的同一职务有两个姓名，请人工核对",
    }
)


def shown(found: Sequence[Shared]) -> Iterator[Side]:
    """The sides that are drawn."""
    return (side for each in found[:MOST_SHOWN] for side in each.sides[:MOST_SIDES])


def page(found: Sequence[Shared], pictures: Pictures) -> str:
    """The finds as HTML, nothing loaded from elsewhere."""
    return (
        environment(_HERE)
        .get_template("duplicates.html")
        .render(
            found=found[:MOST_SHOWN],
            total=len(found),
            most_sides=MOST_SIDES,
            kind=KIND,
            message=MESSAGE,
            pictures={key: base64.b64encode(png).decode() for key, png in pictures.items()},
            style=(_HERE.parent / "presentation" / "report_html" / "style.css").read_text(
                encoding="utf-8"
            ),
        )
    )


def _table(found: Iterable[Shared]) -> str:
    table = Table("情况", "内容", "涉及材料")
    for each in found:
        sides = "\n".join(_names(each))
        table.add_row(*(Text(words.printable(part)) for part in (KIND[each.kind], each.value)),
                      Text(sides))  # fmt: skip
    if not table.row_count:
        return ""
    console = Console(file=StringIO(), width=110)
    with console.capture() as written:
        console.print(table)
    return written.get()


def _lines(found: Iterable[Shared]) -> str:
    """One object a line: a ``review`` with all its sides."""
    return "".join(
        json.dumps(
            {"outcome": str(Outcome.REVIEW), "message": MESSAGE[each.kind], "kind": each.kind,
             "value": each.value, "sides": _names(each)}, ensure_ascii=False) + "\n"
        for each in found
    )  # fmt: skip


def _rows(found: Iterable[Shared]) -> str:
    """One row a side, the finds numbered; no cell is taken for a formula."""
    told = StringIO(newline="")
    rows = csv.writer(told)
    rows.writerow(("find", "kind", "value", "application", "attachment", "page", "told", "message"))
    for number, each in enumerate(found, 1):
        for side in each.sides:
            row = (each.kind, each.value, side.number, side.attachment, str(side.page), side.told)
            rows.writerow((number, *map(cell, row), MESSAGE[each.kind]))
    return told.getvalue()


def _names(shared: Shared) -> list[str]:
    return [words.printable(name) for name in dict.fromkeys(map(str, shared.sides))]


WRITE: Mapping[Form, Callable[[Iterable[Shared]], str]] = MappingProxyType(
    {Form.TEXT: _table, Form.JSON: _lines, Form.CSV: _rows}
)
