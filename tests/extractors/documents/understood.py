"""Typed pages and tables, understood as one attachment: everything but the pixels."""

from collections.abc import Sequence

from extractors.forms.pairs import PageText
from extractors.forms.signatures import signatures
from extractors.people.named import people
from extractors.said import said as said_by
from extractors.sheets import ReadPage
from models.document import Document, Said
from models.geometry import Box
from models.lines import TextSource
from models.page import Page, Seal, SealShape
from tests.extractors import typed


def understood(*pages: str | PageText, seals: Sequence[Seal] = ()) -> Document:
    """What ``pages`` say together; a string is an unruled page, ``seals`` are on the first one."""
    first, *rest = read_pages(*pages)
    sealed = first.page.model_copy(update={"seals": tuple(seals)})
    read = [first._replace(page=sealed), *rest]
    return Document(
        **dict(said_by(read)),
        sha256="",
        reader_version="",
        media_type="",
        page_count=len(read),
        pages=tuple(page.page for page in read),
    )


def read_pages(*pages: str | PageText) -> list[ReadPage]:
    """The pages as they are read; a string is an unruled page."""
    texts = [typed.page(p, number=i) if isinstance(p, str) else p for i, p in enumerate(pages, 1)]
    return [
        ReadPage(
            text,
            people(text),
            Page(number=text.number, source=TextSource.OCR),
            None,
            signatures=signatures(text),
        )
        for text in texts
    ]


def said(document: Said) -> dict[str, str]:
    """Every field that is a text, by name."""
    return {f.name: f.value for f in document.fields if isinstance(f.value, str)}


def listed(document: Said, name: str = "personnel") -> list[tuple[str, str | None]]:
    """The field ``name``: names and posts, or items and scores, in reading order."""
    field = document.field(name)
    return list(field.rows) if field else []


def seal(name: str, inscription: str = "", shape: SealShape = SealShape.ROUND) -> Seal:
    """A red seal at the foot of the first page, read without doubt."""
    return Seal(
        page=1,
        box=Box(0.6, 0.7, 0.8, 0.85),
        shape=shape,
        colour="red",
        name=name,
        inscription=inscription,
        confidence=0.98,
    )
