"""What a booking's panel shows: the calendar's side and Setter's side, in the booking's zone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.store import inbox
from bot.store.bookings import MADE_STATES
from bot.store.inbox import AnyRow
from bot.web.staff import texts, times, words
from bot.web.staff.times import Local


@dataclass(frozen=True, slots=True)
class Panel:
    """A booking in words; `facts` are (name, value) pairs in reading order."""

    state: str
    tone: str
    service: str
    machine_time: str
    time: str
    zone: str
    facts: tuple[tuple[str, str], ...]
    id: int
    tries: tuple[tuple[str, str, str], ...]
    """What happened to it at the calendar and at Setter: (machine time, time, words)."""
    can_change: bool
    """Whether it can be moved or cancelled: it is in the calendar, and ahead."""


def panels_of(
    connection: Connection, conversation_id: int, local: Local, now: datetime
) -> list[Panel]:
    """The panels of a conversation's customer, newest booking first."""
    rows = inbox.bookings_of(connection, conversation_id)
    tries = inbox.tries_of(connection, [one.id for one in rows])
    return [panel(one, local, now, tries[one.id]) for one in rows]


def panel(row: AnyRow, local: Local, now: datetime, tries: Sequence[AnyRow] = ()) -> Panel:
    """The panel of a booking; `local` is the business's, for times that are ours."""
    own = local.at(row.time_zone)
    facts = (
        ("Location", row.location_name),
        ("With", row.employee_name or ("" if row.employee_id else "Anyone")),
        ("For", row.client_name),
        ("E-mail", row.client_email),
        ("Note", row.note),
        ("Calendar id", row.placed_id or ""),
        ("Setter", _record(row, local)),
        ("Attempts", str(row.attempt) if row.attempt else "None yet"),
        ("Ordered", times.full(row.created_at, local)),
        ("Error code", row.error_code),
    )
    return Panel(
        state=words.spelt(words.BOOKINGS, row.state),
        tone=words.TONES.get(row.state, "quiet"),
        service=texts.one_line(row.service_name),
        machine_time=times.machine(row.starts_at),
        time=f"{times.full(row.starts_at, own)} – {times.clock(row.ends_at, own)}",
        zone=times.zone_words(own.zone, row.starts_at),
        facts=tuple((name, texts.visible(value)) for name, value in facts if value),
        id=row.id,
        tries=tuple(_try(one, local) for one in tries),
        can_change=row.state in MADE_STATES and bool(row.placed_id) and row.starts_at > now,
    )


def _try(row: AnyRow, local: Local) -> tuple[str, str, str]:
    said = texts.visible(words.event(row.kind, row.data or {}))
    return times.machine(row.created_at), times.full(row.created_at, local), said


def _record(row: AnyRow, local: Local) -> str:
    """How the record in Setter stands, and when it is tried again."""
    if not row.record_state:
        return ""
    said = words.record(row.record_state)
    if row.record_state == "recorded" and row.record_id:
        said += f", id {row.record_id}"
    if row.record_state in {"differs", "failed", "cancelling"} and row.record_error:
        said += f": {row.record_error}"
    if row.record_state in {"contact_unknown", "failed", "cancelling"}:
        again: datetime | None = row.record_next_try_at
        said += f", tried again {times.full(again, local)}" if again else ", not tried again"
    return said
