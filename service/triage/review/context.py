"""What the review page is made of: read from the store by the routes, shown by ``page``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import quote

from models.application import Application
from models.document import Document
from models.report import ReadError, Report

PageKey = tuple[str, int]
"""An attachment's id and the number of a page of it, from 1."""


class LeaseState(StrEnum):
    """Whose the item is."""

    FREE = "free"
    MINE = "mine"
    OTHER = "other"


class Choice(StrEnum):
    """What a reviewer may decide."""

    ACCEPT = "accept"
    REJECT = "reject"
    RETURN = "return"


class Lease(NamedTuple):
    """``holder`` is a name to show; ``seconds`` are left, ``length`` is what a renewal gives."""

    state: LeaseState
    holder: str = ""
    seconds: int = 0
    length: int = 600


class Reviewer(NamedTuple):
    """Who looks: a name to show and the role (``reviewer``, ``lead``, ``admin``)."""

    name: str
    role: str


class Decided(NamedTuple):
    """A decision made so far; ``finding`` is a position in the report's findings, None the whole.

    ``undoable`` says whether this reviewer may still take it back.
    """

    id: str
    finding: int | None
    choice: Choice
    reason: str
    note: str
    by: str
    at: datetime
    undoable: bool = False


class Reason(NamedTuple):
    """A ready-made reason: ``key`` is posted, ``text`` is shown and told to the applicant."""

    key: str
    choice: Choice
    text: str


class Neighbours(NamedTuple):
    """The items before and after in the queue as it is filtered, None where it ends."""

    previous: str | None = None
    following: str | None = None
    place: str = ""
    """Where this one stands, as shown (``3/128``)."""
    query: str = ""
    """The queue's filters as the end of an address (``?employer=…``), empty without any."""


@dataclass(frozen=True)
class ReviewContext:
    """One application as one reviewer may see it.

    ``images`` and ``seals`` are addresses of pictures: of a page, and of a seal unrolled, by
    attachment, page and position in that page's seals. ``sizes`` are pixels (width, height) of
    pages as displayed. ``reasons`` are by rule, those under ``""`` fit every rule and the whole.
    ``id_number`` is what to show: masked unless ``revealed``.
    """

    application: Application
    report: Report
    documents: Mapping[str, Document | ReadError]
    images: Mapping[PageKey, str]
    reviewer: Reviewer
    lease: Lease
    csrf: str
    address: str = ""
    """Where this page is, ``/triage/applications/{uuid}``: its forms post below it."""
    sizes: Mapping[PageKey, tuple[int, int]] = field(default_factory=dict)
    seals: Mapping[tuple[str, int, int], str] = field(default_factory=dict)
    decisions: tuple[Decided, ...] = ()
    reasons: Mapping[str, tuple[Reason, ...]] = field(default_factory=dict)
    neighbours: Neighbours = field(default_factory=Neighbours)
    id_number: str = ""
    revealed: bool = False
    message: str = ""
    """One sentence about what was just done or refused, shown on top."""
    before: tuple[str, ...] = ()
    """What was said of the application earlier, a sentence each."""
    closed: str = ""
    """Why there is nothing to decide (decided already, supplemented meanwhile); else empty."""
    report_id: str = ""
    """What the forms say they decide on: another report may have come meanwhile."""

    @property
    def at(self) -> str:
        """The review page's address."""
        return self.address or f"/triage/applications/{quote(self.application.id, safe='')}"

    @property
    def may_decide(self) -> bool:
        """Whether the forms are open to this reviewer."""
        return self.lease.state is LeaseState.MINE and not self.closed
