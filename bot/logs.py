"""Logs: one line of JSON an event, an event name and fields; ids, never texts or whole numbers.

Libraries write lines of their own: Flask and gunicorn name the path of a request, which for the
calendar's webhooks holds a secret. It is masked in every record, whoever writes it.
"""

import logging
import re
import sys
import traceback
from traceback import extract_tb

import structlog

DEEPEST_FRAMES = 8
TOO_TALKATIVE = ("httpx", "httpcore", "twilio", "alembic", "dbos", "werkzeug", "sqlalchemy")


_SECRET_PATH = re.compile(r"(/webhooks/setster/)[^\s/?\"'<>]+")


def masked(text: str) -> str:
    """The text without the secret of a webhook's address."""
    return _SECRET_PATH.sub(r"\1***", text)


class MaskedRecord(logging.LogRecord):
    """A line of a library, without that secret in its words or in its traceback."""

    def getMessage(self) -> str:  # noqa: N802 - the standard library's name
        """The words."""
        if self.exc_info and self.exc_info[0] is not None and not self.exc_text:
            # Formatters take a traceback that is there already.
            self.exc_text = masked("".join(traceback.format_exception(*self.exc_info)).rstrip())
        return masked(super().getMessage())


def configure_logs(*, is_pretty: bool = False, level: int = logging.INFO) -> None:
    """Send structured lines to standard error; libraries are heard from WARNING up."""
    logging.setLogRecordFactory(MaskedRecord)
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
