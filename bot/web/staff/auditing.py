"""Who acts on the staff pages, for the audit log: the one way by which routes write entries."""

from flask import request
from flask_login import current_user
from sqlalchemy import Connection

from bot.store import audit_log
from bot.store.audit_log import Actor
from bot.store.staff import StaffRow
from bot.web.staff import access
from bot.web.staff.room import Room

STRANGER = "somebody not logged in"


def actor(member: StaffRow | None = None, name: str = STRANGER) -> Actor:
    """The member of staff behind this request, or the one given; else a stranger by a name."""
    address, session = request.remote_addr or "", ""
    if current_user.is_authenticated:
        member = member or current_user.member
        session = access.session_id(current_user.token)
    if member is None:
        return Actor(name, None, address, session)
    return Actor(member.name or member.email, member.id, address, session)


def audit(
    connection: Connection,
    room: Room,
    action: str,
    *,
    conversation_id: int | None = None,
    subject: str = "",
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
    result: str = "done",
    by: Actor | None = None,
) -> None:
    """Write an entry in the transaction of what it tells of, as its last write.

    Every route that changes something calls this, or hands `actor()` to what does; so do those
    that show a transcript or export. Never give it what customers wrote.
    """
    audit_log.add(
        connection,
        room.business_id,
        by or actor(),
        action,
        room.clock(),
        conversation_id=conversation_id,
        subject=subject,
        before=before,
        after=after,
        result=result,
    )


def audit_now(room: Room, action: str, conversation_id: int) -> None:
    """Write an entry about what changes nothing, such as a transcript that is opened."""
    with room.database.write() as connection:
        audit(connection, room, action, conversation_id=conversation_id)
