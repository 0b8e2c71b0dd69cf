"""Building blocks for examples: small applications and documents as a perfect reader reads them.

Rules carry their examples, one test runs them all, and people read them as documentation.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple

from models.application import (
    Applicant,
    Application,
    Attachment,
    Category,
    Claim,
    ClaimKind,
    EducationSource,
    Employer,
    Scale,
)
from models.document import (
    Document,
    DocumentType,
    Field,
    Issuer,
    IssuerVia,
    Person,
    RecognisedType,
    Said,
)
from models.geometry import Box, Quad
from models.lines import TextLine, TextSource
from models.page import Code, Ink, Page, Passage, PassageKind, Seal, SealShape
from models.report import FindingStatus, ReadError

HANGZHOU, MADE_UP = "hangzhou-2024-engineer", "example-2026-engineer"
OWN = "浙江宏远建工集团有限公司"
OWNER = "杭州钱江新城开发投资有限公司"
AUTHORITY = "杭州市城乡建设委员会"
PROJECT = "之江新城综合管廊一期工程"
APPLICANT = Applicant(name="张玥", id_number="330106199003074525", gender="女")
SUBMITTED = date(2024, 8, 30)

_ROWS = 24
"""How many lines a page of an example holds."""


class Example(NamedTuple):
    """An application, what was read of it, and what a rule must find: its worst status.

    An example rests on the numbers of the rulebook it names, whatever the application says.
    """

    application: Application
    documents: Mapping[str, Document | ReadError]
    expect: FindingStatus
    rulebook: str = HANGZHOU


def row(place: int, left: float = 0.1, right: float = 0.9) -> Box:
    """The box of the line at a place on the page, counted from 0."""
    top = (place % _ROWS) / _ROWS
    return Box(left, top, right, top + 0.8 / _ROWS).clipped()


def ink(
    text: str,
    place: int = 0,
    confidence: float = 0.99,
    page: int = 1,
    source: TextSource = TextSource.OCR,
) -> Ink:
    """A text that fills the line at a place."""
    return Ink(text=text, page=page, box=row(place), confidence=confidence, source=source)


def passage(
    *texts: str,
    place: int = 0,
    kind: PassageKind = PassageKind.CELL,
    confidence: float = 0.99,
    page: int = 1,
    source: TextSource = TextSource.OCR,
) -> Passage:
    """A passage of one or more lines from a place downwards."""
    lines = tuple(
        TextLine(
            text=text,
            quad=Quad.of(row(place + n)),
            cuts=tuple(i / len(text) for i in range(len(text) + 1)),
            certainties=(confidence,) * len(text),
            source=source,
        )
        for n, text in enumerate(texts)
    )
    return Passage(page=page, kind=kind, lines=lines)


def person(
    name: str,
    role: str | None = None,
    party: str | None = None,
    signed: bool = False,
    confidence: float = 0.99,
) -> Person:
    """A mention; ``document`` gives every mention its own row."""
    return Person(
        name=ink(name, confidence=confidence),
        role=ink(role) if role else None,
        party=party,
        signed=signed,
    )


def numbered(one: Person, id_number: str, confidence: float = 0.99) -> Person:
    """The mention with the ID number, whole or masked, that is printed for that person."""
    return one.model_copy(update={"id_number": ink(id_number, confidence=confidence)})


def ownerless(made: Document, id_number: str) -> Document:
    """The document with an identity number beside nobody's name."""
    return made.model_copy(update={"ownerless_numbers": (ink(id_number, 12),)})


def issuer(
    name: str, via: IssuerVia = IssuerVia.SEAL, confidence: float = 0.95, page: int = 1
) -> Issuer:
    """Somebody who issued a document, at the foot of its page."""
    source = TextSource.SEAL if via is IssuerVia.SEAL else TextSource.OCR
    return Issuer(ink=ink(name, _ROWS - 1, confidence, page, source), via=via)


def document(
    kind: DocumentType,
    *people: Person,
    sealed_by: Iterable[str] = (),
    texts: Iterable[str] = (),
    codes: Iterable[str] = (),
    fields: Mapping[str, str] | None = None,
) -> Document:
    """A document of one page, read by OCR, that says what the arguments say."""
    seals = tuple(sealed_by)
    placed = tuple(_placed(one, n) for n, one in enumerate(people))
    words = [*(p.name.text for p in people), *texts] or ["正文"]
    page = Page(
        number=1,
        source=TextSource.OCR,
        passages=tuple(passage(text, place=n) for n, text in enumerate(words)),
        seals=tuple(_seal(name) for name in seals),
        codes=tuple(Code(page=1, box=row(0), symbology="QRCode", text=code) for code in codes),
    )
    said = repr((kind, placed, seals, words, sorted((fields or {}).items())))
    return Document(
        sha256=sha256(said.encode()).hexdigest(),
        reader_version="1",
        media_type="image/png",
        page_count=1,
        type=RecognisedType(value=kind, confidence=0.98),
        fields=tuple(Field.of(name, ink(value, 20)) for name, value in (fields or {}).items()),
        people=placed,
        issuers=tuple(issuer(name) for name in seals),
        pages=(page,),
    )


def headed(made: Document, headline: str) -> Document:
    """The document with larger print above all else on its page."""
    small = passage(headline).lines[0]
    large = small.model_copy(update={"quad": Quad.of(Box(0.3, 0.0, 0.7, 2.0 / _ROWS))})
    page = made.pages[0]
    passages = (Passage(page=1, kind=PassageKind.LINE, lines=(large,)), *page.passages)
    return made.model_copy(update={"pages": (page.model_copy(update={"passages": passages}),)})


def issued(made: Document, *issuers: Issuer) -> Document:
    """The document with these issuers besides those it has."""
    return made.model_copy(update={"issuers": (*made.issuers, *issuers)})


def bound(*made: Document) -> Document:
    """One file that holds these documents, each of one page, in this order."""
    said = [_on_page(each.model_dump(), number) for number, each in enumerate(made, 1)]
    papers = [
        {name: each[name] for name in Said.model_fields} | {"first": number, "last": number}
        for number, each in enumerate(said, 1)
    ]
    pages = [page for each in said for page in each["pages"]]
    whole = {"pages": pages, "page_count": len(pages), "papers": papers}
    return Document.model_validate(said[0] | whole)


def _on_page(part: Any, number: int) -> Any:
    """The values with every place on that page."""
    if isinstance(part, Mapping):
        places = {name: number for name in ("page", "number") if isinstance(part.get(name), int)}
        return {name: _on_page(value, number) for name, value in part.items()} | places
    if isinstance(part, tuple) and type(part) is tuple:
        return tuple(_on_page(value, number) for value in part)
    return part


def doubtful(made: Document, *doubts: str) -> Document:
    """The document with doubts on its first page."""
    first = made.pages[0].model_copy(update={"doubts": doubts})
    return made.model_copy(update={"pages": (first, *made.pages[1:])})


def _placed(one: Person, place: int) -> Person:
    name = one.name.model_copy(update={"box": row(place, 0.1, 0.9)})
    role = one.role.model_copy(update={"box": row(place, 0.0, 0.1)}) if one.role else None
    return one.model_copy(update={"name": name, "role": role})


def _seal(name: str) -> Seal:
    return Seal(
        page=1,
        box=row(_ROWS - 1),
        shape=SealShape.ROUND,
        colour="red",
        name=name,
        inscription="",
        confidence=0.95,
    )


def application(
    *claims: Claim,
    category: Category = Category.CONSTRUCTION_SUPERVISION,
    employer: Employer | None = None,
    applicant: Applicant = APPLICANT,
) -> Application:
    """An application of 30 August 2024 that encloses every attachment its claims name."""
    named = dict.fromkeys(i for claim in claims for i in claim.attachments)
    return Application(
        id="2024-0001",
        rulebook=HANGZHOU,
        submitted_on=SUBMITTED,
        category=category,
        applicant=applicant,
        employer=employer or Employer(name=OWN),
        claims=claims,
        attachments=tuple(Attachment(id=i, file=f"{i}.png") for i in named),
    )


def project(
    *attachments: str,
    role: str | None = "项目经理",
    scale: Scale = Scale.GENERAL,
    name: str = PROJECT,
) -> Claim:
    return Claim(
        id="p1", kind=ClaimKind.PROJECT, name=name, role=role, scale=scale, attachments=attachments
    )


def education(*attachments: str, source: EducationSource = EducationSource.DOMESTIC) -> Claim:
    return Claim(
        id="edu",
        kind=ClaimKind.EDUCATION,
        level="本科",
        source=source,
        school="浙江工业大学",
        major="土木工程",
        graduated_on=date(2012, 6, 30),
        attachments=attachments,
    )


def appointment(*attachments: str, appointed_on: date = date(2018, 7, 1)) -> Claim:
    return Claim(
        id="app",
        kind=ClaimKind.APPOINTMENT,
        title="助理工程师",
        appointed_on=appointed_on,
        attachments=attachments,
    )


def award(*attachments: str, level: str = "provincial", name: str = "钱江杯") -> Claim:
    return Claim(id="w1", kind=ClaimKind.AWARD, name=name, level=level, attachments=attachments)


def permit(*people: Person, sealed_by: str = AUTHORITY, project_name: str = PROJECT) -> Document:
    """A construction permit that an authority sealed."""
    return document(
        DocumentType.CONSTRUCTION_PERMIT,
        *people,
        sealed_by=[sealed_by],
        fields={"project_name": project_name},
    )


def statement(*people: Person, sealed_by: str = OWN) -> Document:
    """An employer's own paper about its people on a project."""
    return document(
        DocumentType.EMPLOYER_STATEMENT,
        *people,
        sealed_by=[sealed_by],
        texts=[f"兹证明在{PROJECT}中任职"],
    )


def diploma(name: str = APPLICANT.name, **fields: str) -> Document:
    """A diploma; ``fields`` replace those of a sound one."""
    sound = _education_fields(name) | fields
    return document(DocumentType.DIPLOMA, person(name), sealed_by=["浙江工业大学"], fields=sound)


def registration_form(name: str = APPLICANT.name, **fields: str) -> Document:
    """A CHSI registration form; ``fields`` replace those of a sound one."""
    sound = _education_fields(name) | {
        "valid_until": "2024-12-31",
        "verification_code": "A1B2C3D4E5F6G7H8",
    }
    code = "https://www.chsi.com.cn/xlcx/bg.do?vcode=A1B2C3D4E5F6G7H8&srcid=bgcx"
    return document(
        DocumentType.CHSI_REGISTRATION_FORM, person(name), codes=[code], fields=sound | fields
    )


def _education_fields(name: str) -> dict[str, str]:
    return {
        "holder_name": name,
        "school": "浙江工业大学",
        "major": "土木工程",
        "level": "本科",
        "graduated_on": "2012-06-30",
        "certificate_number": "103371201205001234",
        "birth_date": "1990-03-07",
    }


def letter(
    name: str = APPLICANT.name, position: str = "助理工程师", sealed_by: str = OWN, **fields: str
) -> Document:
    """A letter of appointment from July 2018 without an end; ``fields`` replace and add."""
    sound = {"position": position, "appointed_on": "2018-07-01"} | fields
    return document(
        DocumentType.APPOINTMENT_LETTER,
        person(name, position),
        sealed_by=[sealed_by],
        fields=sound,
    )


def contract(position: str = "施工员", sealed_by: str = OWN, **more: str) -> Document:
    """A labour contract from July 2018 without an end; ``more`` fields are added."""
    fields = {
        "position": position,
        "party_a": OWN,
        "party_b": APPLICANT.name,
        "started_on": "2018-07-01",
    }
    return document(
        DocumentType.LABOR_CONTRACT,
        person(APPLICANT.name),
        sealed_by=[sealed_by],
        texts=["甲方（盖章）：", "乙方（签字）："],
        fields=fields | more,
    )


def certificate(
    award_name: str,
    project_name: str = PROJECT,
    *people: Person,
    sealed_by: str = "浙江省建筑业行业协会",
) -> Document:
    """An award certificate, of the provincial association."""
    return document(
        DocumentType.AWARD_CERTIFICATE,
        *people,
        sealed_by=[sealed_by],
        fields={"award_name": award_name, "project_name": project_name, "winner_unit": OWN},
    )
