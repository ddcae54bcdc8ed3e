"""The page on which staff fill in an approved template, read what it says, and send it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from bot.approved import LONGEST, ApprovedTemplate
from bot.ports import Channel, Template
from bot.store import inbox
from bot.store.inbox import AnyRow
from bot.turns.leaving import OPTED_OUT
from bot.turns.staff_texts import reply
from bot.web.staff import listing, placing_words, texts, words
from bot.web.staff.auditing import actor
from bot.web.staff.form_ids import form_id_in
from bot.web.staff.room import Room
from bot.web.staff.writing import writing

LONGEST_VALUE = 200
CONFLICT, UNFIT = 409, 422


@dataclass(frozen=True, slots=True)
class Filling:
    """A template, what stands in place of its placeholders, and what is wrong with that."""

    template: ApprovedTemplate
    values: tuple[str, ...]
    errors: Mapping[str, str] = field(default_factory=dict)
    """Field -> words."""

    @property
    def text(self) -> str:
        """What the customer reads."""
        return self.template.filled(self.values)


def add_approved(blueprint: Blueprint, room: Room) -> None:
    """The routes of the page."""

    @blueprint.get("/c/<public_id>/template")
    def template_page(public_id: str) -> ResponseReturnValue:
        row = _row(room, public_id)
        template = _template(room, request.args.get("id", ""))
        return _page(room, row, Filling(template, ("",) * len(template.places)))

    @blueprint.post("/c/<public_id>/template")
    def send_template(public_id: str) -> ResponseReturnValue:
        row = _row(room, public_id)
        filling = _read(_template(room, request.form.get("id", "")))
        if filling.errors:
            return _page(room, row, filling, status=UNFIT)
        if request.form.get("sure") != "yes":
            return _page(room, row, filling, is_ready=not request.form.get("back"))
        why_not = reply(
            room.services,
            row.id,
            actor(),
            filling.text,
            form_id_in(request.form),
            Template(filling.template.id, filling.values),
        )
        if why_not:
            return _page(
                room, row, filling, words.REFUSALS[why_not], is_ready=True, status=CONFLICT
            )
        return redirect(url_for(".transcript", public_id=public_id, _anchor="write"), 303)


def _row(room: Room, public_id: str) -> AnyRow:
    with room.database.read() as connection:
        row = inbox.find_conversation(connection, room.business_id, public_id) or abort(404)
    return row if row.channel == Channel.WHATSAPP else abort(400)


def _template(room: Room, wanted: str) -> ApprovedTemplate:
    return next((one for one in room.templates if one.id == wanted), None) or abort(400)


def _read(template: ApprovedTemplate) -> Filling:
    """What the form says, each value on one line: WhatsApp takes no others."""
    values = tuple(_line(request.form.get(f"value-{place}", "")) for place in template.places)
    errors = {}
    for place, value in zip(template.places, values, strict=True):
        if not value:
            errors[f"value-{place}"] = f"Say what stands in place of {{{{{place}}}}}."
        elif len(value) > LONGEST_VALUE:
            errors[f"value-{place}"] = (
                f"In place of {{{{{place}}}}} goes at most {LONGEST_VALUE} characters."
            )
    filling = Filling(template, values, errors)
    if not errors and len(filling.text) > LONGEST:
        too_long = f"The whole text is too long: at most {LONGEST:,} characters."
        return Filling(template, values, {"value-1": too_long})
    return filling


def _line(typed: str) -> str:
    return texts.one_line("".join(one if one.isprintable() else " " for one in typed))


def _page(
    room: Room,
    row: AnyRow,
    filling: Filling,
    error: str = "",
    *,
    is_ready: bool = False,
    status: int = 200,
) -> ResponseReturnValue:
    me = current_user.member.id
    with room.database.read() as connection:
        about = writing(connection, row, me, room.local, room.clock(), "")
    page = render_template(
        "staff/approved.html",
        public_id=row.public_id,
        customer=listing.who(row) or texts.masked(row.phone or row.address),
        filling=filling,
        is_ready=is_ready or not filling.values,
        form_id=request.form.get("form_id") or about.form_id,
        error=error or (about.objection if about.why_not == OPTED_OUT else ""),
        remarks=placing_words.about_holder(about),
        longest=LONGEST_VALUE,
    )
    return page, status
