"""Errors as RFC 9457 problem documents: a stable type, what is wrong, and what to do."""

import errno
from collections.abc import Mapping
from http import HTTPStatus
from typing import NamedTuple

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from psycopg import OperationalError
from psycopg.errors import DiskFull
from psycopg_pool import PoolTimeout
from pydantic import Field
from starlette.exceptions import HTTPException
from starlette.routing import Match

from models.base import Frozen
from service.faults import what, where
from service.metrics import Counted

MEDIA_TYPE = "application/problem+json"
RETRY_SECONDS = 5


class Fault(Frozen):
    """One thing that is wrong: where, and what has to change."""

    field: str = Field(examples=["claims[1].kind"])
    detail: str = Field(examples=["is missing; add it"])


class ProblemDocument(Frozen):
    """RFC 9457. ``type`` is stable and for programs, ``detail`` is for people."""

    type: str = Field(examples=["urn:zuozheng:problem:invalid-manifest"])
    title: str = Field(examples=["The manifest is not usable"])
    status: int = Field(examples=[422])
    detail: str = Field(examples=["2 faults; correct them all and send it again"])
    remedy: str = Field(default="", examples=["See `zuozheng schema application`"])
    instance: str = Field(default="", examples=["urn:zuozheng:request:9f0c…"])
    errors: tuple[Fault, ...] = ()


class Kind(NamedTuple):
    """A kind of problem. ``code`` is the stable end of its type."""

    status: int
    code: str
    title: str
    remedy: str


UNAUTHENTICATED = Kind(401, "unauthenticated", "No usable API key was given",
                       "Send `Authorization: Bearer KEY` with a key that is not revoked or "
                       "expired; `zuozheng keys create` makes one")  # fmt: skip
FORBIDDEN = Kind(403, "forbidden", "This key may not do that",
                 "Use a key with the role or scope it takes")  # fmt: skip
NOT_FOUND = Kind(404, "not-found", "There is no such thing",
                 "Check the address; a key sees only what is in its role and scope")  # fmt: skip
NO_REPORT = Kind(409, "no-report-yet", "The report is not there yet",
                 "Ask again later, or send applications with ?wait=SECONDS")  # fmt: skip
KEY_REUSED = Kind(409, "idempotency-key-reused", "This Idempotency-Key stands for another body",
                  "Use a new key for a new application")  # fmt: skip
TOO_LARGE = Kind(413, "too-large", "The request is too large",
                 "Send less at once; the operator sets the limits")  # fmt: skip
TOO_MANY = Kind(429, "too-many-requests", "Too many requests",
                "Wait as long as Retry-After says")  # fmt: skip
BUSY = Kind(429, "too-many-uploads", "Too many uploads at the same time",
            "Wait as long as Retry-After says")  # fmt: skip
SLOW = Kind(408, "upload-too-slow", "The upload took too long", "Send it again")
MALFORMED = Kind(400, "malformed-body", "The body cannot be read as multipart/form-data",
                 "Send multipart/form-data, whole")  # fmt: skip
INVALID_MANIFEST = Kind(422, "invalid-manifest", "The manifest is not usable",
                        "Correct every fault and send it again; `zuozheng schema application` "
                        "prints the format")  # fmt: skip
INVALID_REQUEST = Kind(422, "invalid-request", "The request is not usable",
                       "Correct every fault and send it again")  # fmt: skip
UNREADABLE = Kind(422, "unreadable-document", "The file cannot be read",
                  "See the detail")  # fmt: skip
METHOD = Kind(405, "method-not-allowed", "This address does not take that method",
              "Use a method the header Allow names; /docs describes every call")  # fmt: skip
INTERNAL = Kind(500, "internal-error", "Something went wrong here",
                "Report it with the request id in `instance`")  # fmt: skip
UNAVAILABLE = Kind(503, "unavailable", "The database cannot be reached",
                   "Try again as Retry-After says")  # fmt: skip
NO_READER = Kind(503, "no-reader-free", "No worker has read the file in time",
                 "Try again as Retry-After says; the operator may add workers")  # fmt: skip
DISK_FULL = Kind(507, "disk-full", "There is no room to store this",
                 "Nothing was stored. Tell the operator, then send it again")  # fmt: skip


class ProblemError(Exception):
    """Ends a call with a problem document; the message is its detail."""

    def __init__(
        self,
        kind: Kind,
        detail: str,
        *,
        errors: tuple[Fault, ...] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.kind = kind
        self.detail = detail
        self.errors = errors
        self.headers = dict(headers or {})


def retry_after(kind: Kind, detail: str, seconds: float = RETRY_SECONDS) -> ProblemError:
    """A problem that may be gone after so many seconds."""
    return ProblemError(kind, detail, headers={"Retry-After": str(max(1, round(seconds)))})


def answered(request_id: str, problem: ProblemError) -> JSONResponse:
    """The problem as a response."""
    kind = problem.kind
    Counted.problems.labels(kind.code).inc()
    document = ProblemDocument(
        type=f"urn:zuozheng:problem:{kind.code}",
        title=kind.title,
        status=kind.status,
        detail=problem.detail,
        remedy=kind.remedy,
        instance=f"urn:zuozheng:request:{request_id}",
        errors=problem.errors,
    )
    headers = problem.headers
    if kind.status == HTTPStatus.UNAUTHORIZED:
        headers = headers | {"WWW-Authenticate": "Bearer"}
    return JSONResponse(document.model_dump(), kind.status, headers, MEDIA_TYPE)


def of(error: Exception) -> ProblemError | None:
    """What an error that a caller or an operator can act on means; None for a bug."""
    if isinstance(error, ProblemError):
        return error
    if isinstance(error, RequestValidationError):
        return _invalid(error)
    if isinstance(error, HTTPException):
        return _of_http(error)
    if _is_full(error):
        return ProblemError(DISK_FULL, "The disk is full.")
    if isinstance(error, OperationalError | PoolTimeout):
        return retry_after(UNAVAILABLE, "The database does not answer.")
    return None


def install(app: FastAPI) -> None:
    """Every error this service expects is answered with a problem document."""

    def answer(request: Request, error: Exception) -> JSONResponse:
        problem = of(error) or ProblemError(INTERNAL, "An unexpected error.")
        if problem.kind is METHOD:
            problem.headers["Allow"] = ", ".join(_methods(request))
        return answered(request.state.id, problem)

    expected = (ProblemError, RequestValidationError, HTTPException, OperationalError, PoolTimeout,
                OSError)  # fmt: skip
    for kind in expected:
        app.add_exception_handler(kind, answer)


def _is_full(error: Exception) -> bool:
    full = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
    return isinstance(error, DiskFull) or (isinstance(error, OSError) and error.errno in full)


def _invalid(error: RequestValidationError) -> ProblemError:
    faults = tuple(
        Fault(
            field=where(tuple(fault["loc"][1:])), detail=what(str(fault["type"]), str(fault["msg"]))
        )
        for fault in error.errors()
    )
    told = "1 fault." if len(faults) == 1 else f"{len(faults)} faults."
    return ProblemError(INVALID_REQUEST, told, errors=faults)


def _methods(request: Request) -> list[str]:
    """What the address takes; the router itself names the methods of its first call alone."""

    def takes(method: str) -> bool:
        scope = {**request.scope, "method": method}
        return any(route.matches(scope)[0] is Match.FULL for route in request.app.routes)

    return [method for method in ("DELETE", "GET", "POST") if takes(method)]


def _of_http(error: HTTPException) -> ProblemError:
    title = HTTPStatus(error.status_code).phrase
    code = title.lower().replace(" ", "-")
    kind = Kind(error.status_code, code, title, NOT_FOUND.remedy)
    kind = {each.status: each for each in (NOT_FOUND, METHOD)}.get(error.status_code, kind)
    return ProblemError(kind, f"{title}.", headers=error.headers)
