"""The last step: everything on one line, once, and then the order."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.dialogue import choosing, moving
from bot.dialogue.catalogue import ANYONE
from bot.dialogue.conversation import Window, Wish
from bot.dialogue.effects import Book, Remember, Say
from bot.dialogue.talk import Talk
from bot.understanding.meaning import Act, Understood
from bot.understanding.topics import topics


def ask_confirmation(talk: Talk) -> Say:
    """Shall I book it? Or, for a made booking: shall I move it?"""
    if talk.draft.changes:
        return moving.ask_confirmation(talk)
    draft, service, place = talk.draft, talk.service, talk.location
    assert service and place and draft.starts_at
    employee = talk.catalogue.employee(draft.chosen_employee_id)
    talk.set(offered=())
    return Say(
        "confirm",
        {
            "service": service.name,
            "extras": tuple(one.name for one in talk.extras),
            "location": place.name if len(talk.catalogue.locations) > 1 else "",
            "employee": employee.name if employee else "",
            "at": talk.local(draft.starts_at),
            "price": service.price + sum((one.price for one in talk.extras), Decimal(0)),
            "currency": talk.catalogue.currency,
            "name": draft.for_whom or draft.name,
            "needs_approval": service.needs_approval,
        },
    )


def read_confirmation(talk: Talk, understood: Understood, text: str) -> bool:
    """Yes; or a part to change ("another location"); or no, and then what to change."""
    acts = understood.acts
    is_asked = talk.conversation.is_changing and Act.YES not in acts
    wants_change = is_asked or acts & {Act.NO, Act.CHANGE, Act.ANOTHER_DAY}
    named = topics(text, talk.locale) if wants_change else ()
    if named:
        talk.set(is_changing=False)
        reopen(talk, named)
    elif Act.YES in acts:
        # After a no, or a change in the same breath, the whole line is shown once more first.
        is_as_read = replace(talk.draft, remarks=()) == replace(talk.before.draft, remarks=())
        talk.is_confirmed = talk.was_shown and is_as_read
        talk.set(is_changing=False)
    elif acts & {Act.NO, Act.CHANGE}:
        talk.set(is_changing=True)
        talk.close("what_to_move" if talk.draft.changes else "what_to_change")
    elif Act.ANYONE in acts and talk.draft.chosen_employee_id:
        choosing.take_employee(talk, ANYONE)
    else:
        return bool(acts & {Act.NO_PREFERENCE, Act.ANYONE})
    return True


def reopen(talk: Talk, steps: tuple[str, ...]) -> None:
    """Ask for these parts again; of two locations the other one is meant."""
    places = talk.catalogue.locations
    for step in steps:
        if step == "location" and len(places) == 2:
            other = next(one for one in places if one.id != talk.draft.location_id)
            choosing.take_location(talk, other.id)
        elif step == "opening" and "day" not in steps and talk.draft.starts_at:
            _reopen_hour(talk, talk.local(talk.draft.starts_at).date())
        else:
            choosing.reopen(talk, step)


def _reopen_hour(talk: Talk, day: date) -> None:
    """Another time of the same day."""
    choosing.reopen(talk, "opening")
    talk.set_draft(wish=Wish((Window(day, day),)))


def order(talk: Talk) -> None:
    """Turn the confirmed draft into a booking to be made, or a made one to be moved."""
    if talk.draft.changes:
        moving.order(talk)
        return
    draft, service, place = talk.draft, talk.service, talk.location
    assert service and place and draft.starts_at
    length = draft.length_minutes or service.length_minutes + sum(
        one.length_minutes for one in talk.extras
    )
    talk.effects.append(
        Book(
            reference=talk.world.reference,
            location_id=place.id,
            location_name=place.name,
            time_zone=place.time_zone,
            service_id=service.id,
            service_name=service.name,
            extra_ids=draft.extra_ids or (),
            employee_id=draft.chosen_employee_id,
            starts_at=draft.starts_at,
            length_minutes=length,
            client_name=draft.for_whom or draft.name,
            client_email=draft.email,
            client_address=draft.address,
            note=_note(talk),
            form_answers=draft.form_answers,
        )
    )
    if draft.name or draft.email:
        talk.effects.append(Remember(draft.name, draft.email))
    talk.set(in_hand=talk.world.reference, asked="", offered=())


def _note(talk: Talk) -> str:
    draft = talk.draft
    lines = list(draft.remarks)
    if draft.for_whom and draft.name:
        lines.append(f"Booked by {draft.name}")
    return "\n".join(lines)
