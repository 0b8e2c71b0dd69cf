"""Settings of the service, group by group; ``service.settings`` fills them from the environment."""

from typing import Annotated

from pydantic import Field

from models.base import Frozen


class HttpSettings(Frozen):
    """What one caller may ask of the endpoint."""

    megabytes: Annotated[float, Field(gt=0)] = 200
    """Largest request body."""
    attachments: Annotated[int, Field(gt=0)] = 100
    """Most attachments of one application."""
    requests_a_minute: Annotated[int, Field(gt=0)] = 1200
    """Requests a key may make a minute, at each endpoint; bursts up to a minute's worth."""
    uploads: Annotated[int, Field(gt=0)] = 16
    """Uploads received at the same time; later ones wait ``patience_seconds``, then get 429."""
    patience_seconds: Annotated[float, Field(gt=0)] = 20
    upload_seconds: Annotated[float, Field(gt=0)] = 600
    """Longest time one upload may take."""


class JobSettings(Frozen):
    """How workers show that they live, and how they stop."""

    heartbeat_seconds: Annotated[float, Field(gt=0)] = 5
    """A worker silent for four heartbeats is taken for dead and its jobs are run elsewhere."""
    grace_seconds: Annotated[float, Field(ge=0)] = 20
    """On SIGTERM a worker finishes for so long, then gives back what it still holds."""


class WebhookSettings(Frozen):
    """Where reports may be announced to; nowhere unless a host is named."""

    hosts: str = ""
    """Host names webhooks may go to, comma-separated; their addresses must be public."""
    private_hosts: str = ""
    """Host names webhooks may go to although their addresses are private, as on an intranet."""
    secret: str = ""
    """Key of the HMAC that signs each call; no webhook is sent without one."""


class TriageSettings(Frozen):
    """How people decide what the machine would not."""

    lease_seconds: Annotated[float, Field(ge=1)] = 600
    """An item is free again so long after its page was closed or last touched."""
    undo_minutes: Annotated[float, Field(ge=0)] = 30
    """For so long a reviewer may take a decision back."""
    session_minutes: Annotated[float, Field(gt=0)] = 60
    """A session nobody uses for so long is over; 12 hours after the login it is in any case."""
    deadline_days: Annotated[int, Field(gt=0)] = 20
    """Days from submission to the deadline the queue is ordered by."""
    second_look_percent: Annotated[float, Field(ge=0)] = 5
    """Of passes, and of decisions, so many in a hundred are looked at by somebody else, who is
    not told; from 100 on all of them."""
