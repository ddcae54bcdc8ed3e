"""Who has seen what: opening a page marks as read what was on it, and nothing else."""

from collections.abc import Sequence

from flask_login import current_user

from bot.store import lists
from bot.store.lists import Unread
from bot.web.staff.room import Room
from bot.web.staff.transcript import Entry


def mark_seen(room: Room, public_id: str, shown: Sequence[Entry], unread: Unread) -> None:
    """Note that this member of staff has seen the messages of a page.

    Not where unread ones stand on a page before it: they would count as seen too.
    """
    ids = [entry.id for entry in shown if entry.id]
    is_gap = unread.first and ids and unread.first < ids[0]
    if ids and not is_gap:
        with room.database.write() as connection:
            lists.mark_read(
                connection, room.business_id, current_user.member.id, public_id, ids[-1]
            )
