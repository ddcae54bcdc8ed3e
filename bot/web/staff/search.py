"""Search: what is typed is posted and stored, the address holds its id alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from bot.store import search_index, searching
from bot.store.folding import words_in
from bot.store.inbox import LARGEST_ID, AnyRow
from bot.store.searching import PAGE, Terms
from bot.web.staff import listing, texts, times, words
from bot.web.staff.room import Room

AROUND = 60
"""Characters of a snippet before the first word that was found."""
SNIPPET = 200
MOST_BATCHES = 3
_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f])+")


@dataclass(frozen=True, slots=True)
class Found:
    """A message or a person that was found, in words; `snippet` is (text, is a hit) pairs."""

    public_id: str
    name: str
    number: str
    channel: str
    author: str = ""
    message_id: int = 0
    machine_time: str = ""
    time: str = ""
    snippet: tuple[tuple[str, bool], ...] = ()


def add_search(blueprint: Blueprint, room: Room) -> None:
    """The routes of searching."""

    @blueprint.post("/search")
    def search() -> ResponseReturnValue:
        # The index is that of all businesses, so it is kept by the bot's own role.
        with room.services.database.write() as connection:
            for _ in range(MOST_BATCHES):
                if search_index.take_in_new(connection) < search_index.BATCH:
                    break
        with room.database.write() as connection:
            key = searching.keep(
                connection,
                room.business_id,
                current_user.member.id,
                request.form.get("words", ""),
                room.clock(),
            )
        return redirect(url_for(".found", key=key), 303)

    @blueprint.get("/search/<key>")
    def found(key: str) -> ResponseReturnValue:
        before, now, member = _before(), room.clock(), current_user.member
        with room.database.read() as connection:
            typed = searching.typed(connection, room.business_id, member.id, key, now)
            if typed is None:
                return render_template("staff/search_expired.html"), 404
            wanted = searching.terms(typed)
            rows = searching.in_messages(connection, room.business_id, wanted, before)
            is_behind = search_index.is_behind(connection)
            people = []
            if before is None:
                people = searching.people(connection, room.business_id, typed, wanted, room.country)
        return render_template(
            "staff/search.html",
            key=key,
            typed=texts.one_line(typed),
            people=[_found(row) for row in people],
            messages=[_message(row, wanted, room) for row in rows[:PAGE]],
            next_before=rows[PAGE - 1].message_id if len(rows) > PAGE else None,
            is_first=before is None,
            is_behind=is_behind,
            zone_words=times.zone_words(room.zone, now),
        )


def _before() -> int | None:
    wanted = request.args.get("before")
    if wanted is None:
        return None
    if not (wanted.isascii() and wanted.isdigit() and len(wanted) <= 10):
        abort(400)
    return min(int(wanted), LARGEST_ID)


def _found(row: AnyRow, **more: object) -> Found:
    return Found(
        public_id=row.public_id,
        name=listing.who(row),
        number=texts.masked(row.phone or row.address),
        channel=words.spelt(words.CHANNELS, row.channel),
        **more,  # type: ignore[arg-type]
    )


def _message(row: AnyRow, wanted: Terms, room: Room) -> Found:
    return _found(
        row,
        author=words.spelt(words.AUTHORS, row.author),
        message_id=row.message_id,
        machine_time=times.machine(row.created_at),
        time=times.short(row.created_at, room.local, room.clock()),
        snippet=tuple(snippet(row.body, wanted)),
    )


def snippet(body: str, wanted: Terms) -> Iterator[tuple[str, bool]]:
    """The part of a text around what was found, as (text, is a hit) pairs; nothing is escaped."""
    hits = [found.span() for found in _WORD.finditer(body) if _is_hit(found[0], wanted)]
    first = hits[0][0] if hits else 0
    start = max(first - AROUND, 0)
    end = min(start + SNIPPET, len(body))
    if start:
        yield "… ", False
    at = start
    for begin, finish in hits:
        if finish > end:
            break
        yield _plain(body[at:begin]), False
        yield _plain(body[begin:finish]), True
        at = finish
    yield _plain(body[at:end]) + (" …" if end < len(body) else ""), False


def _is_hit(word: str, wanted: Terms) -> bool:
    folded = words_in(word)
    return any(
        one == looked_for or (looked_for in wanted.beginnings and one.startswith(looked_for))
        for one in folded
        for phrase in wanted.phrases
        for looked_for in phrase
    )


def _plain(part: str) -> str:
    return re.sub(r"\s+", " ", texts.visible(part))
