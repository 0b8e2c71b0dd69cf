"""Around every call: a request id, one line in the log, the counters, and the last net."""

import time
import uuid

import structlog
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.http.problems import INTERNAL, ProblemError, answered
from service.logs import logger
from service.metrics import Counted

log = logger("http")

HEADER = b"x-request-id"


class Observed:
    """Pure ASGI: bodies pass through as they come. Paths are logged as patterns, never as sent."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if scope["method"] == "HEAD":  # a copy: by its own scope the server leaves out the body
            scope = {**scope, "method": "GET"}
        call = _Call(scope, send)
        with structlog.contextvars.bound_contextvars(request=call.id):
            try:
                await self._app(scope, receive, call.send)
            except Exception as error:
                log.error("call failed", exc_info=error)
                await call.fail(receive)
            finally:
                call.note()


class _Call:
    def __init__(self, scope: Scope, send: Send) -> None:
        self.id = uuid.uuid4().hex
        self._scope = scope
        self._send = send
        self._status = 0
        self._began = time.monotonic()
        scope.setdefault("state", {})["id"] = self.id

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._status = message["status"]
            own = [(HEADER, self.id.encode()), (b"x-content-type-options", b"nosniff")]
            message["headers"] = [*message.get("headers", []), *own]
        await self._send(message)

    async def fail(self, receive: Receive) -> None:
        if not self._status:
            response = answered(self.id, ProblemError(INTERNAL, "An unexpected error."))
            await response(Request(self._scope).scope, receive, self.send)

    def note(self) -> None:
        route = self._scope.get("route")
        call = f"{self._scope['method']} {getattr(route, 'path', 'unknown')}"
        seconds = time.monotonic() - self._began
        Counted.requests.labels(call, str(self._status)).observe(seconds)
        log.info("call", call=call, status=self._status, seconds=round(seconds, 4))
