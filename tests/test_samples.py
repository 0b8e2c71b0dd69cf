"""The committed applications, end to end: read as they are, judged as their truth says."""

import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from rich.console import Console

from extractors.documents import specs
from extractors.recognition import ocr
from extractors.settings import OcrSettings
from fixtures.truth import TrueClaim, TrueDocument, Truth
from models.application import Application
from models.document import Document, DocumentType, Field
from models.geometry import Box
from models.report import AttachmentReport, ClaimReport, Outcome, Presence, ReadError, Report
from service.presentation import report_html, report_text
from service.verification import Verified
from tests.readings import Readings
from verifiers.rulebooks import rulebook
from verifiers.verify import verify

FIXTURES = Path(__file__).parents[1] / "fixtures"
FOLDERS = (*sorted(path for path in (FIXTURES / "samples").iterdir()), FIXTURES / "traps")
TRUTHS = {folder: Truth.load(folder) for folder in FOLDERS}

KNOWN = {DocumentType.OTHER, *(spec.type for spec in specs())}
"""Types a file of their own recognises; the others are ``other`` until they get one."""

EXACT = {"text_pdf", "clean"}
"""Captures that leave nothing to doubt: every field is read as printed."""


MANY_TITLES = "a notice gives many titles; which is the applicant's the reader cannot know"
FIELD_FAULTS = {
    "own-unit-only/03-notice-list.pdf": MANY_TITLES,
    "own-unit-only/10-filing-3.pdf": "a name broken over two lines of an unruled row is cut",
    "traps/10-notice-list.pdf": MANY_TITLES,
}
"""What is known to be wrong, by document; whoever mends it takes it off."""


class Enclosed(NamedTuple):
    """One attachment of a committed application, and the truth about it."""

    folder: Path
    true: TrueDocument


class Claimed(NamedTuple):
    """One claim of a committed application, and the truth about it."""

    folder: Path
    true: TrueClaim


DOCUMENTS = [Enclosed(folder, true) for folder in FOLDERS for true in TRUTHS[folder].documents]
CLAIMS = [Claimed(folder, true) for folder in FOLDERS for true in TRUTHS[folder].claims]


def _documents(faults: dict[str, str], captures: set[str] | None = None) -> list[object]:
    """Every committed document captured as one of ``captures``; ``faults``: known ones by file."""
    chosen = [e for e in DOCUMENTS if captures is None or e.true.condition in captures]
    named = {f"{e.folder.name}/{e.true.file}": e for e in chosen}
    return [pytest.param(e, id=name, marks=_marks(faults, name)) for name, e in named.items()]


def _marks(faults: dict[str, str], name: str) -> list[pytest.MarkDecorator]:
    reason = faults.get(name)
    return [pytest.mark.xfail(raises=AssertionError, reason=reason)] if reason else []


CLAIM_CASES = [pytest.param(c, id=f"{c.folder.name}/{c.true.id}") for c in CLAIMS]


@cache
def _application(folder: Path) -> Application:
    text = (folder / "application.json").read_text(encoding="utf-8")
    return Application.model_validate_json(text)


def _read(folder: Path, readings: Readings) -> dict[str, Document | ReadError]:
    attachments = _application(folder).attachments
    return {each.id: readings.of(folder / each.file) for each in attachments}


@cache
def _verified(folder: Path, readings: Readings) -> Report:
    application = _application(folder)
    rules = rulebook.load(application.rulebook)
    alphabet = ocr.alphabet(OcrSettings())
    return verify(application, _read(folder, readings), rules, alphabet)


def _attachment(enclosed: Enclosed, readings: Readings) -> AttachmentReport:
    attachments = _verified(enclosed.folder, readings).attachments
    return next(each for each in attachments if each.id == enclosed.true.id)


def _claim(claimed: Claimed, readings: Readings) -> ClaimReport:
    claims = _verified(claimed.folder, readings).claims
    return next(each for each in claims if each.id == claimed.true.id)


def _plain(text: str) -> str:
    """One form of what print does not tell apart: full and half width, tildes."""
    return unicodedata.normalize("NFKC", text).replace("～", "~")


@pytest.mark.parametrize("enclosed", _documents({}))
def test_a_document_is_what_it_is(enclosed: Enclosed, readings: Readings) -> None:
    true = enclosed.true
    right = {kind if kind in KNOWN else DocumentType.OTHER for kind in (true.type, *true.also)}
    document = readings.of(enclosed.folder / true.file)
    assert document.type.value in right
    assert document.failures == ()


@pytest.mark.parametrize("enclosed", _documents(FIELD_FAULTS, EXACT))
def test_every_field_of_a_clean_document_is_read_as_printed(
    enclosed: Enclosed, readings: Readings
) -> None:
    if enclosed.true.type not in KNOWN:
        pytest.skip("no file reads the fields of this type yet")
    document = readings.of(enclosed.folder / enclosed.true.file)
    read = {field.name: _value(field) for field in document.fields}
    true = {
        name: _plain(value)
        if isinstance(value, str)
        else {entry.row for entry in value if entry.row[1]}
        for name, value in enclosed.true.fields.items()
    }
    assert {name: read.get(name) for name in true} == true


def _value(field: Field) -> str | set[tuple[str, str | None]]:
    if isinstance(field.value, str):
        return _plain(field.value)
    return set(field.rows)


@pytest.mark.parametrize("enclosed", _documents({}))
def test_everything_read_stands_somewhere_on_a_page(enclosed: Enclosed, readings: Readings) -> None:
    document = readings.of(enclosed.folder / enclosed.true.file)
    assert document.page_count == len(document.pages) + len(document.failures)
    places = [(field.page, field.bbox) for field in document.fields]
    places += [(person.name.page, person.name.box) for person in document.people]
    places += [(issuer.ink.page, issuer.ink.box) for issuer in document.issuers]
    for page, box in places:
        assert 1 <= page <= document.page_count
        assert Box(*box).area > 0


@pytest.mark.parametrize("enclosed", _documents({}))
def test_the_applicant_is_found_where_named_and_nowhere_else(
    enclosed: Enclosed, readings: Readings
) -> None:
    found = _attachment(enclosed, readings).applicant_name.status
    assert found in (enclosed.true.name or tuple(Presence))


@pytest.mark.parametrize("enclosed", _documents({}))
def test_the_applicant_has_the_role_printed_and_no_other(
    enclosed: Enclosed, readings: Readings
) -> None:
    role, true = _attachment(enclosed, readings).applicant_role, enclosed.true
    assert role.status in (true.role or tuple(Presence))
    if role.status is Presence.FOUND and true.role_class is not None:
        assert role.role_class is true.role_class


@pytest.mark.parametrize("claimed", CLAIM_CASES)
def test_a_claim_is_judged_as_its_truth_says(claimed: Claimed, readings: Readings) -> None:
    claim = _claim(claimed, readings)
    assert claim.outcome in claimed.true.outcomes, claim.reason


@pytest.mark.parametrize("claimed", CLAIM_CASES)
def test_no_claim_passes_that_must_not(claimed: Claimed, readings: Readings) -> None:
    if Outcome.PASS not in claimed.true.outcomes:
        assert _claim(claimed, readings).outcome is not Outcome.PASS


@pytest.mark.parametrize("claimed", CLAIM_CASES)
def test_own_unit_only_is_told(claimed: Claimed, readings: Readings) -> None:
    if claimed.true.own_unit_only is not None:
        assert _claim(claimed, readings).own_unit_only == claimed.true.own_unit_only


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_application_ends_as_its_truth_says(folder: Path, readings: Readings) -> None:
    assert _verified(folder, readings).outcome in TRUTHS[folder].outcomes


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_finding_leads_to_ink_of_an_attachment(folder: Path, readings: Readings) -> None:
    report = _verified(folder, readings)
    pages = {each.id: each.pages for each in report.attachments}
    for evidence in (e for finding in report.findings for e in finding.evidence):
        assert evidence.page <= (pages[evidence.attachment] or 0)
    assert all(finding.message and finding.citation for finding in report.findings)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_report_can_be_shown(folder: Path, readings: Readings) -> None:
    report, application = _verified(folder, readings), _application(folder)
    verified = Verified(application, _read(folder, readings), report, {})
    page = report_html.render([verified])
    said = report_text.render([report], Console(width=200))
    assert all(attachment.file in page for attachment in application.attachments)
    assert application.id in said
