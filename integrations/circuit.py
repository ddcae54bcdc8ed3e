"""Stops asking a service that does not answer, for a few seconds at a time.

After `MOST_FAILURES` calls in a row without a usable answer the circuit opens: calls fail at once,
no thread waits, and nothing is written of which nobody learns what became of it. When the pause is
over one call may try; its end decides for all.
"""

import threading
import time
from collections.abc import Callable

import structlog

MOST_FAILURES = 10
PAUSE_S = 5.0
TRIAL_S = 30.0
"""No call lasts longer: a trial that was never heard of again is given to another one."""

log = structlog.get_logger(__name__)


class Circuit:
    """The way to one service. Safe for many threads."""

    def __init__(self, service: str, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._service = service
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._failures = 0
        self._resting_until: float | None = None
        """While the circuit is open: the moment from which one call may try."""

    def allows(self) -> bool:
        """Whether a call may be made now. Whoever is allowed has to tell how it ended."""
        with self._lock:
            if self._resting_until is None:
                return True
            now = self._monotonic()
            if now < self._resting_until:
                return False
            self._resting_until = now + TRIAL_S
            return True

    def succeeded(self) -> None:
        """A call was answered."""
        with self._lock:
            was_open = self._resting_until is not None
            self._failures, self._resting_until = 0, None
        if was_open:
            log.warning("circuit_closed", service=self._service)

    def failed(self) -> None:
        """A call had no usable answer."""
        with self._lock:
            self._failures += 1
            if self._failures < MOST_FAILURES:
                return
            opens = self._resting_until is None
            self._resting_until = self._monotonic() + PAUSE_S
        if opens:
            log.warning("circuit_opened", service=self._service)
