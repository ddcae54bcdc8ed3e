"""Waiting for what happens elsewhere: a condition and a limit, never a fixed time."""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")

LIMIT_S = 15.0
POLL_S = 0.02


def until(find: Callable[[], Found], what: str = "", *, limit_s: float = LIMIT_S) -> Found:
    """The first true thing that `find` returns; fails the test when none comes in time."""
    pause = threading.Event()
    ends_at = time.monotonic() + limit_s
    while True:
        found = find()
        if found:
            return found
        assert time.monotonic() < ends_at, f"waited in vain for {what or 'a condition'}"
        pause.wait(POLL_S)
