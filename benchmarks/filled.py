"""Fills a store with finished applications of ten attachments, each with contents of its own.

What the attachments say comes from the rules' own building blocks, as a perfect reader reads it;
they are stored by the calls that store real ones. Seeded by number: number 7 is always the same.
"""

import asyncio
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from random import Random
from typing import NamedTuple
from uuid import UUID, uuid5

import psycopg
from psycopg import AsyncConnection

from extractors.recognition import ocr
from extractors.settings import OcrSettings
from models.application import Application, Claim, ClaimKind
from models.document import Document
from models.page import Passage
from service.grounds import basis, grounds
from service.store import applications, readings, reports
from service.store.applications import Content, File
from service.store.grounds import Basis
from service.store.reports import Filing, Origin
from service.store.sql import Connection
from verifiers.rulebooks import rulebook
from verifiers.samples import examples, specimens
from verifiers.verify import verify

FLOOR = date(2024, 9, 22)
"""Until when a registration form must be valid (clause 二（五）1, the rulebook's own number)."""

SPREAD = 40
"""The forms are valid until a day this near to FLOOR, on either side."""

READER = "1/filled"

LINES = 38
"""Lines of a page, as 22 real readings have them (335 characters, 25 kB as JSON)."""

_FORM = "本表一式四份填写内容应当真实准确完整涂改有效其余事宜按有关规定办理年月日盖章：，0123456789"
"""What that print is made of: no two papers have a line in common, as no two forms do. At random it
says nothing that takes a paper back."""

_SPACE = UUID("9d4b4d0e-5f0e-4b61-9f5a-0a4bb7a3a4c1")
_RULES = rulebook.load(examples.HANGZHOU)


class Filled(NamedTuple):
    """An application, what was read of it, and its id in the store."""

    id: UUID
    application: Application
    documents: dict[str, Document]


def valid_until(number: int) -> date:
    """Until when that application's registration form is valid."""
    return FLOOR + timedelta(days=number * 7 % (2 * SPREAD) - SPREAD)


def number_of(number: int) -> str:
    """What the manifest calls that application."""
    return f"2024-{number:06}"


def made(number: int) -> Filled:
    """The application of that number."""
    leader = examples.person("张玥", "项目经理")
    papers = (
        examples.diploma(),
        examples.registration_form(valid_until=valid_until(number).isoformat()),
        examples.letter(),
        examples.contract(),
        examples.permit(leader),
        examples.statement(leader),
        examples.certificate("钱江杯", examples.PROJECT, leader),
        specimens.insurance(),
        specimens.hours(),
        specimens.commitment(),
    )
    documents = {f"a{n}": _unique(paper, number, n) for n, paper in enumerate(papers, 1)}
    claims = (
        examples.education("a1", "a2"),
        examples.appointment("a3", "a4"),
        examples.project("a5", "a6"),
        examples.award("a7"),
        Claim(id="si", kind=ClaimKind.SOCIAL_INSURANCE, attachments=("a8",)),
        Claim(id="th", kind=ClaimKind.TRAINING_HOURS, attachments=("a9",)),
        Claim(id="co", kind=ClaimKind.COMMITMENT, attachments=("a10",)),
    )
    named = examples.application(*claims).model_copy(update={"id": number_of(number)})
    return Filled(uuid5(_SPACE, str(number)), named, documents)


def _unique(document: Document, number: int, place: int) -> Document:
    key = sha256(f"{number} {place}".encode()).hexdigest()
    print_ = _print(Random(key))
    pages = tuple(
        page.model_copy(update={"passages": page.passages + print_}) for page in document.pages
    )
    return document.model_copy(update={"sha256": key, "reader_version": READER, "pages": pages})


def _print(chance: Random) -> tuple[Passage, ...]:
    """As much print as stands around what a real page says of anybody: LINES of it, of 3 to 16
    characters, their places and confidences as long in writing as measured ones are."""
    return tuple(
        examples.passage(
            "".join(chance.choices(_FORM, k=3 + n * 5 % 14)),
            place=n,
            confidence=1 - 1 / (7 * n + 300),
        )
        for n in range(LINES)
    )


async def fill(connection: Connection, numbers: Iterable[int]) -> None:
    """Stores these applications, read and judged."""
    for number in numbers:
        async with connection.transaction():
            await _store(connection, made(number))


async def _store(connection: Connection, filled: Filled) -> None:
    files = {
        attachment.id: File(attachment.file, filled.documents[attachment.id].sha256, 1000)
        for attachment in filled.application.attachments
    }
    evidence = sha256(filled.application.id.encode()).hexdigest()
    content = Content(filled.application, filled.application.model_dump_json(), files, evidence)
    await applications.insert(connection, filled.id, "platform", content, None)
    for document in filled.documents.values():
        await readings.insert(connection, document, 1.0)
    report = verify(filled.application, filled.documents, _RULES, _alphabet())
    stored = await applications.hold(connection, filled.id)
    if stored is None:
        raise LookupError("it was stored a moment ago")
    known = grounds(_basis(), filled.documents)
    origin = Origin(evidence, READER, grounds=known)
    filed = await reports.insert(connection, Filing(stored, origin, report))
    await applications.finish(connection, stored, filed.outcome, filed.id)


@cache
def _alphabet() -> frozenset[str]:
    """The characters the engine writes: reports name what they were judged with."""
    return ocr.alphabet(OcrSettings())


@cache
def _basis() -> Basis:
    return basis(_RULES, _alphabet())


def fill_at(url: str, count: int) -> None:
    """Stores the applications 0 to ``count``, exclusive."""

    async def filling() -> None:
        async with await AsyncConnection.connect(url, autocommit=True) as connection:
            await fill(connection, range(count))

    asyncio.run(filling())


_COPIES = (
    """INSERT INTO applications SELECT (md5(a.id || n::text))::uuid, owner, number || '-' || n,
    rulebook, employer, submitted_on, revision, state, outcome, error,
    (md5(a.report || n::text))::uuid, webhook, created_at, updated_at
    FROM applications a, generate_series(1, %s) n""",
    """INSERT INTO revisions SELECT (md5(application || n::text))::uuid, revision, manifest,
    evidence, created_at FROM revisions, generate_series(1, %s) n""",
    """INSERT INTO attachments SELECT (md5(application || n::text))::uuid, revision, id, position,
    file, encode(sha256((sha256 || n)::bytea), 'hex'), bytes, refusal
    FROM attachments, generate_series(1, %s) n""",
    """INSERT INTO readings SELECT encode(sha256((sha256 || n)::bytea), 'hex'), reader_version,
    document, pages, seconds, created_at FROM readings, generate_series(1, %s) n""",
    """INSERT INTO reports SELECT (md5(id || n::text))::uuid, (md5(application || n::text))::uuid,
    revision, evidence, rulebook, rulebook_version, reader_version, outcome, report, created_at,
    recheck, applied, rules, kinds, risk, why FROM reports, generate_series(1, %s) n""",
    """INSERT INTO grounds SELECT a.report, g.basis, encode(sha256(convert_to((
        SELECT string_agg(f.id || ' ' || f.sha256 || ' ' || r.reader_version || E'\\n', ''
                          ORDER BY f.id COLLATE "C")
        FROM attachments f JOIN readings r USING (sha256)
        WHERE f.application = a.id AND f.revision = a.revision), 'UTF8')), 'hex')
    FROM grounds g, applications s, generate_series(1, %s) n, applications a
    WHERE s.report = g.report AND a.id = (md5(s.id || n::text))::uuid""",
)


def multiply(url: str, times: int) -> None:
    """Adds so many copies of every application, each row with an id and contents of its own."""
    with psycopg.connect(url) as connection:
        for statement in _COPIES:
            connection.execute(statement.encode(), (times,))
        connection.execute(b"COMMIT")
        connection.execute(b"ANALYZE")
