"""Who is there: login, session cookie, and the check every form has to pass."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Annotated, NamedTuple
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Request, Response
from starlette.datastructures import FormData

from service.http.state import Endpoint, Here
from service.store import audit, users
from service.store.users import Reviewer
from service.triage import passwords
from service.triage.web import LoggedOutError, RefusedError, TriageRoute, rendered, see

COOKIE = "zuozheng_session"

router = APIRouter(prefix="/triage", route_class=TriageRoute, include_in_schema=False)

_HASHING = ThreadPoolExecutor(2, "argon2")
"""Argon2 takes 64 MiB and 50 ms a password on purpose; many at once would be a weapon."""


class Attempt(NamedTuple):
    """Who says to be whom, and from where."""

    name: str
    password: str
    address: str


async def reviewer(request: Request, here: Here) -> Reviewer:
    """Who is logged in; LoggedOutError where nobody is."""
    cookie = request.cookies.get(COOKIE)
    if not cookie:
        raise LoggedOutError
    async with here.pool.connection() as connection:
        idle = here.settings.triage.session_minutes
        found = await users.session(connection, cookie, idle)
    if found is None:
        raise LoggedOutError
    return found


Who = Annotated[Reviewer, Depends(reviewer)]


async def posted(request: Request, who: Who) -> FormData:
    """The form that was sent, from a page of ours: it carries the session's token."""
    _check_origin(request)
    form = await request.form()
    if form.get("csrf") != who.csrf:
        raise RefusedError(403, "页面已过期，请返回刷新后再提交。")
    return form


Posted = Annotated[FormData, Depends(posted)]


@router.get("/login")
async def login_page(request: Request) -> Response:
    """The form; ``next`` is where one wanted to go."""
    wanted = _inside(request.query_params.get("next", ""))
    told = "登录已过期或尚未登录，请登录后继续。" if request.query_params.get("gone") else ""
    return rendered("login.html", next=wanted, told=told, reviewer=None)


@router.post("/login")
async def login(request: Request, here: Here) -> Response:
    """Opens a session; the same answer for a wrong name, a wrong password and a delay."""
    _check_origin(request)
    form = await request.form()
    name, password, wanted = (str(form.get(each, "")) for each in ("name", "password", "next"))
    host = request.client.host if request.client else ""
    attempt = Attempt(name.strip().lower(), password, users.address_of(host))
    cookie = await _entered(here, attempt)
    if cookie is None:
        told = "用户名或密码不正确；连续输错 5 次后，须等待一段时间再试。"
        return rendered("login.html", 401, next=_inside(wanted), told=told, reviewer=None)
    response = see(_inside(wanted))
    secure = request.url.scheme == "https"
    response.set_cookie(
        COOKIE, cookie, path="/triage", httponly=True, secure=secure, samesite="lax"
    )
    return response


@router.post("/logout")
async def logout(request: Request, here: Here, who: Who, form: Posted) -> Response:
    """Ends the session here and in the store."""
    async with here.pool.connection() as connection:
        await users.close_session(connection, request.cookies[COOKIE])
        await audit.append(connection, who.actor, audit.Action.LOGGED_OUT, "")
    response = see("/triage/login")
    response.delete_cookie(COOKIE, path="/triage")
    return response


async def _entered(here: Endpoint, attempt: Attempt) -> str | None:
    name, password, address = attempt
    if "\0" in name or len(name) > 40 or len(password) > 1000:
        return None
    async with here.pool.connection() as connection:
        password_hash = await users.attempt(connection, name, address)
    loop = asyncio.get_running_loop()
    right = await loop.run_in_executor(_HASHING, passwords.fits, password_hash, password)
    async with here.pool.connection() as connection:
        if right:
            cookie = await users.succeed(connection, name, address)
            await audit.append(connection, f"user:{name}", audit.Action.LOGGED_IN, "")
            return cookie
        if password_hash is not None:
            await audit.append(connection, f"user:{name}", audit.Action.LOGIN_REFUSED, "")
    return None


def _check_origin(request: Request) -> None:
    """Browsers say where a form comes from; another site's is refused."""
    origin = request.headers.get("origin")
    if origin and urlsplit(origin).netloc != request.headers.get("host"):
        raise RefusedError(403, "提交来自其他网站，已拒绝。")


def _inside(address: str) -> str:
    """Only pages of ours are led to."""
    fine = address == "/triage" or address.startswith(("/triage/", "/triage?"))
    return address if fine and not address.startswith("/triage/login") else "/triage"
