"""The difference between two reports of one application: pure, one change a claim."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from models.base import Frozen
from models.report import AttachmentReport, Finding, FindingStatus, Outcome, Report, worst
from service.recheck.values import ValueChange, changed_values

SEVERITY = (
    FindingStatus.FAIL,
    FindingStatus.REVIEW,
    FindingStatus.PASS,
    FindingStatus.NOT_APPLICABLE,
)
"""The worst first."""


class Direction(StrEnum):
    """Where a claim's verdict went; the worst first."""

    NEWLY_FAILING = "newly_failing"
    NEWLY_PASSING = "newly_passing"
    NEWLY_IN_REVIEW = "newly_in_review"
    SAME_OUTCOME = "same_outcome"


class What(StrEnum):
    """What about the evidence brought the change about."""

    NOW_READ = "attachment now read"
    NOT_READ = "attachment no longer read"
    TYPE = "type recognised differently"
    SEAL_READ = "seal now read"
    SEAL_LOST = "seal no longer read"
    ISSUER = "issuer read differently"
    NAME = "name read differently"
    ROLE = "role read differently"
    FIELD = "field read differently"
    RULE = "judged differently on the same evidence"


class RuleChange(Frozen):
    """One rule's worst answer on the claim; None where it gave none."""

    rule: str
    before: FindingStatus | None
    after: FindingStatus | None
    message_before: str
    message_after: str


class Change(Frozen):
    """One claim that came out differently; ``claim`` None: what belongs to no claim.

    ``application`` is the manifest's id, which two applications may share; ``stored`` is the
    service's, or the folder's name where there is no service. ``cause`` is what changes are
    grouped by: the rule that turned the verdict, and what differs in the evidence it rests on.
    ``decision`` is what a person decided, where the new verdict contradicts it.
    """

    application: str
    claim: str | None
    kind: str | None
    before: Outcome | None
    after: Outcome | None
    direction: Direction
    cause: str
    rules: tuple[RuleChange, ...]
    values: tuple[ValueChange, ...]
    decision: Outcome | None = None
    stored: str | None = None


class _Side(NamedTuple):
    """One report's word on one claim."""

    outcome: Outcome | None
    own_unit_only: bool
    kind: str | None
    findings: tuple[Finding, ...]

    def of(self, rule: str) -> Finding | None:
        """The rule's worst finding, the first of equals."""
        mine = [finding for finding in self.findings if finding.rule == rule]
        return min(mine, key=lambda f: SEVERITY.index(f.status), default=None)


_NOTHING = _Side(None, False, None, ())
"""What a report says of a claim it does not know."""


def changes(before: Report, after: Report) -> list[Change]:
    """What differs, in the order of the claims, then what belongs to none.

    A claim is listed where its outcome, what its evidence stands on, a rule's answer or a value
    its attachments state differs. A sentence that is only worded anew is no change.
    """
    old, new = _sides(before), _sides(after)
    values = _values(before, after)
    ids = [each for each in dict.fromkeys((*old, *new)) if each is not None]
    found = [
        _change(
            after.application, claim, (old.get(claim, _NOTHING), new.get(claim, _NOTHING)), values
        )
        for claim in (*ids, None)
    ]
    return [each for each in found if each is not None]


def named(found: Iterable[Change], stored: str) -> list[Change]:
    """The changes, with what the application is stored as."""
    return [each.model_copy(update={"stored": stored}) for each in found]


def _values(before: Report, after: Report) -> dict[str, list[ValueChange]]:
    old = _by_id(before)
    new = _by_id(after)
    told = {i: changed_values(old.get(i), new.get(i)) for i in dict.fromkeys([*old, *new])}
    return {i: values for i, values in told.items() if values}


def _by_id(report: Report) -> dict[str, AttachmentReport]:
    return {attachment.id: attachment for attachment in report.attachments}


def _change(
    application: str,
    claim: str | None,
    sides: tuple[_Side, _Side],
    values: dict[str, list[ValueChange]],
) -> Change | None:
    old, new = sides
    if old == new and not values:
        return None
    rules = _rules(old, new)
    held = _attachments((*old.findings, *new.findings))
    differing = tuple(value for i in held for value in values.get(i, ()))
    if old[:2] == new[:2] and not rules and not differing:
        return None
    turned = _turned(rules, old.outcome, new.outcome)
    return Change(
        application=application,
        claim=claim,
        kind=new.kind or old.kind,
        before=old.outcome,
        after=new.outcome,
        direction=_direction(old.outcome, new.outcome),
        cause=_cause(turned, _behind(turned, sides, differing)),
        rules=rules,
        values=differing,
    )


def _sides(report: Report) -> dict[str | None, _Side]:
    """The report's word on each claim in their order, then under None on what belongs to none."""
    findings: dict[str | None, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        findings[finding.claim].append(finding)
    told: dict[str | None, _Side] = {}
    for claim in report.claims:
        found = tuple(findings[claim.id])
        told.setdefault(claim.id, _Side(claim.outcome, claim.own_unit_only, claim.kind, found))
    bad = [f.status for f in findings[None] if f.status in SEVERITY[:2]]
    outcome = worst(bad) if bad else Outcome.PASS
    return told | {None: _Side(outcome, False, None, tuple(findings[None]))}


def _rules(old: _Side, new: _Side) -> tuple[RuleChange, ...]:
    keys = dict.fromkeys(finding.rule for finding in (*old.findings, *new.findings))
    pairs = ((key, old.of(key), new.of(key)) for key in keys)
    return tuple(
        RuleChange(
            rule=key,
            before=one and one.status,
            after=other and other.status,
            message_before=one.message if one else "",
            message_after=other.message if other else "",
        )
        for key, one, other in pairs
        if (one and one.status) != (other and other.status)
    )


def _direction(before: Outcome | None, after: Outcome | None) -> Direction:
    if before == after:
        return Direction.SAME_OUTCOME
    if after is Outcome.FAIL:
        return Direction.NEWLY_FAILING
    return Direction.NEWLY_PASSING if after is Outcome.PASS else Direction.NEWLY_IN_REVIEW


def _turned(
    rules: Sequence[RuleChange], before: Outcome | None, after: Outcome | None
) -> RuleChange | None:
    """The rule that turned the verdict: now as bad as the claim, else till now as bad as it was."""
    now = [rule for rule in rules if after is not Outcome.PASS and _is(rule.after, after)]
    then = [rule for rule in rules if _is(rule.before, before)]
    return next(iter((*now, *then, *rules)), None)


def _is(status: FindingStatus | None, outcome: Outcome | None) -> bool:
    return status is not None and outcome is not None and status.value == outcome.value


def _attachments(findings: Iterable[Finding]) -> list[str]:
    named = (i for f in findings for i in (f.attachment, *(e.attachment for e in f.evidence)))
    return sorted({i for i in named if i is not None})


def _behind(
    turned: RuleChange | None, sides: tuple[_Side, _Side], values: Sequence[ValueChange]
) -> Sequence[ValueChange]:
    """The values that differ on what the rule looked at; all of them where it names nothing."""
    if turned is None:
        return values
    findings = [f for side in sides for f in side.findings if f.rule == turned.rule]
    held = _attachments(findings)
    return [v for v in values if v.attachment in held] if held else values


def _cause(turned: RuleChange | None, values: Sequence[ValueChange]) -> str:
    what = _what(values)
    return f"rule {turned.rule}, {what}" if turned else str(what)


def _what(values: Sequence[ValueChange]) -> What:
    """The most telling of the differences."""
    for begins, gained, lost, other in (
        ("error", What.NOT_READ, What.NOW_READ, What.NOT_READ),
        ("type", What.TYPE, What.TYPE, What.TYPE),
        ("issuer.seal.", What.SEAL_READ, What.SEAL_LOST, What.ISSUER),
        ("issuer.", What.ISSUER, What.ISSUER, What.ISSUER),
        ("name", What.NAME, What.NAME, What.NAME),
        ("role", What.ROLE, What.ROLE, What.ROLE),
        ("field.", What.FIELD, What.FIELD, What.FIELD),
    ):
        found = [value for value in values if value.name.startswith(begins)]
        if found and all(value.before is None for value in found):
            return gained
        if found and all(value.after is None for value in found):
            return lost
        if found:
            return other
    return What.RULE
