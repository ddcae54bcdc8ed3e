"""The list of conversations."""

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from bot.store import inbox
from bot.web.staff import listing, times
from bot.web.staff.room import Room


def add_conversations(blueprint: Blueprint, room: Room) -> None:
    """The route of the list."""

    @blueprint.get("/")
    def conversations() -> ResponseReturnValue:
        mark = request.args.get("after", "")
        try:
            after = listing.read_mark(mark) if mark else None
        except ValueError:
            abort(400)
        now = room.clock()
        with room.database.read() as connection:
            found = inbox.list_conversations(connection, room.business_id, after)
            needing = inbox.count_needing(connection, room.business_id)
        return render_template(
            "staff/list.html",
            page=listing.page(found, room.zone, now),
            needing=needing,
            is_first=after is None,
            zone_words=times.zone_words(room.zone, now),
        )
