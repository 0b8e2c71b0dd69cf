"""The same field on two documents, side by side, with what differs marked glyph by glyph."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple

from models.application import ClaimKind
from models.report import AttachmentReport, ClaimReport
from service import words
from service.triage.review.context import PageKey, ReviewContext
from service.triage.review.readings import Reading, readings
from service.triage.review.sheets import Sheet

Pieces = tuple[tuple[str, bool], ...]
"""A text in pieces, each with whether it differs from the other text."""

INCOMPARABLE = {"document_type", "issuer", "issued_on", "certificate_number", "verification_code"}
"""What every document has one of its own of."""


class Side(NamedTuple):
    """What one document states."""

    caption: str
    reading: Reading
    pieces: Pieces


class Pair(NamedTuple):
    """One field on two documents of one claim."""

    claim: str
    label: str
    left: Side
    right: Side

    @property
    def differs(self) -> bool:
        """Whether the two texts are not the same."""
        return self.left.reading.value != self.right.reading.value


def pairs(context: ReviewContext, sheets: Mapping[PageKey, Sheet]) -> list[Pair]:
    """Every field two documents of a claim both state, those that differ first."""
    read = {said.id: (said, readings(said, sheets)) for said in context.report.attachments}
    proofs = {claim.id: claim.attachments for claim in context.application.claims}
    found = [
        pair
        for claim in context.report.claims
        for one, other in combinations([i for i in proofs.get(claim.id, ()) if i in read], 2)
        for pair in _of(claim, read[one], read[other])
    ]
    found = [*_names(context, sheets), *found]
    return sorted(found, key=lambda pair: not pair.differs)


def _names(context: ReviewContext, sheets: Mapping[PageKey, Sheet]) -> Iterator[Pair]:
    """The declared name beside every name read for the applicant that is not the same."""
    declared = Reading("applicant_name", "申报人姓名", context.application.applicant.name)
    for said in context.report.attachments:
        read = next(one for one in readings(said, sheets) if one.name == declared.name)
        if read.value and read.value != declared.value:
            left, right = differences(declared.value, read.value)
            sides = Side("申报填写", declared, left), Side(caption(said), read, right)
            yield Pair("申报与材料", declared.label, *sides)


Read = tuple[AttachmentReport, list[Reading]]


def _of(claim: ClaimReport, one: Read, other: Read) -> Iterator[Pair]:
    theirs = {reading.name: reading for reading in other[1]}
    for mine in one[1]:
        yours = theirs.get(mine.name)
        if not yours or mine.name in INCOMPARABLE or not (mine.value and yours.value):
            continue
        if mine.name == "applicant_role" and _same_part(one[0], other[0]):
            continue
        left, right = differences(mine.value, yours.value)
        yield Pair(
            words.CLAIM[ClaimKind(claim.kind)],
            mine.label,
            Side(caption(one[0]), mine, left),
            Side(caption(other[0]), yours, right),
        )


def _same_part(one: AttachmentReport, other: AttachmentReport) -> bool:
    """Whether both roles mean the same: every form has words of its own for it."""
    classes = one.applicant_role.role_class, other.applicant_role.role_class
    return classes[0] is not None and classes[0] is classes[1]


def caption(said: AttachmentReport) -> str:
    """An attachment as people call it."""
    kind = said.document_type
    return f"{said.id} {words.DOCUMENT[kind.value] if kind else said.file}"


def differences(one: str, other: str) -> tuple[Pieces, Pieces]:
    """Both texts in pieces; joined again they are the texts."""
    steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    left = tuple((one[a:b], tag != "equal") for tag, a, b, _, _ in steps if a < b)
    right = tuple((other[c:d], tag != "equal") for tag, _, _, c, d in steps if c < d)
    return left, right
