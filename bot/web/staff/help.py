"""How the pages are used: keys and signs explained, what each person may choose, and staying in."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from bot.store import people
from bot.web.staff import words
from bot.web.staff.auditing import audit
from bot.web.staff.room import Room

COLOURS = {"": "As the system has it", "light": "Light", "dark": "Dark"}


def add_help(blueprint: Blueprint, room: Room) -> None:
    """The help page, the form on it, and the request by which a session is kept."""

    @blueprint.get("/help")
    def help_page() -> ResponseReturnValue:
        return render_template(
            "staff/help.html",
            colours=COLOURS,
            deliveries=[one for one in words.DELIVERY.values() if one[0]],
        )

    @blueprint.post("/account/looks")
    def change_looks() -> ResponseReturnValue:
        member, colours = current_user.member, request.form.get("colours", "")
        if colours not in COLOURS:
            abort(400)
        newer = {"colours": colours, "has_shortcuts": bool(request.form.get("has_shortcuts"))}
        older = {name: getattr(member, name) for name in newer}
        with room.database.write() as connection:
            people.change(connection, room.business_id, member.id, **newer)
            audit(connection, room, "looks_changed", before=older, after=newer)
        return redirect(url_for(".help_page"), 303)

    @blueprint.get("/stay")
    def stay() -> ResponseReturnValue:
        """Asked for by who is about to be logged out: being asked for keeps the session."""
        return {"left_s": _left_s(room)}

    @blueprint.context_processor
    def session_end() -> dict[str, object]:
        """A callable: pages for strangers have no session."""
        return {"session_left_s": lambda: _left_s(room)}


def _left_s(room: Room) -> int:
    return int((current_user.ends_at - room.clock()).total_seconds())
