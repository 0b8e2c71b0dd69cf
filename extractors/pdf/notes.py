"""Text that somebody typed onto a finished PDF page, as an annotation."""

import ctypes
import re

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

TYPED_OVER = "typed_over"
"""The doubt of a page onto which words were typed that may be taken for its own."""

_TELLING = re.compile(r"[\u3400-\u9fff]{2}|\d{4}")


def typed_over(page: pdfium.PdfPage) -> bool:
    """Whether an annotation of free text holds words or a number that could be evidence.

    Sticky notes, marks and stamps do not look like the page's own print.
    """
    count = pdfium_c.FPDFPage_GetAnnotCount(page.raw)
    return any(_TELLING.search(_free_text(page, index)) for index in range(count))


def _free_text(page: pdfium.PdfPage, index: int) -> str:
    """What the annotation of that index says; nothing where it is none of free text."""
    annotation = pdfium_c.FPDFPage_GetAnnot(page.raw, index)
    try:
        if pdfium_c.FPDFAnnot_GetSubtype(annotation) != pdfium_c.FPDF_ANNOT_FREETEXT:
            return ""
        size = pdfium_c.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
        buffer = ctypes.create_string_buffer(size)
        pointer = ctypes.cast(buffer, ctypes.POINTER(pdfium_c.FPDF_WCHAR))
        pdfium_c.FPDFAnnot_GetStringValue(annotation, b"Contents", pointer, size)
        return buffer.raw.decode("utf-16-le", errors="replace").rstrip("\0")
    finally:
        pdfium_c.FPDFPage_CloseAnnot(annotation)
