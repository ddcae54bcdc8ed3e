"""Sends queued texts through the provider, each at most once as far as can be known."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog

from bot.ports import (
    Channel,
    DeliveryState,
    IntegrationError,
    Messenger,
    OptedOut,
    OutgoingText,
    SentText,
    Template,
)
from bot.store import attention, conversations, deliveries, holding
from bot.store.deliveries import DeliveryRow
from bot.turns.leaving import OPTED_OUT, TAKEN, objection_to
from bot.turns.services import Services
from bot.workflows.patience import is_worth_trying

WORRYING_ATTEMPT = 10
"""When a person is asked to look, some minutes after the first. Attempts go on meanwhile."""
LATE = "delivery_late"
LOOK_BACK = timedelta(minutes=5)

log = structlog.get_logger()


@dataclass(frozen=True)
class Delivery:
    """Moves outgoing message rows by way of the messenger."""

    services: Services
    messenger: Messenger
    status_callback: str
    """The address for news of a message; its id is added."""

    def deliver(self, message_id: int, attempt: int) -> None:
        """One attempt at sending a queued text. After a lost answer it looks before it sends."""
        with self.services.database.write() as connection:
            row = deliveries.get(connection, message_id)
            conversation = conversations.get(connection, row.conversation_id)
            if not deliveries.claim(connection, message_id, attempt, self.services.clock()):
                return
            objection = objection_to(
                conversation, is_end=row.is_end, is_staff=row.author == "staff"
            )
        if objection == OPTED_OUT:
            self._fail(row, objection, needs_person=False)
        elif objection:
            self._withdraw(row, attempt)
        else:
            self._send(row, attempt)

    def _send(self, row: DeliveryRow, attempt: int) -> None:
        try:
            found = self.find_sent(row) if attempt > 1 else None
            self._sent(row, found or self.messenger.send(self._text(row)))
        except OptedOut:
            self._opted_out(row)
        except IntegrationError as error:
            log.warning("delivery_failed", message=row.id, code=error.code)
            may_pass = error.retryable or error.outcome_unknown
            if not may_pass or not self._is_worth_sending(row):
                self._fail(row, error.code or type(error).__name__, needs_person=True)
            elif attempt == WORRYING_ATTEMPT:
                self._ask_for_person(row)

    def _is_worth_sending(self, row: DeliveryRow) -> bool:
        return is_worth_trying(row.created_at, self.services.clock())

    def _ask_for_person(self, row: DeliveryRow) -> None:
        with self.services.database.write() as connection:
            conversations.ask_for_person(
                connection, row.conversation_id, LATE, self.services.clock()
            )

    def _withdraw(self, row: DeliveryRow, attempt: int) -> None:
        """Keep a text back, unless an earlier attempt at sending it went through."""
        try:
            found = self.find_sent(row) if attempt > 1 else None
        except IntegrationError as error:
            log.warning("withdrawn_text_not_looked_up", message=row.id, code=error.code)
            if self._is_worth_sending(row):
                return
            found = None
        if found:
            self._sent(row, found)
            return
        with self.services.database.write() as connection:
            holding.withdraw_one(connection, row.id, TAKEN, self.services.clock())

    def find_sent(self, row: DeliveryRow) -> SentText | None:
        """The text in the provider's own list, if it is there and not another row's.

        Of the same words said twice the older text is the older row's.
        """
        since = row.created_at - LOOK_BACK
        sent = self.messenger.sent_to(Channel(row.channel), row.address, since)
        with self.services.database.read() as connection:
            for one in reversed(sent):
                # A template's words are made by the provider.
                is_it = (row.template or one.body == row.body) and (
                    one.created_at is None
                    or one.created_at >= row.created_at - timedelta(seconds=2)
                )
                if is_it and not deliveries.is_known(connection, one.provider_id, row.id):
                    return one
        return None

    def adopt(self, row: DeliveryRow, sent: SentText) -> None:
        """Note that the provider has the text."""
        self._sent(row, sent)

    def _text(self, row: DeliveryRow) -> OutgoingText:
        return OutgoingText(
            channel=Channel(row.channel),
            from_address=row.our_address,
            to_address=row.address,
            body=row.body,
            status_callback=f"{self.status_callback}?message={row.id}",
            template=Template(row.template, tuple(row.template_values)) if row.template else None,
        )

    def _sent(self, row: DeliveryRow, sent: SentText) -> None:
        now = self.services.clock()
        with self.services.database.write() as connection:
            deliveries.set_provider_id(connection, row.id, sent.provider_id)
            if sent.state is not DeliveryState.FAILED:
                attention.is_over(connection, row.conversation_id, [LATE])
                deliveries.move_on(connection, row.id, deliveries.taken(sent.state), now)
                return
        self._fail(row, "", needs_person=True)

    def _opted_out(self, row: DeliveryRow) -> None:
        now = self.services.clock()
        with self.services.database.write() as connection:
            deliveries.opted_out(connection, row, now)
        self._fail(row, "opted_out", needs_person=False)

    def _fail(self, row: DeliveryRow, code: str, *, needs_person: bool) -> None:
        now = self.services.clock()
        with self.services.database.write() as connection:
            has_failed = deliveries.move_on(
                connection, row.id, DeliveryState.FAILED, now, error_code=code[:32]
            )
            if not has_failed:
                return
            self._note(connection, row, code)
            if needs_person:
                conversations.ask_for_person(
                    connection, row.conversation_id, "delivery_failed", now
                )

    def _note(self, connection: Any, row: DeliveryRow, code: str) -> None:
        conversations.add_event(
            connection,
            row.business_id,
            "delivery_failed",
            self.services.clock(),
            conversation_id=row.conversation_id,
            message=row.id,
            code=code,
        )
