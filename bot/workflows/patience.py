"""How long orders are tried, and how long the pauses are.

A pause grows with the time that has passed, so that no count is kept of it, and differs a little
from one order to the next: what has waited together does not come back together.
"""

from datetime import datetime, timedelta
from zlib import crc32

SHORTEST_PAUSE = timedelta(seconds=10)
LONGEST_PAUSE = timedelta(minutes=5)
SPREAD = 0.2
LATE_AFTER = timedelta(minutes=2)
"""When the customer is told that it takes longer, and a person is asked to look."""
TRIED_FOR = timedelta(hours=24)
"""The calendar may be down for so long. Staff will have settled what is older."""


def pause_after(key: str, began_at: datetime, now: datetime) -> timedelta:
    """The pause before the next attempt: half the time since the first one, within bounds."""
    pause = min(max((now - began_at) / 2, SHORTEST_PAUSE), LONGEST_PAUSE)
    return pause * (1 + SPREAD * (crc32(key.encode()) % 100) / 100)


def is_worth_trying(ordered_at: datetime, now: datetime, *starts_at: datetime | None) -> bool:
    """Whether an order may still be carried out: all it is about lies ahead."""
    return now < min([ordered_at + TRIED_FOR, *[one for one in starts_at if one is not None]])


def is_late(ordered_at: datetime, now: datetime) -> bool:
    """Whether the customer has waited for longer than an answer may take."""
    return now - ordered_at >= LATE_AFTER
