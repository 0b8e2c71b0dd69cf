"""What a rule is: a check with its citation, its parameters and its own examples."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from models.application import Claim, ClaimKind
from models.report import Evidence, FindingStatus, Outcome
from verifiers.case import Case, Exhibit
from verifiers.samples.examples import Example


class Verdict(NamedTuple):
    """One answer of a rule: ``message`` is one Chinese sentence for a clerk."""

    status: FindingStatus
    message: str
    evidence: tuple[Evidence, ...] = ()
    attachment: str | None = None


def passed(
    message: str, evidence: tuple[Evidence, ...] = (), attachment: str | None = None
) -> Verdict:
    return Verdict(FindingStatus.PASS, message, evidence, attachment)


def failed(
    message: str, evidence: tuple[Evidence, ...] = (), attachment: str | None = None
) -> Verdict:
    return Verdict(FindingStatus.FAIL, message, evidence, attachment)


def doubted(
    message: str, evidence: tuple[Evidence, ...] = (), attachment: str | None = None
) -> Verdict:
    return Verdict(FindingStatus.REVIEW, message, evidence, attachment)


def idle(message: str, attachment: str | None = None) -> Verdict:
    """The rule has nothing to look at here."""
    return Verdict(FindingStatus.NOT_APPLICABLE, message, (), attachment)


def ruled(outcome: Outcome) -> FindingStatus:
    """A rulebook's outcome as a finding's status."""
    return FindingStatus(outcome.value)


@dataclass(frozen=True)
class ClaimRule:
    """A requirement on claims of certain kinds. ``parameters`` are the rulebook's dotted keys."""

    kinds: frozenset[ClaimKind]
    citation: str
    check: Callable[[Case, Claim], Iterator[Verdict]]
    examples: Callable[[], tuple[Example, ...]]
    parameters: tuple[str, ...] = ()
    decides: bool = False
    """Whether its sentence is the one to show where several findings are equally bad."""


@dataclass(frozen=True)
class AttachmentRule:
    """A requirement on every attachment, whatever it is to prove."""

    citation: str
    check: Callable[[Case, Exhibit], Iterator[Verdict]]
    examples: Callable[[], tuple[Example, ...]]
    parameters: tuple[str, ...] = ()


@dataclass(frozen=True)
class ApplicationRule:
    """A requirement on the application as a whole; asked last, when every claim has its outcome."""

    citation: str
    check: Callable[[Case], Iterator[Verdict]]
    examples: Callable[[], tuple[Example, ...]]
    parameters: tuple[str, ...] = ()


Rule = ClaimRule | AttachmentRule | ApplicationRule
