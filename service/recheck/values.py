"""What two reports read differently off one attachment: values and boxes, by name."""

from collections.abc import Iterator
from itertools import count

from models.base import Frozen
from models.document import Field
from models.geometry import BBox
from models.report import AttachmentReport


class Shown(Frozen):
    """A value as it was read, and where; boxes are fractions of the page as displayed."""

    text: str
    page: int | None = None
    bbox: BBox | None = None


class ValueChange(Frozen):
    """One value of an attachment; ``before`` or ``after`` is None where it was not read.

    ``name`` is ``error``, ``type``, ``name``, ``role``, ``field.NAME`` or ``issuer.VIA.NAME``.
    """

    attachment: str
    name: str
    before: Shown | None
    after: Shown | None


def changed_values(
    before: AttachmentReport | None, after: AttachmentReport | None
) -> list[ValueChange]:
    """Every value that differs in text, page or box, in the order of the first report."""
    if before == after:
        return []
    old = dict(_shown(before)) if before else {}
    new = dict(_shown(after)) if after else {}
    either = after or before
    if either is None:
        return []
    return [
        ValueChange(attachment=either.id, name=name, before=old.get(name), after=new.get(name))
        for name in dict.fromkeys([*old, *new])
        if old.get(name) != new.get(name)
    ]


def _shown(report: AttachmentReport) -> Iterator[tuple[str, Shown]]:
    if report.error:
        yield "error", Shown(text=report.error.code)
    if report.document_type:
        yield "type", Shown(text=report.document_type.value)
    for name, read in (("name", report.applicant_name), ("role", report.applicant_role)):
        text = f"{read.status}: {read.value}" if read.value else str(read.status)
        yield name, Shown(text=text, page=read.page, bbox=read.bbox)
    yield from _numbered((f"field.{f.name}", _field(f)) for f in report.fields)
    yield from _numbered(
        (f"issuer.{i.via}.{i.name}", Shown(text=f"{i.relation}", page=i.page, bbox=i.bbox))
        for i in report.issuers
    )


def _field(field: Field) -> Shown:
    if isinstance(field.value, str):
        return Shown(text=field.value, page=field.page, bbox=field.bbox)
    rows = "; ".join(" ".join(part for part in row if part) for row in field.rows)
    return Shown(text=rows, page=field.page, bbox=field.bbox)


def _numbered(values: Iterator[tuple[str, Shown]]) -> Iterator[tuple[str, Shown]]:
    """A name that comes twice is told apart by a number."""
    seen: dict[str, count[int]] = {}
    for name, value in values:
        number = next(seen.setdefault(name, count(1)))
        yield (name if number == 1 else f"{name}#{number}"), value
