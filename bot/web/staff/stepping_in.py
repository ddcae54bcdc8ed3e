"""Stepping in: take over, answer, note, assign, settle. Each is one form that works by itself."""

from collections.abc import Callable
from functools import partial

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from bot.ports import Template
from bot.store import inbox, staff_messages, transcripts
from bot.turns.giving_back import resolve
from bot.turns.staff_texts import add_note, assign, reply
from bot.turns.taking_over import leave_ends_to_staff, take_over
from bot.web.staff import words
from bot.web.staff.auditing import actor
from bot.web.staff.form_ids import form_id_in
from bot.web.staff.room import Room

View = Callable[..., ResponseReturnValue]
Add = Callable[[str], Callable[[View], View]]
Refused = Callable[[str, str, str], ResponseReturnValue]
"""refused(public id, why, what was typed): the transcript again, with the reason."""


def add_stepping_in(blueprint: Blueprint, room: Room, refused: Refused) -> None:
    """The routes by which staff act in one conversation."""
    add = partial(_add, blueprint, room)
    _add_holding(add, room, refused)
    _add_writing(add, room, refused)


def _add_holding(add: Add, room: Room, refused: Refused) -> None:
    @add("/take-over")
    def take(public_id: str, conversation_id: int) -> ResponseReturnValue:
        instead_of = request.form.get("instead_of", type=int)
        held = take_over(room.services, conversation_id, actor(), instead_of=instead_of)
        if held.staff_id != actor().staff_id:
            return refused(public_id, "held_by_other", "")
        return _back(public_id, "write")

    @add("/keep-ends")
    def keep_ends(public_id: str, conversation_id: int) -> ResponseReturnValue:
        leave_ends_to_staff(room.services, conversation_id, actor())
        return _back(public_id)

    @add("/resolve")
    def settle(public_id: str, conversation_id: int) -> ResponseReturnValue:
        resolve(room.services, conversation_id, actor())
        return _back(public_id)

    @add("/assign")
    def give_to(public_id: str, conversation_id: int) -> ResponseReturnValue:
        wanted = request.form.get("staff_id", type=int)
        with room.database.read() as connection:
            if wanted and wanted not in staff_messages.colleagues(connection, room.business_id):
                abort(400)
        assign(room.services, conversation_id, actor(), wanted or None)
        return _back(public_id)


def _add_writing(add: Add, room: Room, refused: Refused) -> None:
    @add("/reply")
    def answer(public_id: str, conversation_id: int) -> ResponseReturnValue:
        text = request.form.get("text", "")
        write = add_note if request.form.get("as") == "note" else reply
        why_not = write(room.services, conversation_id, actor(), text, form_id_in(request.form))
        return refused(public_id, why_not, text) if why_not else _back(public_id, "write")

    @add("/again/<int:message_id>")
    def send_again(public_id: str, conversation_id: int, message_id: int) -> ResponseReturnValue:
        """Send a text once more that the provider refused: as this person's, and only once."""
        if message_id > inbox.LARGEST_ID:
            abort(404)
        with room.database.read() as connection:
            failed = transcripts.failed(connection, conversation_id, message_id) or abort(404)
        if failed.error_code in words.UNSAFE_TO_REPEAT:
            return refused(public_id, "may_have_arrived", "")
        form_id = f"again-{message_id}"
        template = None
        if failed.template:
            template = Template(failed.template, tuple(failed.template_values or ()))
        why_not = reply(room.services, conversation_id, actor(), failed.body, form_id, template)
        return refused(public_id, why_not, "") if why_not else _back(public_id)


def _add(blueprint: Blueprint, room: Room, path: str) -> Callable[[View], View]:
    """Registers a form's route; the view gets the conversation of this business, or 404 is said."""

    def register(view: View) -> View:
        def with_conversation(public_id: str, **parts: int) -> ResponseReturnValue:
            with room.database.read() as connection:
                row = inbox.find_conversation(connection, room.business_id, public_id)
            if row is None:
                abort(404)
            return view(public_id, row.id, **parts)

        blueprint.add_url_rule(
            f"/c/<public_id>{path}", view.__name__, with_conversation, methods=["POST"]
        )
        return view

    return register


def _back(public_id: str, anchor: str | None = None) -> ResponseReturnValue:
    return redirect(url_for(".transcript", public_id=public_id, _anchor=anchor), 303)
