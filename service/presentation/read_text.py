"""What was read of single documents, for a terminal or a pipe."""

from collections.abc import Iterable, Iterator

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from models.document import Field, RecognisedType
from service import words
from service.presentation.read_output import Place, ReadOutput, ReadPaper, ReadPerson
from service.words import printable

NOTHING = "没有读到字段、人员、出具方、印章或条码：页面可能是空白，或不是可辨认的材料"

_Row = tuple[str, str, str, str, str]


def render(outputs: Iterable[ReadOutput], console: Console) -> str:
    """One table a document: fields, people, issuers, seals, codes, each with its place."""
    with console.capture() as shown:
        for output in outputs:
            console.print(_head(output))
            if output.error is None:
                rows = list(_rows(output))
                console.print(_table(rows) if rows else f"{NOTHING}\n")
    return shown.get()


def _head(output: ReadOutput) -> Text:
    head = Text(printable(output.file), style="bold")
    if output.error:
        return head.append(
            f"  无法读取：{printable(output.error.message)}（{output.error.code}）", style="red"
        )
    if output.papers:
        head.append(f"  {len(output.papers)} 份材料装订在一起")
    elif output.document_type:
        head.append(f"  {_kind(output.document_type)}")
    head.append(f"  {output.pages} 页", style="dim")
    for paper in output.papers:
        head.append(f"\n  第 {_pages(paper)} 页：{_kind(paper.document_type)}")
    for doubt in output.doubts:
        head.append(f"  存疑：{doubt}", style="yellow")
    for failure in output.failures:
        head.append(f"\n第 {failure.page} 页无法读取：{printable(failure.message)}", style="red")
    return head


def _kind(kind: RecognisedType) -> str:
    return f"{words.DOCUMENT[kind.value]}（{kind.value}，{kind.confidence:.0%}）"


def _pages(paper: ReadPaper) -> str:
    return str(paper.first) if paper.first == paper.last else f"{paper.first}—{paper.last}"


def _table(rows: Iterable[_Row]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in ("类别", "名称"):
        table.add_column(column, no_wrap=True)
    table.add_column("内容", overflow="fold")
    table.add_column("位置（左 上 右 下，百分比）", no_wrap=True)
    table.add_column("把握", justify="right", no_wrap=True)
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    return table


def _rows(output: ReadOutput) -> Iterator[_Row]:
    for field in output.fields:
        place = _place(Place(page=field.page, bbox=field.bbox))
        yield "字段", field.name, _value(field), place, _sure(field.confidence)
    for person in output.people:
        yield (
            "人员",
            person.party or "",
            _person(person),
            _place(person.name),
            _sure(person.name.confidence),
        )
    for issuer in output.issuers:
        named = f"{issuer.text} {issuer.inscription}".strip() or words.UNREAD
        yield "出具方", words.VIA[issuer.via], named, _place(issuer), _sure(issuer.confidence)
    for seal in output.seals:
        inscribed = f"{seal.name} {seal.inscription}".strip() or words.UNREAD
        yield "印章", seal.shape.value, inscribed, _place(seal), _sure(seal.confidence)
    for code in output.codes:
        yield "条码", code.symbology, code.text, _place(code), ""


def _value(field: Field) -> str:
    if isinstance(field.value, str):
        return field.value
    return "；".join(f"{name} {beside or ''}".strip() for name, beside in field.rows)


def _person(person: ReadPerson) -> str:
    signed = "（签名）" if person.signed else ""
    role = f" — {person.role.text}" if person.role else ""
    return f"{person.name.text}{role}{signed}"


def _place(place: Place) -> str:
    return f"第 {place.page} 页 " + " ".join(f"{100 * side:.0f}" for side in place.bbox)


def _sure(confidence: float) -> str:
    return f"{confidence:.0%}"
