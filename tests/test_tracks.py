"""A complete sound application of each track, drawn and read: it passes, and no part can go."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from extractors.recognition import ocr
from extractors.settings import OcrSettings
from fixtures import fonts
from fixtures.committed import Sample, write
from fixtures.tracks import NORMAL, OTHERS
from fixtures.truth import Truth
from models.application import Application, ClaimKind
from models.document import Document
from models.report import FindingStatus, Outcome, Report
from tests.readings import Readings
from verifiers.rulebooks import rulebook
from verifiers.verify import verify

DRAWN = pytest.mark.skipif(bool(fonts.missing()), reason=fonts.missing())
FAULTS = {FindingStatus.FAIL, FindingStatus.REVIEW}
SPARED = {
    (
        "self_assessed",
        "statement-letterhead",
    ): "the own unit's paper beside a permit"
}
"""What may be left out, by track and style of the document, and why."""


_rules = cache(rulebook.load)


@cache
def _alphabet() -> frozenset[str]:
    return ocr.alphabet(OcrSettings())


class Sent(NamedTuple):
    """An application as somebody sends it, and what was read of its attachments."""

    made: Application
    papers: dict[str, Document]

    def without(self, lost: str) -> "Sent":
        """The same, that file left out."""
        claims = tuple(
            claim.model_copy(
                update={"attachments": tuple(i for i in claim.attachments if i != lost)}
            )
            for claim in self.made.claims
        )
        kept = tuple(a for a in self.made.attachments if a.id != lost)
        made = self.made.model_copy(update={"claims": claims, "attachments": kept})
        return Sent(made, {key: paper for key, paper in self.papers.items() if key != lost})

    def judged(self) -> Report:
        rules = _rules(self.made.rulebook)
        return verify(self.made, self.papers, rules, _alphabet())


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(NORMAL, id="normal"),
        *(pytest.param(sample, id=sample.track.value, marks=DRAWN) for sample in OTHERS),
    ],
)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    sample: Sample = request.param
    if sample is NORMAL:
        return sample.folder
    return write(sample, tmp_path_factory.mktemp("tracks"))


@pytest.fixture(scope="module")
def sent(folder: Path, readings: Readings) -> Sent:
    text = (folder / "application.json").read_text(encoding="utf-8")
    made = Application.model_validate_json(text)
    return Sent(made, {each.id: readings.of(folder / each.file) for each in made.attachments})


def test_it_passes_without_a_doubt(folder: Path, sent: Sent) -> None:
    report = sent.judged()
    assert [(f.rule, f.attachment, f.message) for f in report.findings if f.status in FAULTS] == []
    assert {claim.outcome for claim in report.claims} == {Outcome.PASS}
    assert report.outcome is Outcome.PASS
    assert Outcome.PASS in Truth.load(folder).outcomes


def test_without_any_one_attachment_it_does_not_pass_and_says_why(folder: Path, sent: Sent) -> None:
    styles = {document.id: document.style for document in Truth.load(folder).documents}
    for claim in sent.made.claims:
        for lost in claim.attachments:
            report = sent.without(lost).judged()
            told = [f for f in report.findings if f.status in FAULTS and f.claim == claim.id]
            spared = (sent.made.track.value, styles[lost]) in SPARED
            assert (report.outcome is Outcome.PASS) is spared, styles[lost]
            assert spared or told, styles[lost]


def test_without_any_one_claim_what_is_missing_is_named(sent: Sent) -> None:
    """A required one is a doubt; what the platform fetches by itself, or has signed, a note."""
    rules = _rules(sent.made.rulebook)
    asked = {item.claim: item for item in rules.application.required}
    for kind in {claim.kind for claim in sent.made.claims} & set(asked):
        kept = [c for c in sent.made.claims if c.kind not in {kind, ClaimKind.AWARD}]
        made = sent.made.model_copy(update={"claims": tuple(kept)})
        report = Sent(made, sent.papers).judged()
        told = [f for f in report.findings if f.rule == "application.complete"]
        named = [f for f in told if asked[kind].document in f.message]
        if asked[kind].missing is Outcome.PASS:
            assert [f.status for f in named] == [FindingStatus.NOT_APPLICABLE], kind
        else:
            assert report.outcome is not Outcome.PASS, kind
            assert FAULTS & {f.status for f in named}, kind
