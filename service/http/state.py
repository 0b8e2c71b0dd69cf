"""What every call of one endpoint shares."""

from typing import Annotated

from fastapi import Depends, Request

from extractors.isolation import ReadingPool
from service.blobs import Blobs
from service.http.drawings import Drawings
from service.http.limits import Gate, Rates
from service.http.waiting import Bell
from service.settings import Settings
from service.store.pool import Pool

DRAWING_PROCESSES = 1
"""Processes that draw pages for people who look at them; they start when first needed."""


class Endpoint:
    """Built once a process; nothing in it belongs to one request."""

    def __init__(self, settings: Settings, url: str, pool: Pool, blobs: Blobs) -> None:
        self.settings = settings
        self.pool = pool
        self.blobs = blobs
        self.bell = Bell(url)
        self.rates = Rates(settings.http.requests_a_minute)
        self.gate = Gate(settings.http)
        self.drawing = ReadingPool(settings.reader, DRAWING_PROCESSES)
        self.drawings = Drawings(self.drawing, blobs)


def endpoint(request: Request) -> Endpoint:
    found: Endpoint = request.app.state.endpoint
    return found


Here = Annotated[Endpoint, Depends(endpoint)]
