"""What ``zuozheng read`` gives: one document, everything found on it with its place."""

from pathlib import Path

from models.base import Frozen
from models.document import (
    Document,
    Field,
    Issuer,
    IssuerVia,
    PageFailure,
    Paper,
    Person,
    RecognisedType,
)
from models.geometry import BBox
from models.lines import Confidence, TextSource
from models.page import Code, Ink, Seal, SealShape
from models.report import ReadError


class Place(Frozen):
    """Where something stands; boxes are fractions of the page as displayed."""

    page: int
    bbox: BBox


class ReadText(Place):
    """A piece of text as printed."""

    text: str
    confidence: Confidence
    source: TextSource

    @classmethod
    def of(cls, ink: Ink) -> "ReadText":
        return cls(
            page=ink.page,
            bbox=ink.box,
            text=ink.text,
            confidence=ink.confidence,
            source=ink.source,
        )


class ReadPerson(Frozen):
    """A person the document names, with the role and party it gives them."""

    name: ReadText
    role: ReadText | None
    party: str | None
    signed: bool

    @classmethod
    def of(cls, person: Person) -> "ReadPerson":
        role = ReadText.of(person.role) if person.role else None
        name = ReadText.of(person.name)
        return cls(name=name, role=role, party=person.party, signed=person.signed)


class ReadIssuer(ReadText):
    """Somebody who issued the document; ``text`` is the name."""

    via: IssuerVia
    inscription: str

    @classmethod
    def from_issuer(cls, issuer: Issuer) -> "ReadIssuer":
        text = ReadText.of(issuer.ink)
        return cls(**dict(text), via=issuer.via, inscription=issuer.inscription)


class ReadSeal(Place):
    """A seal: the text of its ring, and the line under its star."""

    shape: SealShape
    colour: str
    name: str
    inscription: str
    confidence: Confidence

    @classmethod
    def of(cls, seal: Seal) -> "ReadSeal":
        return cls(bbox=seal.box, **{name: value for name, value in seal if name != "box"})


class ReadCode(Place):
    """A QR or bar code."""

    symbology: str
    text: str

    @classmethod
    def of(cls, code: Code) -> "ReadCode":
        return cls(page=code.page, bbox=code.box, symbology=code.symbology, text=code.text)


class ReadPaper(Frozen):
    """One of several papers bound in the file: its pages, from ``first`` to ``last``, and what it
    says by itself."""

    first: int
    last: int
    document_type: RecognisedType
    fields: tuple[Field, ...]
    people: tuple[ReadPerson, ...]
    issuers: tuple[ReadIssuer, ...]

    @classmethod
    def of(cls, paper: Paper) -> "ReadPaper":
        return cls(
            first=paper.first,
            last=paper.last,
            document_type=paper.type,
            fields=paper.fields,
            people=tuple(ReadPerson.of(person) for person in paper.people),
            issuers=tuple(ReadIssuer.from_issuer(issuer) for issuer in paper.issuers),
        )


class ReadOutput(Frozen):
    """One file. Where it could not be read, ``error`` says why and the rest is empty. ``papers``:
    each of several in the file; empty where it holds one."""

    file: str
    sha256: str | None = None
    media_type: str | None = None
    reader_version: str | None = None
    pages: int | None = None
    document_type: RecognisedType | None = None
    papers: tuple[ReadPaper, ...] = ()
    fields: tuple[Field, ...] = ()
    people: tuple[ReadPerson, ...] = ()
    issuers: tuple[ReadIssuer, ...] = ()
    seals: tuple[ReadSeal, ...] = ()
    codes: tuple[ReadCode, ...] = ()
    doubts: tuple[str, ...] = ()
    failures: tuple[PageFailure, ...] = ()
    signed: bool = False
    error: ReadError | None = None

    @classmethod
    def of(cls, path: Path, said: Document | ReadError) -> "ReadOutput":
        if isinstance(said, ReadError):
            return cls(file=path.name, error=said)
        return cls(
            file=path.name,
            sha256=said.sha256,
            media_type=said.media_type,
            reader_version=said.reader_version,
            pages=said.page_count,
            document_type=said.type,
            papers=tuple(ReadPaper.of(paper) for paper in said.papers),
            fields=said.fields,
            people=tuple(ReadPerson.of(person) for person in said.people),
            issuers=tuple(ReadIssuer.from_issuer(issuer) for issuer in said.issuers),
            seals=tuple(ReadSeal.of(seal) for page in said.pages for seal in page.seals),
            codes=tuple(ReadCode.of(code) for page in said.pages for code in page.codes),
            doubts=tuple(sorted({doubt for page in said.pages for doubt in page.doubts})),
            failures=said.failures,
            signed=said.signed,
        )
