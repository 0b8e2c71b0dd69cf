"""Tells a caller's system that a report is there: signed, and only where the operator allows it.

``POST`` with ``{"application", "report", "outcome"}``, and two headers: ``Zuozheng-Timestamp`` and
``Zuozheng-Signature``, the HMAC-SHA-256 of ``<timestamp>.<body>`` in hex. The host is looked up
once and called at that very address, so that a name cannot turn into a private address in between.
Redirects are not followed.
"""

import asyncio
import hashlib
import hmac
import http.client
import ipaddress
import json
import socket
import ssl
import time
from typing import NamedTuple
from urllib.parse import urlsplit
from uuid import UUID

from service.background.jobs import UndeliveredError
from service.background.work import Desk
from service.logs import logger
from service.metrics import Counted
from service.setting_groups import WebhookSettings
from service.store import applications
from service.store.applications import Sight

log = logger("webhooks")

TIMEOUT = 10.0
"""Seconds for each step of a call."""

_EVERYTHING = Sight(None, None)


class Target(NamedTuple):
    """A webhook's address taken apart."""

    tls: bool
    host: str
    port: int
    path: str


def fault(url: str, settings: WebhookSettings) -> str | None:
    """Why nothing may be sent to ``url``; None where it may. Looks nothing up."""
    try:
        target = _target(url)
    except ValueError:
        return "must be an address like https://host/path, without a user name"
    if not settings.secret:
        return "webhooks are off here: the operator has set no ZUOZHENG_WEBHOOK_SECRET"
    if target.host not in _listed(settings.hosts) | _listed(settings.private_hosts):
        return f"host {target.host!r} is not among those the operator allows"
    if not target.tls and target.host not in _listed(settings.private_hosts):
        return "must begin with https://"
    return None


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """What ``Zuozheng-Signature`` holds."""
    signed = timestamp.encode() + b"." + body
    return hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


async def announce(desk: Desk, application: UUID, report: UUID) -> None:
    """Calls the application's webhook; UndeliveredError where it did not answer with a 2xx."""
    async with desk.store.pool.connection() as connection:
        stored = await applications.find(connection, application, _EVERYTHING)
    if stored is None or stored.webhook is None:
        return None
    settings = desk.settings.webhook
    if fault(stored.webhook, settings):
        return _counted("not_allowed", application)
    told = {"application": str(application), "report": str(report), "outcome": stored.outcome}
    try:
        status = await asyncio.to_thread(_post, stored.webhook, json.dumps(told).encode(), settings)
    except (OSError, http.client.HTTPException) as error:
        _counted("unreachable", application)
        raise UndeliveredError from error
    _counted("delivered" if 200 <= status < 300 else "refused", application)
    if not 200 <= status < 300:
        raise UndeliveredError
    return None


def _counted(result: str, application: UUID) -> None:
    Counted.webhooks.labels(result).inc()
    log.info("webhook", result=result, application=str(application))


def _post(url: str, body: bytes, settings: WebhookSettings) -> int:
    target = _target(url)
    address = _address(target, target.host in _listed(settings.private_hosts))
    timestamp = str(int(time.time()))
    headers = {
        "Host": target.host if target.port in {80, 443} else f"{target.host}:{target.port}",
        "Content-Type": "application/json",
        "Zuozheng-Timestamp": timestamp,
        "Zuozheng-Signature": signature(settings.secret, timestamp, body),
    }
    connection = http.client.HTTPConnection(target.host, target.port, timeout=TIMEOUT)
    connection.sock = _connected(target, address)
    try:
        connection.request("POST", target.path, body, headers)
        return connection.getresponse().status
    finally:
        connection.close()


def _connected(target: Target, address: str) -> socket.socket:
    plain = socket.create_connection((address, target.port), TIMEOUT)
    if not target.tls:
        return plain
    try:
        return ssl.create_default_context().wrap_socket(plain, server_hostname=target.host)
    except BaseException:
        plain.close()
        raise


def _address(target: Target, private: bool) -> str:
    """Where the host is now; OSError where that is no public address and has to be one."""
    found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    addresses = [str(info[4][0]) for info in found]
    if not private and not all(ipaddress.ip_address(each).is_global for each in addresses):
        raise OSError("the host has an address that is not public")
    return addresses[0]


def _target(url: str) -> Target:
    """ValueError where it is no plain http or https address."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username:
        raise ValueError(url)
    if any(ord(sign) < 33 or ord(sign) > 126 for sign in url):
        raise ValueError(url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme == "https", parts.hostname, port, path)


def _listed(hosts: str) -> set[str]:
    return {host.strip().lower() for host in hosts.split(",") if host.strip()}
