"""Annotations of free text: words typed onto a page are a doubt, sticky notes are none."""

import ctypes

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest
from PIL import Image

from extractors.pdf.notes import pasted_over, typed_over


def _noted(said: str, subtype: int) -> pdfium.PdfPage:
    """A page with one annotation that says so."""
    page = pdfium.PdfDocument.new().new_page(595, 842)
    annotation = pdfium_c.FPDFPage_CreateAnnot(page.raw, subtype)
    text = ctypes.create_string_buffer((said + "\0").encode("utf-16-le"))
    pointer = ctypes.cast(text, ctypes.POINTER(pdfium_c.FPDF_WCHAR))
    assert pdfium_c.FPDFAnnot_SetStringValue(annotation, b"Contents", pointer)
    pdfium_c.FPDFPage_CloseAnnot(annotation)
    return page


@pytest.mark.parametrize(
    ("said", "subtype", "doubted"),
    [
        ("张玥", pdfium_c.FPDF_ANNOT_FREETEXT, True),
        ("330106199003074525", pdfium_c.FPDF_ANNOT_FREETEXT, True),
        ("仅供参考，项目经理张玥", pdfium_c.FPDF_ANNOT_FREETEXT, True),
        ("", pdfium_c.FPDF_ANNOT_FREETEXT, False),
        ("张玥", pdfium_c.FPDF_ANNOT_TEXT, False),
    ],
)
def test_only_what_could_be_taken_for_the_page_s_own_is_a_doubt(
    said: str, subtype: int, doubted: bool
) -> None:
    assert typed_over(_noted(said, subtype)) is doubted


def _with_pictures(*pieces: tuple[float, float, str]) -> pdfium.PdfPage:
    """A scanned page with pictures so wide and high (points) laid on it, in that mode."""
    document = pdfium.PdfDocument.new()
    page = document.new_page(595, 842)
    for width, height, mode in ((595, 842, "RGB"), *pieces):
        image = pdfium.PdfImage.new(document)
        ground = Image.new(mode, (60, 30), (255, 255, 255, 0)[: len(mode)])
        bitmap = pdfium.PdfBitmap.from_pil(ground)
        image.set_bitmap(bitmap)
        image.set_matrix(pdfium.PdfMatrix().scale(width, height))
        page.insert_obj(image)
    page.gen_content()
    return page


@pytest.mark.parametrize(
    ("pieces", "doubted"),
    [
        ([], False),
        ([(60, 18, "RGB")], True),
        ([(18, 60, "RGB")], True),
        ([(120, 120, "RGB")], False),
        ([(500, 300, "RGB")], False),
        ([(60, 18, "RGB")] * 12, False),
    ],
)
def test_pieces_like_words_on_a_scan_are_a_doubt(
    pieces: list[tuple[float, float, str]], doubted: bool
) -> None:
    assert pasted_over(_with_pictures(*pieces)) is doubted
