"""Who has seen what: a page marks as read what it shows, when it opens and when it grows."""

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from bot.store import inbox, reads, transcripts
from bot.store.reads import Unread
from bot.web.staff.room import Room


def add_seeing(blueprint: Blueprint, room: Room) -> None:
    """The route by which an open page says what it shows by now."""

    @blueprint.post("/c/<public_id>/seen")
    def seen(public_id: str) -> ResponseReturnValue:
        first, last = (request.form.get(name, 0, int) for name in ("first", "last"))
        with room.database.read() as connection:
            row = inbox.find_conversation(connection, room.business_id, public_id) or abort(404)
            if not (0 < first <= last <= inbox.LARGEST_ID):
                abort(400)
            if not transcripts.is_in(connection, row.id, last):
                abort(404)
            unread = reads.unread(connection, current_user.member.id, row.id)
        mark_seen(room, public_id, first, last, unread)
        return "", 204


def mark_seen(room: Room, public_id: str, first: int, last: int, unread: Unread) -> None:
    """Note that this member of staff has seen the messages of a page, from its first to its last.

    Not where unread ones stand on a page before it: they would count as seen too.
    """
    if unread.first is None or first <= unread.first:
        with room.database.write() as connection:
            reads.mark_read(connection, room.business_id, current_user.member.id, public_id, last)
