"""Signed files that were added to: told where a page looks otherwise since."""

import re

import pytest

from extractors.intake import open_attachment
from extractors.pdf.revision import ALTERED
from extractors.settings import Limits
from extractors.source import SourcePage
from tests.extractors.hostile import EXTRA, pdf, stream, text

OWN, OTHER = text("issued to Li Ming", x=90, y=600), text("issued to Wang Wei", x=90, y=600)
CONTENT = 5
"""The number of the object that holds the first page's content."""

_BLANK = "[0 000000 000000 000000]"


def _signed() -> bytes:
    """A file of one page whose signature covers all of it but its own place."""
    field = (
        "<< /FT /Sig /T (s) /Type /Annot /Subtype /Widget /Rect [0 0 0 0] "
        f"/V << /Type /Sig /ByteRange {_BLANK} /Contents <00> >> >>"
    )
    catalog = f"/AcroForm << /Fields [{EXTRA} 0 R] >>"
    data = pdf(OWN, catalog=catalog, extra={EXTRA: field.encode()})
    begin, end = data.index(b"<00>"), data.index(b"<00>") + 4
    covered = f"[0 {begin:06} {end:06} {len(data) - end:06}]"
    return data.replace(_BLANK.encode(), covered.encode())


def _added(data: bytes, number: int, body: bytes) -> bytes:
    """The file with an object added or replaced (incremental update)."""
    before = re.findall(rb"startxref\s+(\d+)", data)[-1].decode()
    added = data + b"\n"
    place = len(added)
    added += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = len(added)
    added += f"xref\n{number} 1\n{place:010} 00000 n \ntrailer\n".encode()
    added += f"<< /Size {number + 1 + EXTRA} /Root 1 0 R /Prev {before} >>\n".encode()
    return added + f"startxref\n{table}\n%%EOF\n".encode()


@pytest.mark.parametrize(
    ("data", "altered"),
    [
        pytest.param(_signed(), False, id="as signed"),
        pytest.param(_signed() + b"\n\n", False, id="blanks behind"),
        pytest.param(_added(_signed(), CONTENT, stream(OTHER.encode())), True, id="another name"),
        pytest.param(_added(_signed(), 900, b"<< /Type /DSS >>"), False, id="kept for long"),
        pytest.param(_added(pdf(OWN), CONTENT, stream(OTHER.encode())), False, id="never signed"),
    ],
)
def test_a_page_that_looks_otherwise_since_it_was_signed_is_in_doubt(
    data: bytes, altered: bool
) -> None:
    (page,) = open_attachment(data, Limits())
    assert isinstance(page, SourcePage)
    assert (ALTERED in page.doubts) is altered
