"""One's own account: name, password, and the sessions that are open."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from bot.store import people, staff
from bot.web.staff import access, attempts, passwords, texts, times
from bot.web.staff.auditing import audit
from bot.web.staff.joining import chosen_name
from bot.web.staff.login import come_in
from bot.web.staff.room import Room

LONGEST_ID = 64


def add_account(blueprint: Blueprint, room: Room) -> None:
    """The routes about oneself."""

    @blueprint.get("/sessions")
    def sessions() -> ResponseReturnValue:
        return _page(room)

    @blueprint.post("/sessions/end")
    def end_sessions() -> ResponseReturnValue:
        own = access.token_hash(current_user.token)
        only = request.form.get("session", "")
        if only and not (only.isascii() and only.isalnum() and 12 <= len(only) <= LONGEST_ID):
            abort(400)
        with room.database.write() as connection:
            ended = people.end_sessions(
                connection, current_user.member.id, room.clock(), but=own, only=only
            )
            audit(connection, room, "sessions_ended", after={"sessions_ended": ended})
        return redirect(url_for(".sessions"), 303)

    @blueprint.post("/account/name")
    def change_name() -> ResponseReturnValue:
        before, name = current_user.member.name, chosen_name()
        with room.database.write() as connection:
            people.change(connection, room.business_id, current_user.member.id, name=name)
            audit(connection, room, "name_changed", before={"name": before}, after={"name": name})
        return redirect(url_for(".sessions"), 303)

    @blueprint.post("/account/password")
    def change_password() -> ResponseReturnValue:
        member = current_user.member
        problem = _refusal(room)
        if problem:
            return _page(room, error=problem), 400
        known = (member.name, member.email, room.business_name)
        try:
            newer = passwords.hash_password(request.form.get("new_password", ""), known)
        except ValueError as error:
            return _page(room, error=str(error)), 400
        with room.database.write() as connection:
            staff.set_password_hash(connection, member.id, newer)
            ended = people.end_sessions(connection, member.id, room.clock())
            audit(connection, room, "password_changed", after={"sessions_ended": ended})
        come_in(room, member)
        return redirect(url_for(".sessions"), 303)


def _refusal(room: Room) -> str:
    """Why the present password does not let its owner change it; empty when it does."""
    member = current_user.member
    attempt = attempts.begin(room.database, room.business_id, request, member.email, room.clock())
    if attempt is None:
        abort(429)
    if passwords.is_right(member.password_hash, request.form.get("password", "")):
        return ""
    with room.database.write() as connection:
        audit(connection, room, "password_changed", result="refused")
    return "This is not your present password."


def _page(room: Room, error: str = "") -> str:
    now, own = room.clock(), access.token_hash(current_user.token)
    with room.database.read() as connection:
        found = people.sessions_of(
            connection, room.business_id, current_user.member.id, now - access.IDLE
        )
    return render_template(
        "staff/sessions.html",
        error=error,
        sessions=[
            {
                "id": one.id[:12],
                "is_this": one.id == own,
                "address": one.address,
                "browser": texts.one_line(one.browser),
                "is_new": one.is_first_from_there,
                "since": times.short(one.created_at, room.local, now),
                "seen": times.short(one.last_seen_at, room.local, now),
            }
            for one in found
            if now - one.created_at <= access.LONGEST
        ],
        zone_words=times.zone_words(room.zone, now),
    )
