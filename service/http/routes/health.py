"""For those who watch over the service; no key is needed and nothing personal is told."""

import asyncio
import os
import shutil

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import Metric
from psycopg import Error
from psycopg_pool import PoolTimeout
from pydantic import Field

from models.base import Frozen
from models.errors import SettingsError
from service import engine, metrics
from service.http.state import Endpoint, Here
from service.store import migrate

router = APIRouter(tags=["operation"])

LEAST_FREE = 500 * 2**20
"""Bytes that must be free: two uploads of the largest size."""


class Health(Frozen):
    """``ok``, or what is wrong."""

    status: str = Field(examples=["ok"])


class Readiness(Frozen):
    """Each part: ``ok``, or what is wrong with it."""

    database: str = Field(examples=["ok", "no answer"])
    queue: str = Field(examples=["ok"])
    disk: str = Field(examples=["ok", "almost full"])
    weights: str = Field(examples=["ok", "missing"])

    @property
    def is_ready(self) -> bool:
        return all(said == "ok" for _, said in self)


@router.get("/healthz")
async def healthz() -> Health:
    """The process lives."""
    return Health(status="ok")


@router.get("/readyz", responses={503: {"model": Readiness}})
async def readyz(here: Here) -> Readiness:
    """Everything a call needs is there: database, queue, disk, weights."""
    database, queue = await _database(here)
    disk, weights = await asyncio.to_thread(lambda: (_disk(here), _weights(here)))
    said = Readiness(database=database, queue=queue, disk=disk, weights=weights)
    if not said.is_ready:
        return JSONResponse(said.model_dump(), 503)  # type: ignore[return-value]
    return said


@router.get("/metrics", response_class=Response)
async def prometheus(here: Here) -> Response:
    """Counts of all endpoints and workers together, for Prometheus."""
    async with here.pool.connection() as connection:
        await metrics.publish(connection)
        gathered = list(await metrics.gathered(connection))
    registry = CollectorRegistry()
    registry.register(_Fixed(gathered))
    return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)


class _Fixed:
    """A collector of what was gathered already."""

    def __init__(self, metrics: list[Metric]) -> None:
        self._metrics = metrics

    def collect(self) -> list[Metric]:
        return self._metrics


async def _database(here: Endpoint) -> tuple[str, str]:
    try:
        async with here.pool.connection(timeout=2) as connection:
            before = await migrate.applied(connection)
            missing = [name for name, _ in migrate.wanted() if name not in before]
            await connection.execute(b"SELECT count(*) FROM procrastinate_workers")
    except (Error, PoolTimeout):
        return "no answer", "unknown"
    return ("schema is out of date", "unknown") if missing else ("ok", "ok")


def _disk(here: Endpoint) -> str:
    spool = here.blobs.spool
    if not os.access(spool, os.W_OK):
        return "not writable"
    return "ok" if shutil.disk_usage(spool).free >= LEAST_FREE else "almost full"


def _weights(here: Endpoint) -> str:
    try:
        engine.check_weights(here.settings.ocr)
    except (SettingsError, OSError):
        return "missing"
    try:
        engine.check_device(here.settings.ocr)
    except SettingsError:
        return "device not available"
    return "ok"
