"""Queries about accounts of staff: who there is, their sessions, invitations, refused logins.

Every query names the business, so that a guessed id of another business finds nothing. Holds
hashes only, no password and no token.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, tuple_, update

from bot.store.database import insert_row
from bot.store.staff_tables import invitations, login_failures
from bot.store.tables import staff, staff_sessions

AnyRow = Row[*tuple[Any, ...]]


def everybody(connection: Connection, business_id: int) -> list[AnyRow]:
    """All accounts, also those that were closed, with when each was last in use."""
    seen = func.max(staff_sessions.c.last_seen_at).label("last_seen_at")
    query = (
        select(staff.c.id, staff.c.email, staff.c.name, staff.c.role, staff.c.is_active, seen)
        .outerjoin(staff_sessions, staff_sessions.c.staff_id == staff.c.id)
        .where(staff.c.business_id == business_id)
        .group_by(staff.c.id)
        .order_by(staff.c.is_active.desc(), staff.c.email)
    )
    return list(connection.execute(query).all())


def find(connection: Connection, business_id: int, staff_id: int) -> AnyRow | None:
    """One account; locked, so that two administrators can't both take away the last one's role."""
    everyone = (
        select(staff).where(staff.c.business_id == business_id).order_by(staff.c.id)
    ).with_for_update()
    return next((one for one in connection.execute(everyone) if one.id == staff_id), None)


def other_administrators(connection: Connection, business_id: int, staff_id: int) -> int:
    """How many active administrators there are besides one member."""
    counted = select(func.count()).where(
        staff.c.business_id == business_id,
        staff.c.role == "administrator",
        staff.c.is_active,
        staff.c.id != staff_id,
    )
    return int(connection.execute(counted).scalar_one())


def change(connection: Connection, business_id: int, staff_id: int, **values: object) -> None:
    """Set fields of an account."""
    connection.execute(
        update(staff)
        .where(staff.c.business_id == business_id, staff.c.id == staff_id)
        .values(**values)
    )


# Sessions


def sessions_of(
    connection: Connection, business_id: int, staff_id: int, alive_since: datetime
) -> list[AnyRow]:
    """A member's sessions that are open, the last used first, and whether each was the first from
    its address. `id` is a hash."""
    earlier = staff_sessions.alias()
    is_new = ~(
        select(earlier.c.id)
        .where(
            earlier.c.staff_id == staff_id,
            earlier.c.address == staff_sessions.c.address,
            tuple_(earlier.c.created_at, earlier.c.id)
            < tuple_(staff_sessions.c.created_at, staff_sessions.c.id),
        )
        .exists()
    )
    query = (
        select(staff_sessions, is_new.label("is_first_from_there"))
        .where(
            staff_sessions.c.business_id == business_id,
            staff_sessions.c.staff_id == staff_id,
            staff_sessions.c.ended_at.is_(None),
            staff_sessions.c.last_seen_at >= alive_since,
        )
        .order_by(staff_sessions.c.last_seen_at.desc())
    )
    return list(connection.execute(query).all())


def end_sessions(
    connection: Connection, staff_id: int, now: datetime, *, but: str = "", only: str = ""
) -> int:
    """End a member's open sessions: all, all but one, or one that begins so; how many ended."""
    query = update(staff_sessions).where(
        staff_sessions.c.staff_id == staff_id, staff_sessions.c.ended_at.is_(None)
    )
    if but:
        query = query.where(staff_sessions.c.id != but)
    if only:
        query = query.where(func.substr(staff_sessions.c.id, 1, len(only)) == only)
    return connection.execute(query.values(ended_at=now)).rowcount


def has_come_from(connection: Connection, staff_id: int, address: str) -> bool:
    """Whether a member has logged in from an address before."""
    found = select(staff_sessions.c.id).where(
        staff_sessions.c.staff_id == staff_id, staff_sessions.c.address == address
    )
    return connection.execute(found.limit(1)).first() is not None


# Invitations


def invite(connection: Connection, **values: object) -> int:
    """Store an invitation; earlier ones to the same address are void. Its id."""
    connection.execute(
        update(invitations)
        .where(
            invitations.c.business_id == values["business_id"],
            invitations.c.email == values["email"],
            invitations.c.ended_at.is_(None),
        )
        .values(ended_at=values["created_at"])
    )
    return insert_row(connection, invitations, **values)


def open_invitations(connection: Connection, business_id: int, now: datetime) -> list[AnyRow]:
    """Invitations that can still be used, newest first."""
    query = select(invitations).where(
        invitations.c.business_id == business_id,
        invitations.c.ended_at.is_(None),
        invitations.c.expires_at > now,
    )
    return list(connection.execute(query.order_by(invitations.c.id.desc())).all())


def find_invitation(
    connection: Connection, business_id: int, token_hash: str, now: datetime
) -> AnyRow | None:
    """The invitation behind a link, while it can be used."""
    query = select(invitations).where(
        invitations.c.business_id == business_id,
        invitations.c.token_hash == token_hash,
        invitations.c.ended_at.is_(None),
        invitations.c.expires_at > now,
    )
    return connection.execute(query).first()


def use_invitation(connection: Connection, invitation_id: int, now: datetime) -> bool:
    """End an invitation; False when somebody else just did."""
    ended = connection.execute(
        update(invitations)
        .where(invitations.c.id == invitation_id, invitations.c.ended_at.is_(None))
        .values(ended_at=now)
    )
    return ended.rowcount == 1


# Refused logins


def failures(connection: Connection, business_id: int, key: str, since: datetime) -> int:
    """How many attempts failed under a key since a moment, those under way included."""
    counted = select(func.count()).where(
        login_failures.c.business_id == business_id,
        login_failures.c.key == key,
        login_failures.c.created_at > since,
    )
    return int(connection.execute(counted).scalar_one())


def add_failure(connection: Connection, business_id: int, key: str, now: datetime) -> int:
    """Count an attempt as failed until it is known better; its id."""
    return insert_row(connection, login_failures, business_id=business_id, key=key, created_at=now)


def forget_failures(connection: Connection, ids: list[int], before: datetime) -> None:
    """Take attempts back that succeeded, and all that no longer count."""
    connection.execute(
        delete(login_failures).where(
            login_failures.c.id.in_(ids) | (login_failures.c.created_at < before)
        )
    )
