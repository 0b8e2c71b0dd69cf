"""What of a report a person has to look at: columns beside it, for the queue and for selections."""

from collections.abc import Iterable
from typing import NamedTuple

from models.report import Finding, FindingStatus, Outcome, Report


class Concerns(NamedTuple):
    """``rules`` found fault or doubt, claims of these ``kinds`` did not pass, sorted.

    ``applied`` are the rules that had something to look at. ``risk`` is 3 where a rule failed and
    another is in doubt, 2 where one failed, 1 for doubt alone, 0 where nothing is. ``why`` is the
    message of the first that failed, else of the first in doubt; empty where there is none.
    """

    applied: list[str]
    rules: list[str]
    kinds: list[str]
    risk: int
    why: str


def concerns(report: Report) -> Concerns:
    """What to note of a report that is filed."""
    failed = [f for f in report.findings if f.status is FindingStatus.FAIL]
    doubted = [f for f in report.findings if f.status is FindingStatus.REVIEW]
    return Concerns(
        applied=_rules(f for f in report.findings if f.status is not FindingStatus.NOT_APPLICABLE),
        rules=_rules([*failed, *doubted]),
        kinds=sorted({each.kind for each in report.claims if each.outcome is not Outcome.PASS}),
        risk=_risk(report.outcome, failed, doubted),
        why=next((finding.message for finding in (*failed, *doubted)), ""),
    )


def _rules(findings: Iterable[Finding]) -> list[str]:
    return sorted({finding.rule for finding in findings})


def _risk(outcome: Outcome, failed: list[Finding], doubted: list[Finding]) -> int:
    if failed:
        return 3 if doubted else 2
    return int(outcome is not Outcome.PASS)
