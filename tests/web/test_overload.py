"""More than can be done at once is turned away before it costs anything."""

import socket
import threading
from functools import partial

import pytest
from flask import Flask, request

from bot.web.server import THREADS, Server
from bot.web.shedding import MOST_AT_ONCE, shed
from bot.web.slow_callers import Deadlines, Worker
from tests.desk import in_background


class Busy:
    """An application whose webhooks wait until they are let go."""

    def __init__(self, most: int) -> None:
        self.entered = threading.Semaphore(0)
        self.go = threading.Event()
        self.handled = 0
        self.app = Flask("busy")
        self.app.add_url_rule("/webhooks/x", view_func=self._wait, methods=["POST"])
        self.app.add_url_rule("/healthz", view_func=lambda: "ok")
        shed(self.app, "/webhooks/", most)

    def _wait(self) -> str:
        self.handled += 1
        self.entered.release()
        self.go.wait(10)
        return request.form.get("a", "")

    def post(self) -> tuple[int, str | None]:
        answer = self.app.test_client().post("/webhooks/x", data={"a": "b"})
        return answer.status_code, answer.headers.get("Retry-After")


def test_beyond_the_limit_webhooks_are_told_to_come_again() -> None:
    busy = Busy(most=2)
    with in_background(busy.post) as one, in_background(busy.post) as two:
        assert busy.entered.acquire(timeout=10) and busy.entered.acquire(timeout=10)
        assert [busy.post() for _ in range(5)] == [(503, "5")] * 5
        assert busy.app.test_client().get("/healthz").status_code == 200
        busy.go.set()
        assert (one.result(), two.result()) == ((200, None), (200, None))
    assert busy.post() == (200, None)
    assert busy.handled == 3


def test_a_webhook_that_fails_frees_its_place() -> None:
    app = Flask("failing")
    app.config["PROPAGATE_EXCEPTIONS"] = True
    app.add_url_rule("/webhooks/x", view_func=lambda: 1 / 0, methods=["POST"])
    shed(app, "/webhooks/", 1)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            app.test_client().post("/webhooks/x")


def test_a_thread_is_left_for_pages_health_and_refusals() -> None:
    assert MOST_AT_ONCE + 8 <= THREADS


# Requests that never end


class Hands:
    """A clock."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_request_that_drips_in_is_cut_off_and_still_answered() -> None:
    clock, (server, client) = Hands(), socket.socketpair()
    server.settimeout(10)
    deadlines = Deadlines(15.0, clock)
    with server, client, deadlines.over(server), in_background(partial(server.recv, 10)) as read:
        clock.now = 14.0
        deadlines.enforce()
        assert not read.done()
        clock.now = 15.0
        deadlines.enforce()
        assert read.result(10) == b""
        server.sendall(b"408")
        assert client.recv(3) == b"408"


def test_a_request_that_has_ended_is_left_alone() -> None:
    clock, (server, client) = Hands(), socket.socketpair()
    deadlines = Deadlines(15.0, clock)
    with server, client:
        with deadlines.over(server):
            pass
        clock.now = 60.0
        deadlines.enforce()
        client.sendall(b"next")
        assert server.recv(4) == b"next"


def test_the_production_server_has_these_workers() -> None:
    server = Server(lambda: Flask("any"), "127.0.0.1", 1)
    assert server.cfg.worker_class is Worker
