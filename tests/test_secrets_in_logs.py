"""The watch over logs, pages and tables sees what it is to see."""

import base64
import pickle
from pathlib import Path

import pytest
from flask import Flask

from bot.store.staff_tables import login_failures
from tests import secrets_in_logs
from tests.secrets_in_logs import KEYS, secrets_in, watch
from tests.secrets_in_tables import misplaced, readable
from tests.web.staff_data import open_salon

TOKEN = "session" + "0a" * 20


@pytest.mark.parametrize(
    "line",
    [
        "sent to +15550160001",
        "5550160001 wrote",
        "maple-setter-demo-key",
        "Dana Lee <d@x.example>",
        f"GET /location?session_token={TOKEN}",
    ],
)
def test_a_secret_in_a_line_is_seen(line: str) -> None:
    assert secrets_in(line)


def test_an_ordinary_line_is_left_alone() -> None:
    assert secrets_in("upstream_call service=Setster status=200 message=1555016 session=5") == []


@pytest.mark.parametrize(
    ("error", "seen"), [("+15550160001", True), (TOKEN, True), ("upstream", False)]
)
def test_a_secret_in_a_table_is_seen(tmp_path: Path, error: str, *, seen: bool) -> None:
    with open_salon(tmp_path) as salon:
        salon.add(login_failures, key=error)
        assert bool(misplaced(salon.database)) is seen


def test_what_the_engine_encodes_is_read() -> None:
    stored = base64.b64encode(pickle.dumps(ValueError("to +15550160001"))).decode()
    assert secrets_in(readable(stored))


def test_a_key_on_a_page_is_seen() -> None:
    app = Flask("showing")
    app.add_url_rule("/", view_func=lambda: f"<p>{KEYS[0]}</p>")
    watch(app)
    app.test_client().get("/")
    assert secrets_in_logs.shown
    secrets_in_logs.shown.clear()
