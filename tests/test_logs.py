"""No line of any library shows the secret in the address that the calendar calls."""

import logging
import sys
from io import StringIO

import pytest
from flask import Flask
from gunicorn.config import Config
from gunicorn.glogging import Logger

from bot.logs import MaskedRecord, masked

SECRET = "canary-secret-0123456789abcd"
PATH = f"/webhooks/setster/{SECRET}"


@pytest.fixture
def lines():
    """What is logged by anybody, as a formatter of the standard library writes it."""
    before = logging.getLogRecordFactory()
    logging.setLogRecordFactory(MaskedRecord)
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logging.Formatter("%(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)
    logging.setLogRecordFactory(before)


@pytest.mark.parametrize(
    "text",
    [f"POST {PATH}", f"https://book.example.com{PATH}?x=1", f'"POST {PATH} HTTP/1.1" 204'],
)
def test_the_secret_is_masked_wherever_the_address_stands(text):
    assert SECRET not in masked(text)
    assert "/webhooks/setster/***" in masked(text)


def test_a_failing_view_is_logged_without_it(lines):
    app = Flask("failing")

    @app.post("/webhooks/setster/<given>")
    def fail(given):  # noqa: ARG001
        raise ValueError(f"could not do {PATH}")

    app.test_client().post(PATH)
    assert "Exception on /webhooks/setster/***" in lines.getvalue()
    assert "ValueError" in lines.getvalue()
    assert SECRET not in lines.getvalue()


def test_gunicorns_access_and_error_lines_are_without_it(lines):
    config = Config()
    config.set("accesslog", "-")
    config.set("errorlog", "-")
    logger = Logger(config)
    for name in ("gunicorn.access", "gunicorn.error"):
        logging.getLogger(name).propagate = True
    logger.access_log.info('%(h)s "%(r)s" %(s)s', {"h": "-", "r": f"POST {PATH}", "s": "204"})
    try:
        raise OSError(PATH)
    except OSError:
        logger.exception("Error handling request %s", PATH)
    assert lines.getvalue().count("/webhooks/setster/***") >= 3
    assert SECRET not in lines.getvalue()
    assert sys.exc_info() == (None, None, None)
