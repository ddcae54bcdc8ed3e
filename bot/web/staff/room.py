"""What the staff pages of one business are made from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.approved import ApprovedTemplate
from bot.store.audit_log import Actor
from bot.store.database import Database
from bot.turns.services import Services
from bot.turns.staff_orders import StaffOrders
from bot.web.staff.times import Local

GiveBack = Callable[[int, Actor], None]
"""give_back(conversation id, who does it); writes the audit log in its own transaction."""


@dataclass(frozen=True)
class Room:
    """Handed to every page. `give_back` lets the bot answer a conversation again.

    `services` are those of the bot's own turns: what staff do goes through the same parts, and
    what they order through `orders`.
    """

    database: Database
    business_id: int
    business_name: str
    zone: ZoneInfo
    clock: Callable[[], datetime]
    give_back: GiveBack
    services: Services
    orders: StaffOrders
    country: str = "US"
    """Of numbers that staff type without a country; it says how days and times are written too."""
    templates: tuple[ApprovedTemplate, ...] = ()
    """What staff may send on WhatsApp when its 24 hours are over."""

    @property
    def local(self) -> Local:
        """Of moments that are the business's."""
        return Local(self.zone, self.country)
