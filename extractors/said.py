"""What the pages of a paper say together: its type, its values, its people, who issued it."""

from collections.abc import Iterator, Sequence

from extractors import issuers
from extractors.documents import parties, values
from extractors.documents.recognise import recognise
from extractors.documents.spec import DocumentSpec, DocumentText
from extractors.people import identities
from extractors.sheets import ReadPage
from models.document import Field, Issuer, IssuerVia, Person, PersonnelEntry, Said
from models.geometry import Box
from models.page import Ink

SEVERAL = 3
"""With so many people's numbers none is the number of the one a paper is about."""


def said(pages: Sequence[ReadPage]) -> Said:
    """What the pages say, all places still on the upright pages."""
    text = DocumentText(
        pages=tuple(page.text for page in pages),
        seals=tuple(seal for page in pages for seal in page.page.seals),
        codes=tuple(code for page in pages for code in page.page.codes),
        signatures=tuple(signature for page in pages for signature in page.signatures),
    )
    spec, recognised = recognise(text)
    named = tuple(person for page in pages for person in page.people)
    issued = tuple(_issuers(text, spec))
    fields = tuple(_fields(text, spec, named, issued))
    return Said(
        type=recognised,
        fields=fields,
        people=_with_position(named, fields) if spec and spec.of_one else _sided(named, fields),
        ownerless_numbers=_ownerless(pages),
        further_projects=tuple(_further_projects(text, fields)),
        issuers=issued,
    )


def _ownerless(pages: Sequence[ReadPage]) -> tuple[Ink, ...]:
    return tuple(ink for page in pages for ink in identities.ownerless(page.text, page.people))


def _further_projects(text: DocumentText, fields: tuple[Field, ...]) -> Iterator[Ink]:
    """The first project each page names, where it is not the document's."""
    first = next((field for field in fields if field.name == parties.PROJECT.name), None)
    for page in text.pages if first else ():
        name = parties.work_of(page)
        if first and name and name.flow.page != first.page and name.text != first.value:
            yield name.ink


def _sided(named: tuple[Person, ...], fields: tuple[Field, ...]) -> tuple[Person, ...]:
    """Those of whom a list tells the firm, but no party, with the party whose unit the document
    says the firm is."""
    asked = {unit.name for unit in parties.UNITS}
    units = [(f.name.removesuffix("_unit"), f.value) for f in fields if f.name in asked]

    def side(person: Person) -> str | None:
        own = [party for party, value in units if person.unit and person.unit.text == value]
        return own[0] if len(own) == 1 else None

    return tuple(
        person.model_copy(update={"party": side(person)}) if person.party is None else person
        for person in named
    )


def _with_position(named: tuple[Person, ...], fields: tuple[Field, ...]) -> tuple[Person, ...]:
    """The post a document about one person states is that person's role."""
    by_name = {field.name: field for field in fields}
    holder, position = by_name.get("holder_name"), by_name.get("position")
    if holder is None or position is None or any(p.role for p in named):
        return named
    role = Ink(
        text=str(position.value),
        page=position.page,
        box=position.bbox,
        confidence=position.confidence,
        source=position.source,
    )
    return tuple(
        person.model_copy(update={"role": role}) if person.name.text == holder.value else person
        for person in named
    )


def _fields(
    text: DocumentText,
    spec: DocumentSpec | None,
    named: tuple[Person, ...],
    issued: tuple[Issuer, ...],
) -> list[Field]:
    """Each field once: what the type itself reads comes before what labels give, and what
    labels give before what people and seals say."""
    found = list(spec.fields(text)) if spec and spec.fields else []
    found += values.labelled(text, spec.wanted if spec else ())
    found += values.labelled(text, values.FOOT if _is_list(spec, named) else values.COMMON)
    if spec and spec.of_one:
        found += [Field.of("holder_name", person.name) for person in named[:1]]
        found += [Field.of("position", p.role) for p in named[:1] if p.role]
    if spec and spec.personnel:
        found += _personnel(named)
    found += [Field.of("issuer", best.ink) for best in _surest(issued)]
    kept: dict[str, Field] = {}
    for field in found:
        kept.setdefault(field.name, field)
    if _numbers(text) >= SEVERAL:
        kept.pop("id_number", None)
    return list(kept.values())


def _numbers(text: DocumentText) -> int:
    """How many people's identity numbers a document prints; a certificate's are none."""
    return len({one.number.text for page in text.pages for one in identities.numbers(page)})


def _is_list(spec: DocumentSpec | None, named: tuple[Person, ...]) -> bool:
    """Whether the names under 姓名 are many people's: then none of them holds the paper."""
    listed = spec is not None and spec.personnel
    return listed and len({person.name.text for person in named}) > 1


def _personnel(named: tuple[Person, ...]) -> list[Field]:
    """Everybody with a role as one field; its box is around those of the first page."""
    listed = [person for person in named if person.role is not None]
    if not listed:
        return []
    first = listed[0].name
    inks = [p.name for p in listed if p.name.page == first.page]
    entries = tuple(
        PersonnelEntry(name=p.name.text, role=p.role.text if p.role else None) for p in listed
    )
    field = Field.of("personnel", first)
    box = Box.union(ink.box for ink in inks)
    sure = min(person.name.confidence for person in listed)
    return [field.model_copy(update={"value": entries, "bbox": box, "confidence": sure})]


def _surest(issued: tuple[Issuer, ...]) -> list[Issuer]:
    """The one issuer the field names: printed names are read more surely than rings."""
    order = (IssuerVia.ISSUING_FIELD, IssuerVia.SIGNATURE_BLOCK, IssuerVia.SEAL)
    ranked = sorted(
        (one for one in issued if one.ink.text and not one.beside_copy_words),
        key=lambda issuer: order.index(issuer.via) if issuer.via in order else len(order),
    )
    return ranked[:1]


def _issuers(text: DocumentText, spec: DocumentSpec | None) -> list[Issuer]:
    own = list(spec.issuers(text)) if spec and spec.issuers else []
    return [*own, *issuers.issuers(text.pages, text.seals, spec is not None and spec.platform)]
