"""Notes: a rulebook's outcome where a lack may be no fault at all."""

from models.report import Outcome
from verifiers.rule import Verdict, idle, ruled


def lacking(message: str, outcome: Outcome) -> Verdict:
    """What a lack means by the rulebook; ``pass``: a note, for nothing was looked at."""
    return idle(message) if outcome is Outcome.PASS else Verdict(ruled(outcome), message)


def undeclared(what: str, outcome: Outcome) -> Verdict:
    """The manifest does not say it, so there is nothing to judge."""
    plea = "" if outcome is Outcome.PASS else "，请补填"
    return lacking(f"申报数据未含{what}，未核对{plea}", outcome)
