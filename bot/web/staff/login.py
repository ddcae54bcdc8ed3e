"""The login form and the way out. An unknown e-mail and a wrong password look the same."""

import structlog
from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_user

from bot.store import alerts, people, staff
from bot.store.audit_log import Actor
from bot.store.staff import StaffRow
from bot.web.staff import access, attempts, passwords
from bot.web.staff.attempts import HOUR, Attempt
from bot.web.staff.auditing import actor, audit
from bot.web.staff.room import Room

log = structlog.get_logger()


def add_login(blueprint: Blueprint, room: Room) -> None:
    """The routes for coming in and going out."""

    @blueprint.get("/login")
    def login() -> ResponseReturnValue:
        if current_user.is_authenticated:
            return redirect(url_for(".conversations"), 303)
        return render_template("staff/login.html", wanted=request.args.get("next", ""))

    @blueprint.post("/login", endpoint="log_in")
    def log_in() -> ResponseReturnValue:
        email, password = request.form.get("email", ""), request.form.get("password", "")
        attempt = attempts.begin(room.database, room.business_id, request, email, room.clock())
        if attempt is None:
            abort(429)
        found = _find(room, email)
        if not passwords.is_right(found.password_hash if found else None, password):
            return _refused(room, found, email)
        assert found is not None  # without one, no password is right
        newer = passwords.newer_hash(found.password_hash, password)
        come_in(room, found, attempt, newer, is_known=attempts.is_known(request, email))
        answer = make_response(redirect(access.local_target(request.form.get("next")), 303))
        attempts.mark(answer, email)
        return answer

    @blueprint.post("/logout")
    def logout() -> ResponseReturnValue:
        if current_user.is_authenticated:
            with room.database.write() as connection:
                access.end(connection, room.clock())
                audit(connection, room, "logged_out")
        access.forget()
        return redirect(url_for(".login"), 303)


def come_in(
    room: Room,
    member: StaffRow,
    attempt: Attempt | None = None,
    newer: str | None = None,
    *,
    is_known: bool = True,
) -> None:
    """Open a session for somebody who has shown who they are, under a new token.

    From a browser that is not known and an address that is new to the account, its owner is told.
    """
    now, address = room.clock(), request.remote_addr or ""
    browser = request.user_agent.string
    with room.database.write() as connection:
        if newer:
            staff.set_password_hash(connection, member.id, newer)
        is_new = not people.has_come_from(connection, member.id, address)
        visitor = access.begin(connection, member, now, address, browser)
        people.forget_failures(connection, attempt.ids if attempt else [], now - HOUR)
        by = Actor(
            member.name or member.email, member.id, address, access.session_id(visitor.token)
        )
        if is_new and not is_known:
            alerts.notify(connection, room.business_id, member.id, alerts.NEW_LOGIN, now)
        audit(connection, room, "logged_in", by=by, after={"new_address": True} if is_new else None)
    access.forget()
    login_user(visitor)
    log.info("staff_login", staff=member.id)


def _find(room: Room, email: str) -> StaffRow | None:
    with room.database.read() as connection:
        return staff.find_by_email(connection, room.business_id, email)


def _refused(room: Room, found: StaffRow | None, email: str) -> ResponseReturnValue:
    with room.database.write() as connection:
        # What was typed may be a password in the wrong field: it is not kept.
        by = actor(found, "unknown account")
        audit(connection, room, "login_refused", by=by, result="refused")
    log.info("staff_login_refused")
    wanted = request.form.get("next", "")
    page = render_template("staff/login.html", wanted=wanted, email=email, is_refused=True)
    return page, 401
