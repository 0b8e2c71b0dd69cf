"""What the HTML report shows, worked out before the template: findings, pages, marks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from models.application import ClaimKind
from models.document import Document
from models.geometry import Box
from models.page import Page
from models.report import (
    AttachmentReport,
    ClaimReport,
    Finding,
    FindingStatus,
    Outcome,
    ReadError,
    Report,
)
from service import words
from service.presentation.report_html.album import Album, Picture
from service.presentation.report_text import reason
from service.verification import Verified

_WORST_FIRST = (FindingStatus.FAIL, FindingStatus.REVIEW, FindingStatus.PASS)

PageKey = tuple[str, int]
"""An attachment's id and the number of a page of it, from 1."""


class Mark(NamedTuple):
    """Something drawn on a page: ``kind`` names its colour and line, ``box`` is in pixels."""

    kind: str
    box: Box
    label: str
    title: str


class PageView(NamedTuple):
    """A page picture with its marks; ``picture`` is None where the page could not be drawn."""

    anchor: str
    caption: str
    picture: Picture | None
    marks: tuple[Mark, ...]


class Quotes(NamedTuple):
    """What a finding rests on, on one page."""

    attachment: str
    page: int
    anchor: str
    texts: tuple[str, ...]


class FindingView(NamedTuple):
    """A finding under the number its boxes carry."""

    number: int
    finding: Finding
    quotes: tuple[Quotes, ...]


class ClaimView(NamedTuple):
    """A claim, or what belongs to no claim (``claim`` None)."""

    anchor: str
    claim: ClaimReport | None
    title: str
    reason: str
    findings: tuple[FindingView, ...]
    not_applicable: tuple[Finding, ...]
    pages: tuple[PageView, ...]


class AttachmentView(NamedTuple):
    """An attachment and all its pages."""

    report: AttachmentReport
    pages: tuple[PageView, ...]


class ApplicationView(NamedTuple):
    """Everything shown of one application."""

    anchor: str
    report: Report
    applicant: str
    employer: str
    counts: Mapping[Outcome, int]
    claims: tuple[ClaimView, ...]
    attachments: tuple[AttachmentView, ...]

    @property
    def of_the_whole(self) -> tuple[FindingView, ...]:
        """What is wrong or doubtful beside the claims, which alone may not explain the outcome."""
        general = (view for claim in self.claims if claim.claim is None for view in claim.findings)
        return tuple(v for v in general if v.finding.status is not FindingStatus.PASS)

    @classmethod
    def of(cls, verified: Verified, album: Album, anchor: str) -> "ApplicationView":
        """``anchor`` is unique on the page: an application's id is any text."""
        drawing = _Drawing(verified, album, anchor)
        report = verified.report
        outcomes = [claim.outcome for claim in report.claims]
        return cls(
            anchor=anchor,
            report=report,
            applicant=verified.application.applicant.name,
            employer=verified.application.employer.name,
            counts={outcome: outcomes.count(outcome) for outcome in Outcome},
            claims=tuple(drawing.claims()),
            attachments=tuple(drawing.attachments()),
        )


class _Drawing:
    """One application being laid out; findings are numbered through the whole of it."""

    def __init__(self, verified: Verified, album: Album, anchor: str) -> None:
        self._verified = verified
        self._report = verified.report
        self._pictures = {
            (attachment, number): album.add(jpeg, self._turned((attachment, number)))
            for attachment, pages in verified.pictures.items()
            for number, jpeg in enumerate(pages, 1)
        }
        self._shown = _in_order(self._report)
        self._numbers = {id(finding): number for number, finding in enumerate(self._shown, 1)}
        self._at = anchor

    def _turned(self, key: PageKey) -> int:
        """Degrees, clockwise, by which the page is shown turned: as the reader read it."""
        page = _page_of(self._verified.documents.get(key[0]), key[1])
        return page.turned if page else 0

    def claims(self) -> Iterator[ClaimView]:
        """The claims in the manifest's order, then what belongs to none of them."""
        names = {claim.id: claim.name or claim.title for claim in self._verified.application.claims}
        for place, claim in enumerate(self._report.claims):
            title = " · ".join(filter(None, (words.CLAIM[ClaimKind(claim.kind)], names[claim.id])))
            yield self._claim(f"{self._at}-c{place}", claim, title)
        if any(finding.claim is None for finding in self._report.findings):
            yield self._claim(f"{self._at}-general", None, "申报整体与未归项的材料")

    def attachments(self) -> Iterator[AttachmentView]:
        """Every attachment with every page, all findings marked."""
        for place, attachment in enumerate(self._report.attachments):
            keys = [key for key in self._pictures if key[0] == attachment.id]
            anchor = f"{self._at}-f{place}"
            yield AttachmentView(
                attachment, tuple(self._page(anchor, key, self._shown) for key in keys)
            )

    def _claim(self, anchor: str, claim: ClaimReport | None, title: str) -> ClaimView:
        wanted = claim.id if claim else None
        shown = [finding for finding in self._shown if finding.claim == wanted]
        pages = tuple(self._page(anchor, key, shown) for key in self._pages_of(shown))
        return ClaimView(
            anchor=anchor,
            claim=claim,
            title=title,
            reason=reason(claim, self._report) if claim else "",
            findings=tuple(self._finding(anchor, finding) for finding in shown),
            not_applicable=tuple(
                finding
                for finding in self._report.findings
                if finding.claim == wanted and finding.status is FindingStatus.NOT_APPLICABLE
            ),
            pages=pages,
        )

    def _pages_of(self, findings: Sequence[Finding]) -> list[PageKey]:
        """The pages findings rest on, and the first page of an attachment that shows nothing."""
        resting = {(each.attachment, each.page): None for f in findings for each in f.evidence}
        touched = {attachment for attachment, _ in resting}
        named = {f.attachment: None for f in findings if f.attachment}
        first = [(attachment, 1) for attachment in named if attachment not in touched]
        return [*resting, *(key for key in first if key in self._pictures)]

    def _finding(self, anchor: str, finding: Finding) -> FindingView:
        quoted: dict[PageKey, dict[str, None]] = {}
        for each in finding.evidence:
            quoted.setdefault((each.attachment, each.page), {})[each.text] = None
        quotes = tuple(
            Quotes(*key, self._anchor(anchor, key), tuple(texts)) for key, texts in quoted.items()
        )
        return FindingView(self._numbers[id(finding)], finding, quotes)

    def _anchor(self, under: str, key: PageKey) -> str:
        ids = [attachment.id for attachment in self._report.attachments]
        return f"{under}-{ids.index(key[0])}-{key[1]}"

    def _page(self, under: str, key: PageKey, findings: Iterable[Finding]) -> PageView:
        picture = self._pictures.get(key)
        document = self._verified.documents.get(key[0])
        marks: tuple[Mark, ...] = ()
        if picture:
            page = _page_of(document, key[1])
            marks = (*_seals(page, picture), *self._evidence(key, findings, picture))
        return PageView(self._anchor(under, key), self._caption(key), picture, marks)

    def _caption(self, key: PageKey) -> str:
        attachment = next(a for a in self._report.attachments if a.id == key[0])
        kind = attachment.document_type
        named = words.DOCUMENT[kind.value] if kind else attachment.file
        return f"{key[0]} {named} · 第 {key[1]}/{attachment.pages or key[1]} 页"

    def _evidence(
        self, key: PageKey, findings: Iterable[Finding], picture: Picture
    ) -> Iterator[Mark]:
        """One mark a box, however many findings rest on it; the worst one colours it."""
        resting: dict[Box, list[tuple[Finding, str]]] = {}
        for finding in findings:
            for each in finding.evidence:
                if (each.attachment, each.page) == key:
                    resting.setdefault(each.bbox, []).append((finding, each.text))
        for box, held in resting.items():
            status = next(s for s in _WORST_FIRST if any(f.status is s for f, _ in held))
            signs = [f"{words.MARK[f.status]}{self._numbers[id(f)]}" for f, _ in held]
            upright = box.turned(self._turned(key))
            yield Mark(status.value, _pixels(upright, picture), " ".join(signs), held[0][1])


def _in_order(report: Report) -> list[Finding]:
    """The findings that say something: claim by claim, what needs attention first."""
    claims = [claim.id for claim in report.claims]
    shown = [f for f in report.findings if f.status is not FindingStatus.NOT_APPLICABLE]
    return sorted(
        shown,
        key=lambda f: (
            claims.index(f.claim) if f.claim in claims else len(claims),
            _WORST_FIRST.index(f.status),
        ),
    )


def _page_of(document: Document | ReadError | None, number: int) -> Page | None:
    pages = document.pages if isinstance(document, Document) else ()
    return next((page for page in pages if page.number == number), None)


def _seals(page: Page | None, picture: Picture) -> Iterator[Mark]:
    if page is None:
        return
    for seal in page.seals:
        label = f"{seal.name} {seal.inscription}".strip() or words.UNREAD
        yield Mark(
            "seal",
            _pixels(seal.box.turned(page.turned), picture),
            label,
            f"印章，把握 {seal.confidence:.0%}",
        )


def _pixels(box: Box, picture: Picture) -> Box:
    """The box on the picture, a little larger than the ink so that it does not hide it."""
    wide, high = picture.width, picture.height
    scaled = Box(box.x0 * wide, box.y0 * high, box.x1 * wide, box.y1 * high)
    return scaled.grown(wide / 300, wide / 300)
