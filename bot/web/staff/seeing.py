"""Who has seen what: opening a page marks as read what was on it, and nothing else."""

from collections.abc import Sequence

from flask_login import current_user

from bot.store import lists
from bot.web.staff.room import Room
from bot.web.staff.transcript import Entry


def mark_seen(room: Room, public_id: str, shown: Sequence[Entry]) -> None:
    """Note that this member of staff has seen the messages of a page."""
    newest = max((entry.id for entry in shown), default=0)
    if newest:
        with room.database.write() as connection:
            lists.mark_read(connection, room.business_id, current_user.member.id, public_id, newest)
