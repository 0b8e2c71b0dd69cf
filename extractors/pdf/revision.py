"""Whether a signed PDF still shows what was signed: files may be added to after that."""

import ctypes
from typing import Self

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.pdf.canvas import PREVIEW_SIDE, render
from extractors.refusals import PARSER_FAULTS

ALTERED = "altered_after_signing"
"""The doubt of a page that shows something else than when it was last signed."""


class SignedRevision:
    """The file as it was last signed (ISO 32000-1, 12.8.1), where something was added since.

    Certificates and time stamps for keeping are added, too, and leave every page as it was.
    """

    def __init__(self, document: pdfium.PdfDocument | None) -> None:
        self._document = document

    @classmethod
    def of(cls, document: pdfium.PdfDocument, data: bytes) -> Self | None:
        """None where nothing is signed, or nothing was added to it."""
        count = pdfium_c.FPDF_GetSignatureCount(document.raw)
        end = max((_end(document, index) for index in range(count)), default=0)
        if end <= 0 or not data[end:].strip():
            return None
        try:
            signed = pdfium.PdfDocument(data[:end])
            signed.init_forms()
        except PARSER_FAULTS:
            return cls(None)
        return cls(signed)

    def differs(self, page: pdfium.PdfPage, index: int) -> bool:
        """Whether the page of that index shows something else now, or nobody can tell."""
        if self._document is None or index >= len(self._document):
            return True
        try:
            before = self._document[index]
            same = np.array_equal(render(before, PREVIEW_SIDE), render(page, PREVIEW_SIDE))
            before.close()
        except PARSER_FAULTS:
            return True
        return not same

    def close(self) -> None:
        if self._document is not None:
            self._document.close()


def _end(document: pdfium.PdfDocument, index: int) -> int:
    """The first byte that the signature of that index does not cover; 0 where it says nothing."""
    signature = pdfium_c.FPDF_GetSignatureObject(document.raw, index)
    count = pdfium_c.FPDFSignatureObj_GetByteRange(signature, None, 0)
    ranges = (ctypes.c_int * count)()
    pdfium_c.FPDFSignatureObj_GetByteRange(signature, ranges, count)
    return max((ranges[n] + ranges[n + 1] for n in range(0, count - 1, 2)), default=0)
