"""Where the pictures of an application are, and what is known of their sizes."""

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote
from uuid import UUID

from models.document import Document
from models.page import Page
from models.report import ReadError
from service.store.applications import StoredAttachment
from service.triage.review.context import PageKey
from service.triage.review.sheets import UNKNOWN_SIZE

Documents = Mapping[str, Document | ReadError]


def images(application: UUID, files: Sequence[StoredAttachment]) -> dict[PageKey, str]:
    """A picture of every page of what could be read."""
    return {
        (file.id, page): f"{_page(application, file.id, page)}.png"
        for file in files
        for page in range(1, (file.pages or 0) + 1)
    }


def seals(application: UUID, documents: Documents) -> dict[tuple[str, int, int], str]:
    """Every seal unrolled, by attachment, page and place in the page's seals."""
    return {
        (id_, page.number, place): f"{_page(application, id_, page.number)}/seals/{place}.png"
        for id_, page in _pages(documents)
        for place in range(len(page.seals))
    }


def sizes(documents: Documents) -> dict[PageKey, tuple[int, int]]:
    """Pages as displayed, all equally wide: marks and labels are as large on every one of them."""
    wide = UNKNOWN_SIZE[0]
    return {
        (id_, page.number): (wide, max(1, round(wide * page.height / page.width)))
        for id_, page in _pages(documents)
        if page.width and page.height
    }


def _pages(documents: Documents) -> Iterator[tuple[str, Page]]:
    for id_, document in documents.items():
        if isinstance(document, Document):
            yield from ((id_, page) for page in document.pages)


def _page(application: UUID, attachment: str, page: int) -> str:
    return (
        f"/triage/applications/{application}/attachments/{quote(attachment, safe='')}/pages/{page}"
    )
