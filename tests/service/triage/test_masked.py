"""ID numbers on every page and export of the triage: hidden until asked for."""

import asyncio
import io
import re

import openpyxl
import pytest
from psycopg import AsyncConnection

from models.application import Applicant, Application
from models.document import Field
from models.report import Report
from service.masking import hidden
from service.store import audit
from tests.service import made
from tests.service.running import Running
from tests.service.triage.people import reviewer, waiting

NUMBER, OLD = "330106198805120023", "330106880512002"
WRITTEN = {
    "18": NUMBER,
    "spaced": "330106 19880512 0023",
    "15": OLD,
    "small x": "11010519491231002x",
    "misread": "330106198805120029",
}


LOST_DIGIT, NO_SUCH_DAY = "33010619880512002", "330106198813120023"
"""No pattern tells that these were identity numbers."""


def everywhere(written: str, read_as: str = "id_number") -> tuple[Application, Report]:
    """An application that holds the number wherever an outsider's text can stand."""
    text = f"张玥（{written}）"
    declared = made.application()
    claims = tuple(each.model_copy(update={"name": text}) for each in declared.claims)
    attachments = tuple(
        each.model_copy(update={"file": f"{written}-{each.id}.jpg"})
        for each in declared.attachments
    )
    changed: dict[str, object] = {"claims": claims, "attachments": attachments}
    changed["applicant"] = Applicant(name=text, id_number=NUMBER)
    changed |= {"id": f"N-{written}"}
    report = made.report(text, 1)
    field = report.attachments[0].fields[0]
    number = Field.model_validate(dict(field) | {"name": read_as, "value": written})
    read = [
        each.model_copy(update={"file": f"{written}.jpg", "fields": (number, *each.fields)})
        for each in report.attachments
    ]
    findings = tuple(f.model_copy(update={"message": text}) for f in report.findings[:2])
    said = {"attachments": tuple(read), "findings": findings, "application": f"N-{written}"}
    return declared.model_copy(update=changed), report.model_copy(update=said)


@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN.keys())
def test_no_page_and_no_export_shows_a_number(running: Running, written: str) -> None:
    application = waiting(running.url, *everywhere(written))
    person = reviewer(running, "li.na")
    at = f"/triage/applications/{application}"
    assert person.post(f"{at}/claim").status_code == 303
    said = {"finding": "0", "decision": "return", "note": f"请补 {written} 的材料"}
    assert person.post(f"{at}/decisions", **said).status_code == 303
    pages = ["/triage", "/triage/counts", "/triage/export.csv", at, f"{at}/history",
             f"{at}/supplement", f"{at}/dossier.html"]  # fmt: skip
    shown = {page: person.http.get(page).text for page in pages}
    shown["bulk"] = person.post("/triage/bulk", application=str(application)).text
    book = openpyxl.load_workbook(io.BytesIO(person.http.get("/triage/export.xlsx").content))
    shown["xlsx"] = "\n".join(str(c.value) for row in book.active.iter_rows() for c in row)
    for page, text in shown.items():
        assert written not in text, page
        assert NUMBER not in text, page
        assert "***" in text or page == "/triage/counts", page


@pytest.mark.parametrize("written", [LOST_DIGIT, NO_SUCH_DAY])
def test_what_was_read_as_a_number_is_hidden_however_misread(
    running: Running, written: str
) -> None:
    application = waiting(running.url, *everywhere(written))
    person = reviewer(running, "li.na")
    at = f"/triage/applications/{application}"
    for page in (at, f"{at}/dossier.html"):
        shown = person.http.get(page).text
        assert written not in shown, page
        assert hidden(written) in shown, page
    corrections = re.findall(r'<input name="value"[^>]*身份证[^>]*>', person.http.get(at).text)
    assert corrections
    for each in corrections:
        assert ' value="' not in each, "a hidden number would be posted as what the page says"
        assert f'placeholder="{hidden(written)}"' in each
    revealed = re.findall(r'<input name="value"[^>]*身份证[^>]*>', person.post(f"{at}/reveal").text)
    assert all(f' value="{written}"' in each for each in revealed)


def test_asking_shows_the_number_and_is_written_down(running: Running) -> None:
    application = waiting(running.url, *everywhere(NUMBER))
    person = reviewer(running, "li.na")
    at = f"/triage/applications/{application}"
    assert "查看完整证件号码" not in person.http.get(f"{at}/history").text
    assert person.http.get(f"{at}/reveal").status_code == 404, "a link asks for nothing"
    assert NUMBER in person.post(f"{at}/reveal").text
    assert NUMBER not in person.http.get(at).text
    assert "查看完整证件号码" in person.http.get(f"{at}/history").text

    async def check() -> audit.Checked:
        async with await AsyncConnection.connect(running.url) as connection:
            return await audit.check(connection)

    assert asyncio.run(check()).broken is None


def test_what_is_no_identity_number_is_readable(running: Running) -> None:
    permit = "330106202401150101"
    application = waiting(running.url, *everywhere(permit, "permit_number"))
    person = reviewer(running, "li.na")
    for page in ("/triage", "/triage/export.csv", f"/triage/applications/{application}"):
        assert permit in person.http.get(page).text, page
