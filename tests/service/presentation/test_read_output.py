"""What ``zuozheng read`` gives: everything on a document with its place, in JSON and as a table."""

import io
import json
from pathlib import Path

from rich.console import Console

from models.document import Issuer, IssuerVia, Person
from models.lines import TextSource
from models.page import Ink
from models.report import ReadError
from service.presentation import read_text
from service.presentation.read_output import ReadOutput
from tests.service import made


def ink(text: str) -> Ink:
    return Ink(text=text, page=1, box=made.NAME_BOX, confidence=0.9, source=TextSource.OCR)


DOCUMENT = made.document(2).model_copy(
    update={
        "people": (Person(name=ink("张玥"), role=ink("项目经理"), party="construction"),),
        "issuers": (Issuer(ink=ink("[red]甲公司"), via=IssuerVia.SEAL, inscription="合同专用章"),),
    }
)
READ = ReadOutput.of(Path("scans/permit.pdf"), DOCUMENT)
UNREAD = ReadOutput.of(Path("a.pdf"), ReadError(code="encrypted_pdf", message="需要密码"))


def test_every_value_has_its_page_and_box() -> None:
    said = json.loads(READ.model_dump_json())
    assert said["file"] == "permit.pdf"
    assert said["pages"] == 2
    assert said["document_type"]["value"] == "construction_permit"
    assert said["people"][0]["role"]["text"] == "项目经理"
    for found in (said["people"][0]["name"], said["issuers"][0], said["seals"][0]):
        assert found["page"] == 1
        assert len(found["bbox"]) == 4


def test_passages_stay_inside() -> None:
    assert "passages" not in READ.model_dump_json()


def test_the_table_shows_what_was_read_and_what_was_not() -> None:
    console = Console(file=io.StringIO(), width=120)
    page = read_text.render([READ, UNREAD], console)
    for part in ("施工许可证", "张玥 — 项目经理", "[red]甲公司", made.AUTHORITY, "90%"):
        assert part in page
    assert "a.pdf  无法读取：需要密码（encrypted_pdf）" in page


def test_where_nothing_was_read_a_sentence_says_so() -> None:
    pages = tuple(p.model_copy(update={"seals": ()}) for p in made.document(1).pages)
    blank = made.document(1).model_copy(update={"pages": pages})
    shown = read_text.render(
        [ReadOutput.of(Path("a.pdf"), blank)], Console(file=io.StringIO(), width=120)
    )
    assert read_text.NOTHING in shown
    assert "把握" not in shown
