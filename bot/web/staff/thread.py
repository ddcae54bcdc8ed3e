"""One conversation: its transcript, its live part, and giving it back to the bot."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

import structlog
from flask import Blueprint, abort, redirect, render_template, request
from flask import url_for as address_of
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy import Connection

from bot import saved
from bot.store import inbox, lists, reads, staff_messages, transcripts
from bot.store.inbox import AnyRow
from bot.web.staff import listing, texts, times, words
from bot.web.staff.auditing import actor, audit_now
from bot.web.staff.fragments import unless_known
from bot.web.staff.panels import panel, panels_of
from bot.web.staff.permissions import Permission, may
from bot.web.staff.room import Room
from bot.web.staff.seeing import add_seeing, mark_seen
from bot.web.staff.stepping_in import add_stepping_in
from bot.web.staff.transcript import entries
from bot.web.staff.writing import filled_in, writing

log = structlog.get_logger()


def add_thread(blueprint: Blueprint, room: Room) -> None:
    """The routes of one conversation."""

    @blueprint.get("/c/<public_id>")
    def transcript(public_id: str) -> ResponseReturnValue:
        with room.database.read() as connection:
            row = inbox.find_conversation(connection, room.business_id, public_id) or abort(404)
            before_id = _before(connection, room, row.id)
            unread = reads.unread(connection, current_user.member.id, row.id)
            picked = _picked(connection, room, row)
            shown = _shown(connection, room, row, before_id, picked, unread.first)
            shown["unread"] = unread
        audit_now(room, "transcript_viewed", row.id)
        ids = [entry.id for entry in shown["entries"] if entry.id]
        if ids:
            mark_seen(room, public_id, ids[0], ids[-1], unread)
        return render_template("staff/transcript.html", **shown)

    @blueprint.post("/c/<public_id>")
    def reveal_number(public_id: str) -> ResponseReturnValue:
        """The page with the customer's whole number, this once: its address is the same as ever."""
        with room.database.read() as connection:
            row = inbox.find_conversation(connection, room.business_id, public_id) or abort(404)
            if texts.is_erased_address(row.address):
                abort(404)
            shown = _shown(connection, room, row, _before(connection, room, row.id), "")
        audit_now(room, "number_revealed", row.id)
        number = texts.whole_number(row.phone or row.address)
        return render_template("staff/transcript.html", **shown, number=number)

    @blueprint.get("/c/<public_id>/live")
    def live(public_id: str) -> ResponseReturnValue:
        """The newest part alone, for the page that is open; 304 while nothing has changed."""
        with room.database.read() as connection:
            row = inbox.find_conversation(connection, room.business_id, public_id) or abort(404)
            shown = _shown(connection, room, row, None, "", _id_in("new"))
            needing = lists.count_needing(connection, room.business_id)
        return unless_known(render_template("staff/_live.html", **shown), needing)

    @blueprint.post("/c/<public_id>/give-back")
    def return_to_bot(public_id: str) -> ResponseReturnValue:
        with room.database.read() as connection:
            row = inbox.find_conversation(connection, room.business_id, public_id) or abort(404)
        room.give_back(row.id, actor())
        log.info("staff_gave_back", staff=current_user.member.id, conversation=row.id)
        return redirect(address_of(".transcript", public_id=public_id), 303)

    def refused(public_id: str, why: str, typed: str) -> ResponseReturnValue:
        with room.database.read() as connection:
            row = inbox.find_conversation(connection, room.business_id, public_id) or abort(404)
            shown = _shown(connection, room, row, None, typed)
        shown["error"] = words.REFUSALS[why]
        return render_template("staff/transcript.html", **shown), 409

    add_seeing(blueprint, room)
    add_stepping_in(blueprint, room, refused)


def _shown(
    connection: Connection,
    room: Room,
    row: AnyRow,
    before_id: int | None,
    text: str,
    first_new: int | None = None,
) -> dict[str, Any]:
    """Everything that the page of a conversation shows."""
    now, local = room.clock(), room.local
    stretch = inbox.stretch(connection, row.id, before_id)
    shown = stretch.messages
    named = staff_messages.names(connection, [one.staff_id for one in shown if one.staff_id])
    later = None
    if before_id is not None and shown:
        later = transcripts.before_for_later(connection, row.id, shown[-1].id)
    me = current_user.member
    return {
        "customer": _customer(row),
        "public_id": row.public_id,
        "attention": words.attention(row.attention) if row.attention else "",
        "since": times.short(row.attention_at, local, now) if row.attention_at else "",
        "entries": entries(stretch, local, now, row.channel, named, first_new),
        "first_new": first_new,
        "no_longer_kept": words.NO_LONGER_KEPT.get(_erased(row, shown), ""),
        "earlier_before": shown[0].id if stretch.has_earlier else None,
        "later_before": later,
        "before": before_id,
        "is_newest": before_id is None,
        "panels": panels_of(connection, row.id, local, now),
        "zone_words": times.zone_words(room.zone, now),
        "printed_at": times.full(now, local),
        "may_work": may(me.role, Permission.WORK),
        "has_number": not texts.is_erased_address(row.address),
        "writing": writing(connection, row, me.id, local, now, text),
        "templates": room.templates,
        "error": "",
    }


def _erased(row: AnyRow, shown: Sequence[AnyRow]) -> str:
    """What is erased of what is shown: the "customer", "all" or "some" messages, or nothing."""
    if texts.is_erased_address(row.address):
        return "customer"
    erased = [texts.is_erased(one) for one in shown]
    return "" if not any(erased) else "all" if all(erased) else "some"


def _before(connection: Connection, room: Room, conversation_id: int) -> int | None:
    """Which page is wanted: before a message, the one with a message, or the one of a day."""
    before, message = _id_in("before"), _id_in("m")
    if before is not None:
        return before
    if request.args.get("on"):
        begins = datetime.combine(_day(request.args["on"]), time(), tzinfo=room.zone)
        message = transcripts.first_since(connection, conversation_id, begins)
    elif message is not None and not transcripts.is_in(connection, conversation_id, message):
        abort(404)
    if message is None:
        return None
    return transcripts.before_for_message(connection, conversation_id, message)


def _id_in(name: str) -> int | None:
    wanted = request.args.get(name)
    if wanted is None:
        return None
    if not (wanted.isascii() and wanted.isdigit() and len(wanted) <= 10):
        abort(400)
    return min(int(wanted), inbox.LARGEST_ID)


def _day(wanted: str) -> date:
    try:
        return date.fromisoformat(wanted)
    except ValueError:
        abort(400)


def _picked(connection: Connection, room: Room, row: AnyRow) -> str:
    """The ready-made reply that was picked, with what is known filled in."""
    wanted = _id_in("ready")
    ready = staff_messages.ready_made(connection, room.business_id) if wanted else []
    body = next((one.body for one in ready if one.id == wanted), "")
    made = inbox.bookings_of(connection, row.id) if "{time}" in body else []
    at = panel(made[0], room.local, room.clock()).time if made else ""
    return filled_in(body, row.name.split(" ")[0], at)


def _customer(row: AnyRow) -> dict[str, str]:
    return {
        "name": listing.who(row),
        "number": texts.masked(row.phone or row.address),
        "channel": words.spelt(words.CHANNELS, row.channel),
        "language": words.language(saved.language(row.state)),
        "email": texts.visible(row.email),
    }
