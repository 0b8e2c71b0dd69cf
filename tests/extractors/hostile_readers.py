"""Readers that misbehave on purpose; run in the child process of the pool's tests."""

import ctypes
import os
import time

from extractors.settings import ReaderSettings
from models.document import Document, DocumentType, RecognisedType
from models.errors import SettingsError


def reads(data: bytes, settings: ReaderSettings) -> Document:
    """A good reader: the document's ``sha256`` is the number of the process that read it."""
    return Document(
        sha256=str(os.getpid()),
        reader_version="1",
        media_type=os.environ["OMP_NUM_THREADS"],
        page_count=len(data),
        type=RecognisedType(value=DocumentType.OTHER, confidence=0.5),
    )


def hangs(data: bytes, settings: ReaderSettings) -> Document:
    """Sleeps in native code, holding the interpreter's lock: no thread of Python gets through."""
    if data == b"good":
        return reads(data, settings)
    ctypes.PyDLL(None).sleep(600)
    raise AssertionError


def crashes(data: bytes, settings: ReaderSettings) -> Document:
    """Reads from address 0."""
    if data == b"good":
        return reads(data, settings)
    ctypes.string_at(0)
    raise AssertionError


def leaves(data: bytes, settings: ReaderSettings) -> Document:
    """Ends its process without a word."""
    os._exit(0)


def hoards(data: bytes, settings: ReaderSettings) -> Document:
    """Takes memory and touches it until somebody stops it."""
    held: list[bytearray] = []
    while len(held) < 2000:
        held.append(bytearray(b"\1" * 10_000_000))
        time.sleep(0.005)
    raise AssertionError


def stumbles(data: bytes, settings: ReaderSettings) -> Document:
    """A bug in the reader, whose message quotes the document."""
    raise KeyError("张玥 330106199003074520")


def is_misconfigured(data: bytes, settings: ReaderSettings) -> Document:
    """Finds that the operator, not the applicant, has to act."""
    raise SettingsError("no weights there")


def chatters(data: bytes, settings: ReaderSettings) -> Document:
    """Writes to both streams, past Python."""
    os.write(1, b"noise on standard output")
    os.write(2, b"noise on standard error")
    return reads(data, settings)
