"""Readers without OCR, to be run in child processes: quick ones, slow ones, ones that fail.

A file's first line tells them what to do: ``sleep 2``, ``refuse``, ``crash``, ``nonsense``. Each
reading adds a line to the file that ``TEST_TALLY`` names, so that tests can count them.
"""

import hashlib
import os
import time
from pathlib import Path
from typing import cast

from extractors.settings import ReaderSettings
from models.document import Document, DocumentType, RecognisedType
from models.errors import AttachmentError
from models.lines import TextSource
from models.page import Page

TALLY = "TEST_TALLY"
READER = f"{__name__}.read"


def read(data: bytes, settings: ReaderSettings) -> Document:
    """A permit of one page, after doing what the first line says."""
    sha256 = hashlib.sha256(data).hexdigest()
    _note(sha256)
    word, _, rest = data.split(b"\n", 1)[0].decode("utf-8", "replace").partition(" ")
    if word == "sleep":
        time.sleep(float(rest))
    if word == "refuse":
        raise AttachmentError("encrypted_pdf", "PDF 设有打开密码")
    if word == "crash":
        os._exit(9)
    if word == "nonsense":
        return cast("Document", None)  # a reader with a bug
    return Document(
        sha256=sha256,
        reader_version=settings.version,
        media_type="application/pdf",
        page_count=1,
        type=RecognisedType(value=DocumentType.CONSTRUCTION_PERMIT, confidence=0.9),
        pages=(Page(number=1, source=TextSource.OCR),),
    )


def _note(sha256: str) -> None:
    if TALLY in os.environ:
        with Path(os.environ[TALLY]).open("a") as tally:
            tally.write(f"{sha256}\n")
