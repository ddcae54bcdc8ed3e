"""The promises (docs/reliability.md, I1 to I9), checked after every event and once all is quiet."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import parse_qs
from zoneinfo import ZoneInfo

import httpx
from sqlalchemy import text

from bot import formats
from bot.replies import for_sms
from bot.store import holding
from bot.store.holding import WITHDRAWN
from integrations.sandbox.twilio.texts import WHATSAPP
from integrations.sandbox.world import Appointment
from tests.secrets_in_logs import secrets_in

if TYPE_CHECKING:
    from tests.simulation.process import Process
    from tests.simulation.world import World

ORDER = ("inline", "queued", "sending", "sent", "delivered", "read")
BOOKED = re.compile(r"Booked!|reservado!")
REMINDED = re.compile(r"^Reminder|^Recordatorio")
REQUESTED = re.compile(r"^Requested:|^Change requested:|Solicitud enviada|Cambio solicitado")
MOVED = re.compile(r"Changed! It's now|cambiada! Ahora es")
CANCELLED = re.compile(r"^Cancelled:|Cancelada:")
LIVE, GONE = (0, 1, 2), 3
LOCALES = ("en-US", "es-US")
PENDING = (
    "SELECT min(lease_until) FROM bookings WHERE state IN ('wanted', 'creating')",
    "SELECT min(updated_at) FROM bookings WHERE lease_until IS NULL AND state = 'wanted'",
    "SELECT min(next_look_at) FROM bookings",
    "SELECT min(lease_until) FROM changes WHERE state IN ('wanted', 'changing')",
    "SELECT min(updated_at) FROM changes WHERE lease_until IS NULL AND state = 'wanted'",
    "SELECT min(next_try_at) FROM records",
    "SELECT min(next_try_at) FROM sync_requests",
)

REPEATED = " UNION ALL ".join(
    f"SELECT '{table}.{key}', cast({key} AS TEXT) FROM {table} {where}"  # noqa: S608
    f" GROUP BY {key} HAVING count(*) > 1 AND {key} IS NOT NULL"
    for table, key, where in (
        ("messages", "provider_id", ""),
        ("messages", "answers_id", ""),
        ("bookings", "ordered_by_id", ""),
        ("changes", "ordered_by_id", "WHERE kind = 'move'"),
    )
)
"""What bears the mark of one received message more than once."""


class BrokenPromise(BaseException):
    """An invariant does not hold; nothing of ours may catch it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the calendar said of an appointment at some time."""

    id: str
    reference: str
    starts_at: datetime
    zone: ZoneInfo
    status: int


class Checks:
    """What must hold in one world."""

    def __init__(self, world: "World") -> None:
        self._world = world
        self._entries: dict[str, list[Entry]] = {}
        self._states: dict[int, str] = {}
        self._seen_message = 0
        self._silenced: set[str] = set()
        self._held: set[int] = set()
        """Conversations of which staff were told that the bot is silent, and is since."""
        self._read: dict[tuple[str, frozenset[tuple[str, Any]]], Sequence[Any]] = {}
        self.logs: list[Any] = []

    def fails(self, promise: str) -> NoReturn:
        """A promise is broken."""
        raise BrokenPromise(promise)

    def holds(self, is_true: object, promise: str) -> None:
        """Something that must be so."""
        if not is_true:
            self.fails(promise)

    # In passing

    def rows_changed(self) -> None:
        """A transaction was committed: what was read before it is no longer so."""
        self._read.clear()

    def call_begins(self, process: "Process", request: httpx.Request) -> None:
        """No transaction is open while a call is out, and nobody who opted out is written to."""
        database: Any = process.database
        self.holds(database.open == 0, "a transaction is open during an outside call")
        if request.method == "POST" and request.url.path.endswith("/Messages.json"):
            (address,) = parse_qs(request.content.decode())["To"]
            self.holds(address not in self._opted_out(), "I3: sent to somebody who opted out")
            self._is_no_bots(request, address.removeprefix(WHATSAPP))

    def _is_no_bots(self, request: httpx.Request, address: str) -> None:
        """I8: after a takeover that was confirmed, only a person's texts leave."""
        body = parse_qs(request.content.decode()).get("Body", [""])[0]
        rows = self.rows(
            "SELECT m.author, m.conversation_id FROM messages m"
            " JOIN conversations v ON v.id = m.conversation_id"
            " JOIN contacts c ON c.id = v.contact_id"
            " WHERE c.address = :address AND m.body = :body AND m.state = 'sending'",
            address=address,
            body=body,
        )
        of_bot = [talk for author, talk in rows if author == "bot" and talk in self._held]
        of_staff = [talk for author, talk in rows if author != "bot" and talk in self._held]
        self.holds(not of_bot or of_staff, f"I8: {body!r} left after a confirmed takeover")

    def calendar_changed(self) -> None:
        """Remember what the calendar says now."""
        world = self._world.sandbox.world
        for one in world.state.appointments.values():
            location = world.business.location(one.location_id)
            assert location is not None
            now = Entry(one.id, one.ews_id, one.starts_at, location.zone, one.status)
            history = self._entries.setdefault(one.id, [])
            if not history or history[-1] != now:
                history.append(now)
        for gone in self._entries.keys() - world.state.appointments.keys():
            last = self._entries[gone][-1]
            if last.status != GONE:
                self._entries[gone].append(
                    Entry(last.id, last.reference, last.starts_at, last.zone, GONE)
                )

    # After every event

    def after_event(self) -> None:
        """The invariants that hold at any time."""
        self.calendar_changed()
        self._one_effect_each()
        self._states_move_forward()
        self._new_messages_are_true()
        self._nothing_is_sent_twice()
        self._logs_are_clean()
        self._silenced = self._opted_out()
        self._held = self._confirmed()

    def _one_effect_each(self) -> None:
        """I1: a received message has one row, one answer and one order at most."""
        twice = self.rows(REPEATED)
        self.holds(not twice, f"I1: twice: {twice}")

    def _states_move_forward(self) -> None:
        """I5: what became of a message never moves backwards."""
        for message_id, state in self.rows("SELECT id, state FROM messages WHERE state != ''"):
            before = self._states.get(message_id, "inline")
            if before == WITHDRAWN:
                # What was thought to be kept back may have left after all.
                before = "queued"
            is_forward = (
                state == before
                or (state == "failed" and before not in ("delivered", "read"))
                or (before != "failed" and ORDER.index(state) >= ORDER.index(before))
                if state in ORDER
                else before not in ("delivered", "read")
            )
            self.holds(is_forward, f"I5: message {message_id} went from {before} to {state}")
            self._states[message_id] = state

    def _new_messages_are_true(self) -> None:
        """I2, I3, I4: what is said is so, said to nobody who opted out, and of nobody else."""
        rows = self.rows(
            "SELECT m.id, m.body, m.state, m.step, m.author, m.conversation_id,"
            " c.channel, c.address FROM messages m"
            " JOIN conversations v ON v.id = m.conversation_id"
            " JOIN contacts c ON c.id = v.contact_id"
            " WHERE m.id > :seen AND m.author != 'customer' ORDER BY m.id",
            seen=self._seen_message,
        )
        out = self._opted_out() & self._silenced
        for message_id, body, state, step, author, conversation_id, channel, address in rows:
            self._seen_message = message_id
            has_not_left = state in ("queued", "failed", WITHDRAWN)
            is_allowed = _to(channel, address) not in out or step == "consent" or has_not_left
            self.holds(is_allowed, f"I3: {body!r} was answered to somebody who opted out")
            is_bots = author == "bot" and state == "inline" and conversation_id in self._held
            self.holds(not is_bots, f"I8: {body!r} answered after a confirmed takeover")
            self._is_to_nobody_else(body, address)
            self._is_true(body, conversation_id)

    def _is_to_nobody_else(self, body: str, address: str) -> None:
        for person in self._world.people:
            if person.number != address:
                first = person.name.split()[0]
                self.holds(
                    person.name not in body and first not in body and person.email not in body,
                    f"I4: {body!r} names {person.name} to somebody else",
                )

    def _is_true(self, body: str, conversation_id: int) -> None:
        for pattern, statuses in (
            (BOOKED, (2,)),
            (MOVED, (2,)),
            (REMINDED, (2,)),
            (REQUESTED, (0, 1, 2)),
            (CANCELLED, (GONE,)),
        ):
            if pattern.search(body):
                references = self._references_of(conversation_id)
                is_so = any(
                    _is_named(entry, body)
                    and any(one.status in statuses for one in self._entries[entry.id])
                    for history in self._entries.values()
                    for entry in history
                    if entry.reference in references or entry.id in references
                )
                self.holds(is_so, f"I2: not so: {body!r}")

    def _references_of(self, conversation_id: int) -> set[str]:
        """The references and calendar's ids of a customer's bookings."""
        rows = self.rows(
            "SELECT b.reference, b.placed_id FROM bookings b"
            " JOIN conversations v ON v.id = :id JOIN contacts c ON c.id = v.contact_id"
            " WHERE b.contact_id = c.id OR b.client_phone = c.phone",
            id=conversation_id,
        )
        return {str(one) for row in rows for one in row if one}

    def _nothing_is_sent_twice(self) -> None:
        """Each of our messages reaches a phone once at most."""
        ours = Counter(
            (address, body)
            for address, body in self.rows(
                "SELECT c.address, m.body FROM messages m"
                " JOIN conversations v ON v.id = m.conversation_id"
                " JOIN contacts c ON c.id = v.contact_id WHERE m.author != 'customer'"
            )
        )
        shown = Counter(
            (one.to_address.removeprefix(WHATSAPP), one.body)
            for one in self._world.texts_shown()
            if one.direction != "inbound" and not one.carrier
        )
        twice = [key for key, count in shown.items() if count > ours[key]]
        if not self._world.may_double:
            self.holds(not twice, f"sent more often than said: {twice}")

    def _logs_are_clean(self) -> None:
        """I7, and no turn or sweep met an error that is not of the database."""
        for entry in self.logs:
            line = str(entry)
            self.holds(not secrets_in(line), f"I7: logged {line}")
            named = [one.name for one in self._world.people if one.name in line]
            self.holds(not named, f"I7: logged {line}")
            is_ours = entry["event"] in ("turn_failed", "sweep_failed")
            is_database = entry.get("error") in ("OperationalError", "DBAPIError", "TimeoutError")
            self.holds(not is_ours or is_database, f"{line}")
        self.logs.clear()

    # When all is quiet

    def after_quiet(self) -> None:
        """What must hold once all have behaved for a while."""
        self._all_has_an_outcome()
        self._one_live_entry_each()
        self._none_is_lost()
        self._books_agree()
        self._one_event_each()

    def _all_has_an_outcome(self) -> None:
        """I6: nobody is left without an answer, a person, or a recorded reason."""
        for what, query in (
            ("messages", "author = 'customer' AND outcome IN ('', 'ordered')"),
            ("messages", "author != 'customer' AND state IN ('inline', 'queued', 'sending')"),
            ("bookings", "state IN ('wanted', 'creating')"),
            ("bookings", "origin = 'text' AND told_state = ''"),
            ("changes", "state IN ('wanted', 'changing') OR told_state != state"),
        ):
            left = self.rows(f"SELECT * FROM {what} WHERE {query}")  # noqa: S608
            self.holds(not left, f"I6: {what} left: {left}")
        received = {
            one.sid
            for one in self._world.texts_shown()
            if one.direction == "inbound" and one.sid in self._world.accepted
        }
        known = {sid for (sid,) in self.rows("SELECT provider_id FROM messages")}
        self.holds(received <= known, "I6: an accepted message is gone")

    def _one_live_entry_each(self) -> None:
        """I2: an order is in the calendar once."""
        live = Counter(one.ews_id for one in self._live() if one.ews_id)
        twice = [reference for reference, count in live.items() if count > 1]
        self.holds(not twice, f"I2: twice in the calendar: {twice}")

    def _none_is_lost(self) -> None:
        """I2: what stood in the calendar is gone only where somebody wished it."""
        wished = self._world.touched | {
            placed_id
            for (placed_id,) in self.rows(
                "SELECT b.placed_id FROM bookings b JOIN changes c ON c.booking_id = b.id"
                " WHERE c.kind = 'cancel'"
            )
        }
        stood: dict[str, set[str]] = {}
        for entry_id, history in self._entries.items():
            stood.setdefault(history[-1].reference, set()).add(entry_id)
        for reference, ids in stood.items():
            is_there = any(self._entries[one][-1].status in LIVE for one in ids)
            self.holds(
                is_there or ids & wished, f"I2: {reference or ids} is gone, and nobody knows why"
            )

    def _books_agree(self) -> None:
        """Our rows, the calendar and Setter's records say the same of what is to come."""
        now = self._world.clock()
        calendar = {
            one.id: (one.starts_at, one.starts_at + timedelta(minutes=one.minutes))
            for one in self._live()
            if one.starts_at > now
        }
        rows = {
            placed_id: (_moment(starts_at), _moment(ends_at))
            for placed_id, starts_at, ends_at in self.rows(
                "SELECT placed_id, starts_at, ends_at FROM bookings"
                " WHERE state IN ('booked', 'requested')"
            )
            if _moment(starts_at) > now
        }
        self.holds(rows == calendar, f"our rows {rows} are not the calendar {calendar}")
        owners = dict(
            self.rows(
                "SELECT b.placed_id, coalesce(c.address, b.client_phone) FROM bookings b"
                " LEFT JOIN contacts c ON c.id = b.contact_id WHERE b.placed_id IS NOT NULL"
            )
        )
        recorded = self._recorded(now)
        self.holds(
            all(calendar.get(one[0]) == one[1:] for one in recorded)
            and len({one[0] for one in recorded}) == len(recorded),
            f"Setter has {recorded}, the calendar {calendar}",
        )
        met = self._world.known_to_setter
        missing = {
            placed_id
            for placed_id in calendar
            if owners[placed_id] in met and placed_id not in {one[0] for one in recorded}
        }
        self.holds(not missing, f"Setter was not told of {missing}")

    def _recorded(self, now: datetime) -> list[tuple[str, datetime, datetime | None]]:
        records = self._world.sandbox.world.state.setter_bookings.values()
        return [
            (one.metadata["appointment_id"], one.starts_at, one.ends_at)
            for one in records
            if one.cancelled_at is None and one.starts_at > now
        ]

    def _one_event_each(self) -> None:
        """I9: what became of an order is written down once."""
        rows = self.rows("SELECT id FROM bookings WHERE origin = 'text'")
        events = self.rows("SELECT booking_id, kind FROM events WHERE booking_id IS NOT NULL")
        for (booking_id,) in rows:
            kinds = Counter(kind for mine, kind in events if mine == booking_id)
            is_once = kinds["booking_ordered"] == 1
            made = kinds["booking_booked"] + kinds["booking_requested"]
            self.holds(is_once and made <= 1, f"I9: booking {booking_id}: {dict(kinds)}")

    # What there is

    def next_due(self) -> datetime | None:
        """When something is to be done next, within the next days."""
        found = [_moment(at) for query in PENDING for (at,) in self.rows(query) if at is not None]
        soon = [one for one in found if one < self._world.clock() + timedelta(days=2)]
        return min(soon, default=None)

    def _live(self) -> list[Appointment]:
        found = self._world.sandbox.world.state.appointments.values()
        return [one for one in found if one.status in LIVE]

    def _confirmed(self) -> set[int]:
        taken = self.rows("SELECT id FROM conversations WHERE taken_by IS NOT NULL")
        if not taken:
            return set()
        with self._world.watcher.read() as connection:
            held = {one: holding.find(connection, one) for (one,) in taken}
        return {one for one, how in held.items() if how and how.is_confirmed}

    def _opted_out(self) -> set[str]:
        """Addresses as Twilio writes them: who is silent on one channel may hear on the other."""
        return {_to(*row) for row in self.rows("SELECT channel, address FROM suppressions")}

    def rows(self, statement: str, **values: Any) -> Sequence[Any]:
        """What the database holds. Asked for once between two commits."""
        key = (statement, frozenset(values.items()))
        if key not in self._read:
            with self._world.watcher.read() as connection:
                self._read[key] = connection.execute(text(statement), values).all()
        return self._read[key]


def _to(channel: str, address: str) -> str:
    return WHATSAPP + address if channel == "whatsapp" else address


def _is_named(entry: Entry, body: str) -> bool:
    """Whether a text names the day and time of an entry."""
    local = entry.starts_at.astimezone(entry.zone).replace(tzinfo=None)
    return any(
        for_sms(formats.day(local, one)) in for_sms(body) and formats.clock(local, one) in body
        for one in LOCALES
    )


def _moment(value: Any) -> datetime:
    found = datetime.fromisoformat(value) if isinstance(value, str) else value
    return found if found.tzinfo else found.replace(tzinfo=UTC)
