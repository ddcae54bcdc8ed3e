"""Logs: one line of JSON an event, an event name and fields; ids, never texts or whole numbers."""

import logging
import sys
from traceback import extract_tb

import structlog

DEEPEST_FRAMES = 8
TOO_TALKATIVE = ("httpx", "httpcore", "twilio", "alembic", "dbos", "werkzeug", "sqlalchemy")


def configure_logs(*, is_pretty: bool = False, level: int = logging.INFO) -> None:
    """Send structured lines to standard error; libraries are heard from WARNING up."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(name)s %(message)s")
    for name in TOO_TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    renderer = (
        structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
        if is_pretty
        else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            renderer,
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=True,
    )


def trace_of(error: BaseException) -> list[str]:
    """Where an unexpected error came from, without its text: that may hold what customers wrote."""
    frames = extract_tb(error.__traceback__)[-DEEPEST_FRAMES:]
    return [f"{one.filename.rpartition('/')[2]}:{one.lineno} {one.name}" for one in frames]
