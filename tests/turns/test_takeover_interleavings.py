"""Whatever the order of texts, deliveries, takeovers and stop words: once it is said that the bot
is silent, it is.

One step of many at a time, in an order that a seed gives; each step is one transaction or one call,
as processes would interleave them. A step that sends is cut in two: the claim, and the call.
"""

import itertools
import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest

from bot.ports import Channel, Messenger, OutgoingText, SentText
from bot.ports import DeliveryState as State
from bot.store import deliveries, holding
from bot.store.audit_log import Actor
from bot.store.database import Database
from bot.turns.giving_back import give_back
from bot.turns.services import InlineAnswer
from bot.turns.staff_texts import reply
from bot.turns.taking_over import take_over
from bot.workflows.delivery import Delivery
from integrations.sandbox import Sandbox
from tests.databases import KINDS, PostgresServer, SqliteFiles
from tests.desk import MONDAY_9AM, Clock, Customer, Desk
from tests.turns.test_taking_over import member, the_conversation

SEEDS = (
    {"sqlite": 1000, "postgresql": 1000}
    if os.environ.get("SOAK")
    else {"sqlite": 60, "postgresql": 15}
)
OF_STAFF = "Dora: "
_numbers = itertools.count(10**9)
TEXTS = ("hi", "haircut downtown", "with James", "what does it cost?", "tomorrow at 3", "thanks")


@dataclass
class Line:
    """A provider that takes a text when the test says so, and keeps what reached the customer."""

    reached: list[str] = field(default_factory=list)
    interrupt: Callable[[], None] | None = None

    def send(self, text: OutgoingText) -> SentText:
        """Something else may happen between the claim and the call."""
        if self.interrupt:
            self.interrupt()
        self.reached.append(text.body)
        return SentText(f"SM{next(_numbers):032}", text.body, State.SENT)

    def sent_to(self, *_: object) -> list[SentText]:
        """The list that a delivery looks into before it tries again."""
        return []


class Talk:
    """One customer, one person of staff and the bot, moved step by step."""

    def __init__(self, desk: Desk, dora: Actor, seed: int) -> None:
        self.desk, self.dora, self.chance = desk, dora, random.Random(seed)  # noqa: S311
        self.line = Line()
        self.delivery = Delivery(desk.services, cast("Messenger", self.line), "http://localhost/")
        self.customer: Customer = desk.customer(
            self.chance.choice((Channel.SMS, Channel.WHATSAPP))
        ).says("hi")
        self.conversation = the_conversation(desk)
        self.in_the_air: list[InlineAnswer] = []
        self.confirmed_at: int | None = None
        self.confirmations = 0
        self.has_stopped = False
        self.stopped_at: int | None = None
        desk.work.clear()

    def run(self) -> None:
        steps = [self.writes, self.writes, self.catches_up, self.delivers, self.delivers]
        steps += [self.arrives, self.takes_over, self.takes_over, self.stops, self.copies]
        steps += [self.answers, self.gives_back, self.finishes]
        for _ in range(self.chance.randint(6, 14)):
            self.chance.choice(steps)()
            self.look()
        while self.desk.work or self.in_the_air:
            self.delivers()
            self.arrives()
            self.look()

    def look(self) -> None:
        """Note the moment from which nothing more may arrive; check that nothing has."""
        with self.desk.database.read() as connection:
            held = holding.find(connection, self.conversation)
        if self.confirmed_at is not None:
            assert len(self.of_bot) == self.confirmed_at, self.line.reached
        elif held and held.is_confirmed:
            assert not self.in_the_air, "confirmed while an answer was on its way"
            self.confirmed_at = len(self.of_bot)
            self.confirmations += 1
        if self.stopped_at is not None:
            assert len(self.line.reached) == self.stopped_at, self.line.reached
        elif self.has_stopped and not self.leaving:
            self.stopped_at = len(self.line.reached)

    @property
    def leaving(self) -> int:
        """How many texts had left, or may have."""
        return int(
            self.desk.value(
                "SELECT count(*) FROM messages WHERE conversation_id = :id"
                " AND state IN ('inline', 'sending')",
                id=self.conversation,
            )
        )

    @property
    def of_bot(self) -> list[str]:
        """What the customer got from the bot."""
        return [one for one in self.line.reached if not one.startswith(OF_STAFF)]

    # Steps

    def writes(self) -> None:
        answer = self.customer.sends(self.customer.message(self.chance.choice(TEXTS)))
        self.leaves(answer)

    def leaves(self, answer: InlineAnswer | None) -> None:
        if answer:
            self.in_the_air.append(answer)

    def catches_up(self) -> None:
        self.desk.turns.catch_up(self.customer.message(self.chance.choice(TEXTS)))

    def copies(self) -> None:
        if self.customer.last:
            answer = self.desk.turns.handle(self.customer.last)
            assert not (answer and self.confirmed_at is not None)

    def arrives(self) -> None:
        """An inline answer reaches the customer, and its callback us."""
        if not self.in_the_air:
            return
        answer = self.in_the_air.pop(0)
        self.line.reached.append(answer.body)
        with self.desk.database.write() as connection:
            now = self.desk.clock()
            deliveries.move_on(connection, answer.message_id, State.DELIVERED, now)

    def delivers(self) -> None:
        if not self.desk.work:
            return
        workflow, subject, attempt = self.desk.work.pop(0)
        if workflow != "deliver":
            return
        if self.chance.random() < 0.4:
            self.line.interrupt = self.chance.choice((self.takes_over, self.stops))
        self.delivery.deliver(int(subject), attempt)
        self.line.interrupt = None

    def takes_over(self) -> None:
        take_over(self.desk.services, self.conversation, self.dora)

    def answers(self) -> None:
        """Takes over too, where nobody has."""
        number = next(_numbers)
        reply(self.desk.services, self.conversation, self.dora, f"{OF_STAFF}{number}", str(number))

    def gives_back(self) -> None:
        """From here on the bot may speak, until the next takeover is confirmed."""
        give_back(self.desk.services, self.conversation, self.dora)
        self.confirmed_at = None

    def finishes(self) -> None:
        """The sweep's part: what waits is decided."""
        self.desk.turns.finish(self.conversation)

    def stops(self) -> None:
        self.leaves(self.customer.sends(self.customer.message("STOP")))
        self.has_stopped = True


@pytest.fixture(scope="module", params=KINDS)
def desk(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    lasting_sandbox: tuple[Sandbox, Clock],
    sqlite_files: SqliteFiles,
    postgres: PostgresServer,
) -> Iterator[Desk]:
    folder: Path = tmp_path_factory.mktemp("interleavings")
    is_sqlite = request.param == "sqlite"
    url = sqlite_files.create_with_tables(folder) if is_sqlite else postgres.create_with_tables()
    database = Database(url)
    sandbox, clock = lasting_sandbox
    clock.now = MONDAY_9AM
    sandbox.app.test_client().post("/control/reset")
    yield Desk(database, sandbox, clock)
    database.close()


def test_never_a_text_of_the_bot_after_the_takeover_is_confirmed(desk: Desk) -> None:
    dora, confirmed, stopped = member(desk), 0, 0
    seeds = SEEDS["sqlite" if desk.database.is_sqlite else "postgresql"]
    for seed in range(seeds):
        talk = Talk(desk, dora, seed)
        try:
            talk.run()
        except AssertionError as error:
            raise AssertionError(f"seed {seed}: {error}") from error
        confirmed += talk.confirmations > 0
        stopped += talk.stopped_at is not None
    # A check that never looks is no check.
    assert confirmed > seeds / 4
    assert stopped > seeds / 4
