"""Accounts, for administrators: who there is, invitations by link, roles, closing accounts.

A link works once and for three days. Its token is shown once, here, and stored as a hash; nothing
is mailed.
"""

import secrets
from datetime import timedelta
from typing import Any

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy import Connection

from bot.store import people, staff
from bot.store.people import AnyRow
from bot.web.staff import access, times
from bot.web.staff.auditing import audit
from bot.web.staff.room import Room

LINK_WORKS_FOR = timedelta(days=3)
LARGEST = 2**31 - 1
LAST_ONE = "There must be one administrator at least."


def add_people(blueprint: Blueprint, room: Room) -> None:
    """The routes about everybody's accounts."""
    _add_invitations(blueprint, room)
    _add_changes(blueprint, room)

    @blueprint.get("/people")
    def everybody() -> ResponseReturnValue:
        return _page(room)


def _add_invitations(blueprint: Blueprint, room: Room) -> None:
    @blueprint.post("/people/invite")
    def invite() -> ResponseReturnValue:
        email = staff.normalised_email(request.form.get("email", ""))
        role = _role()
        if not ("@" in email and email.isprintable() and len(email) <= 320):
            return _refused_invitation(room, "This is not an e-mail address.", email), 400
        with room.database.write() as connection:
            if staff.find_by_email(connection, room.business_id, email):
                error = "There is already an account with this e-mail."
                return _refused_invitation(room, error, email), 409
            link = _invite(connection, room, email, role, None)
            audit(connection, room, "staff_invited", after={"email": email, "role": role})
        return _page(room, link=link, link_for=email)

    @blueprint.post("/people/<int:staff_id>/link")
    def new_password_link(staff_id: int) -> ResponseReturnValue:
        with room.database.write() as connection:
            member = _member(connection, room, staff_id)
            if not member.is_active:
                abort(400)
            link = _invite(connection, room, member.email, member.role, member.id)
            audit(connection, room, "password_link_made", subject=f"staff:{member.id}")
        return _page(room, link=link, link_for=member.email)


def _add_changes(blueprint: Blueprint, room: Room) -> None:
    @blueprint.post("/people/<int:staff_id>/role")
    def change_role(staff_id: int) -> ResponseReturnValue:
        with room.database.write() as connection:
            member, role = _member(connection, room, staff_id), _role()
            if role != "administrator" and _is_last(connection, room, member):
                return _page(room, error=LAST_ONE, field=f"role-{member.id}"), 409
            people.change(connection, room.business_id, member.id, role=role)
            audit(
                connection,
                room,
                "role_changed",
                subject=f"staff:{member.id}",
                before={"role": member.role},
                after={"role": role},
            )
        return redirect(url_for(".everybody"), 303)

    @blueprint.post("/people/<int:staff_id>/active")
    def open_or_close(staff_id: int) -> ResponseReturnValue:
        is_active = request.form.get("active") == "yes"
        with room.database.write() as connection:
            member = _member(connection, room, staff_id)
            if not is_active and _is_last(connection, room, member):
                return _page(room, error=LAST_ONE, field=f"role-{member.id}"), 409
            people.change(connection, room.business_id, member.id, is_active=is_active)
            ended = 0 if is_active else people.end_sessions(connection, member.id, room.clock())
            audit(
                connection,
                room,
                "account_opened" if is_active else "account_closed",
                subject=f"staff:{member.id}",
                after={"sessions_ended": ended},
            )
        return redirect(url_for(".everybody"), 303)


def _refused_invitation(room: Room, error: str, email: str) -> str:
    return _page(room, error=error, field="email", email=email)


def _page(room: Room, **extra: Any) -> str:
    now = room.clock()
    with room.database.read() as connection:
        found = people.everybody(connection, room.business_id)
        invited = people.open_invitations(connection, room.business_id, now)
    return render_template(
        "staff/people.html",
        members=[_shown(row, room) for row in found],
        invited=[
            {
                "email": one.email,
                "role": one.role,
                "is_reset": one.staff_id is not None,
                "until": times.short(one.expires_at, room.local, now),
            }
            for one in invited
        ],
        all_roles=staff.ROLES,
        zone_words=times.zone_words(room.zone, now),
        **extra,
    )


def _shown(row: AnyRow, room: Room) -> dict[str, Any]:
    seen = row.last_seen_at
    return {
        "id": row.id,
        "name": row.name,
        "email": row.email,
        "role": row.role,
        "is_active": row.is_active,
        "is_me": row.id == current_user.member.id,
        "seen": times.short(seen, room.local, room.clock()) if seen else "",
    }


def _role() -> str:
    role = request.form.get("role", "")
    return role if role in staff.ROLES else abort(400)


def _member(connection: Connection, room: Room, staff_id: int) -> AnyRow:
    if staff_id > LARGEST:
        abort(404)
    return people.find(connection, room.business_id, staff_id) or abort(404)


def _is_last(connection: Connection, room: Room, member: AnyRow) -> bool:
    """Whether nobody could manage accounts any more without this member."""
    is_one = member.is_active and member.role == "administrator"
    return is_one and not people.other_administrators(connection, room.business_id, member.id)


def _invite(connection: Connection, room: Room, email: str, role: str, staff_id: int | None) -> str:
    token, now = secrets.token_urlsafe(32), room.clock()
    people.invite(
        connection,
        business_id=room.business_id,
        email=email,
        role=role,
        staff_id=staff_id,
        invited_by_id=current_user.member.id,
        token_hash=access.token_hash(token),
        created_at=now,
        expires_at=now + LINK_WORKS_FOR,
    )
    base = str(current_app.config["PUBLIC_URL"]).rstrip("/")
    return base + url_for(".join", token=token)
