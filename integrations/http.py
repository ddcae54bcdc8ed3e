"""The one way out: every call to an outside service passes `ApiClient`.

It owns the deadline, the bound on an answer's size, repeats of safe calls and the mapping of
transport errors to the errors of `bot.ports`. It must never log or raise anything that holds a
URL, a header or a body: keys, session tokens and phone numbers travel in them.
"""

import atexit
import json
import logging
import math
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from random import SystemRandom

import httpx
import stamina
import structlog
from stamina.instrumentation import RetryDetails, set_on_retry_hooks

from bot.ports import IntegrationError, Unavailable, UnexpectedReply
from integrations.circuit import Circuit
from integrations.deadline import Deadline, DeadlineTransport, within
from integrations.faults import fault_of_transport, retry_after_s
from integrations.shapes import shape

CONNECTIONS = 64
MOST_BYTES = 4 * 1024 * 1024
SAFE_ATTEMPTS = 3
MOST_JITTER_S = 0.2
"""What is added to each pause, up to this: not all who were turned away come back at once."""
SHORTEST_REPEAT_S = 0.3
"""A repeat that has less time than this is not worth starting."""
FIRST_FAILING_STATUS = 500
PASSING_STATUSES = frozenset({429, 502, 503, 504})

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class UpstreamCall:
    """What one exchange came to, fit for logs and metrics."""

    service: str
    operation: str
    status: int
    """HTTP status; 0 when there was no answer."""
    milliseconds: int
    outcome: str
    """answered, timeout, not_connected, broken or too_large."""


def log_call(call: UpstreamCall) -> None:
    """Log one exchange."""
    log.info(
        "upstream_call",
        service=call.service,
        operation=call.operation,
        status=call.status,
        milliseconds=call.milliseconds,
        outcome=call.outcome,
    )


@dataclass(frozen=True, slots=True, repr=False)
class Call:
    """One request. Without a repr, as its parameters may hold secrets."""

    operation: str
    method: str
    path: str
    params: Mapping[str, str | list[str]] = field(default_factory=dict)
    json: object = None
    form: Mapping[str, str] | None = None
    content: bytes | None = None
    """A body whose very bytes count, as they are signed."""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_safe(self) -> bool:
        """Whether repeating it changes nothing outside."""
        return self.method == "GET"


@dataclass(frozen=True, slots=True, repr=False)
class Reply:
    """An answer, read to its end."""

    status: int
    body: bytes
    headers: Mapping[str, str]

    def json(self) -> object:
        """The body as JSON. Raises ValueError for all else: NaN, a key twice, endless nesting."""
        try:
            return json.loads(
                self.body,
                parse_constant=_refuse_constant,
                parse_float=_finite,
                object_pairs_hook=_without_repeats,
            )
        except RecursionError:
            raise ValueError("nested too deeply") from None


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is not JSON")


def _finite(written: str) -> float:
    value = float(written)
    if not math.isfinite(value):
        raise ValueError("a number beyond all bounds")
    return value


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object; of a key that comes twice nobody could say which value was meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key comes twice")
    return found


def is_json_object(reply: Reply) -> bool:
    """Whether an answer is a JSON object, as those of most services are."""
    try:
        return isinstance(reply.json(), dict)
    except ValueError:
        return False


class _PassingError(Exception):
    """An answer that asks to come back later."""

    def __init__(self, reply: Reply) -> None:
        super().__init__()
        self.reply = reply


class _TooLargeError(Exception):
    """An answer beyond the bound."""


class _Secretive(logging.Filter):
    """Drops a library's own lines: httpx prints whole URLs at INFO."""

    def filter(self, record: logging.LogRecord) -> bool:
        del record
        return False


_SECRETIVE = _Secretive()


def _log_repeat(details: RetryDetails) -> None:
    """Log a repeat. stamina's own hook would print the arguments, tokens among them."""
    log.info("upstream_repeat", attempt=details.retry_num)


def quiet_libraries() -> None:
    """Keep the libraries from logging URLs, headers or arguments."""
    logging.getLogger("httpx").addFilter(_SECRETIVE)
    logging.getLogger("httpcore").setLevel(logging.WARNING)
    set_on_retry_hooks([_log_repeat])


def _new_client(transport: httpx.BaseTransport) -> httpx.Client:
    return httpx.Client(
        transport=transport,
        trust_env=False,
        # Compressed answers would slip under the bound on their size.
        headers={"accept-encoding": "identity", "user-agent": "Bookline"},
        # One client serves all services: no cookie of one call may reach another.
        cookies=CookieJar(policy=DefaultCookiePolicy(allowed_domains=[])),
    )


@lru_cache(maxsize=1)
def _client_of_process(process_id: int) -> httpx.Client:
    del process_id  # the key: a forked worker must not share its parent's connections
    client = _new_client(DeadlineTransport(connections=CONNECTIONS))
    atexit.register(client.close)
    return client


class ApiClient:
    """Calls to one outside service, over the process's shared connections."""

    def __init__(
        self,
        service: str,
        base_url: str,
        *,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        transport: httpx.BaseTransport | None = None,
        on_call: Callable[[UpstreamCall], None] = log_call,
        circuit: Circuit | None = None,
        makes_sense: Callable[[Reply], bool] = is_json_object,
    ) -> None:
        """`makes_sense`: whether what came with a status of success is this service's at all."""
        quiet_libraries()
        self.service = service
        self._base_url = base_url.rstrip("/")
        self._headers = dict(headers or {})
        self._auth = httpx.BasicAuth(*auth) if auth else None
        self._own_client = _new_client(transport) if transport else None
        self._on_call = on_call
        self._circuit = circuit or Circuit(service)
        self._makes_sense = makes_sense

    def call(self, call: Call, deadline: Deadline) -> Reply:
        """The answer, whatever its HTTP status.

        A safe call that meets 429, 502, 503, 504 or a broken connection is repeated inside the
        deadline, after the time that Retry-After asks for.
        Errors: Unavailable (at once while the circuit is open), UnexpectedReply (too large); both
        with `outcome_unknown` when a writing request may have arrived.
        """
        if not self._circuit.allows():
            raise Unavailable(
                f"{self.service}: {call.operation} was not tried, too much went wrong just now",
                code="circuit_open",
            )
        is_answered = False
        try:
            reply = self._answer(call, deadline)
            is_answered = self._is_usable(call, reply)
            return reply
        finally:
            if is_answered:
                self._circuit.succeeded()
            else:
                self._circuit.failed()

    def _is_usable(self, call: Call, reply: Reply) -> bool:
        if not 200 <= reply.status < 300:
            return reply.status < FIRST_FAILING_STATUS
        if self._makes_sense(reply):
            return True
        log.warning(
            "upstream_nonsense",
            service=self.service,
            operation=call.operation,
            status=reply.status,
            size=len(reply.body),
            shape=shape(reply.body),
        )
        return False

    def _answer(self, call: Call, deadline: Deadline) -> Reply:
        if not call.is_safe:
            return self._exchange(call, deadline)
        try:
            return self._repeated(call, deadline)
        except _PassingError as passing:
            return passing.reply

    def _repeated(self, call: Call, deadline: Deadline) -> Reply:
        def wait_before_next(exc: Exception) -> bool | float:
            return _wait_before_next(exc, deadline)

        for attempt in stamina.retry_context(
            on=wait_before_next,
            attempts=SAFE_ATTEMPTS,
            timeout=None,
            wait_initial=0.1,
            wait_max=0.5,
            wait_jitter=MOST_JITTER_S,
        ):
            with attempt:
                reply = self._exchange(call, deadline)
                if reply.status in PASSING_STATUSES:
                    raise _PassingError(reply)
        return reply

    def _exchange(self, call: Call, deadline: Deadline) -> Reply:
        started = time.monotonic()
        reply: Reply | None = None
        fault: IntegrationError | None = None
        try:
            reply = self._send(call, deadline)
        except httpx.RequestError as exc:
            fault = fault_of_transport(self.service, call.operation, exc, wrote=not call.is_safe)
        except _TooLargeError:
            fault = UnexpectedReply(
                f"{self.service}: the answer to {call.operation} is too large",
                code="too_large",
                outcome_unknown=not call.is_safe,
            )
        self._on_call(
            UpstreamCall(
                service=self.service,
                operation=call.operation,
                status=reply.status if reply else 0,
                milliseconds=round((time.monotonic() - started) * 1000),
                outcome=fault.code if fault else "answered",
            )
        )
        if reply is None:
            # Raised here, outside of the handler, so that httpx's exception, whose request
            # holds the URL, is not even this one's context.
            raise fault or AssertionError("neither answer nor fault")
        return reply

    def _send(self, call: Call, deadline: Deadline) -> Reply:
        client = self._own_client or _client_of_process(os.getpid())
        with (
            within(deadline),
            client.stream(
                call.method,
                self._base_url + call.path,
                params=call.params or None,
                json=call.json,
                data=call.form,
                content=call.content,
                headers={**self._headers, **call.headers},
                auth=self._auth,
                timeout=max(deadline.left_s(), 0.001),
            ) as response,
        ):
            return Reply(response.status_code, _bounded_body(response), response.headers)


def _bounded_body(response: httpx.Response) -> bytes:
    parts = bytearray()
    for part in response.iter_bytes():
        parts += part
        if len(parts) > MOST_BYTES:
            raise _TooLargeError
    return bytes(parts)


def _wait_before_next(exc: Exception, deadline: Deadline) -> bool | float:
    """Whether, or after how many seconds, a safe call is worth repeating."""
    left = deadline.left_s() - SHORTEST_REPEAT_S
    if isinstance(exc, _PassingError):
        asked = retry_after_s(exc.reply.headers.get("retry-after", ""), datetime.now(UTC))
        if asked is None:
            return left > 0
        asked += SystemRandom().uniform(0, MOST_JITTER_S)
        return asked if asked < left else False
    is_passing = isinstance(exc, Unavailable) and exc.code in {"not_connected", "broken"}
    return is_passing and left > 0
