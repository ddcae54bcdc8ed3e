"""A chat with the bot, for tests: `chat.says("a cut friday").hears("Friday")`."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

from bot.answers import Answers
from bot.dialogue.catalogue import Catalogue
from bot.dialogue.effects import Book, CancelBooking, HandOver, Move
from bot.dialogue.events import ChangeOutcome, Outcome, Text
from bot.dialogue.made import MadeBooking
from bot.dialogue.staff_hours import read
from bot.dialogue.world import Customer, Policy
from bot.rehearsal import Rehearsal
from bot.replies import Replies
from tests.dialogue.salon import CATALOGUE, NOW, Salon

TEMPLATES = Path(__file__).parents[2] / "templates" / "replies"
REPLIES = Replies(TEMPLATES)
PHONE = "+15550100007"


class Chat:
    """One customer and the bot, in a salon where nothing else happens."""

    def __init__(
        self,
        catalogue: Catalogue = CATALOGUE,
        *,
        salon: Salon | None = None,
        customer: Customer | None = None,
        asks_employee: bool = False,
        takes_no_email: bool = False,
        ends: Outcome = Outcome.BOOKED,
        changes_end: ChangeOutcome = ChangeOutcome.DONE,
        has: Iterable[MadeBooking] = (),
        had: Iterable[MadeBooking] = (),
        staff_hours: str = "",
        now: datetime = NOW,
    ) -> None:
        self.now = now
        self.salon = salon or Salon(catalogue)
        clock: Callable[[], datetime] = lambda: self.now  # noqa: E731 - reads the moving clock
        self.rehearsal = Rehearsal(
            policy=Policy(
                "Maple & Main",
                "America/New_York",
                asks_employee=asks_employee,
                takes_no_email=takes_no_email,
                staff_hours=read(staff_hours),
            ),
            replies=REPLIES,
            answers=Answers(self.salon, monotonic=lambda: self.now.timestamp()),
            clock=clock,
            customer=customer or Customer(PHONE),
            outcome=ends,
            change_outcome=changes_end,
            bookings=sorted(has, key=lambda one: one.starts_at),
            visits=list(had),
        )
        self.reply = ""

    def says(self, *texts: str) -> Self:
        """The customer sends one text, or several at once."""
        self.reply = self.rehearsal.hears(*texts)
        return self

    def sends_a_picture(self) -> Self:
        """A message without any text."""
        self.reply = self.rehearsal.hears(Text("", has_attachment=True))
        return self

    def news(self, outcome: ChangeOutcome) -> Self:
        """The end of the last move or cancel is told once more, or differently."""
        ended = self.rehearsal.last_change
        assert ended is not None
        self.reply = self.rehearsal.learns(replace(ended, outcome=outcome))
        return self

    def hears(self, *parts: str) -> Self:
        """The reply holds each of these."""
        missing = [part for part in parts if part.lower() not in self.reply.lower()]
        assert not missing, f"{missing} not in the reply:\n{self.reply}"
        return self

    def does_not_hear(self, *parts: str) -> Self:
        """The reply holds none of these."""
        present = [part for part in parts if part.lower() in self.reply.lower()]
        assert not present, f"{present} in the reply:\n{self.reply}"
        return self

    def hears_nothing(self) -> Self:
        """The bot stays silent."""
        assert self.reply == ""
        return self

    def waits(self, **duration: float) -> Self:
        """Time passes."""
        self.now += timedelta(**duration)
        return self

    @property
    def booking(self) -> Book:
        """The booking that was ordered last."""
        return [one for one in self.rehearsal.effects if isinstance(one, Book)][-1]

    @property
    def move(self) -> Move:
        """The move that was ordered last."""
        return [one for one in self.rehearsal.effects if isinstance(one, Move)][-1]

    @property
    def cancelled(self) -> list[str]:
        """The references of the bookings that were ordered to be cancelled, in order."""
        return [one.booking for one in self.rehearsal.effects if isinstance(one, CancelBooking)]

    @property
    def has_changed(self) -> bool:
        """Whether a move or a cancel was ordered."""
        return any(isinstance(one, Move | CancelBooking) for one in self.rehearsal.effects)

    @property
    def has_booked(self) -> bool:
        """Whether any booking was ordered."""
        return any(isinstance(one, Book) for one in self.rehearsal.effects)

    @property
    def alerts(self) -> list[str]:
        """Why people were asked to look, in order."""
        return [one.reason for one in self.rehearsal.effects if isinstance(one, HandOver)]

    @property
    def hand_over(self) -> str:
        """Why a person was asked to step in; empty when none was."""
        reasons = [one.reason for one in self.rehearsal.effects if isinstance(one, HandOver)]
        return reasons[-1] if reasons else ""
