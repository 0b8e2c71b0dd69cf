"""What the review page shows, worked out before the template."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.application import ClaimKind
from models.geometry import Box
from models.report import (
    AttachmentReport,
    ClaimReport,
    Evidence,
    Finding,
    FindingStatus,
    Outcome,
    Report,
)
from service import words
from service.presentation.report_text import reason
from service.triage.review.context import Choice, Decided, Reason, ReviewContext
from service.triage.review.marks import Mark, marks
from service.triage.review.pairs import Pair, caption, pairs
from service.triage.review.readings import Reading, readings
from service.triage.review.seals import SealView, meant, seals
from service.triage.review.sheets import Sheet, sheets

WORST_FIRST = (FindingStatus.FAIL, FindingStatus.REVIEW, FindingStatus.PASS)


class PageView(NamedTuple):
    """A page with its marks."""

    sheet: Sheet
    caption: str
    marks: tuple[Mark, ...]


class Ground(NamedTuple):
    """A piece of ink a finding rests on, and the mark around it (empty where none is drawn)."""

    attachment: str
    page: int
    text: str
    anchor: str
    mark: str


class FindingView(NamedTuple):
    """A finding under its number; ``place`` is its position in the report's findings.

    ``confidence`` is that of the least sure ink it rests on, None where nothing tells.
    """

    number: int
    place: int
    finding: Finding
    confidence: float | None
    grounds: tuple[Ground, ...]
    seals: tuple[SealView, ...]
    reasons: tuple[Reason, ...]
    decision: Decided | None

    @property
    def certain(self) -> bool:
        """Whether it passed."""
        return self.finding.status is FindingStatus.PASS


class ClaimView(NamedTuple):
    """A claim, or what belongs to no claim (``claim`` None)."""

    claim: ClaimReport | None
    title: str
    reason: str
    troubles: tuple[FindingView, ...]
    passed: tuple[FindingView, ...]
    idle: tuple[Finding, ...]

    @property
    def outcome(self) -> Outcome:
        """The claim's, else what its worst finding makes of it."""
        if self.claim:
            return self.claim.outcome
        worst = self.troubles[0].finding.status if self.troubles else FindingStatus.PASS
        return Outcome(worst.value)


class AttachmentView(NamedTuple):
    """An attachment, its pages, what was read of it, its seals."""

    said: AttachmentReport
    title: str
    pages: tuple[PageView, ...]
    readings: tuple[Reading, ...]
    seals: tuple[SealView, ...]


class ReviewView(NamedTuple):
    """The whole page."""

    claims: tuple[ClaimView, ...]
    attachments: tuple[AttachmentView, ...]
    pairs: tuple[Pair, ...]
    decision: Decided | None
    reasons: tuple[Reason, ...]
    supplements: tuple[tuple[FindingView | None, Decided], ...]

    @property
    def open(self) -> int:
        """How many findings wait for a decision."""
        return sum(not f.decision for claim in self.claims for f in claim.troubles)

    @classmethod
    def of(cls, context: ReviewContext) -> "ReviewView":
        """Laid out for the reviewer the context names."""
        return _Layout(context).view()


class _Layout:
    def __init__(self, context: ReviewContext) -> None:
        self._context = context
        self._sheets = sheets(context)
        self._seals = seals(context, self._sheets)
        self._decided = {decided.finding: decided for decided in context.decisions}
        self._claims = _worst_first(context.report)
        self._shown = _in_order(context.report, self._claims)
        self._pages = {key: self._page(sheet) for key, sheet in self._sheets.items()}

    def view(self) -> ReviewView:
        """Everything."""
        views = [self._finding(number, place) for number, place in self._shown]
        whole = self._decided.get(None)
        returned: list[tuple[FindingView | None, Decided]] = [
            (view, view.decision)
            for view in views
            if view.decision and view.decision.choice is Choice.RETURN
        ]
        if whole and whole.choice is Choice.RETURN:
            returned.append((None, whole))
        return ReviewView(
            claims=tuple(self._claim(claim, views) for claim in self._groups()),
            attachments=tuple(self._attachment(said) for said in self._context.report.attachments),
            pairs=tuple(pairs(self._context, self._sheets)),
            decision=whole,
            reasons=tuple(self._context.reasons.get("", ())),
            supplements=tuple(returned),
        )

    def _groups(self) -> Iterator[ClaimReport | None]:
        general = any(finding.claim is None for finding in self._context.report.findings)
        return iter((*self._claims, *([None] if general else [])))

    def _claim(self, claim: ClaimReport | None, views: Sequence[FindingView]) -> ClaimView:
        wanted = claim.id if claim else None
        held = [view for view in views if view.finding.claim == wanted]
        idle = FindingStatus.NOT_APPLICABLE
        return ClaimView(
            claim=claim,
            title=self._title(claim),
            reason=reason(claim, self._context.report) if claim else "",
            troubles=tuple(view for view in held if not view.certain),
            passed=tuple(view for view in held if view.certain),
            idle=tuple(
                finding
                for finding in self._context.report.findings
                if finding.claim == wanted and finding.status is idle
            ),
        )

    def _title(self, claim: ClaimReport | None) -> str:
        if not claim:
            return "申报整体与未归项的材料"
        declared = next(c for c in self._context.application.claims if c.id == claim.id)
        named = declared.name or declared.title
        return " · ".join(filter(None, (words.CLAIM[ClaimKind(claim.kind)], named)))

    def _finding(self, number: int, place: int) -> FindingView:
        finding = self._context.report.findings[place]
        known = self._context.reasons
        general = known.get("", ())
        return FindingView(
            number=number,
            place=place,
            finding=finding,
            confidence=self._confidence(finding),
            grounds=tuple(self._grounds(number, finding)),
            seals=tuple(self._meant(finding)),
            reasons=(*known.get(finding.rule, ()), *general),
            decision=self._decided.get(place),
        )

    def _meant(self, finding: Finding) -> Iterator[SealView]:
        """The seals a finding rests on, each once."""
        for key, held in self._seals.items():
            boxes = [e.bbox for e in finding.evidence if (e.attachment, e.page) == key]
            yield from (one for one in held if any(meant(box, one.seal) for box in boxes))

    def _grounds(self, number: int, finding: Finding) -> Iterator[Ground]:
        """What it rests on; where that is nothing, the attachments it is about."""
        yield from (self._ground(number, each) for each in finding.evidence)
        if finding.evidence:
            return
        claims = self._context.application.claims
        about = next((c.attachments for c in claims if c.id == finding.claim), ())
        for attachment in (finding.attachment,) if finding.attachment else about:
            page = self._pages.get((attachment, 1))
            if page:
                yield Ground(attachment, 1, "", page.sheet.anchor, "")

    def _ground(self, number: int, each: Evidence) -> Ground:
        key = (each.attachment, each.page)
        page = self._pages.get(key)
        if page is None:
            return Ground(*key, each.text, "", "")
        box = page.sheet.pixels(each.bbox)
        around = (m for m in page.marks if number in m.findings and _around(m.box, box))
        return Ground(*key, each.text, page.sheet.anchor, next((m.id for m in around), ""))

    def _confidence(self, finding: Finding) -> float | None:
        """Evidence carries none: that of what was read at the same place."""
        said = {attachment.id: attachment for attachment in self._context.report.attachments}
        known = [
            sure
            for each in finding.evidence
            if each.attachment in said
            for sure in _sure(said[each.attachment], each)
        ]
        return min(known, default=None)

    def _attachment(self, said: AttachmentReport) -> AttachmentView:
        keys = [key for key in self._sheets if key[0] == said.id]
        return AttachmentView(
            said=said,
            title=caption(said),
            pages=tuple(self._pages[key] for key in keys),
            readings=tuple(readings(said, self._sheets)),
            seals=tuple(one for key in keys for one in self._seals.get(key, ())),
        )

    def _page(self, sheet: Sheet) -> PageView:
        attachment, number = sheet.key
        said = next(a for a in self._context.report.attachments if a.id == attachment)
        numbered = [(n, self._context.report.findings[place]) for n, place in self._shown]
        drawn = marks(sheet, said, self._context.documents.get(attachment), numbered)
        return PageView(sheet, f"{caption(said)} · 第 {number}/{said.pages or number} 页", drawn)


def _around(mark: Box, ink: Box) -> bool:
    return mark.x0 <= ink.x0 and mark.y0 <= ink.y0 and mark.x1 >= ink.x1 and mark.y1 >= ink.y1


def _sure(said: AttachmentReport, each: Evidence) -> Iterator[float]:
    """How sure the reader was of what stands at that place."""
    people = (said.applicant_name, said.applicant_role)
    read = [
        *((one.page, one.bbox, one.confidence) for one in said.fields),
        *((one.page, one.bbox, one.confidence) for one in said.issuers),
        *((one.page, one.bbox, one.confidence) for one in people),
    ]
    for page, box, sure in read:
        if (page, box) == (each.page, each.bbox) and sure is not None:
            yield sure


def _worst_first(report: Report) -> list[ClaimReport]:
    order = (Outcome.FAIL, Outcome.REVIEW, Outcome.PASS)
    return sorted(report.claims, key=lambda claim: order.index(claim.outcome))


def _in_order(report: Report, claims: Sequence[ClaimReport]) -> list[tuple[int, int]]:
    """Numbers from 1 and positions of the findings that say something, in reading order."""
    ids = [claim.id for claim in claims]
    shown = [
        place
        for place, finding in enumerate(report.findings)
        if finding.status is not FindingStatus.NOT_APPLICABLE
    ]

    def rank(place: int) -> tuple[int, int]:
        finding = report.findings[place]
        claim = ids.index(finding.claim) if finding.claim in ids else len(ids)
        return claim, WORST_FIRST.index(finding.status)

    return list(enumerate(sorted(shown, key=rank), 1))
