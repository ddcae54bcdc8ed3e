"""Taking messages out as a file: what it will hold is shown and confirmed first, and audited."""

from collections.abc import Iterator
from itertools import islice

from flask import Blueprint, Response, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from bot.store import exporting, inbox, lists
from bot.store.exporting import Wanted
from bot.web.staff import attempts, filters, passwords, times
from bot.web.staff.auditing import audit
from bot.web.staff.files import FORMATS
from bot.web.staff.filters import Asked
from bot.web.staff.room import Room

ASKS_PASSWORD_OVER = 1000
"""Rows: whoever takes more out than this shows once more who they are."""


def add_export(blueprint: Blueprint, room: Room) -> None:
    """The routes for files: of one conversation, and of many."""

    @blueprint.get("/c/<public_id>/export")
    def export_one(public_id: str) -> ResponseReturnValue:
        return _confirm(room, *_one(room, public_id))

    @blueprint.post("/c/<public_id>/export", endpoint="exported_one")
    def exported_one(public_id: str) -> ResponseReturnValue:
        return _file(room, *_one(room, public_id))

    @blueprint.get("/export")
    def export_many() -> ResponseReturnValue:
        return _confirm(room, *_many(room))

    @blueprint.post("/export", endpoint="exported_many")
    def exported_many() -> ResponseReturnValue:
        return _file(room, *_many(room))


def _one(room: Room, public_id: str) -> tuple[Wanted, None]:
    with room.database.read() as connection:
        row = inbox.find_conversation(connection, room.business_id, public_id) or abort(404)
    return Wanted(conversation_id=row.id), None


def _many(room: Room) -> tuple[Wanted, Asked]:
    """What the list shows under the same filters."""
    with room.database.read() as connection:
        places = lists.locations(connection, room.business_id)
    asked = filters.read(request.values, room.zone, places, current_user.member.id)
    if asked.ignored:
        # A wish that is not understood would widen what leaves the house.
        abort(400)
    return Wanted(listed=asked.wanted), asked


def _confirm(room: Room, wanted: Wanted, asked: Asked | None, error: str = "") -> str:
    with room.database.read() as connection:
        extent = exporting.extent(connection, room.business_id, wanted)
        places = lists.locations(connection, room.business_id)
    public_id = (request.view_args or {}).get("public_id")
    return render_template(
        "staff/export.html",
        error=error,
        extent=extent,
        first=times.full(extent.first_at, room.local) if extent.first_at else "",
        last=times.full(extent.last_at, room.local) if extent.last_at else "",
        asks_password=extent.rows > ASKS_PASSWORD_OVER,
        public_id=public_id,
        target=url_for(".exported_many")
        if asked
        else url_for(".exported_one", public_id=public_id),
        asked=asked,
        choices={**filters.CHOICES, "location": ("Location", places)},
        zone_words=times.zone_words(room.zone, room.clock()),
    )


def _file(room: Room, wanted: Wanted, asked: Asked | None) -> ResponseReturnValue:
    kind = request.form.get("format", "csv")
    media_type, lines = FORMATS.get(kind) or abort(400)
    with room.database.read() as connection:
        extent = exporting.extent(connection, room.business_id, wanted)
    if extent.rows > ASKS_PASSWORD_OVER and not _shows_password(room):
        return _confirm(room, wanted, asked, "This is not your password."), 403
    with room.database.write() as connection:
        audit(
            connection,
            room,
            "exported",
            conversation_id=wanted.conversation_id,
            after={"rows": extent.rows, "format": kind, **(asked.values if asked else {})},
        )

    def pieces() -> Iterator[bytes]:
        with room.database.read() as connection:
            found = exporting.rows(connection, room.business_id, wanted, extent.last_id or 0)
            made = lines(found, room.local)
            while some := "".join(islice(made, 100)):
                yield some.encode()

    disposition = f'attachment; filename="conversations.{kind}"'
    headers = {"Content-Disposition": disposition}
    return Response(pieces(), mimetype=media_type, headers=headers)


def _shows_password(room: Room) -> bool:
    member = current_user.member
    attempt = attempts.begin(room.database, room.business_id, request, member.email, room.clock())
    if attempt is None:
        abort(429)
    is_right = passwords.is_right(member.password_hash, request.form.get("password", ""))
    if is_right:
        attempts.take_back(room.database, attempt, room.clock())
    return is_right
