"""What was read of an attachment, one value a line, each with its ink and a way to correct it."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from models.document import DocumentType, Field
from models.geometry import Box
from models.report import AttachmentReport, Presence, ReadName
from service import words
from service.triage.review.context import PageKey
from service.triage.review.sheets import Crop, Sheet

TYPE = "document_type"


class Reading(NamedTuple):
    """One value as read: ``name`` is what a correction is posted for."""

    name: str
    label: str
    value: str
    note: str = ""
    confidence: float | None = None
    sheet: Sheet | None = None
    box: Box | None = None

    @property
    def crop(self) -> Crop | None:
        """The ink, where it is known."""
        return self.sheet.crop(self.box) if self.sheet and self.box else None

    @property
    def bbox(self) -> str:
        """Four fractions, as a correction posts them."""
        return ",".join(f"{edge:.5f}" for edge in self.box) if self.box else ""

    @property
    def choices(self) -> Mapping[str, str]:
        """The values there are to choose from; none where any text may stand."""
        return {kind.value: words.DOCUMENT[kind] for kind in DocumentType if self.name == TYPE}


def readings(said: AttachmentReport, sheets: Mapping[PageKey, Sheet]) -> list[Reading]:
    """Type, name, role, issuers, then every field."""
    return list(_readings(said, sheets))


def _readings(said: AttachmentReport, sheets: Mapping[PageKey, Sheet]) -> Iterator[Reading]:
    kind = said.document_type
    sure = kind.confidence if kind else None
    yield Reading(TYPE, "材料类型", kind.value if kind else "", "", sure)
    yield _read("applicant_name", "申报人姓名", said, said.applicant_name, sheets)
    yield _read("applicant_role", "担任职务", said, said.applicant_role, sheets)
    for one in said.issuers:
        note = f"{words.RELATION[one.relation]}，{words.VIA[one.via]}"
        sheet = sheets.get((said.id, one.page))
        yield Reading("issuer", "出具方", one.name, note, one.confidence, sheet, one.bbox)
    for field in said.fields:
        sheet = sheets.get((said.id, field.page))
        label = words.FIELD.get(field.name, field.name)
        source = words.SOURCE[field.source]
        value = _text(field)
        yield Reading(field.name, label, value, source, field.confidence, sheet, field.bbox)


def _text(field: Field) -> str:
    if isinstance(field.value, str):
        return field.value
    return "；".join(" ".join(filter(None, row)) for row in field.rows)


def _read(
    name: str, label: str, said: AttachmentReport, read: ReadName, sheets: Mapping[PageKey, Sheet]
) -> Reading:
    sheet = sheets.get((said.id, read.page)) if read.page else None
    plain = read.status is Presence.FOUND and not read.reason
    note = (
        "" if plain else words.PRESENCE[read.status] + (f"：{read.reason}" if read.reason else "")
    )
    return Reading(name, label, read.value or "", note, read.confidence, sheet, read.bbox)
