"""Tally: which projects are proven, in which class and scale; are they too few (二（十三）6)?"""

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from models.application import Claim, ClaimKind, Scale
from models.report import Outcome, RoleClass
from verifiers.case import Case
from verifiers.evidence.provenance import weightiest
from verifiers.persons.roles import rank
from verifiers.rulebooks.sections import Threshold


class Work(NamedTuple):
    """A project as it counts: what part the applicant had, on how large a project."""

    role_class: RoleClass | None
    scale: Scale | None


class Enough(Enum):
    """Whether works are enough to be reviewed at all."""

    ENOUGH = "enough"
    TOO_FEW = "too few"
    MIXED = "mixed"
    """Some of several classes, each of which alone would be too few: the notice is silent."""


class Tally(NamedTuple):
    """The works that surely count, and the claims that may yet count."""

    works: tuple[Work, ...]
    doubtful: tuple[Claim, ...]


def enough(works: Sequence[Work], thresholds: Iterable[Threshold]) -> Enough:
    """Anything better than what the thresholds name is enough, and so is more of it."""
    limits = {Work(t.role_class, t.scale): t.at_most for t in thresholds}
    counted = Counter(works)
    if any(work not in limits or n > limits[work] for work, n in counted.items()):
        return Enough.ENOUGH
    return Enough.MIXED if len(counted) > 1 else Enough.TOO_FEW


def tally(case: Case) -> Tally:
    """The projects that passed, in the class their evidence proves, and those under review.

    One whose class or scale is not known is doubtful, unless it is enough at any scale.
    """
    thresholds = case.rulebook.project.too_few
    sure: list[Work] = []
    doubtful: list[Claim] = []
    for claim in case.claims(ClaimKind.PROJECT):
        outcome = case.outcomes.get(claim.id)
        work = Work(_proven_class(case, claim), claim.scale)
        if outcome is Outcome.PASS and not _is_open(work, thresholds):
            sure.append(work)
        elif outcome is not Outcome.FAIL:
            doubtful.append(claim)
    return Tally(tuple(sure), tuple(doubtful))


def _is_open(work: Work, thresholds: Iterable[Threshold]) -> bool:
    if work.role_class is None:
        return True
    return work.scale is None and any(t.role_class is work.role_class for t in thresholds)


def _proven_class(case: Case, claim: Claim) -> RoleClass | None:
    classes = [e.role.report.role_class for e in weightiest(case, claim)]
    return min((c for c in classes if c), key=rank, default=None)
