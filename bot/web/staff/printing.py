"""A whole conversation on paper: all messages, under a head that says whose they are."""

from typing import Any

from flask import Blueprint, abort, stream_template
from flask.typing import ResponseReturnValue

from bot.store import inbox, staff_messages
from bot.store.inbox import Stretch
from bot.web.staff import listing, texts, times, words
from bot.web.staff.auditing import audit_now
from bot.web.staff.room import Room
from bot.web.staff.transcript import entries


def add_printing(blueprint: Blueprint, room: Room) -> None:
    """The route of the page that is printed."""

    @blueprint.get("/c/<public_id>/print")
    def print_page(public_id: str) -> ResponseReturnValue:
        with room.database.read() as connection:
            row = inbox.find_conversation(connection, room.business_id, public_id) or abort(404)
            found = inbox.whole(connection, row.id)
            writers = {one.staff_id for one in found.messages if one.staff_id}
            named = staff_messages.names(connection, writers)
        audit_now(room, "transcript_printed", row.id)
        now = room.clock()
        shown = {
            "public_id": public_id,
            "customer": listing.who(row),
            "number": texts.masked(row.phone or row.address),
            "channel": words.spelt(words.CHANNELS, row.channel),
            "entries": entries(found, room.local, now, row.channel, named),
            "zone_words": times.zone_words(room.zone, now),
            "printed_at": times.full(now, room.local),
            **_range(found, room),
        }
        return stream_template("staff/print.html", **shown)


def _range(found: Stretch, room: Room) -> dict[str, Any]:
    moments = [one.created_at for one in found.messages]
    return {
        "count": len(moments),
        "first": times.full(min(moments), room.local) if moments else "",
        "last": times.full(max(moments), room.local) if moments else "",
    }
