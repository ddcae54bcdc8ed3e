"""Fill a database with conversations, to see how the staff pages do with many of them.

    python -m bench.seed --database sqlite:////tmp/many.sqlite --conversations 50000 \\
        --messages 1000000

Repeatable: the same numbers give the same rows. One conversation is 10,000 messages long where
there are enough of them. Adds to what is there; meant for an empty database.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Table, insert, text

from bot import saved
from bot.dialogue.conversation import Conversation
from bot.store import schema, search_index
from bot.store.database import Database
from bot.store.folding import name_words
from bot.store.inbox_tables import search_marks
from bot.store.tables import bookings, contacts, conversations, messages, records

NOW = datetime(2026, 11, 20, 20, 30, tzinfo=UTC)
BATCH = 5000
LONGEST = 10_000
STEPS = ("location", "service", "opening", "details", "confirmation", "booked")
FIRST = [
    "Dana",
    "Lee",
    "Maria",
    "José",
    "Zoë",
    "Ann",
    "Bob",
    "Søren",
    "Chloé",
    "Tariq",
    "Mei",
    "Olga",
    "Priya",
    "Tom",
    "Uma",
    "Vera",
]
LAST = [
    "Reed",
    "Müller",
    "Garcia",
    "O'Neil",
    "Smith",
    "Nowak",
    "Ivanov",
    "Chen",
    "Costa",
    "Weiß",
    "Lopez",
    "Kaur",
    "Ito",
    "Diaz",
]
COMMON = [
    "a",
    "the",
    "to",
    "for",
    "my",
    "at",
    "on",
    "please",
    "can",
    "i",
    "you",
    "hi",
    "thanks",
    "yes",
    "tomorrow",
    "morning",
    "after",
]
RARE = 20_000
"""Different words that occur now and then, beside the common ones."""
PLACES = (("1", "Downtown"), ("2", "Riverside"), ("3", "Lakeview"))


def main() -> None:
    """Read the command line, and seed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--database", default="sqlite:///var/many.sqlite")
    parser.add_argument("--conversations", type=int, default=50_000)
    parser.add_argument("--messages", type=int, default=1_000_000)
    wanted = parser.parse_args()
    database = Database(wanted.database)
    schema.migrate(database)
    started = time.monotonic()
    seed(database, wanted.conversations, wanted.messages)
    print(f"\nseeded in {time.monotonic() - started:.0f} s")
    database.close()


def seed(database: Database, talks: int, texts: int) -> int:
    """Fill the database; the business's id."""
    with database.write() as connection:
        _be_patient(connection)
        business_id = schema.ensure_business(connection, "Many", "America/New_York", NOW)
    chance = random.Random(20)  # noqa: S311 - the same rows each time
    lengths = _lengths(chance, talks, texts)
    bar = Bar(talks + texts * 2)
    for first in range(0, talks, BATCH):
        part = range(first, min(first + BATCH, talks))
        with database.write() as connection:
            _be_patient(connection)
            _people(connection, chance, business_id, part, bar)
    number = 0
    for first in range(0, talks, BATCH // 20):
        rows: list[dict[str, Any]] = []
        made: list[dict[str, Any]] = []
        for talk in range(first, min(first + BATCH // 20, talks)):
            found = _talk(chance, business_id, talk, lengths[talk], number)
            number += len(found)
            rows.extend(found)
            if talk % 5 < 2:
                made.append(_booking(chance, business_id, talk, found[-1]))
        with database.write() as connection:
            _be_patient(connection)
            _insert(connection, messages, rows)
            bar.add(len(rows))
            search_index.add(connection, [(row["id"], row["body"]) for row in rows])
            bar.add(len(rows))
            _insert(connection, bookings, made)
            _insert(connection, records, [_record(one) for one in made])
    with database.write() as connection:
        _be_patient(connection)
        connection.execute(search_marks.update().values(message_id=number))
        _finish(connection)
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        _be_patient(connection)
        connection.execute(text("ANALYZE" if database.is_sqlite else "VACUUM ANALYZE"))
    return business_id


def _lengths(chance: random.Random, talks: int, texts: int) -> list[int]:
    longest = LONGEST if texts >= 4 * LONGEST else 0
    weights = [chance.expovariate(1) + 0.2 for _ in range(talks)]
    scale = (texts - longest) / sum(weights)
    lengths = [max(1, round(weight * scale)) for weight in weights]
    lengths[0] = max(lengths[0], longest)
    return lengths


def _people(
    connection: Connection, chance: random.Random, business_id: int, part: range, bar: "Bar"
) -> None:
    people, talks = [], []
    state = saved.dump(Conversation())
    for talk in part:
        name = f"{chance.choice(FIRST)} {chance.choice(LAST)}" if talk % 3 else ""
        at = _end(talk)
        people.append(
            {
                "id": talk + 1,
                "business_id": business_id,
                "channel": "whatsapp" if talk % 4 == 0 else "sms",
                "address": f"+1212{talk:07}",
                "phone": f"+1212{talk:07}",
                "name": name,
                "name_words": name_words(name),
                "created_at": NOW - timedelta(days=400),
            }
        )
        needs = talk % 97 == 0
        talks.append(
            {
                "id": talk + 1,
                "public_id": f"seeded-{talk + 1}",
                "business_id": business_id,
                "contact_id": talk + 1,
                "our_address": "+12025550199",
                "state": state,
                "step": chance.choice(STEPS),
                "location_id": chance.choice(PLACES)[0],
                "attention": "asked_for_person" if needs else "",
                "attention_at": at if needs else None,
                "waiting_since": at if talk % 211 == 0 else None,
                "last_inbound_at": at,
                "last_message_at": at,
                "created_at": NOW - timedelta(days=400),
            }
        )
    _insert(connection, contacts, people)
    _insert(connection, conversations, talks)
    bar.add(len(people))


def _end(talk: int) -> datetime:
    """When a conversation's last message was sent: spread over a year, many lately."""
    return NOW - timedelta(minutes=1 + (talk * talk % 525_600) * (talk % 10 > 2))


def _talk(
    chance: random.Random, business_id: int, talk: int, length: int, number: int
) -> list[dict[str, Any]]:
    end, rows = _end(talk), []
    reached = chance.randrange(len(STEPS))
    for place in range(length):
        is_bot = place % 2 == 1
        rows.append(
            {
                "id": number + place + 1,
                "business_id": business_id,
                "conversation_id": talk + 1,
                "author": "bot" if is_bot else "customer",
                "body": _body(chance),
                "step": STEPS[min(place // 2, reached)] if is_bot else "",
                "created_at": end - timedelta(seconds=20 * (length - 1 - place)),
                "outcome": "" if is_bot else "answered",
                "arrival": None if is_bot else place // 2 + 1,
                "state": _delivery(chance) if is_bot else "",
                "segments": int(is_bot),
            }
        )
    return rows


def _body(chance: random.Random) -> str:
    words = chance.choices(COMMON, k=chance.randint(3, 12))
    words += [f"word{int(chance.paretovariate(0.4)) % RARE}" for _ in range(3)]
    return " ".join(words)


def _delivery(chance: random.Random) -> str:
    return "failed" if chance.random() < 0.002 else "delivered"


def _booking(
    chance: random.Random, business_id: int, talk: int, last: dict[str, Any]
) -> dict[str, Any]:
    place, name = chance.choice(PLACES)
    state = chance.choice(("booked", "booked", "booked", "requested", "failed", "unknown"))
    return {
        "id": talk + 1,
        "business_id": business_id,
        "conversation_id": talk + 1,
        "contact_id": talk + 1,
        "ordered_by_id": last["id"],
        "reference": f"seed{talk + 1}",
        "state": state,
        "told_state": state,
        "location_id": place,
        "location_name": name,
        "service_id": "1",
        "service_name": "Haircut",
        "extra_ids": [],
        "starts_at": last["created_at"] + timedelta(days=2),
        "ends_at": last["created_at"] + timedelta(days=2, minutes=45),
        "time_zone": "America/New_York",
        "client_name": "Dana Reed",
        "client_email": "dana@example.com",
        "form_answers": [],
        "created_at": last["created_at"],
        "updated_at": last["created_at"],
    }


def _record(booking: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": booking["id"],
        "business_id": booking["business_id"],
        "booking_id": booking["id"],
        "external_id": f"seed-{booking['id']}",
        "address": "+12125550100",
        "is_whatsapp": False,
        "starts_at": booking["starts_at"],
        "ends_at": booking["ends_at"],
        "time_zone": booking["time_zone"],
        "state": "recorded" if booking["state"] == "booked" else "dropped",
        "created_at": booking["created_at"],
        "updated_at": booking["updated_at"],
    }


def _insert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    for part in _parts(rows):
        connection.execute(insert(table), part)


def _parts(rows: Sequence[dict[str, Any]]) -> Iterator[Sequence[dict[str, Any]]]:
    for first in range(0, len(rows), BATCH):
        yield rows[first : first + BATCH]


def _be_patient(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        connection.execute(text("SET statement_timeout = 0"))


def _finish(connection: Connection) -> None:
    """Merge SQLite's index of words; set PostgreSQL's counters behind the ids given."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO message_words (message_words) VALUES ('optimize')"))
        return
    for table in ("contacts", "conversations", "messages", "bookings", "records"):
        statement = f"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}))"  # noqa: S608
        connection.execute(text(statement))


class Bar:
    """A progress bar on standard error."""

    WIDTH = 40

    def __init__(self, total: int) -> None:
        self._total, self._done, self._shown = max(total, 1), 0, -1

    def add(self, number: int) -> None:
        """So many more are done."""
        self._done += number
        percent = min(100 * self._done // self._total, 100)
        if percent != self._shown:
            self._shown = percent
            filled = self.WIDTH * percent // 100
            sys.stderr.write(f"\r[{'#' * filled}{' ' * (self.WIDTH - filled)}] {percent} %")
            sys.stderr.flush()


if __name__ == "__main__":
    main()
