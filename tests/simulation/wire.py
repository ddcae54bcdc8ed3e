"""What connects the simulated machines with the outside, without a socket.

`Wire` carries our calls to the sandbox, `Doorway` the outside's requests to our machines; both go
wrong as fate decides. Nothing of ours may hold a transaction while a call is out.
"""

import re
from typing import TYPE_CHECKING

import httpx

from integrations.sandbox.faults import Fault
from integrations.sandbox.server import ConnectionLost
from tests.simulation.fate import DIE, DIE_AFTER, Point

if TYPE_CHECKING:
    from tests.simulation.process import Process
    from tests.simulation.world import World

SLOW_S = 4.0
IDS = re.compile(r"/(SM|MM|AC)[0-9a-zA-Z]+|/\d+(?=/|$)")
PREFIX = re.compile(r"^/(setster/api/v2|setter/api/v1|twilio/2010-04-01)")
SANDBOX_FAULTS = {
    "status_503": {"kind": "status", "status": 503},
    "status_500": {"kind": "status", "status": 500},
    "status_429": {"kind": "status", "status": 429, "retry_after": 1},
    "html": {"kind": "html"},
    "empty": {"kind": "empty"},
    "wrong_shape": {"kind": "wrong_shape"},
    "truncated": {"kind": "truncated"},
}


def name_of(request: httpx.Request) -> str:
    """What a request is for, without ids: "setster POST /appointment"."""
    path = request.url.path
    service = path.split("/")[1]
    return f"{service} {request.method} {IDS.sub('/*', PREFIX.sub('', path))}"


class Wire(httpx.BaseTransport):
    """The way out of one process."""

    def __init__(self, world: "World", process: "Process") -> None:
        self._world = world
        self._process = process
        self._sandbox = httpx.WSGITransport(app=world.sandbox.app)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The sandbox's answer, or what is left of it."""
        world, process = self._world, self._process
        process.lives()
        point = Point(process.name, "call", name_of(request))
        world.checks.call_begins(process, request)
        fault = world.fate.at(point)
        world.notes(f"{point} {fault}".rstrip())
        world.meanwhile(process, point)
        process.lives()
        if fault == DIE:
            process.dies()
        self._fails_before(fault, request)
        response = self._served(fault, request)
        if fault == DIE_AFTER:
            process.dies()
        self._fails_after(fault, request)
        return response

    def _fails_before(self, fault: str, request: httpx.Request) -> None:
        match fault:
            case "refused":
                raise httpx.ConnectError("refused")
            case "broken":
                raise httpx.ReadError("reset")
            case "late":
                self._world.clock.passes(seconds=_patience_s(request))
                raise httpx.ReadTimeout("late")
            case "session":
                self._world.sandbox.world.state.sessions.clear()
            case _:
                pass

    def _served(self, fault: str, request: httpx.Request) -> httpx.Response:
        if fault in SANDBOX_FAULTS:
            self._world.sandbox.parts.faults.add(Fault(service="*", **SANDBOX_FAULTS[fault]))
        try:
            answer = self._sandbox.handle_request(request)
            body = b"".join(answer.stream)  # type: ignore[arg-type]  # WSGI's is a plain iterable
        except ConnectionLost:
            raise httpx.ReadError("the connection ended") from None
        finally:
            self._world.checks.calendar_changed()
        return httpx.Response(answer.status_code, headers=answer.headers, content=body)

    def _fails_after(self, fault: str, request: httpx.Request) -> None:
        match fault:
            case "lost":
                raise httpx.ReadError("lost")
            case "late_done":
                self._world.clock.passes(seconds=_patience_s(request))
                raise httpx.ReadTimeout("late")
            case "slow":
                patience_s = _patience_s(request)
                self._world.clock.passes(seconds=min(SLOW_S, patience_s))
                if patience_s < SLOW_S:
                    raise httpx.ReadTimeout("late")
            case _:
                pass


def _patience_s(request: httpx.Request) -> float:
    return float(request.extensions["timeout"]["read"])


class Doorway(httpx.BaseTransport):
    """The way in: what Twilio and Setster send goes to one of the machines."""

    def __init__(self, world: "World") -> None:
        self._world = world

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """A machine's answer."""
        world = self._world
        process = world.some_process()
        if process is None:
            raise httpx.ConnectError("nobody is there")
        point = Point(process.name, "request", request.url.path.split("/")[-1])
        fault = world.fate.at(point)
        world.notes(f"{point} {fault}".rstrip())
        if fault == "unreachable":
            raise httpx.ConnectError("unreachable")
        answer = world.within(process, lambda: self._asked(process, request))
        if fault == "answer_lost" or answer is None:
            raise httpx.ReadError("the answer was lost")
        return answer

    def _asked(self, process: "Process", request: httpx.Request) -> httpx.Response:
        answer = httpx.WSGITransport(app=process.app).handle_request(request)
        body = b"".join(answer.stream)  # type: ignore[arg-type]  # WSGI's is a plain iterable
        self._world.checks.holds(
            answer.status_code in (200, 204, 503),
            f"{request.url.path} was answered with {answer.status_code}",
        )
        return httpx.Response(answer.status_code, headers=answer.headers, content=body)
