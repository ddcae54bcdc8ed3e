"""Queries about staff and their sessions. Holds hashes only, no password or token."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, or_, select, update

from bot.store.tables import staff, staff_sessions

ROLES = ("agent", "supervisor", "administrator", "auditor")


@dataclass(frozen=True, slots=True)
class StaffRow:
    """A member of staff."""

    id: int
    business_id: int
    email: str
    name: str
    password_hash: str
    role: str
    is_active: bool
    colours: str = ""
    """light or dark; empty: as the system has it."""
    has_shortcuts: bool = True


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session that has not been ended, and whose it is."""

    created_at: datetime
    last_seen_at: datetime
    member: StaffRow


_member = (
    staff.c.id,
    staff.c.business_id,
    staff.c.email,
    staff.c.name,
    staff.c.password_hash,
    staff.c.role,
    staff.c.is_active,
    staff.c.colours,
    staff.c.has_shortcuts,
)


def normalised_email(email: str) -> str:
    """The spelling under which an e-mail address is stored and looked for."""
    return email.strip().lower()


def add_staff(
    connection: Connection,
    business_id: int,
    email: str,
    password_hash: str,
    *,
    role: str,
    now: datetime,
    name: str = "",
) -> int:
    """Store a member of staff. Raises sqlalchemy.exc.IntegrityError for a known e-mail."""
    key = connection.execute(
        insert(staff).values(
            business_id=business_id,
            email=normalised_email(email),
            name=name,
            password_hash=password_hash,
            role=role,
            is_active=True,
            created_at=now,
        )
    ).inserted_primary_key
    assert key is not None  # an insert that did not raise has a key
    return int(key[0])


def find_by_email(connection: Connection, business_id: int, email: str) -> StaffRow | None:
    """The active member of staff with an e-mail address."""
    if not email.isprintable():  # PostgreSQL takes no NUL
        return None
    row = connection.execute(
        select(*_member).where(
            staff.c.business_id == business_id,
            staff.c.email == normalised_email(email),
            staff.c.is_active,
        )
    ).first()
    return None if row is None else StaffRow(**row._mapping)


def set_password_hash(connection: Connection, staff_id: int, password_hash: str) -> None:
    """Keep the same password under a newer hash."""
    connection.execute(
        update(staff).where(staff.c.id == staff_id).values(password_hash=password_hash)
    )


def open_session(
    connection: Connection,
    business_id: int,
    staff_id: int,
    token_hash: str,
    now: datetime,
    *,
    address: str = "",
    browser: str = "",
) -> None:
    """Store a new session, with where it was opened."""
    connection.execute(
        insert(staff_sessions).values(
            id=token_hash,
            business_id=business_id,
            staff_id=staff_id,
            created_at=now,
            last_seen_at=now,
            address=address,
            browser=browser,
        )
    )


def find_session(connection: Connection, token_hash: str) -> SessionRow | None:
    """A session that was not ended, of a member who is still active."""
    row = connection.execute(
        select(staff_sessions.c.created_at, staff_sessions.c.last_seen_at, *_member)
        .join(staff, staff.c.id == staff_sessions.c.staff_id)
        .where(
            staff_sessions.c.id == token_hash,
            staff_sessions.c.ended_at.is_(None),
            staff.c.is_active,
        )
    ).first()
    if row is None:
        return None
    fields = dict(row._mapping)
    return SessionRow(fields.pop("created_at"), fields.pop("last_seen_at"), StaffRow(**fields))


def touch_session(connection: Connection, token_hash: str, now: datetime) -> None:
    """Note that a session is in use."""
    connection.execute(
        update(staff_sessions).where(staff_sessions.c.id == token_hash).values(last_seen_at=now)
    )


def end_session(connection: Connection, token_hash: str, now: datetime) -> None:
    """End a session; its token is worthless from now on."""
    connection.execute(
        update(staff_sessions)
        .where(staff_sessions.c.id == token_hash, staff_sessions.c.ended_at.is_(None))
        .values(ended_at=now)
    )


def delete_old_sessions(connection: Connection, before: datetime) -> int:
    """Delete sessions that were ended, or last used, before a moment; how many went."""
    deleted = connection.execute(
        delete(staff_sessions).where(
            or_(staff_sessions.c.ended_at < before, staff_sessions.c.last_seen_at < before)
        )
    )
    return deleted.rowcount
