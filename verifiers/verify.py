"""Asks every rule that applies: (Application, Documents, Rulebook) → Report. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from models.application import Application, Claim, ClaimKind
from models.document import Document
from models.report import (
    AttachmentReport,
    ClaimReport,
    Finding,
    FindingStatus,
    Outcome,
    ReadError,
    Report,
    RulebookReference,
    worst,
)
from verifiers.case import Case, open_case
from verifiers.evidence.provenance import own_unit_only
from verifiers.registry import Entry, entries
from verifiers.rule import ApplicationRule, AttachmentRule, ClaimRule, Rule, Verdict
from verifiers.rulebooks.rulebook import Rulebook

_SEVERITY = (FindingStatus.FAIL, FindingStatus.REVIEW, FindingStatus.PASS)


class Question(NamedTuple):
    """A rule, and what it is asked about: a claim, one of its attachments, or neither."""

    entry: Entry
    claim: Claim | None = None
    attachment: str | None = None


Ask = Callable[[Case, Question], Iterable[Finding]]


class Findings(NamedTuple):
    """What all rules say: by claim, and of what belongs to none; ``case`` has all outcomes."""

    case: Case
    by_claim: Mapping[str, tuple[Finding, ...]]
    loose: tuple[Finding, ...]


class Exhibited(NamedTuple):
    """What of a report no rule says: the attachments, and which claims rest on the own unit."""

    reader_version: str | None
    attachments: tuple[AttachmentReport, ...]
    own_unit_only: Mapping[str, bool]


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
    read = {d.reader_version for d in documents.values() if isinstance(d, Document)}
    exhibited = Exhibited(
        reader_version=max(read, default=None),
        attachments=tuple(exhibit.report for exhibit in case.exhibits.values()),
        own_unit_only={claim.id: own_unit_only(case, claim) for claim in application.claims},
    )
    return report_on(findings(case, answers), exhibited)


def findings(opened: Case, ask: Ask) -> Findings:
    """Asks every rule that applies, claim by claim; awards see what their projects came to."""
    case, by_claim = opened, {}
    for claim in in_order(case.application.claims):
        on_claim = tuple(chain.from_iterable(ask(case, q) for q in on_claims(claim)))
        on_files = tuple(chain.from_iterable(ask(case, q) for q in on_attachments(claim)))
        by_claim[claim.id] = (*on_claim, *on_files)
        outcome = _outcome(on_claim, on_files)
        case = replace(case, outcomes={**case.outcomes, claim.id: outcome})
    loose = tuple(chain.from_iterable(ask(case, q) for q in on_the_rest(case.application)))
    return Findings(case, by_claim, loose)


def in_order(claims: tuple[Claim, ...]) -> list[Claim]:
    """Awards last: what they are worth may hang on the project they belong to."""
    return sorted(claims, key=lambda claim: claim.kind is ClaimKind.AWARD)


def on_claims(claim: Claim) -> Iterator[Question]:
    return (Question(entry, claim) for entry in _of_claims(claim.kind))


def on_attachments(claim: Claim) -> Iterator[Question]:
    return (
        Question(entry, claim, attachment)
        for attachment in dict.fromkeys(claim.attachments)
        for entry in _of(AttachmentRule)
    )


def on_the_rest(application: Application) -> Iterator[Question]:
    """Attachments that no claim names are looked at all the same; then the application."""
    named = {i for claim in application.claims for i in claim.attachments}
    for attachment in dict.fromkeys(each.id for each in application.attachments):
        if attachment not in named:
            yield from (Question(e, None, attachment) for e in _of(AttachmentRule))
    yield from (Question(entry) for entry in _of(ApplicationRule))


def answers(case: Case, question: Question) -> list[Finding]:
    """What the rule says."""
    entry, claim, attachment = question
    return [
        Finding(
            rule=entry.key,
            status=verdict.status,
            claim=claim.id if claim else None,
            attachment=attachment or verdict.attachment,
            message=verdict.message,
            citation=entry.rule.citation,
            evidence=verdict.evidence,
        )
        for verdict in _verdicts(case, question)
    ]


def _verdicts(case: Case, question: Question) -> Iterator[Verdict]:
    entry, claim, attachment = question
    if isinstance(entry.rule, ClaimRule) and claim is not None:
        return entry.rule.check(case, claim)
    if isinstance(entry.rule, AttachmentRule) and attachment is not None:
        return entry.rule.check(case, case.exhibits[attachment])
    if isinstance(entry.rule, ApplicationRule):
        return entry.rule.check(case)
    raise TypeError(f"{entry.key} is not asked about this")


def _outcome(on_claim: tuple[Finding, ...], on_files: tuple[Finding, ...]) -> Outcome:
    """The worst of the findings; what is right with a file alone makes no claim pass."""
    faults = [f.status for f in on_files if f.status is not FindingStatus.PASS]
    return worst([*(finding.status for finding in on_claim), *faults])


@lru_cache(maxsize=len(ClaimKind))
def _of_claims(kind: ClaimKind) -> tuple[Entry, ...]:
    return tuple(e for e in entries() if isinstance(e.rule, ClaimRule) and kind in e.rule.kinds)


@lru_cache(maxsize=3)
def _of(rule: type[Rule]) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries() if isinstance(entry.rule, rule))


def report_on(found: Findings, exhibited: Exhibited) -> Report:
    """The contract's report."""
    application, rulebook = found.case.application, found.case.rulebook
    by_claim = chain.from_iterable(found.by_claim[claim.id] for claim in application.claims)
    return Report(
        application=application.id,
        rulebook=RulebookReference(id=rulebook.id, version=rulebook.version),
        reader_version=exhibited.reader_version,
        outcome=_overall(found),
        attachments=exhibited.attachments,
        claims=tuple(_claim_report(found, exhibited, claim) for claim in application.claims),
        findings=(*by_claim, *found.loose),
    )


def _overall(found: Findings) -> Outcome:
    """The worst of the claims and of what belongs to none: that alone makes nothing pass."""
    statuses = [FindingStatus(outcome.value) for outcome in found.case.outcomes.values()]
    faults = [finding.status for finding in found.loose if finding.status is not FindingStatus.PASS]
    return worst([*statuses, *faults])


def _claim_report(found: Findings, exhibited: Exhibited, claim: Claim) -> ClaimReport:
    return ClaimReport(
        id=claim.id,
        kind=claim.kind,
        outcome=found.case.outcomes[claim.id],
        own_unit_only=exhibited.own_unit_only[claim.id],
        reason=_reason(found.by_claim[claim.id]),
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
