"""Searches of staff: what was typed, and what it finds in messages, names and numbers.

Every word has to be in a message; quotes make a phrase; the beginning of a longer word will do.
Nothing that is typed is an operator: words are folded to letters and digits first.
"""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat
from sqlalchemy import Connection, Row, Select, and_, or_, select, text

from bot.store.folding import words_in
from bot.store.inbox_tables import searches
from bot.store.tables import contacts, conversations, messages

PAGE = 50
MOST_PEOPLE = 20
MOST_LOOKED_AT = 200
MOST_WORDS = 12
LONGEST_TYPED = 200
SHORTEST_PREFIX = 3
FEWEST_DIGITS = 4
KEPT = timedelta(days=1)

AnyRow = Row[*tuple[Any, ...]]
_PHRASE = re.compile(r'"([^"]*)"')
_NOT_DIGITS = re.compile(r"[\s().+/\-\u2010-\u2015\u202a-\u202e]+")


@dataclass(frozen=True, slots=True)
class Terms:
    """What is looked for: phrases of one word or more, and which of them may be beginnings."""

    phrases: tuple[tuple[str, ...], ...]
    beginnings: frozenset[str]


def terms(typed: str) -> Terms:
    """The terms of what somebody typed."""
    typed = typed[:LONGEST_TYPED]
    quoted = [tuple(words_in(one)) for one in _PHRASE.findall(typed)]
    loose = words_in(_PHRASE.sub(" ", typed))
    phrases = [one for one in quoted if one] + [(one,) for one in loose]
    beginnings = frozenset(one for one in loose if len(one) >= SHORTEST_PREFIX)
    return Terms(tuple(dict.fromkeys(phrases))[:MOST_WORDS], beginnings)


def keep(connection: Connection, business_id: int, staff_id: int, typed: str, now: datetime) -> str:
    """Store what was typed, for a day; the id that addresses show in its place."""
    forget_old(connection, now)
    key = secrets.token_urlsafe(12)
    connection.execute(
        searches.insert().values(
            id=key,
            business_id=business_id,
            staff_id=staff_id,
            typed=typed.replace("\x00", "")[:LONGEST_TYPED],
            created_at=now,
        )
    )
    return key


def forget_old(connection: Connection, now: datetime) -> None:
    """Delete what was typed more than a day ago."""
    connection.execute(searches.delete().where(searches.c.created_at < now - KEPT))


def typed(
    connection: Connection, business_id: int, staff_id: int, key: str, now: datetime
) -> str | None:
    """What this member of staff typed; None for an id that is not theirs, or too old."""
    if not key.isprintable():
        return None
    return connection.execute(
        select(searches.c.typed).where(
            searches.c.id == key,
            searches.c.business_id == business_id,
            searches.c.staff_id == staff_id,
            searches.c.created_at >= now - KEPT,
        )
    ).scalar()


def in_messages(
    connection: Connection, business_id: int, wanted: Terms, before_id: int | None = None
) -> list[AnyRow]:
    """Messages that hold all terms, newest first; one more than PAGE says that there are more."""
    if not wanted.phrases:
        return []
    is_sqlite = connection.dialect.name == "sqlite"
    condition, key = ("message_words MATCH :terms", "rowid")
    if not is_sqlite:
        condition, key = ("words @@ CAST(:terms AS tsquery)", "message_id")
    query = _fts5(wanted) if is_sqlite else _tsquery(wanted)
    earlier = f"AND message_words.{key} < :before" if before_id is not None else ""
    given = {"terms": query, "business": business_id, "most": PAGE + 1}
    found = connection.execute(
        text(
            f"SELECT message_words.{key} FROM message_words "  # noqa: S608  # nosec B608 - constants
            f"JOIN messages ON messages.id = message_words.{key} "
            f"WHERE {condition} {earlier} AND messages.business_id = :business "
            f"ORDER BY message_words.{key} DESC LIMIT :most"
        ).bindparams(**given, **({"before": before_id} if earlier else {}))
    )
    ids = list(found.scalars())
    rows = connection.execute(
        _person(
            messages.c.id.label("message_id"),
            messages.c.author,
            messages.c.body,
            messages.c.created_at,
        )
        .join(messages, messages.c.conversation_id == conversations.c.id)
        .where(messages.c.id.in_(ids))
        .order_by(messages.c.id.desc())
    )
    return list(rows.all())


def _fts5(wanted: Terms) -> str:
    return " AND ".join(
        f'"{" ".join(one)}"' + ("*" if _may_begin(one, wanted) else "") for one in wanted.phrases
    )


def _tsquery(wanted: Terms) -> str:
    parts = []
    for one in wanted.phrases:
        words = [f"'{word}'" for word in one]
        if _may_begin(one, wanted):
            words[-1] += ":*"
        parts.append(f"({' <-> '.join(words)})")
    return " & ".join(parts)


def _may_begin(phrase: tuple[str, ...], wanted: Terms) -> bool:
    return len(phrase) == 1 and phrase[0] in wanted.beginnings


def people(
    connection: Connection, business_id: int, typed: str, wanted: Terms, country: str
) -> list[AnyRow]:
    """Conversations whose customer has such a name or number, newest first."""
    words = [word for phrase in wanted.phrases for word in phrase]
    conditions = (
        [and_(*[contacts.c.name_words.like(f"% {word}%") for word in words])] if words else []
    )
    conditions += [
        column.like(pattern)
        for pattern in _numbers(typed, country)
        for column in (contacts.c.phone, contacts.c.address)
    ]
    if not conditions:
        return []
    # First among the contacts alone: walking the conversations costs ten times as much.
    found = connection.execute(
        select(contacts.c.id)
        .where(contacts.c.business_id == business_id, or_(*conditions))
        .order_by(contacts.c.id.desc())
        .limit(MOST_LOOKED_AT)
    )
    rows = connection.execute(
        _person(conversations.c.last_message_at)
        .where(conversations.c.contact_id.in_(list(found.scalars())))
        .order_by(conversations.c.last_message_at.desc(), conversations.c.id.desc())
        .limit(MOST_PEOPLE)
    )
    return list(rows.all())


def _person(*more: Any) -> Select[Any]:
    return select(
        conversations.c.public_id,
        contacts.c.channel,
        contacts.c.address,
        contacts.c.phone,
        contacts.c.name,
        contacts.c.profile_name,
        *more,
    ).join(contacts, contacts.c.id == conversations.c.contact_id)


def _numbers(typed: str, country: str) -> list[str]:
    """Patterns of stored numbers that what was typed may stand for."""
    digits = _NOT_DIGITS.sub("", typed)
    if not (digits.isascii() and digits.isdigit() and FEWEST_DIGITS <= len(digits) <= 20):
        return []
    patterns = [f"%{digits}%"]
    try:
        number = phonenumbers.parse(typed, country)
    except NumberParseException:
        return patterns
    return [*patterns, phonenumbers.format_number(number, PhoneNumberFormat.E164)]
