"""A reader that takes no time, for measuring everything else."""

import hashlib

from extractors.settings import ReaderSettings
from models.document import Document, DocumentType, RecognisedType
from models.lines import TextSource
from models.page import Page

READER = f"{__name__}.read"


def read(data: bytes, settings: ReaderSettings) -> Document:
    """One empty page."""
    return Document(
        sha256=hashlib.sha256(data).hexdigest(),
        reader_version=settings.version,
        media_type="application/pdf",
        page_count=1,
        type=RecognisedType(value=DocumentType.OTHER, confidence=0.5),
        pages=(Page(number=1, source=TextSource.OCR),),
    )
