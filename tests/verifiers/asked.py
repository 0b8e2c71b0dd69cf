"""One rule's word on an application: what the tests of the rules ask."""

from collections.abc import Mapping

from models.application import Application
from models.document import Document
from models.report import Finding, FindingStatus, ReadError
from verifiers.rulebooks.rulebook import Rulebook, known, load
from verifiers.verify import verify

RULEBOOKS = [load(name) for name in known()]
HANGZHOU = load("hangzhou-2024-engineer")
ORDER = (FindingStatus.FAIL, FindingStatus.REVIEW, FindingStatus.PASS)
"""From the worst on: a later place is better."""


def findings(
    rule: str,
    made: Application,
    documents: Mapping[str, Document | ReadError],
    rulebook: Rulebook,
) -> list[Finding]:
    """What the rule of that key reports."""
    report = verify(made, documents, rulebook, frozenset())
    return [finding for finding in report.findings if finding.rule == rule]


def rank(
    rule: str,
    made: Application,
    documents: Mapping[str, Document | ReadError],
    rulebook: Rulebook,
) -> int:
    """How good the worst of the rule's findings is, by its place in ``ORDER``."""
    return min(ORDER.index(f.status) for f in findings(rule, made, documents, rulebook))
