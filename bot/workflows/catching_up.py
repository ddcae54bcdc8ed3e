"""Takes in what the provider received for us and could not deliver: what came during an outage."""

from collections.abc import MutableMapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.ports import Channel, Inbound, IntegrationError, Messenger
from bot.store import messages
from bot.turns.services import Services
from bot.turns.turns import Turns

MARGIN = timedelta(minutes=15)
"""How far each look reaches back behind the last one: texts may have been on their way then."""
FURTHEST = timedelta(hours=12)
"""Nobody waits longer for an answer to a text. At its start a process looks as far back."""

CaughtUpUntil = MutableMapping[tuple[str, str], datetime]
"""For each channel and address of ours: when this process last found that nothing is missing."""

log = structlog.get_logger()


@dataclass(frozen=True)
class CatchingUp:
    """One look at the provider's own list, for each address that was ever texted."""

    services: Services
    turns: Turns
    messenger: Messenger
    caught_up_until: CaughtUpUntil

    def run(self) -> None:
        """Take in what is missing. What is stored already is left alone."""
        business_id, now = self.services.business_id, self.services.clock()
        with self.services.database.read() as connection:
            ours_since = messages.first_moment(connection, business_id)
            addresses = messages.texted_addresses(connection, business_id)
        for address in addresses:
            last = self.caught_up_until.get(address)
            reach = last - MARGIN if last else now - FURTHEST
            try:
                self._take_in(*address, max(reach, now - FURTHEST, ours_since))
            except IntegrationError as error:
                log.warning("not_caught_up", code=error.code)
                continue
            self.caught_up_until[address] = now

    def _take_in(self, channel: str, our_address: str, since: datetime) -> None:
        received = self.messenger.received_since(Channel(channel), our_address, since)
        known = self._known([one.provider_id for one in received])
        missing = [one for one in received if one.provider_id not in known]
        for place, one in enumerate(missing):
            log.warning("message_caught_up", provider_id=one.provider_id)
            self.turns.catch_up(one, more_follow=_is_followed(one, missing[place + 1 :]))

    def _known(self, provider_ids: list[str]) -> set[str]:
        with self.services.database.read() as connection:
            return messages.known_ids(connection, self.services.business_id, provider_ids)


def _is_followed(one: Inbound, later: list[Inbound]) -> bool:
    return any(other.from_address == one.from_address for other in later)
