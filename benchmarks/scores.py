"""Compares a report with the truth: every comparison is one observation."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from fixtures.truth import TrueClaim, TrueDocument, Truth
from models.application import Application
from models.report import (
    AttachmentReport,
    ClaimReport,
    Outcome,
    Presence,
    Relation,
    Report,
)
from models.report import ReadName as Read


class Metric(StrEnum):
    """What an observation is about."""

    TYPE = "type"
    FIELD = "field"
    NAME = "name"
    FALSE_FOUND = "no false name"
    ROLE = "role status"
    ROLE_CLASS = "role class"
    ISSUER_PRECISION = "issuer precision"
    ISSUER_RECALL = "issuer recall"
    SEAL = "seal text exact"
    CLAIM = "claim outcome"
    FALSE_PASS = "no false pass"
    OWN_PRECISION = "own_unit_only precision"
    OWN_RECALL = "own_unit_only recall"


class Slice(NamedTuple):
    """Where an observation was made: which family of documents, how captured, in what."""

    family: str
    condition: str
    place: str


class Observation(NamedTuple):
    """One comparison. ``expected`` and ``got`` make the confusion matrices, ``subject`` is the
    document type, field or kind of claim.
    """

    metric: Metric
    right: bool
    where: Slice
    subject: str
    expected: str = ""
    got: str = ""


class Judged(NamedTuple):
    """A folder's manifest, truth and report."""

    folder: Path
    application: Application
    truth: Truth
    report: Report


DEGRADED = ("photo", "photocopy", "scan")
"""The captures that leave room for doubt, worst first."""


def observe(judged: Judged) -> Iterator[Observation]:
    """Everything there is to compare in one application."""
    attachments = {a.id: a for a in judged.report.attachments}
    for document in judged.truth.documents:
        where = _slice(judged, document)
        yield from _document(document, attachments[document.id], where)
    reports = {claim.id: claim for claim in judged.report.claims}
    for claim in judged.truth.claims:
        yield from _claim(claim, reports[claim.id], _claim_slice(judged, claim))


def plain(text: str) -> str:
    """A text without what layout and width make of it: compatibility forms, no blanks."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _slice(judged: Judged, document: TrueDocument) -> Slice:
    place = f"{judged.folder.name}/{document.file} ({document.style})"
    return Slice(_family(document), document.condition, place)


def _family(document: TrueDocument) -> str:
    return document.family or ("held-out" if document.heldout else "tuned")


def _claim_slice(judged: Judged, claim: TrueClaim) -> Slice:
    enclosed = next(c.attachments for c in judged.application.claims if c.id == claim.id)
    documents = [d for d in judged.truth.documents if d.id in enclosed]
    captures = {d.condition for d in documents}
    worst = next((c for c in DEGRADED if c in captures), "clean")
    families = {_family(d) for d in documents} or {"tuned"}
    return Slice(
        max(families - {"tuned"}, default="tuned"),
        worst,
        f"{judged.folder.name}/{claim.id} ({claim.why})",
    )


def _document(truth: TrueDocument, read: AttachmentReport, where: Slice) -> Iterator[Observation]:
    kind = truth.type.value
    got = read.document_type.value.value if read.document_type else "unread"
    right = got in {kind, *(t.value for t in truth.also)}
    yield Observation(Metric.TYPE, right, where, kind, kind, got)
    yield from _fields(truth, read, where)
    yield from _presence(truth, read, where)
    yield from _issuers(truth, read, where)
    yield from _seals(truth, read, where)


def _fields(truth: TrueDocument, read: AttachmentReport, where: Slice) -> Iterator[Observation]:
    for name, value in truth.fields.items():
        subject = f"{truth.type.value}.{name}"
        if isinstance(value, str):
            values = [f.value for f in read.fields if f.name == name]
            texts = [plain(v) for v in values if isinstance(v, str)]
            right = plain(value) in texts
            yield Observation(Metric.FIELD, right, where, subject, value, " | ".join(texts))
        else:
            yield from _listed([entry.row for entry in value], read, where, subject)


def _listed(
    rows: list[tuple[str, str | None]], read: AttachmentReport, where: Slice, subject: str
) -> Iterator[Observation]:
    """One observation a row; a row that is true twice has to be read twice."""
    name = subject.partition(".")[2]
    found = Counter(
        _entry(*row) for field in read.fields if field.name == name for row in field.rows
    )
    for row in rows:
        expected = _entry(*row)
        right = found[expected] > 0
        found[expected] -= right
        got = next((entry for entry in found if entry[0] == expected[0]), ("", ""))
        yield Observation(Metric.FIELD, right, where, subject, " ".join(expected), " ".join(got))


def _entry(name: str, beside: str | None) -> tuple[str, str]:
    return plain(name), plain(beside or "")


def _presence(truth: TrueDocument, read: AttachmentReport, where: Slice) -> Iterator[Observation]:
    if truth.name:
        yield from _name(truth, read.applicant_name, where)
    if truth.role:
        got = read.applicant_role.status
        right, expected = got in truth.role, truth.role[0].value
        yield Observation(Metric.ROLE, right, where, truth.type.value, expected, got.value)
    if truth.role_class:
        role = read.applicant_role
        answer = role.role_class.value if role.role_class else role.status.value
        expected = truth.role_class.value
        same = answer == expected
        yield Observation(Metric.ROLE_CLASS, same, where, truth.type.value, expected, answer)


def _name(truth: TrueDocument, read: Read, where: Slice) -> Iterator[Observation]:
    got, expected = read.status, truth.name[0].value
    kind = truth.type.value
    yield Observation(Metric.NAME, got in truth.name, where, kind, expected, got.value)
    honest = got is not Presence.FOUND or Presence.FOUND in truth.name
    yield Observation(Metric.FALSE_FOUND, honest, where, kind, expected, got.value)


def _issuers(truth: TrueDocument, read: AttachmentReport, where: Slice) -> Iterator[Observation]:
    kind = truth.type.value
    got = {issuer.relation for issuer in read.issuers} - {Relation.UNKNOWN}
    allowed = {r for issuer in truth.issuers for r in (issuer.relation, *issuer.also)}
    names = ",".join(sorted(r.value for r in allowed))
    for relation in sorted(got):
        right = relation in allowed
        yield Observation(Metric.ISSUER_PRECISION, right, where, kind, names, relation.value)
    for issuer in truth.issuers:
        if issuer.relation is not Relation.UNKNOWN:
            right = bool(got & {issuer.relation, *issuer.also})
            answer = ",".join(sorted(r.value for r in got)) or "none"
            yield Observation(
                Metric.ISSUER_RECALL, right, where, kind, issuer.relation.value, answer
            )


def _seals(truth: TrueDocument, read: AttachmentReport, where: Slice) -> Iterator[Observation]:
    names = [plain(issuer.name) for issuer in read.issuers if issuer.via.value == "seal"]
    issuing = {issuer.name for issuer in truth.issuers}
    for seal in truth.seals:
        if seal.name not in issuing:  # a person's name stamp, or who certified a copy
            continue
        right = plain(seal.name) in names
        got = " | ".join(names)
        yield Observation(Metric.SEAL, right, where, truth.type.value, seal.name, got)


def _claim(truth: TrueClaim, got: ClaimReport, where: Slice) -> Iterator[Observation]:
    expected, answer = truth.outcomes[0].value, got.outcome.value
    right = got.outcome in truth.outcomes
    yield Observation(Metric.CLAIM, right, where, got.kind, expected, answer)
    honest = got.outcome is not Outcome.PASS or Outcome.PASS in truth.outcomes
    yield Observation(Metric.FALSE_PASS, honest, where, got.kind, expected, answer)
    if truth.own_unit_only is None:
        return
    if got.own_unit_only:
        yield Observation(Metric.OWN_PRECISION, truth.own_unit_only, where, got.kind)
    if truth.own_unit_only:
        yield Observation(Metric.OWN_RECALL, got.own_unit_only, where, got.kind)
