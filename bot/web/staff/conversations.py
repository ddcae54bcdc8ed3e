"""The list of conversations: filters in the address, pages, what is unread."""

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy import Connection

from bot.store import lists
from bot.store.lists import Place
from bot.web.staff import filters, listing, times, words
from bot.web.staff.fragments import unless_known
from bot.web.staff.room import Room

QUICK: tuple[tuple[str, dict[str, str]], ...] = (
    ("All", {}),
    *((words.STATES[state], {"state": state}) for state in ("attention", "waiting", "with_person")),
    ("Assigned to me", {"assigned": "me"}),
)
"""Filters of one press."""


def add_conversations(blueprint: Blueprint, room: Room) -> None:
    """The route of the list, and the count beside its name on every page."""

    @blueprint.get("/")
    def conversations() -> ResponseReturnValue:
        mark = request.args.get("after", "")
        try:
            after = listing.read_mark(mark, room.clock()) if mark else None
        except ValueError:
            abort(400)
        return render_template("staff/list.html", **_shown(room, after))

    @blueprint.get("/live")
    def list_live() -> ResponseReturnValue:
        """The first page's rows alone, for the page that is open; 304 while nothing has changed."""
        page = render_template("staff/_inbox.html", **_shown(room, None))
        return unless_known(page, _needing(room))

    @blueprint.context_processor
    def needing() -> dict[str, object]:
        """A callable: pages that do not show the count do not pay for it."""
        return {"needing": lambda: _needing(room)}


def _shown(room: Room, after: Place | None) -> dict[str, object]:
    """Everything that a page of the list shows."""
    now, staff_id = room.clock(), current_user.member.id
    with room.database.read() as connection:
        places = lists.locations(connection, room.business_id)
        asked = filters.read(request.args, room.zone, places, staff_id)
        found = lists.list_conversations(
            connection, room.business_id, asked.wanted, after, read_at=now, staff_id=staff_id
        )
        counted = _counted(connection, room, asked)
    return {
        "page": listing.page(found, room.local, now, staff_id),
        "is_first": after is None,
        "asked": asked,
        "counted": counted,
        "quick": QUICK,
        "choices": {**filters.CHOICES, "location": ("Location", places)},
        "zone_words": times.zone_words(room.zone, now),
    }


def _needing(room: Room) -> int:
    with room.database.read() as connection:
        return lists.count_needing(connection, room.business_id)


def _counted(connection: Connection, room: Room, asked: filters.Asked) -> int | None:
    """How many conversations the filters leave; None without filters."""
    if not asked.values:
        return None
    return lists.count(connection, room.business_id, asked.wanted)
