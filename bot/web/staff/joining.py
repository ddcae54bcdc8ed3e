"""What somebody does who was sent a link: choose a name and a password, and be in."""

from flask import Blueprint, abort, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from bot.store import people, staff
from bot.store.people import AnyRow
from bot.store.staff import StaffRow
from bot.web.staff import access, attempts
from bot.web.staff.auditing import actor, audit
from bot.web.staff.login import come_in
from bot.web.staff.passwords import hash_password
from bot.web.staff.room import Room

LONGEST_NAME = 100


def add_joining(blueprint: Blueprint, room: Room) -> None:
    """The routes behind a link."""

    @blueprint.get("/join/<token>")
    def join(token: str) -> ResponseReturnValue:
        return render_template("staff/join.html", invitation=_invitation(room, token))

    @blueprint.post("/join/<token>", endpoint="joined")
    def joined(token: str) -> ResponseReturnValue:
        invitation = _invitation(room, token)
        name = chosen_name()
        try:
            password_hash = hash_password(
                request.form.get("password", ""), (name, invitation.email, room.business_name)
            )
        except ValueError as error:
            page = render_template(
                "staff/join.html", invitation=invitation, name=name, error=str(error)
            )
            return page, 400
        with room.database.write() as connection:
            if not people.use_invitation(connection, invitation.id, room.clock()):
                abort(404)
            member = _account(connection, room, invitation, name, password_hash)
            action = "password_set" if invitation.staff_id else "staff_joined"
            audit(connection, room, action, by=actor(member), after={"role": member.role})
        come_in(room, member)
        answer = make_response(redirect(access.HOME, 303))
        attempts.mark(answer, member.email)
        return answer


def chosen_name() -> str:
    """The name in the form, on one line."""
    return " ".join(request.form.get("name", "").replace("\x00", "").split())[:LONGEST_NAME]


def _invitation(room: Room, token: str) -> AnyRow:
    with room.database.read() as connection:
        found = people.find_invitation(
            connection, room.business_id, access.token_hash(token), room.clock()
        )
    return found or abort(404)


def _account(
    connection: Connection, room: Room, invitation: AnyRow, name: str, password_hash: str
) -> StaffRow:
    """The account, new or with its new password; whoever was in it is out."""
    now = room.clock()
    if invitation.staff_id is None:
        try:
            staff.add_staff(
                connection,
                room.business_id,
                invitation.email,
                password_hash,
                role=invitation.role,
                now=now,
                name=name,
            )
        except IntegrityError:
            abort(409)
    else:
        values = {"password_hash": password_hash, **({"name": name} if name else {})}
        people.change(connection, room.business_id, invitation.staff_id, **values)
        people.end_sessions(connection, invitation.staff_id, now)
    return staff.find_by_email(connection, room.business_id, invitation.email) or abort(404)
