"""Cursors: where a page of a list ended, as an opaque text."""

import base64
import binascii
from datetime import datetime
from uuid import UUID

from service.http.problems import INVALID_REQUEST, Fault, ProblemError
from service.store.applications import Position


def written(position: Position) -> str:
    text = f"{position.at.isoformat()} {position.id}"
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read(cursor: str) -> Position:
    """ProblemError where it is none of ours."""
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        at, id_ = text.split(" ")
        position = Position(datetime.fromisoformat(at), UUID(id_))
        if position.at.tzinfo is None:
            raise ValueError(at)
    except (ValueError, binascii.Error) as error:
        fault = Fault(field="cursor", detail="is not a cursor this service gave")
        raise ProblemError(INVALID_REQUEST, "1 fault.", errors=(fault,)) from error
    return position
