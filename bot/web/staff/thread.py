"""One conversation: its transcript, and giving it back to the bot."""

import structlog
from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from bot import saved
from bot.store import inbox
from bot.store.inbox import AnyRow
from bot.web.staff import listing, texts, times, words
from bot.web.staff.auditing import actor, audit_view
from bot.web.staff.panels import panel
from bot.web.staff.permissions import Permission, may
from bot.web.staff.room import Room
from bot.web.staff.seeing import mark_seen
from bot.web.staff.transcript import entries

log = structlog.get_logger()


def add_thread(blueprint: Blueprint, room: Room) -> None:
    """The routes of one conversation."""

    @blueprint.get("/c/<public_id>")
    def transcript(public_id: str) -> ResponseReturnValue:
        before_id = _before()
        now, zone = room.clock(), room.zone
        with room.database.read() as connection:
            row = inbox.find_conversation(connection, room.business_id, public_id) or abort(404)
            stretch = inbox.stretch(connection, row.id, before_id)
            made = inbox.bookings_of(connection, row.id)
        audit_view(room, row.id)
        shown = entries(stretch, zone, now)
        mark_seen(room, public_id, shown)
        return render_template(
            "staff/transcript.html",
            customer=_customer(row),
            public_id=public_id,
            attention=words.attention(row.attention) if row.attention else "",
            since=times.short(row.attention_at, zone, now) if row.attention_at else "",
            entries=shown,
            earlier_before=stretch.messages[0].id if stretch.has_earlier else None,
            is_newest=before_id is None,
            panels=[panel(one, zone) for one in made],
            zone_words=times.zone_words(zone, now),
            may_give_back=may(current_user.member.role, Permission.WORK),
        )

    @blueprint.post("/c/<public_id>/give-back")
    def return_to_bot(public_id: str) -> ResponseReturnValue:
        with room.database.read() as connection:
            row = inbox.find_conversation(connection, room.business_id, public_id) or abort(404)
        room.give_back(row.id, actor())
        log.info("staff_gave_back", staff=current_user.member.id, conversation=row.id)
        return redirect(url_for(".transcript", public_id=public_id), 303)


def _before() -> int | None:
    wanted = request.args.get("before")
    if wanted is None:
        return None
    if not (wanted.isascii() and wanted.isdigit() and len(wanted) <= 10):
        abort(400)
    return min(int(wanted), inbox.LARGEST_ID)


def _customer(row: AnyRow) -> dict[str, str]:
    return {
        "name": listing.who(row),
        "number": texts.masked(row.phone or row.address),
        "channel": words.spelt(words.CHANNELS, row.channel),
        "language": words.language(saved.language(row.state)),
        "email": texts.visible(row.email),
    }
