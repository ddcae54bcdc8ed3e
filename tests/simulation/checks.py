"""The promises, checked after every event and once all is quiet."""

from typing import TYPE_CHECKING, Any

import httpx

if TYPE_CHECKING:
    from datetime import datetime

    from tests.simulation.process import Process
    from tests.simulation.world import World


class BrokenPromise(AssertionError):
    """An invariant does not hold."""


class Checks:
    """What must hold in one world."""

    def __init__(self, world: "World") -> None:
        self._world = world

    def fails(self, promise: str) -> None:
        """A promise is broken."""
        raise BrokenPromise(promise)

    def call_begins(self, process: "Process", request: httpx.Request) -> None:
        pass

    def calendar_changed(self) -> None:
        pass

    def after_event(self) -> None:
        pass

    def next_due(self) -> "datetime | None":
        return None
