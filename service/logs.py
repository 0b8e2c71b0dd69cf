"""Logs: one JSON object a line on standard error; ids and codes, never names or text."""

import logging
import sys

import structlog
from structlog.typing import EventDict, WrappedLogger

from service.spot import spot


def _without_messages(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """An exception's place instead of its message and trace, which may quote a document."""
    error = event.pop("exc_info", None)
    if isinstance(error, tuple):
        error = error[1]
    if error is True:
        error = sys.exc_info()[1]
    if isinstance(error, BaseException):
        event["error"] = spot(error)
    return event


_SHARED = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    _without_messages,
)


def configure() -> None:
    """Everything that logs, logs like this; libraries from warnings upwards."""
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*_SHARED, structlog.stdlib.add_logger_name],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("zuozheng").setLevel(logging.INFO)
    structlog.configure(
        processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def logger(part: str) -> structlog.stdlib.BoundLogger:
    """The log of one part of the service."""
    bound: structlog.stdlib.BoundLogger = structlog.get_logger(f"zuozheng.{part}")
    return bound
