"""How well a document was read: whether it may say more than was read of it."""

from models.document import Document, DocumentType
from models.geometry import Box
from models.lines import TextSource
from models.page import Page

FOUND = 0.80
"""Least certainty of a name's weakest character. Provisional: PP-OCRv6 small gives right
glyphs of clean scans 0.95 and more; to be set on the benchmark sets."""

SIGNED = 0.92
"""The same on a signature line, where handwriting makes wrong readings sure of themselves."""

READABLE = 0.80
"""Mean certainty a page's text needs before a name that was not seen counts as absent."""


_NAME_SOMEBODY = frozenset(DocumentType) - {
    DocumentType.CONSTRUCTION_PERMIT,
    DocumentType.REGISTRY_SCREENSHOT,
    DocumentType.AWARD_CERTIFICATE,
    DocumentType.ID_PHOTO,
    DocumentType.OTHER,
}
"""Types whose every specimen names a person: where none was read, the reading is at fault.
Old permits, a register's company pages and most awards name nobody."""

_LED = frozenset({DocumentType.COMPLETION_ACCEPTANCE, DocumentType.CONSTRUCTION_PERMIT})
_LEADING = ("survey", "design", "construction", "supervision")
_SEVERAL = 2
"""Leaders of so many parties show that a form of these types names one of each."""

_COPIED = "grey"
"""The colour of a photocopied seal."""

_BY_HAND = frozenset({DocumentType.GRADUATE_REGISTRATION_FORM})
"""Forms people fill in with a pen: a recogniser reads other names there, and is sure of them."""


def doubt_of(document: Document) -> str | None:
    """Why this document may say more than was read of it; None where it was read well."""
    if document.failures:
        pages = "、".join(str(failure.page) for failure in document.failures)
        return f"第{pages}页未能读取，不能断定没有申报人姓名"
    if not document.pages:
        return "没有读到任何页面，不能断定没有申报人姓名"
    for page in document.pages:
        if _is_unsure(page):
            return f"第{page.number}页字迹不清或有存疑内容，不能断定没有申报人姓名"
        if _is_cut_by_copied_seal(page):
            return f"第{page.number}页有文字被复印的印章盖住，不能断定没有申报人姓名"
    return _doubt_of_people(document)


def _doubt_of_people(document: Document) -> str | None:
    """Why people may stand on the document who were not read, or not rightly."""
    nobody = not document.people and document.text("holder_name") is None
    if nobody and document.type.value in _NAME_SOMEBODY:
        return "未能读出任何人名，不能断定没有申报人姓名"
    if document.type.value in _BY_HAND and is_pictured(document):
        return "表格通常为手写，不能断定没有申报人姓名"
    if any(p.signed and p.name.confidence < FOUND for p in document.people):
        return "有无法辨认的手写签名，不能断定没有申报人姓名"
    if document.type.value in _LED and is_pictured(document) and _lacks_a_leader(document):
        return "有参建单位的负责人未能读出，不能断定没有申报人姓名"
    return None


def _lacks_a_leader(document: Document) -> bool:
    """Whether of a party that is named nobody was read, while leaders of others were: on such
    forms each signs, and a signature may be read as anything."""
    led = {person.party for person in document.people if person.party}
    named = {party for party in _LEADING if document.field(f"{party}_unit")}
    return len(led) >= _SEVERAL and not named <= led


def is_pictured(document: Document) -> bool:
    """Whether any of it was read off a picture."""
    return any(page.source is not TextSource.TEXT_LAYER for page in document.pages)


def _is_cut_by_copied_seal(page: Page) -> bool:
    """Whether a line begins or ends within a seal as black as itself: on grey copies nothing parts
    the two, and what stood on may have been taken for the seal."""
    copied = [seal.box for seal in page.seals if seal.colour == _COPIED]
    lines = (line.box for passage in page.passages for line in passage.lines) if copied else ()
    sideways = page.turned in (90, 270)
    return any(_cuts(seal, line, sideways) for line in lines for seal in copied)


def _cuts(seal: Box, line: Box, sideways: bool) -> bool:
    if sideways:
        seal, line = _on_its_side(seal), _on_its_side(line)
    level = seal.y0 < line.centre.y < seal.y1
    begins, ends = (seal.x0 < end < seal.x1 for end in (line.x0, line.x1))
    return level and begins is not ends


def _on_its_side(box: Box) -> Box:
    return Box(box.y0, box.x0, box.y1, box.x1)


def _is_unsure(page: Page) -> bool:
    if any("seal" not in doubt for doubt in page.doubts):
        return True
    if page.source is TextSource.TEXT_LAYER:
        return False
    certainties = [c for p in page.passages for line in p.lines for c in line.certainties]
    return not certainties or sum(certainties) / len(certainties) < READABLE
