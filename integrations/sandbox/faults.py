"""Misbehaviour on demand: which calls go wrong, how, and how many times.

Applied around the routes, so that the services themselves stay plain. `lost_answer`, `drip` and
`truncated` do the work first, `latency` waits and then does it, the others answer without it.
"""

import itertools
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from flask import Response, jsonify

from integrations.sandbox.server import ConnectionLost

KINDS = (
    "latency",
    "drip",
    "reset",
    "lost_answer",
    "status",
    "html",
    "wrong_shape",
    "empty",
    "truncated",
)
SERVICES = ("setster", "setter", "twilio", "*")
WORK_FIRST = {"drip", "lost_answer", "truncated"}
DEFAULT_SECONDS = 2.0
HTML_PAGE = "<!DOCTYPE html><html><body><h1>Down for maintenance</h1></body></html>"


@dataclass(slots=True)
class Fault:
    """One kind of misbehaviour. `times` None: until it is removed."""

    service: str
    kind: str
    operation: str = "*"
    times: int | None = 1
    seconds: float = DEFAULT_SECONDS
    status: int = 503
    code: int | None = None
    retry_after: int | None = None
    id: int = 0

    def fits(self, service: str, operation: str) -> bool:
        """Whether a call is meant."""
        return self.service in ("*", service) and self.operation in ("*", operation)


@dataclass(slots=True)
class Faults:
    """The misbehaviour that is due."""

    pause: Callable[[float], None]
    _active: list[Fault] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def add(self, fault: Fault) -> Fault:
        """Make calls go wrong from now on."""
        with self._lock:
            fault.id = next(self._numbers)
            self._active.append(fault)
        return fault

    def clear(self, fault_id: int | None = None) -> None:
        """Remove one, or all."""
        with self._lock:
            self._active = [one for one in self._active if fault_id not in (None, one.id)]

    def active(self) -> list[Fault]:
        """Those that are still due."""
        with self._lock:
            return list(self._active)

    def take(self, service: str, operation: str) -> Fault | None:
        """The fault that a call has to suffer, used up by it."""
        with self._lock:
            found = next((one for one in self._active if one.fits(service, operation)), None)
            if found and found.times is not None:
                found.times -= 1
                if found.times <= 0:
                    self._active.remove(found)
            return found

    def before(self, fault: Fault, service: str) -> Response | None:
        """What is answered in place of the work, or None when the work is to be done."""
        if fault.kind == "latency":
            self.pause(fault.seconds)
            return None
        if fault.kind in WORK_FIRST:
            return None
        return _in_place_of_work(fault, service)

    def after(self, fault: Fault, response: Response) -> Response:
        """What becomes of the answer to work that was done."""
        if fault.kind not in WORK_FIRST:
            return response
        body = response.get_data()
        response.response = self._broken(fault, body)
        response.headers["Content-Length"] = str(len(body))
        return response

    def _broken(self, fault: Fault, body: bytes) -> Iterator[bytes]:
        if fault.kind == "lost_answer":
            raise ConnectionLost
        if fault.kind == "truncated":
            yield body[: len(body) // 2]
            raise ConnectionLost
        for number in range(len(body)):
            yield body[number : number + 1]
            self.pause(fault.seconds / max(len(body), 1))


def _in_place_of_work(fault: Fault, service: str) -> Response:
    if fault.kind == "reset":
        return Response(_reset())
    if fault.kind == "html":
        return Response(HTML_PAGE, status=fault.status, mimetype="text/html")
    if fault.kind == "empty":
        return Response("", status=200, mimetype="application/json")
    if fault.kind == "wrong_shape":
        return jsonify(["this", "is", {"not": "what you asked for"}])
    return _error_answer(fault, service)


def _reset() -> Iterator[bytes]:
    raise ConnectionLost(reset=True)
    yield b""


def _error_answer(fault: Fault, service: str) -> Response:
    """An error in the words of each service."""
    if service == "setster":
        name = "FAULT"
        body = {"statusCode": fault.code or 4, "statusDescriptions": name, "data": None}
    elif service == "twilio":
        code = fault.code or (20429 if fault.status == 429 else 20503)
        more = f"https://www.twilio.com/docs/errors/{code}"
        body = {"code": code, "message": "Fault", "more_info": more, "status": fault.status}
    else:
        body = {"message": "Fault"}
    response = jsonify(body)
    response.status_code = fault.status
    if fault.retry_after is not None:
        response.headers["Retry-After"] = str(fault.retry_after)
    return response
