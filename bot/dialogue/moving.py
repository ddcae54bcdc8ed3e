"""What a move asks, shows and orders. Its draft is a made booking's, under `changes`.

A booking that is no longer in the calendar is never moved: the customer is told so.
"""

from decimal import Decimal

from bot.dialogue.catalogue import ANYONE
from bot.dialogue.conversation import Draft, Window, Wish
from bot.dialogue.effects import Move, Say
from bot.dialogue.made import MadeBooking, is_in_time
from bot.dialogue.talk import Talk
from bot.dialogue.wishes import at, is_exact, suits


def find(talk: Talk, *, fresh: bool = False) -> MadeBooking | None:
    """The booking that is being moved, as it is now; None when it is gone."""
    bookings = talk.world.bookings(fresh=fresh)
    return next((one for one in bookings if one.reference == talk.draft.changes), None)


def begin(talk: Talk, booking: MadeBooking) -> bool:
    """Fill the draft from the booking; False when the customer may not move it any more."""
    if not _is_allowed(talk, booking):
        return False
    talk.forget_draft()
    talk.set_draft(
        changes=booking.reference,
        location_id=booking.location_id,
        service_id=booking.service_id,
        extra_ids=booking.extra_ids,
        employee_id=booking.employee_id or ANYONE,
        starts_at=booking.starts_at,
        length_minutes=booking.length_minutes,
        seen_at=talk.world.now,
    )
    return True


def _is_allowed(talk: Talk, booking: MadeBooking) -> bool:
    service = talk.catalogue.service(booking.service_id)
    if service is None or talk.catalogue.location(booking.location_id) is None:
        # It was made elsewhere with what can't be booked here.
        talk.hand_over("wants_change", "handing_over")
        return False
    if not is_in_time(booking, service.reschedule_hours, talk.world.now):
        refuse(talk, booking, "move", service.reschedule_hours or 0)
        return False
    return True


def refuse(talk: Talk, booking: MadeBooking, kind: str, hours: int) -> None:
    """Say kindly that it is too late by text, that the booking stands, and ask a person."""
    talk.forget_draft()
    talk.hand_over(
        f"too_late_to_{kind}",
        f"too_late_to_{kind}",
        service=booking.service_name,
        at=booking.local,
        hours=hours,
    )


def keep(talk: Talk, booking: MadeBooking) -> None:
    """Drop what was to be changed and say that the booking stands."""
    talk.forget_draft()
    talk.set(next_cancels=())
    talk.remember(booking)
    talk.close("kept", service=booking.service_name, at=booking.local)


def prepare(talk: Talk) -> bool:
    """Make sure that there is something to move, and to move it to; False when there is not."""
    old = find(talk)
    if old is None:
        gone(talk)
        return False
    if _changes_nothing(talk, old):
        is_begun = talk.before.draft.changes == old.reference
        talk.note("already_so" if is_begun else "moving", service=old.service_name, at=old.local)
        refused = (*talk.draft.wish.refused, *at(old.local).windows)
        talk.set_draft(starts_at=None, wish=Wish((Window(old.local.date()),), refused))
    return True


def gone(talk: Talk) -> None:
    """Say that the booking is no longer there."""
    talk.forget_draft()
    talk.close("booking_gone")


def _changes_nothing(talk: Talk, old: MadeBooking) -> bool:
    draft = talk.draft
    if draft.starts_at is None:
        is_same_time = is_exact(draft.wish) and suits(old.local, draft.wish)
        is_same_time = is_same_time and len(draft.wish.windows) == 1
    else:
        is_same_time = draft.starts_at == old.starts_at
    return is_same_time and not _changed_facts(draft, old)


def _changed_facts(draft: Draft, old: MadeBooking) -> bool:
    return (
        draft.service_id != old.service_id
        or draft.location_id != old.location_id
        or draft.extra_ids != old.extra_ids
        or (draft.chosen_employee_id or old.employee_id) != old.employee_id
        or bool(draft.employee_choices and old.employee_id not in draft.employee_choices)
    )


def ask_confirmation(talk: Talk) -> Say:
    """Shall it become this? The old and the new on one line."""
    old, draft, service, place = find(talk), talk.draft, talk.service, talk.location
    assert old
    assert service
    assert place
    assert draft.starts_at
    talk.set(offered=())
    employee = talk.catalogue.employee(draft.chosen_employee_id)
    is_other_service = (draft.service_id, draft.extra_ids) != (old.service_id, old.extra_ids)
    price = service.price + sum((one.price for one in talk.extras), Decimal(0))
    return Say(
        "confirm_move",
        {
            "old_service": old.service_name,
            "old_at": old.local,
            "only_time": not _changed_facts(draft, old),
            "service": service.name,
            "extras": tuple(one.name for one in talk.extras),
            "location": place.name if len(talk.catalogue.locations) > 1 else "",
            "employee": employee.name if employee else "",
            "at": talk.local(draft.starts_at),
            "price": price if is_other_service else Decimal(0),
            "currency": talk.catalogue.currency,
            "needs_approval": service.needs_approval,
        },
    )


def order(talk: Talk) -> None:
    """Turn the confirmed draft into a move to be made, if the booking is still there to move."""
    old, draft, service, place = find(talk, fresh=True), talk.draft, talk.service, talk.location
    if old is None:
        gone(talk)
        return
    if not _is_allowed(talk, old):
        return
    assert service
    assert place
    assert draft.starts_at
    length = draft.length_minutes or service.length_minutes + sum(
        one.length_minutes for one in talk.extras
    )
    talk.effects.append(
        Move(
            reference=talk.world.reference,
            booking=old.reference,
            location_id=place.id,
            location_name=place.name,
            time_zone=place.time_zone,
            service_id=service.id,
            service_name=service.name,
            extra_ids=draft.extra_ids or (),
            employee_id=draft.chosen_employee_id,
            starts_at=draft.starts_at,
            length_minutes=length,
        )
    )
    talk.set(in_hand=talk.world.reference, asked="", offered=())
