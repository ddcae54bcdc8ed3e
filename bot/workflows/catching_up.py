"""Takes in what the provider received for us and could not deliver: what came during an outage."""

from dataclasses import dataclass
from datetime import timedelta

import structlog

from bot.ports import Channel, IntegrationError, Messenger
from bot.store import messages
from bot.turns.services import Services
from bot.turns.turns import Turns

MARGIN = timedelta(minutes=15)
"""How far we look back behind the newest message that did reach us: several may be on their way."""
FURTHEST = timedelta(hours=12)
"""Nobody waits longer than this for an answer to a text."""

log = structlog.get_logger()


@dataclass(frozen=True)
class CatchingUp:
    """One look at the provider's own list, for each address that was ever texted."""

    services: Services
    turns: Turns
    messenger: Messenger

    def run(self) -> None:
        """Take in what is missing. What is stored already is left alone."""
        with self.services.database.read() as connection:
            newest = messages.newest_received(connection, self.services.business_id)
        for channel, our_address, at in newest:
            since = max(at - MARGIN, self.services.clock() - FURTHEST)
            try:
                received = self.messenger.received_since(Channel(channel), our_address, since)
            except IntegrationError as error:
                log.warning("not_caught_up", code=error.code)
                continue
            known = self._known([one.provider_id for one in received])
            for one in received:
                if one.provider_id not in known:
                    log.warning("message_caught_up", provider_id=one.provider_id)
                    self.turns.catch_up(one)

    def _known(self, provider_ids: list[str]) -> set[str]:
        with self.services.database.read() as connection:
            return messages.known_ids(connection, self.services.business_id, provider_ids)
