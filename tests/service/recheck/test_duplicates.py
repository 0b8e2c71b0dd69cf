"""What two applicants share is found over the whole store; what one applicant repeats is not."""

import asyncio
import csv
import hashlib
import json
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from psycopg import AsyncConnection

from models.application import ClaimKind
from models.document import Document
from service import blobs
from service.recheck import duplicates_output
from service.recheck.duplicates import search
from service.recheck.duplicates_output import Form
from service.settings import Settings
from service.store import applications, readings
from service.store.applications import Content, File
from service.store.duplicates import NEAR, Shared, Side, bands
from tests.extractors.test_page_hash import drawn
from verifiers.samples import examples, specimens

OTHER = "330106198505054513"
PERMIT = examples.permit(examples.person("张玥", "项目经理"))


def numbered(document: Document, name: str, value: str) -> Document:
    """The document with one more field."""
    field = examples.document(document.type.value, fields={name: value}).fields[-1]
    return document.model_copy(update={"fields": (*document.fields, field)})


async def _submit(settings: Settings, id_number: str, said: Document, data: bytes) -> None:
    made = specimens.claimed(ClaimKind.EDUCATION, "a1")
    applicant = made.applicant.model_copy(update={"id_number": id_number})
    named = made.model_copy(update={"applicant": applicant, "id": f"N{id_number[-4:]}"})
    key = hashlib.sha256(data).hexdigest()
    kept = blobs.of(settings)
    kept.prepare()
    path = blobs.spooled(kept.spool)
    path.write_bytes(data)
    await kept.keep({key: path})
    content = Content(named, named.model_dump_json(), {"a1": File("a1.jpg", key, len(data))}, key)
    async with await AsyncConnection.connect(settings.database_url) as connection:
        await applications.insert(connection, uuid4(), "platform", content, None)
        read = said.model_copy(update={"sha256": key, "reader_version": "1"})
        await readings.insert(connection, read, 1.0)


def submit(settings: Settings, id_number: str, said: Document, data: bytes) -> None:
    """Stores an application of one attachment, as it is read."""
    asyncio.run(_submit(settings, id_number, said, data))


class Finds:
    """What the command prints, as values."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self) -> list[dict[str, object]]:
        status = search(None, Form.JSON)
        told = [json.loads(line) for line in self._capsys.readouterr().out.splitlines()]
        assert status == (2 if told else 0)
        assert all(each["outcome"] == "review" for each in told)
        return told


@pytest.fixture
def found(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Finds:
    monkeypatch.setenv("ZUOZHENG_DATABASE_URL", settings.database_url)
    monkeypatch.setenv("ZUOZHENG_DATA_DIR", str(settings.data_dir))
    monkeypatch.setenv("ZUOZHENG_PROCESSES", "1")
    return Finds(capsys)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (
            "certificate_number",
            numbered(examples.diploma(), "certificate_number", "103371201205001234"),
            numbered(examples.diploma(), "certificate_number", "10337 1201205001234"),
        ),
        ("verification_code", examples.registration_form(), examples.registration_form()),
        (
            "role",
            numbered(PERMIT, "permit_number", "330101202001010101"),
            numbered(
                examples.permit(examples.person("李建国", "项目经理")),
                "permit_number",
                "330101202001010101",
            ),
        ),
    ],
)
def test_what_two_applicants_share_is_found(
    settings: Settings, found: Finds, kind: str, one: Document, other: Document
) -> None:
    submit(settings, str(examples.APPLICANT.id_number), one, drawn(1))
    assert found() == []
    submit(settings, OTHER, other, drawn(2))
    (each,) = [shared for shared in found() if shared["kind"] == kind]
    sides = each["sides"]
    assert isinstance(sides, list)
    assert [side[:8] for side in sides] == ["N4513/a1", "N4525/a1"]


def test_the_same_file_and_the_same_page_scanned_anew(settings: Settings, found: Finds) -> None:
    first, second, third = str(examples.APPLICANT.id_number), OTHER, "330106197702022219"
    submit(settings, first, PERMIT, drawn(1))
    submit(settings, first, PERMIT, drawn(1, width=500, quality=40))
    assert found() == []
    submit(settings, second, PERMIT, drawn(1))
    submit(settings, third, PERMIT, drawn(2))
    told = found()
    assert [each["kind"] for each in told] == ["file", "page"]
    assert found() == told
    submit(settings, third, PERMIT, b"no picture at all")
    assert found() == told


@given(st.text("01", min_size=256, max_size=256), st.sets(st.integers(0, 255), max_size=NEAR))
def test_near_hashes_share_a_band(digits: str, flipped: set[int]) -> None:
    near = "".join(str(1 - int(d)) if n in flipped else d for n, d in enumerate(digits))
    assert set(bands(digits)) & set(bands(near))


def test_every_form_shows_both_sides(
    settings: Settings, found: Finds, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    first = str(examples.APPLICANT.id_number)
    submit(settings, first, PERMIT, drawn(1))
    submit(settings, OTHER, PERMIT, drawn(1))
    assert [each["kind"] for each in found()] == ["file"]
    assert search(None) == 2
    table = capsys.readouterr().out
    assert "同一文件" in table
    assert {side for side in ("N4525/a1", "N4513/a1") if side in table} == {"N4525/a1", "N4513/a1"}
    assert search(None, Form.CSV, tmp_path / "found.csv") == 2
    rows = list(csv.DictReader((tmp_path / "found.csv").open(encoding="utf-8", newline="")))
    assert [(r["find"], r["application"], r["page"]) for r in rows] == [
        ("1", "N4513", "1"), ("1", "N4525", "1")]  # fmt: skip
    assert search(None, Form.HTML, tmp_path / "found.html") == 2
    page = (tmp_path / "found.html").read_text(encoding="utf-8")
    assert page.count("data:image/png;base64,") == 2
    assert "http" not in page.replace("http-equiv", "")
    asyncio.run(blobs.of(settings).remove(hashlib.sha256(drawn(1)).hexdigest()))
    search(None, Form.HTML, tmp_path / "found.html")
    assert "原件已不在" in (tmp_path / "found.html").read_text(encoding="utf-8")


def test_what_was_read_stays_text_and_is_no_formula() -> None:
    evil = "=<script>alert(1)</script>\x1b[31m"
    sides = [Side(evil, "a1", "0" * 64, 1, ""), Side("N2", "a1", "1" * 64, 1, "")]
    shared = [Shared("role", evil, sides)]
    assert "<script>alert" not in duplicates_output.page(shared, {})
    (_, first, _) = csv.reader(duplicates_output.WRITE[Form.CSV](shared).splitlines())
    assert first[2].startswith("'=")
    assert "\x1b" not in duplicates_output.WRITE[Form.TEXT](shared)


def test_nothing_found_is_said(found: Finds) -> None:
    assert [search(None, form) for form in Form] == [0] * len(Form)
