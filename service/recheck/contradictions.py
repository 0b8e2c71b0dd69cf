"""Where a new verdict contradicts what a person decided: which changes, and both in a sentence."""

from collections.abc import Sequence

from models.report import FindingStatus, Outcome, Report
from service import words
from service.recheck.changes import SEVERITY, Change, RuleChange
from service.store.rechecks import Decided
from service.triage import wording

_RANK = {Outcome.FAIL: 0, Outcome.REVIEW: 1, Outcome.PASS: 2}


def marked(
    found: list[Change], before: Report, after: Report, decided: Decided | None
) -> list[Change]:
    """The changes, each with the decision it contradicts.

    Who accepted has not seen what is worse than in the report they had: a claim's outcome, or a
    rule's answer. Who rejected may have done so for a fault that is none now: where the application
    as a whole is better than it was.
    """
    said = decided and decided.outcome
    better = _rank(after.outcome) > _rank(before.outcome)
    if said is None or (said is Outcome.FAIL and not better):
        return found
    return [
        change.model_copy(update={"decision": said})
        if _is_worse(change) is (said is Outcome.PASS)
        else change
        for change in found
    ]


def told(found: Sequence[Change], after: Report, decided: Decided) -> str | None:
    """Both sides for whoever decides again; None where nothing contradicts the person."""
    against = [change for change in found if change.decision is not None]
    if not against:
        return None
    verdict = wording.VERDICT[decided.decision]
    message = next((rule.message_after for each in against for rule in _faults(each)), "")
    return (
        f"复核后机器结论与人工决定不一致：原决定“{verdict}”（{decided.reviewer}，"
        f"{decided.at.astimezone(wording.LOCAL):%Y-%m-%d}），现结论“{words.OUTCOME[after.outcome]}”"
        f"{'：' if message else ''}{message}"
    )


def _is_worse(change: Change) -> bool:
    if _faults(change):
        return True
    return _rank(change.after) < _rank(change.before)


def _rank(outcome: Outcome | None) -> int:
    return _RANK[outcome] if outcome else len(_RANK)


def _faults(change: Change) -> list[RuleChange]:
    """The rules that find fault, or doubt, where they did not or less; the worst first."""
    worse = [rule for rule in change.rules if _severity(rule.after) < _severity(rule.before)]
    bad = [rule for rule in worse if rule.after in SEVERITY[:2]]
    return sorted(bad, key=lambda rule: _severity(rule.after))


def _severity(status: FindingStatus | None) -> int:
    return SEVERITY.index(status) if status else len(SEVERITY)
