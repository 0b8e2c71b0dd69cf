"""Judging by another rulebook what was judged by one, asking only the rules that can differ.

A report follows from the application, what was read, the program and the rulebook. Where only the
rulebook differs, a rule that cannot read what differs answers as before, unless it looks at the
outcomes of other claims and one of those differs. What comes out is what judging in full gives.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from models.base import Frozen
from models.report import Finding, Outcome, Report
from verifiers.case import Case
from verifiers.reach import names_of
from verifiers.registry import Entry, entries
from verifiers.rule import AttachmentRule
from verifiers.rulebooks.rulebook import Rulebook
from verifiers.verify import (
    Exhibited,
    Question,
    answers,
    findings,
    in_order,
    on_attachments,
    on_claims,
    on_the_rest,
    report_on,
    verify,
)

_NAMES = frozenset({"id", "version", "title"})
"""What a rulebook is called is no setting: a report names it, no rule reads it."""

Said = Mapping[tuple[str, str | None, str | None], Sequence[Finding]]
"""A report's findings as ``said`` sorts them: by what was asked."""


def can_differ(old: Rulebook, new: Rulebook) -> tuple[Entry, ...] | None:
    """The rules that can answer differently by ``new``; None: what all of them rest on can."""
    changed = _changed(old, new)
    if any(names_of(verify).has(*setting) for setting in changed):
        return None
    return tuple(
        entry
        for entry in entries()
        if any(names_of(entry.rule.check).has(*setting) for setting in changed)
    )


def said(found: Iterable[Finding]) -> Said:
    """A report's findings by rule, claim, and attachment where the rule is about attachments."""
    sorted_: dict[tuple[str, str | None, str | None], list[Finding]] = {}
    for finding in found:
        on_file = finding.attachment if finding.rule in _on_attachments() else None
        sorted_.setdefault((finding.rule, finding.claim, on_file), []).append(finding)
    return sorted_


def still_holds(
    opened: Case, asked: Sequence[Entry], before: Said, outcomes: Mapping[str, Outcome]
) -> bool:
    """Whether each of the rules ``asked`` answers as before; ``outcomes`` are the claims'."""
    case = opened
    for claim in in_order(case.application.claims):
        for question in (*on_claims(claim), *on_attachments(claim)):
            if question.entry in asked and not _as_before(case, question, before):
                return False
        case = replace(case, outcomes={**case.outcomes, claim.id: outcomes[claim.id]})
    rest = (q for q in on_the_rest(case.application) if q.entry in asked)
    return all(_as_before(case, question, before) for question in rest)


def _as_before(case: Case, question: Question, before: Said) -> bool:
    return tuple(answers(case, question)) == tuple(before.get(_key(question), ()))


def revised(opened: Case, asked: Sequence[Entry], report: Report) -> Report:
    """The report by the opened case's rulebook, of the ``report`` by another one."""
    before = said(report.findings)
    outcomes = {claim.id: claim.outcome for claim in report.claims}

    def ask(case: Case, question: Question) -> Iterable[Finding]:
        turned = any(outcomes[id_] != outcome for id_, outcome in case.outcomes.items())
        if question.entry in asked or (turned and question.entry in _on_outcomes()):
            return answers(case, question)
        return before.get(_key(question), ())

    own = {claim.id: claim.own_unit_only for claim in report.claims}
    exhibited = Exhibited(report.reader_version, report.attachments, own)
    return report_on(findings(opened, ask), exhibited)


def _key(question: Question) -> tuple[str, str | None, str | None]:
    claim = question.claim.id if question.claim else None
    return question.entry.key, claim, question.attachment


@lru_cache(maxsize=1)
def _on_outcomes() -> frozenset[Entry]:
    """The rules that look at what other claims came to."""
    return frozenset(e for e in entries() if names_of(e.rule.check).has("outcomes"))


@lru_cache(maxsize=1)
def _on_attachments() -> frozenset[str]:
    return frozenset(e.key for e in entries() if isinstance(e.rule, AttachmentRule))


def _changed(old: Rulebook, new: Rulebook) -> list[tuple[str, ...]]:
    """The settings that differ: a section and what of it, or a section that is one setting.

    They are compared as they are written: an order that differs is a difference.
    """
    before, after = _settings(old), _settings(new)
    return [key for key in before if before[key] != after[key]]


def _settings(rulebook: Rulebook) -> dict[tuple[str, ...], str]:
    told: dict[tuple[str, ...], str] = {}
    for name, section in rulebook.model_dump(mode="json").items():
        if name in _NAMES:
            continue
        if isinstance(getattr(rulebook, name), Frozen):
            told |= {(name, part): json.dumps(value) for part, value in section.items()}
        else:
            told[name,] = json.dumps(section)
    return told
