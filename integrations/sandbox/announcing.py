"""Setster's webhooks on their way: by default each arrives once, yet none of that is promised.

Setster docs, webhooks: events and an unauthenticated POST. Payload, retries and order are not
documented (I), so all shapes that a receiver may meet can be sent, and deliveries can be lost,
doubled, or held back and let go in another order.
"""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from integrations.sandbox.deliveries import Deliveries

Row = dict[str, Any]

SHAPES: dict[str, Callable[[str, Row], dict[str, Any]]] = {
    "wrapped": lambda event, row: {"json": {"event": event, "data": row}},
    "flat": lambda event, row: {"json": {**row, "event": event}},
    "id": lambda event, row: {"json": {"event": event, "id": int(row["id"])}},
    "form": lambda event, row: {"data": {"event": event, "appointment_id": row["id"]}},
    "form_data": lambda event, row: {"data": {"event": event, "data": json.dumps(row)}},
}
"""What a delivery's body may look like, by name."""
WAYS = ("lose", "double", "hold")


@dataclass(slots=True)
class Trouble:
    """What becomes of the next events; `times` None: until it is cleared."""

    way: str
    times: int | None = 1


class Announcer:
    """Sends events to subscribers, well or badly."""

    def __init__(self, deliveries: Deliveries) -> None:
        self._deliveries = deliveries
        self._lock = threading.Lock()
        self._troubles: list[Trouble] = []
        self._held: list[tuple[str, dict[str, Any]]] = []
        self.shape = "wrapped"

    def send(self, urls: list[str], event: str, row: Row) -> None:
        """Send one event to each of the addresses, in the background."""
        arguments = SHAPES[self.shape](event, row)
        for url in urls:
            way = self._next_way()
            if way == "hold":
                with self._lock:
                    self._held.append((url, arguments))
            elif way != "lose":
                self._post([(url, arguments)] * (2 if way == "double" else 1))

    def trouble(self, way: str, times: int | None = 1) -> None:
        """Have the next events lost, doubled or held back."""
        with self._lock:
            self._troubles.append(Trouble(way, times))

    def troubles(self) -> list[Trouble]:
        """What is still to go wrong."""
        with self._lock:
            return list(self._troubles)

    def release(self, *, is_reversed: bool = False) -> int:
        """Let go what was held back, one after the other; how many that were."""
        with self._lock:
            held, self._held = self._held, []
            self._troubles = [one for one in self._troubles if one.way != "hold"]
        self._post(held[::-1] if is_reversed else held)
        return len(held)

    def behave(self) -> None:
        """Deliver each event once again; what was held back is lost."""
        with self._lock:
            self._troubles, self._held = [], []
        self.shape = "wrapped"

    def _post(self, letters: list[tuple[str, dict[str, Any]]]) -> None:
        def one_by_one() -> None:
            for url, arguments in letters:
                self._deliveries.post(url, **arguments)

        if letters:
            self._deliveries.run(one_by_one)

    def _next_way(self) -> str:
        with self._lock:
            if not self._troubles:
                return ""
            trouble = self._troubles[0]
            if trouble.times is not None:
                trouble.times -= 1
                if trouble.times <= 0:
                    self._troubles.pop(0)
            return trouble.way
