"""The triage's addresses, as forms, scripts and tests may rely on them.

``GET /`` leads to ``/triage``.

Pages (session cookie; without one: 303 to ``/triage/login?next=…``; answers HTML)

* ``GET  /triage`` the queue; filters and cursor in the query
* ``GET  /triage/login``, ``POST /triage/login`` (name, password, next), ``POST /triage/logout``
* ``GET  /triage/applications/{id}`` the review page; opening it does not take the item
* ``GET  /triage/applications/{id}/supplement`` the list for the applicant, to be printed
* ``GET  /triage/applications/{id}/history``, ``…/dossier.html``
* ``GET  /triage/applications/{id}/attachments/{aid}/pages/{n}.png?width=`` a page's picture
* ``GET  …/attachments/{aid}/pages/{n}/seals/{k}.png`` a seal's text as a straight
  line; ``k`` is its place in the page's seals, from 0
* ``GET  /triage/numbers``, ``/triage/export.csv``, ``/triage/export.xlsx``, ``/triage/counts``

Forms (every one with the field ``csrf``; answers 303 to a page, or 409 where another holds it)

* ``POST /triage/applications/{id}/claim`` takes the item under a lease
* ``POST /triage/applications/{id}/lease`` renews it; JSON ``{"until": ISO time, "seconds": left}``
* ``POST /triage/applications/{id}/release`` gives it back
* ``POST /triage/applications/{id}/decisions`` with ``finding`` (position in the report's findings
  from 0; may be repeated; or ``whole`` for the application), ``decision`` (accept, reject,
  return), ``reason`` (a template's key, may be empty), ``note`` (free text)
* ``POST /triage/decisions/{id}/undo``
* ``POST /triage/applications/{id}/corrections`` with ``attachment``, ``field`` (``document_type``,
  ``applicant_name``, ``applicant_role``, ``issuer`` or a field's name), ``value``, and where known
  ``page`` and ``bbox`` (four fractions, comma-separated)
* ``POST /triage/applications/{id}/reveal`` answers the review page with the ID number unmasked
* ``POST /triage/bulk`` preview, ``POST /triage/bulk/decide``

Static files are under ``/triage/static/``. JSON is answered where ``Accept`` asks for it: 401 for a
session that is gone, 409 for a lease that is lost.
"""

from fastapi import APIRouter, FastAPI, Response
from fastapi.staticfiles import StaticFiles

from service.triage import (
    bulk,
    deciding,
    exports,
    items,
    login,
    numbers,
    papers,
    pictures,
    queue_page,
)
from service.triage.web import FILES, HERE, RefusedError, TriageRoute, see

_PARTS = (login, queue_page, items, pictures, deciding, bulk, exports, papers, numbers)


_elsewhere = APIRouter(prefix="/triage", route_class=TriageRoute, include_in_schema=False)


@_elsewhere.get("/{path:path}")
async def unknown(path: str) -> Response:
    """What somebody mistyped; forms sent to nowhere get the API's 404."""
    raise RefusedError(404, "没有这个页面。")


_front = APIRouter(include_in_schema=False)


@_front.get("/")
async def front() -> Response:
    """Who types the server's name alone is a person: programs know their addresses."""
    return see("/triage")


def install(app: FastAPI) -> None:
    """Adds the triage's pages, forms and static files."""
    for part in _PARTS:
        app.include_router(part.router)
    app.mount(FILES.rstrip("/"), StaticFiles(directory=HERE / "static"))
    app.include_router(_elsewhere)
    app.include_router(_front)
