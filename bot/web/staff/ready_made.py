"""The page on which administrators keep the business's ready-made replies."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bot.store import inbox, staff_messages
from bot.turns.staff_texts import LONGEST
from bot.web.staff.auditing import audit
from bot.web.staff.room import Room

LONGEST_TITLE = 60


def add_ready_made(blueprint: Blueprint, room: Room) -> None:
    """The routes of the ready-made replies."""

    @blueprint.get("/replies")
    def ready_replies() -> ResponseReturnValue:
        return _page(room)

    @blueprint.post("/replies")
    def keep_reply() -> ResponseReturnValue:
        title, body = (request.form.get(name, "").strip() for name in ("title", "body"))
        is_fit = 0 < len(title) <= LONGEST_TITLE and 0 < len(body) <= LONGEST
        if not (is_fit and title.isprintable()):
            return _page(room, error=True, title=title, body=body), 422
        with room.database.write() as connection:
            reply_id = staff_messages.keep_ready(
                connection, room.business_id, title, body, room.clock()
            )
            audit(connection, room, "ready_reply_kept", subject=f"ready_reply:{reply_id}")
        return redirect(url_for(".ready_replies"), 303)

    @blueprint.post("/replies/<int:reply_id>/remove")
    def forget_reply(reply_id: int) -> ResponseReturnValue:
        if reply_id > inbox.LARGEST_ID:
            abort(404)
        with room.database.write() as connection:
            if not staff_messages.forget_ready(connection, room.business_id, reply_id):
                abort(404)
            audit(connection, room, "ready_reply_removed", subject=f"ready_reply:{reply_id}")
        return redirect(url_for(".ready_replies"), 303)


def _page(room: Room, *, error: bool = False, title: str = "", body: str = "") -> str:
    with room.database.read() as connection:
        ready = staff_messages.ready_made(connection, room.business_id)
    return render_template(
        "staff/replies.html", ready=ready, error=error, title=title, body=body, longest=LONGEST
    )
