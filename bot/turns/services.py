"""What every turn needs: one value per process, handed in by `bot.bookline`."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol

from sqlalchemy import Connection

from bot.answers import Answers
from bot.dialogue.world import Policy
from bot.replies import Replies
from bot.store.database import Database
from bot.turns.limits import Limits

BUDGET_S = 9.0
"""Of Twilio's 15 seconds, what we use before we answer without the outcome."""


class Enqueue(Protocol):
    """Starts durable work when the caller's transaction commits; a used id is ignored."""

    def __call__(
        self, connection: Connection, workflow: str, subject: str | int, attempt: int
    ) -> None:
        """Enqueue `workflow` for a subject's attempt."""
        ...


def utc_now() -> datetime:
    """The moment, aware."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Services:
    """Shared by all threads of a process."""

    database: Database
    business_id: int
    policy: Policy
    replies: Replies
    answers: Answers
    enqueue: Enqueue
    clock: Callable[[], datetime] = utc_now
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    budget_s: float = BUDGET_S
    limits: Limits = field(default_factory=Limits)
    hands_back_after: timedelta | None = None
    """After so long without a word a conversation that a person took over is the bot's again."""


@dataclass(frozen=True, slots=True)
class InlineAnswer:
    """Words that a webhook answers with; the message's id names it in status callbacks."""

    message_id: int
    body: str
