"""What is said before staff book, move or cancel: what it will be, and what to know about it."""

from datetime import datetime, timedelta
from typing import Any

from bot.dialogue.catalogue import Opening, Service
from bot.store.bookings import BookingRow
from bot.web.staff import times, words
from bot.web.staff.choosing import Chosen
from bot.web.staff.times import Local

Facts = tuple[tuple[str, str], ...]
"""(name, value) pairs in reading order."""


def facts_of(chosen: Chosen, opening: Opening, local: Local) -> Facts:
    """What will be in the calendar."""
    assert chosen.service and chosen.location
    there = local.at(chosen.location.time_zone)
    facts = (
        ("Service", chosen.service.name),
        ("With it", ", ".join(one.name for one in chosen.extras)),
        ("Location", chosen.location.name),
        ("With", chosen.employee.name if chosen.employee else "Anyone"),
        ("Time", f"{times.full(opening.starts_at, there)} – {times.clock(opening.ends_at, there)}"),
        ("Zone", times.zone_words(there.zone, opening.starts_at)),
    )
    return tuple(one for one in facts if one[1])


def facts_of_made(booking: BookingRow, local: Local) -> Facts:
    """What is in the calendar now."""
    there = local.at(booking.time_zone)
    facts = (
        ("Service", booking.service_name),
        ("Location", booking.location_name),
        ("With", booking.employee_name or "Anyone"),
        ("For", booking.client_name),
        ("Time", f"{times.full(booking.starts_at, there)} – {times.clock(booking.ends_at, there)}"),
        ("Zone", times.zone_words(there.zone, booking.starts_at)),
    )
    return tuple(one for one in facts if one[1])


def summary(intro: str, facts: Facts, *, tells_customer: bool) -> str:
    """The note that stands in the transcript."""
    wanted = ("Service", "With it", "Location", "With", "Time")
    said = ", ".join(value for name, value in facts if name in wanted)
    told = "The customer is told by text." if tells_customer else "The customer is not told."
    return f"{intro}: {said}. {told}"


def about_service(service: Service | None) -> list[str]:
    """What a service brings with it."""
    if service is None:
        return []
    said = []
    if service.needs_payment:
        said.append("This service has to be paid: see to that in Setster.")
    if service.needs_approval:
        said.append("The business has to confirm it in Setster; the customer is told so.")
    return said


def about_window(
    kind: str, booking: BookingRow, service: Service | None, now: datetime
) -> list[str]:
    """What binds customers and not staff: how late a booking may be moved or cancelled."""
    hours: int | None = getattr(service, WINDOWS[kind]) if service else None
    if hours is None or (hours and booking.starts_at - now >= timedelta(hours=hours)):
        return []
    if not hours:
        return [f"Customers can't {kind} this service themselves. You do it for them."]
    return [f"Customers can {kind} it up to {hours} hours before only. You do it all the same."]


WINDOWS = {"move": "reschedule_hours", "cancel": "cancel_hours"}
"""Which field of a service holds the window of a change."""


def about_holder(writing: Any) -> list[str]:
    """What becomes of the conversation."""
    holder = writing.holder
    if holder is None:
        return ["You take this conversation over from the bot. Give it back when you are done."]
    return [] if holder.is_me else [words.REFUSALS["held_by_other"]]
