"""What the staff pages of one business are made from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.store.audit_log import Actor
from bot.store.database import Database

GiveBack = Callable[[int, Actor], None]
"""give_back(conversation id, who does it); writes the audit log in its own transaction."""


@dataclass(frozen=True)
class Room:
    """Handed to every page. `give_back` lets the bot answer a conversation again."""

    database: Database
    business_id: int
    business_name: str
    zone: ZoneInfo
    clock: Callable[[], datetime]
    give_back: GiveBack
    country: str = "US"
    """Of numbers that staff type without a country."""
