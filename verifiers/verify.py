"""Asks every rule that applies: (Application, Documents, Rulebook) → Report. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from models.application import Application, Claim, ClaimKind
from models.document import Document
from models.report import (
    ClaimReport,
    Finding,
    FindingStatus,
    Outcome,
    ReadError,
    Report,
    RulebookReference,
    worst,
)
from verifiers.case import Case, Exhibit, open_case
from verifiers.provenance import own_unit_only
from verifiers.registry import Entry, entries
from verifiers.rule import ApplicationRule, AttachmentRule, ClaimRule, Verdict
from verifiers.rulebook import Rulebook

_SEVERITY = (FindingStatus.FAIL, FindingStatus.REVIEW, FindingStatus.PASS)


def verify(
    application: Application,
    documents: Mapping[str, Document | ReadError],
    rulebook: Rulebook,
    alphabet: frozenset[str],
) -> Report:
    """Judge an application on its documents, keyed by attachment id.

    ``alphabet`` holds every character the OCR engine can write. The same input gives the same
    report for ever: no file, no network, no clock.
    """
    case = open_case(application, documents, rulebook, alphabet)
    findings: dict[str, tuple[Finding, ...]] = {}
    for claim in _in_order(application.claims):
        on_claim = tuple(_on_claim(case, claim))
        on_files = tuple(_on_attachments(case, claim))
        findings[claim.id] = (*on_claim, *on_files)
        outcome = _outcome(on_claim, on_files)
        case = replace(case, outcomes={**case.outcomes, claim.id: outcome})
    loose = (*_on_loose_attachments(case), *_on_application(case))
    return _report(case, findings, loose, documents.values())


def _outcome(on_claim: tuple[Finding, ...], on_files: tuple[Finding, ...]) -> Outcome:
    """The worst of the findings; what is right with a file alone makes no claim pass."""
    faults = [f.status for f in on_files if f.status is not FindingStatus.PASS]
    return worst([*(finding.status for finding in on_claim), *faults])


def _in_order(claims: tuple[Claim, ...]) -> list[Claim]:
    """Awards last: what they are worth may hang on the project they belong to."""
    return sorted(claims, key=lambda claim: claim.kind is ClaimKind.AWARD)


def _on_claim(case: Case, claim: Claim) -> Iterable[Finding]:
    for entry in entries():
        if isinstance(entry.rule, ClaimRule) and claim.kind in entry.rule.kinds:
            for verdict in entry.rule.check(case, claim):
                yield _finding(entry, verdict, claim)


def _on_attachments(case: Case, claim: Claim) -> Iterable[Finding]:
    for attachment in dict.fromkeys(claim.attachments):
        yield from _on_attachment(case, case.exhibits[attachment], claim)


def _on_attachment(case: Case, exhibit: Exhibit, claim: Claim | None) -> Iterable[Finding]:
    for entry in entries():
        if isinstance(entry.rule, AttachmentRule):
            for verdict in entry.rule.check(case, exhibit):
                yield _finding(entry, verdict._replace(attachment=exhibit.id), claim)


def _on_loose_attachments(case: Case) -> Iterable[Finding]:
    """Attachments that no claim names are looked at all the same."""
    named = {i for claim in case.application.claims for i in claim.attachments}
    for exhibit in case.exhibits.values():
        if exhibit.id not in named:
            yield from _on_attachment(case, exhibit, None)


def _on_application(case: Case) -> Iterable[Finding]:
    for entry in entries():
        if isinstance(entry.rule, ApplicationRule):
            for verdict in entry.rule.check(case):
                yield _finding(entry, verdict, None)


def _finding(entry: Entry, verdict: Verdict, claim: Claim | None) -> Finding:
    return Finding(
        rule=entry.key,
        status=verdict.status,
        claim=claim.id if claim else None,
        attachment=verdict.attachment,
        message=verdict.message,
        citation=entry.rule.citation,
        evidence=verdict.evidence,
    )


def _report(
    case: Case,
    findings: Mapping[str, tuple[Finding, ...]],
    loose: tuple[Finding, ...],
    documents: Iterable[Document | ReadError],
) -> Report:
    application, rulebook = case.application, case.rulebook
    by_claim = chain.from_iterable(findings[claim.id] for claim in application.claims)
    everything = (*by_claim, *loose)
    versions = sorted({d.reader_version for d in documents if isinstance(d, Document)})
    return Report(
        application=application.id,
        rulebook=RulebookReference(id=rulebook.id, version=rulebook.version),
        reader_version=versions[-1] if versions else None,
        outcome=_overall(case, loose),
        attachments=tuple(exhibit.report for exhibit in case.exhibits.values()),
        claims=tuple(_claim_report(case, c, findings[c.id]) for c in application.claims),
        findings=everything,
    )


def _overall(case: Case, loose: tuple[Finding, ...]) -> Outcome:
    """The worst of the claims and of what belongs to none: that alone makes nothing pass."""
    statuses = [FindingStatus(outcome.value) for outcome in case.outcomes.values()]
    faults = [finding.status for finding in loose if finding.status is not FindingStatus.PASS]
    return worst([*statuses, *faults])


def _claim_report(case: Case, claim: Claim, findings: tuple[Finding, ...]) -> ClaimReport:
    return ClaimReport(
        id=claim.id,
        kind=claim.kind,
        outcome=case.outcomes[claim.id],
        own_unit_only=own_unit_only(case, claim),
        reason=_reason(findings),
    )


@lru_cache(maxsize=1)
def _decisive() -> frozenset[str]:
    """The rules that decide on a claim."""
    return frozenset(e.key for e in entries() if isinstance(e.rule, ClaimRule) and e.rule.decides)


def _reason(findings: tuple[Finding, ...]) -> str:
    """The one sentence why: of the worst findings the one whose rule decides, else the first."""
    decisive = _decisive()
    for status in _SEVERITY:
        equally_bad = [finding for finding in findings if finding.status is status]
        if equally_bad:
            first = min(equally_bad, key=lambda finding: finding.rule not in decisive)
            return first.message
    return "没有可供核验的材料，请人工核对"
