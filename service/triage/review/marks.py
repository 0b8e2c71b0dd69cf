"""What is drawn on a page: names, roles, seals, codes, and what findings rest on."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from models.document import Document
from models.geometry import Box
from models.report import AttachmentReport, Finding, FindingStatus, ReadError
from service import words
from service.triage.review.sheets import Sheet


class Kind(StrEnum):
    """What a mark stands for; each has its own colour, outline and sign."""

    NAME = "name"
    ROLE = "role"
    SEAL = "seal"
    CODE = "code"
    TROUBLE = "trouble"
    GROUND = "ground"


LEGEND: Mapping[Kind, tuple[str, str]] = {
    Kind.NAME: ("名", "申报人姓名"),
    Kind.ROLE: ("职", "担任职务"),
    Kind.SEAL: ("章", "印章"),
    Kind.CODE: ("码", "二维码、条码"),
    Kind.TROUBLE: ("?1", "有矛盾或疑问，序号同右侧"),
    Kind.GROUND: ("✓2", "符合的依据"),
}
"""The sign and the words of each kind, as the legend shows them."""


class Mark(NamedTuple):
    """One mark: ``box`` in pixels, ``findings`` the numbers of the findings that rest on it."""

    id: str
    kind: Kind
    box: Box
    label: str
    title: str
    findings: tuple[int, ...] = ()

    @property
    def size(self) -> float:
        """The width of the label for a letter one high: a Chinese character takes one."""
        return sum(0.6 if character.isascii() else 1 for character in self.label) + 0.5


def marks(
    sheet: Sheet,
    said: AttachmentReport,
    document: Document | ReadError | None,
    numbered: Iterable[tuple[int, Finding]],
) -> tuple[Mark, ...]:
    """All marks of a page; what rests on doubt lies on top."""
    drawn = [*_read(sheet, document), *_person(sheet, said), *_evidence(sheet, numbered)]
    drawn.sort(key=lambda mark: mark.kind is Kind.TROUBLE)
    return tuple(mark._replace(id=f"{sheet.anchor}-m{place}") for place, mark in enumerate(drawn))


def _mark(sheet: Sheet, kind: Kind, box: Box, title: str, more: float = 0.002) -> Mark:
    """A little larger than the ink, so that the line does not hide it."""
    margin = sheet.width * more
    return Mark("", kind, sheet.pixels(box).grown(margin, margin), LEGEND[kind][0], title)


def _person(sheet: Sheet, said: AttachmentReport) -> Iterator[Mark]:
    found = ((Kind.NAME, said.applicant_name), (Kind.ROLE, said.applicant_role))
    for kind, read in found:
        if read.bbox and (said.id, read.page) == sheet.key:
            yield _mark(sheet, kind, read.bbox, read.value or words.PRESENCE[read.status])


def _read(sheet: Sheet, document: Document | ReadError | None) -> Iterator[Mark]:
    pages = document.pages if isinstance(document, Document) else ()
    for page in (page for page in pages if page.number == sheet.key[1]):
        for seal in page.seals:
            yield _mark(sheet, Kind.SEAL, seal.box, seal.name or words.UNREAD)
        for code in page.codes:
            yield _mark(sheet, Kind.CODE, code.box, code.text)


def _evidence(sheet: Sheet, numbered: Iterable[tuple[int, Finding]]) -> Iterator[Mark]:
    """One mark a box, however many findings rest on it; doubt decides how it looks."""
    resting: dict[Box, dict[int, tuple[Finding, str]]] = {}
    for number, finding in numbered:
        for each in finding.evidence:
            if (each.attachment, each.page) == sheet.key:
                resting.setdefault(each.bbox, {})[number] = (finding, each.text)
    for box, held in resting.items():
        doubted = any(finding.status is not FindingStatus.PASS for finding, _ in held.values())
        kind = Kind.TROUBLE if doubted else Kind.GROUND
        mark = _mark(sheet, kind, box, next(iter(held.values()))[1], 0.005)
        signs = (f"{words.MARK[finding.status]}{number}" for number, (finding, _) in held.items())
        yield mark._replace(label=" ".join(signs), findings=tuple(held))
