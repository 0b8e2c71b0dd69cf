"""Papers joined into one picture, read for real: a long one is read whole, two are in doubt."""

import io
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image as Pillow

from extractors.abreast import SEVERAL
from extractors.read import read
from extractors.recognition import ocr
from extractors.settings import OcrSettings, ReaderSettings
from models.application import Application, ClaimKind
from models.document import Document
from models.report import Outcome
from tests.readings import Readings
from verifiers.rulebooks import rulebook
from verifiers.verify import verify

SAMPLES = Path(__file__).parents[1] / "fixtures" / "samples"
FORM = SAMPLES / "sound" / "06-acceptance-filing.pdf"
FILING = SAMPLES / "sound" / "05-filing-3.pdf"
LETTERS = ("06-statement.pdf", "08-statement-letterhead.jpg", "10-filing-3.pdf")
WIDE = 1240


def _pages(path: Path) -> list[Pillow.Image]:
    if path.suffix != ".pdf":
        return [Pillow.open(path).convert("RGB")]
    with pdfium.PdfDocument(path) as document:
        return [page.render(scale=150 / 72).to_pil().convert("RGB") for page in document]


def _joined(*pages: Pillow.Image) -> bytes:
    """The pages under each other, equally wide, as one picture."""
    even = [page.resize((WIDE, round(page.height * WIDE / page.width))) for page in pages]
    whole = Pillow.new("RGB", (WIDE, sum(page.height for page in even)), "white")
    for n, page in enumerate(even):
        whole.paste(page, (0, sum(above.height for above in even[:n])))
    file = io.BytesIO()
    whole.save(file, "PNG")
    return file.getvalue()


def _seals(document: Document) -> set[str]:
    return {seal.name for page in document.pages for seal in page.seals}


def test_a_form_of_four_pages_says_the_same_as_one_long_picture(readings: Readings) -> None:
    apart, whole = readings.of(FORM), read(_joined(*_pages(FORM)), ReaderSettings())
    assert (whole.type.value, _seals(whole)) == (apart.type.value, _seals(apart))
    said = [{(p.name.text, p.role and p.role.text) for p in d.people} for d in (apart, whole)]
    assert said[0] == said[1]
    assert SEVERAL not in whole.pages[0].doubts


@pytest.mark.parametrize("letter", LETTERS)
def test_the_own_unit_s_paper_over_a_sealed_form_passes_no_claim(letter: str) -> None:
    folder = SAMPLES / "own-unit-only"
    paper = read(_joined(_pages(folder / letter)[0], _pages(FILING)[0]), ReaderSettings())
    assert SEVERAL in paper.pages[0].doubts
    manifest = (folder / "application.json").read_text(encoding="utf-8")
    application = Application.model_validate_json(manifest)
    (own,) = (each.id for each in application.attachments if each.file == letter)
    rules = rulebook.load(application.rulebook)
    report = verify(application, {own: paper}, rules, ocr.alphabet(OcrSettings()))
    outcomes = {c.outcome for c in report.claims if c.kind == ClaimKind.PROJECT}
    assert outcomes
    assert Outcome.PASS not in outcomes
