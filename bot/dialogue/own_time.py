"""Times that only the customer's own booking blocks, which the calendar can't show as free.

Who moves an hour's booking by half an hour needs just the half hour beside it. A wished time counts
as free when the part of it outside the own booking is covered by one opening of the calendar; the
calendar itself has the last word when the booking is moved.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.dialogue import moving
from bot.dialogue.catalogue import Opening
from bot.dialogue.made import MadeBooking
from bot.dialogue.talk import Talk


def with_own_time(talk: Talk, openings: tuple[Opening, ...]) -> tuple[Opening, ...]:
    """The openings, and the wished time where just the own booking stands in its way."""
    if not talk.draft.changes:
        return openings
    old = moving.find(talk)
    if old is None or not _blocks_itself(talk, old):
        return openings
    shown = {one.starts_at for one in openings}
    own = [
        Opening(start, _length(talk))
        for start in _wished(talk)
        if start not in shown and _is_free(talk, start, old, openings)
    ]
    return tuple(sorted((*openings, *own), key=lambda one: one.starts_at))


def _blocks_itself(talk: Talk, old: MadeBooking) -> bool:
    """Whether the new booking would be where the old one is, with the same person."""
    draft, service = talk.draft, talk.service
    is_group = service is not None and service.group_size > 1
    same_person = draft.chosen_employee_id in (None, old.employee_id)
    return not is_group and same_person and draft.location_id == old.location_id


def _length(talk: Talk) -> int:
    service = talk.service
    extra = sum(one.length_minutes for one in talk.extras)
    return (service.length_minutes if service else 0) + extra


def _wished(talk: Talk) -> list[datetime]:
    """The exact times that are wished or chosen, UTC."""
    draft, zone = talk.draft, ZoneInfo(talk.time_zone)
    times = [
        datetime.combine(one.first_on, one.from_time, zone).astimezone(ZoneInfo("UTC"))
        for one in draft.wish.windows
        if one.exact and one.first_on and one.from_time and one.first_on == one.last_on
    ]
    return times if draft.starts_at is None else [draft.starts_at]


def _is_free(talk: Talk, start: datetime, old: MadeBooking, openings: Sequence[Opening]) -> bool:
    end = start + timedelta(minutes=_length(talk))
    if end <= old.starts_at or start >= old.ends_at or start <= talk.world.now:
        return False
    if not _is_on_grid(start, old, openings):
        return False
    before = start >= old.starts_at or _is_covered(start, old.starts_at, openings)
    return before and (end <= old.ends_at or _is_covered(old.ends_at, end, openings))


def _is_on_grid(start: datetime, old: MadeBooking, openings: Sequence[Opening]) -> bool:
    minutes = {one.starts_at.minute for one in openings} | {old.starts_at.minute}
    return start.minute in minutes


def _is_covered(start: datetime, end: datetime, openings: Sequence[Opening]) -> bool:
    return any(one.starts_at <= start and end <= one.ends_at for one in openings)
