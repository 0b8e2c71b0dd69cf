"""Documents: fields keep their ink, and a document survives being stored."""

import pytest
from pydantic import ValidationError

from models.document import Document, DocumentType, Field, Person, PersonnelEntry, RecognisedType
from models.geometry import Box
from models.lines import TextSource
from models.page import Ink

INK = Ink(
    text="2024年9月22日",
    page=2,
    box=Box(0.1, 0.2, 0.3, 0.25),
    confidence=0.9,
    source=TextSource.OCR,
)


def _document(*fields: Field) -> Document:
    return Document(
        sha256="0" * 64,
        reader_version="1",
        media_type="application/pdf",
        page_count=2,
        type=RecognisedType(value=DocumentType.DIPLOMA, confidence=0.9),
        fields=fields,
        people=(Person(name=INK),),
    )


def test_a_field_stands_where_its_ink_stands() -> None:
    field = Field.of("valid_until", INK, "2024-09-22")
    assert (field.value, field.page, field.bbox) == ("2024-09-22", INK.page, INK.box)
    assert Field.of("valid_until", INK).value == INK.text


def test_text_gives_only_texts() -> None:
    listed = Field.of("personnel", INK).model_copy(
        update={"value": (PersonnelEntry(name="张玥", role="质量员"),)}
    )
    document = _document(Field.of("school", INK, "钱塘理工大学"), listed)
    assert document.text("school") == "钱塘理工大学"
    assert document.text("personnel") is None
    assert document.text("major") is None


def test_a_stored_document_comes_back_the_same() -> None:
    document = _document(Field.of("school", INK))
    assert Document.model_validate_json(document.model_dump_json()) == document


def test_ink_without_a_page_is_refused() -> None:
    with pytest.raises(ValidationError, match="page"):
        Ink(text="张玥", page=0, box=INK.box, confidence=1, source=TextSource.OCR)
