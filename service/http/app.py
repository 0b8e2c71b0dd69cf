"""The endpoint as an ASGI application; built once a process, from settings and a database."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi_offline import FastAPIOffline

from service import blobs, metrics
from service.background import sweep
from service.http import problems
from service.http.middleware import Observed
from service.http.problems import ProblemDocument
from service.http.routes import applications, documents, health, reports, stored
from service.http.state import Endpoint
from service.settings import Settings
from service.store import pool
from service.triage import routes as triage
from service.triage.web import Guarded

DESCRIPTION = """
Verifies the attachments of professional-title applications. Hand in an application, wait for its
report, look at the pages it rests on. Every error is a problem document (RFC 9457) that says what
to do. `zuozheng schema application` and `zuozheng schema report` print the formats.
"""

CONNECTIONS = 20
"""Most database connections of one endpoint."""


def create(settings: Settings, url: str) -> FastAPI:
    """The endpoint on the database at ``url``; its schema has to be up to date."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with pool.opened(url, CONNECTIONS) as connections:
            here = Endpoint(settings, url, connections, blobs.of(settings))
            here.blobs.prepare()
            app.state.endpoint = here
            beside = [
                asyncio.create_task(here.bell.listen_for_ever()),
                asyncio.create_task(metrics.publish_for_ever(connections)),
                asyncio.create_task(sweep.sweep_for_ever(connections, here.blobs)),
            ]
            try:
                yield
            finally:
                for task in beside:
                    task.cancel()
                await asyncio.gather(*beside, return_exceptions=True)
                await asyncio.to_thread(here.drawing.close, abandon=True)

    app = FastAPIOffline(
        docs_url="/docs",
        redoc_url=None,
        title="佐证 zuozheng",
        version="1",
        description=DESCRIPTION,
        lifespan=lifespan,
    )
    problems.install(app)
    for part in (applications, stored, reports, documents, health):
        app.include_router(part.router)
    triage.install(app)
    app.add_middleware(Observed)
    app.add_middleware(Guarded)
    _describe_problems(app)
    return app


def _describe_problems(app: FastAPI) -> None:
    """The document names ProblemDocument, and not FastAPI's own form of validation errors."""
    made = app.openapi

    def described() -> dict[str, object]:
        if app.openapi_schema is None:
            document = made()
            schemas = document["components"]["schemas"]
            reference = "#/components/schemas/{model}"
            schema = ProblemDocument.model_json_schema(ref_template=reference)
            schemas |= schema.pop("$defs", {})
            schemas[ProblemDocument.__name__] = schema
            for unused in ("HTTPValidationError", "ValidationError"):
                schemas.pop(unused, None)
        return made()

    app.openapi = described  # type: ignore[method-assign]
