"""The first attempt at an order, made by the request that has just stored it and waits for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import structlog
from sqlalchemy.exc import DataError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.logs import trace_of
from bot.turns.ends import Ending
from bot.turns.outcomes import Outcomes, Waiter
from bot.turns.services import InlineAnswer

MARGIN_S = 1.5
"""What a request keeps of its budget for promising the outcome of a slow booking."""
AFTER_FAILURE = timedelta(seconds=10)

log = structlog.get_logger()

Make = Callable[[str, float], Ending]
"""make(reference, timeout_s): the first attempt at an order, outside any transaction."""


@dataclass(frozen=True)
class FirstAttempt:
    """How one kind of order is first tried, and who writes its end."""

    make: Make
    outcomes: Outcomes

    def run(
        self, reference: str, until: float, waiter: Waiter | None = None
    ) -> InlineAnswer | None:
        """Make it and write how it ended, within the time left; what to answer the waiter."""
        services = self.outcomes.decider.services
        left_s = until - services.monotonic() - MARGIN_S
        ending = self._ending(reference, max(left_s, MARGIN_S))
        return self.outcomes.conclude(reference, 1, ending, waiter)

    def _ending(self, reference: str, timeout_s: float) -> Ending:
        try:
            return self.make(reference, timeout_s)
        except Exception as error:  # it may have been made: the next attempt looks first
            if is_of_database(error):
                raise
            log_failure(error)
            return Ending(None, retry_after=AFTER_FAILURE)


def is_of_database(error: Exception) -> bool:
    """Whether it is the database that fails, and not what was to be stored."""
    return isinstance(error, (DBAPIError, PoolTimeout)) and not isinstance(error, DataError)


def log_failure(error: Exception) -> None:
    """Note where a turn failed, without the error's own text."""
    log.error("turn_failed", error=type(error).__name__, trace=trace_of(error))
