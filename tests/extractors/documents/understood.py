"""Typed pages and tables, understood as one attachment: everything but the pixels."""

from collections.abc import Sequence

from extractors.forms.pairs import PageText
from extractors.forms.signatures import signatures
from extractors.people.named import people
from extractors.read import _understood
from extractors.sheets import ReadPage
from models.document import Document
from models.geometry import Box
from models.page import Page, Seal, SealShape, TextSource
from tests.extractors import typed


def understood(*pages: str | PageText, seals: Sequence[Seal] = ()) -> Document:
    """What ``pages`` say together; a string is an unruled page, ``seals`` are on the first one."""
    texts = [typed.page(p, number=i) if isinstance(p, str) else p for i, p in enumerate(pages, 1)]
    read = [
        ReadPage(
            text,
            people(text),
            Page(number=text.number, source=TextSource.OCR),
            None,
            signatures=signatures(text),
        )
        for text in texts
    ]
    first = read[0].page.model_copy(update={"seals": tuple(seals)})
    return _understood([read[0]._replace(page=first), *read[1:]])


def said(document: Document) -> dict[str, str]:
    """Every field that is a text, by name."""
    return {f.name: f.value for f in document.fields if isinstance(f.value, str)}


def listed(document: Document, name: str = "personnel") -> list[tuple[str, str | None]]:
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
