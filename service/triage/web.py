"""What every page of the triage shares: its headers, its templates, its way to say no."""

from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from fastapi.routing import APIRoute
from psycopg import OperationalError
from psycopg_pool import PoolTimeout
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service import words
from service.http.problems import ProblemError
from service.masking import masked
from service.presentation.templates import environment
from service.triage import wording

HERE = Path(__file__).parent

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data: blob:; connect-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}

FILES = "/triage/static/"
"""Browsers keep what is below it, and ask each time whether it has changed."""

LARGEST_FORM = 1_000_000
"""Bytes; a bulk of 200 applications is 20 kB."""

LOCAL = wording.LOCAL

# No template of these is to show an identity number.
ENVIRONMENT = environment(HERE / "templates", printable=masked)
ENVIRONMENT.globals |= {"words": words, "wording": wording}
ENVIRONMENT.filters["local"] = wording.local
ENVIRONMENT.filters["moment"] = lambda at: at.astimezone(LOCAL).strftime("%Y-%m-%d %H:%M")
ENVIRONMENT.filters["iso"] = lambda at: at.astimezone(UTC).isoformat()


class RefusedError(Exception):
    """Ends a call with a page that says why and what to do, in Chinese."""

    def __init__(self, status: int, told: str, back: str = "/triage") -> None:
        super().__init__(told)
        self.status = status
        self.told = told
        self.back = back


class LoggedOutError(Exception):
    """There is no session, or it is over."""


def rendered(template: str, status: int = 200, **values: object) -> HTMLResponse:
    return HTMLResponse(ENVIRONMENT.get_template(template).render(values), status)


def see(address: str) -> RedirectResponse:
    """On to a page, after a form."""
    return RedirectResponse(address, int(HTTPStatus.SEE_OTHER))


def now() -> datetime:
    return datetime.now(UTC)


class Guarded:
    """Pure ASGI, outermost: no answer below ``/triage`` goes out without the headers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path: str = scope.get("path", "")
        if scope["type"] != "http" or not f"{path}/".startswith("/triage/"):
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if path.startswith(FILES):
                    headers.setdefault("Cache-Control", "no-cache")
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, guarded)


class TriageRoute(APIRoute):
    """Answers what goes wrong with a page, or JSON where a script asks."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        made = super().get_route_handler()

        async def handled(request: Request) -> Response:
            try:
                _check_size(request)
                response = await made(request)
            except LoggedOutError:
                response = _to_login(request)
            except (RefusedError, ProblemError, HTTPException, RequestValidationError,
                    OperationalError, PoolTimeout) as error:  # fmt: skip
                response = _refusal(request, _explained(error))
            return response

        return handled


def _check_size(request: Request) -> None:
    if request.method == "POST":
        length = request.headers.get("content-length", "")
        if not length.isdigit() or int(length) > LARGEST_FORM:
            raise RefusedError(413, "提交的内容过大。")


def _to_login(request: Request) -> Response:
    if _wants_json(request):
        return JSONResponse({"told": "登录已过期，请重新登录。"}, HTTPStatus.UNAUTHORIZED)
    back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    if request.method != "GET":
        _, start, rest = request.headers.get("referer", "").partition("/triage")
        back = start + rest or "/triage"
    return see("/triage/login?" + urlencode({"next": back, "gone": "1"}))


def _explained(error: Exception) -> RefusedError:
    if isinstance(error, RefusedError):
        return error
    if isinstance(error, OperationalError | PoolTimeout):
        return RefusedError(503, "数据库暂时连接不上，请稍候刷新；尚未保存的内容请勿关闭页面。")
    if isinstance(error, RequestValidationError):
        return RefusedError(400, "地址或表单中有无法识别的内容。")
    status = error.kind.status if isinstance(error, ProblemError) else 400
    if isinstance(error, HTTPException):
        status = error.status_code
    return RefusedError(status, wording.REFUSALS.get(status, "请求无法完成。"))


def _refusal(request: Request, error: RefusedError) -> Response:
    if _wants_json(request):
        return JSONResponse({"told": error.told}, error.status)
    return rendered("refused.html", error.status, error=error, reviewer=None)


def _wants_json(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "")
