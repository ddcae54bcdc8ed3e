"""The step that finds the day and time, always with real openings in the question."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from bot.dialogue import beside, either, moving, when
from bot.dialogue.catalogue import Opening, OpeningsQuery
from bot.dialogue.conversation import Offered, Window, Wish
from bot.dialogue.effects import Say
from bot.dialogue.own_time import with_own_time
from bot.dialogue.talk import Talk
from bot.dialogue.wishes import (
    is_exact,
    is_on_wished_day,
    nearest,
    query_for,
    to_offer,
    to_take,
)
from bot.understanding.meaning import Act, Understood

RECHECK_AFTER = timedelta(minutes=10)
"""A chosen opening that was seen longer ago is looked up again before it is confirmed."""
MOST_SHOWN = 40
QUERIED = ("location_id", "service_id", "extra_ids", "employee_id", "employee_choices")
"""The facts of a draft that decide which openings there are, beside the wish."""


def prepare_opening(talk: Talk) -> None:
    """Take the opening without asking when the wish names exactly one, or the first there is."""
    draft = talk.draft
    wish = draft.wish
    if draft.starts_at is not None or not (wish.earliest or wish.latest or is_exact(wish)):
        return
    suitable = to_take(_openings(talk), wish, talk.time_zone)
    if len(suitable) == 1:
        take_opening(talk, suitable[0].starts_at, suitable[0].length_minutes)


def recheck_opening(talk: Talk) -> None:
    """After a long silence, make sure that the chosen opening is still free."""
    draft = talk.draft
    if draft.starts_at is None or draft.seen_at is None:
        return
    if talk.world.now - draft.seen_at < RECHECK_AFTER:
        return
    local = talk.local(draft.starts_at)
    query = replace(_base_query(talk), first_on=local.date(), last_on=local.date())
    openings = with_own_time(talk, talk.world.openings(query, fresh=True))
    if any(one.starts_at == draft.starts_at for one in openings):
        talk.set_draft(seen_at=talk.world.now)
        return
    talk.note("opening_gone", at=local)
    day = Window(local.date(), local.date(), local.time(), exact=True)
    talk.set_draft(starts_at=None, wish=Wish((day,)))
    talk.is_confirmed = False


def take_opening(talk: Talk, starts_at: datetime, length_minutes: int) -> None:
    """Choose an opening."""
    who = either.who_is_free(talk, starts_at, _wished(talk), partial(_in_season, talk))
    talk.set_draft(starts_at=starts_at, length_minutes=length_minutes, seen_at=talk.world.now)
    if who is not None:
        talk.set_draft(employee_id=who)
    talk.set(shown=(), picked_from=talk.conversation.offered)
    talk.was_answered("opening")


def ask_opening(talk: Talk) -> Say:
    """When would you like to come? With a few openings that are free."""
    wish = talk.draft.wish
    openings = _openings(talk)
    shown = talk.conversation.shown if talk.is_browsing else ()
    offers = _still_offered(talk, openings) or to_offer(openings, wish, talk.time_zone, shown)
    reason = ""
    if not offers:
        reason = "that_was_all" if shown else "not_free"
        offers = nearest(openings, wish, talk.time_zone, shown)
        if offers and not is_on_wished_day(talk.local(offers[0].starts_at), wish):
            reason = "nothing_then"
    if not offers:
        offers, reason = _anything_else(talk), "nothing_then"
    if not offers:
        name = talk.service.name if talk.service else ""
        talk.hand_over("no_openings", "no_openings", service=name)
        return Say("no_openings", {"service": name})
    return _offer(talk, offers, reason, wish)


def _still_offered(talk: Talk, openings: tuple[Opening, ...]) -> tuple[Opening, ...]:
    """The list that the customer is looking at, when nothing was said that changes it."""
    draft, before = talk.draft, talk.before.draft
    if talk.is_browsing or talk.before.asked != "opening" or draft.wish != before.wish:
        return ()
    if any(getattr(draft, name) != getattr(before, name) for name in QUERIED):
        return ()
    offered = {one.starts_at for one in talk.before.offered}
    return tuple(one for one in openings if one.starts_at in offered)


def _offer(talk: Talk, offers: tuple[Opening, ...], reason: str, wish: Wish) -> Say:
    starts = tuple(one.starts_at for one in offers)
    talk.set(
        offered=tuple(
            Offered(one.starts_at.isoformat(), "", one.starts_at, one.length_minutes)
            for one in offers
        ),
        shown=(*talk.conversation.shown, *starts)[-MOST_SHOWN:],
    )
    if any(one.name in {"opening_gone", "move_taken"} for one in talk.notes):
        reason = ""
    service, employee = talk.service, talk.catalogue.employee(talk.draft.chosen_employee_id)
    return Say(
        "offer_openings",
        {
            "openings": tuple((talk.local(one.starts_at), one.places_left) for one in offers),
            "reason": reason,
            "wished": wish.windows[0].from_time if is_exact(wish) else None,
            "service": service.name if service else "",
            "employee": either.names(talk) or (employee.name if employee else ""),
            "today": talk.today,
        },
    )


def read_opening(talk: Talk, understood: Understood) -> bool:
    """A line of the list, a time on it, or a wish for other openings."""
    offered = {one.id: one for one in talk.conversation.offered}
    picked = [offered[one] for one in understood.option_ids if one in offered]
    if len(picked) == 1 or (len(offered) == 1 and Act.YES in understood.acts):
        one = picked[0] if picked else next(iter(offered.values()))
        if one.starts_at is not None:
            take_opening(talk, one.starts_at, one.length_minutes)
            return True
    if understood.acts & {Act.NO_PREFERENCE, Act.ANYONE} and not understood.times and offered:
        first = next(iter(offered.values()))
        if first.starts_at is not None:
            take_opening(talk, first.starts_at, first.length_minutes)
            return True
    if _read_browsing(talk, understood.acts):
        return True
    if Act.YES in understood.acts and offered:
        talk.note("which_one")
        return True
    return False


def _read_browsing(talk: Talk, acts: frozenset[Act]) -> bool:
    """Another day, later, earlier, more."""
    made = moving.find(talk) if talk.draft.changes and talk.draft.wish == Wish() else None
    starts = [one.starts_at for one in talk.conversation.offered if one.starts_at]
    refused = talk.draft.wish.refused
    if made is not None and acts & {Act.LATER, Act.EARLIER}:
        starts = [made.starts_at]
    if not starts or acts & when.EXTREMES:
        return False
    if Act.ANOTHER_DAY in acts:
        talk.set_draft(wish=when.days_after(talk, max(starts)))
        return True
    if acts & {Act.LATER, Act.EARLIER} and _turn_hours(talk, starts, is_later=Act.LATER in acts):
        return True
    if Act.LATER in acts:
        talk.set_draft(wish=Wish(refused=refused, after=talk.local(max(starts))))
        return True
    if Act.EARLIER in acts:
        talk.set_draft(wish=Wish(refused=refused, before=talk.local(min(starts))))
        return True
    if acts & {Act.MORE, Act.NO, Act.NONE}:
        _show_more(talk, max(starts))
        return True
    return False


def _turn_hours(talk: Talk, starts: list[datetime], *, is_later: bool) -> bool:
    """Where hours were wished and several days are on offer, later means later on those days."""
    wish, shown = talk.draft.wish, [talk.local(one) for one in starts]
    has_hours = any(one.from_time or one.until_time for one in wish.windows if not one.exact)
    if not has_hours or len({one.date() for one in shown}) == 1:
        return False
    clocks = [one.time() for one in shown]
    bound = datetime.combine(talk.today, max(clocks)) + timedelta(minutes=1)
    windows = tuple(
        replace(one, from_time=bound.time(), until_time=None)
        if is_later
        else replace(one, from_time=None, until_time=min(clocks))
        for one in wish.windows
    )
    talk.set_draft(wish=replace(wish, windows=windows, after=None, before=None))
    return True


def _show_more(talk: Talk, latest: datetime) -> None:
    """Other openings for the same wish; when there are none, later ones than all that were seen."""
    talk.is_browsing = True
    wish, shown = talk.draft.wish, talk.conversation.shown
    if not to_offer(_openings(talk), wish, talk.time_zone, shown):
        talk.set_draft(wish=Wish(refused=wish.refused, after=talk.local(max((*shown, latest)))))


def _base_query(talk: Talk) -> OpeningsQuery:
    draft = talk.draft
    return OpeningsQuery(
        location_id=draft.location_id or "",
        service_id=draft.service_id or "",
        first_on=talk.today,
        last_on=talk.today,
        extra_ids=draft.extra_ids or (),
        employee_id=draft.chosen_employee_id,
    )


def _openings(talk: Talk) -> tuple[Opening, ...]:
    found = either.openings(talk, _wished(talk), partial(_in_season, talk))
    return beside.clear_of_last(talk, with_own_time(talk, found))


def _wished(talk: Talk) -> OpeningsQuery:
    return query_for(talk.draft.wish, talk.today, _base_query(talk))


def _anything_else(talk: Talk) -> tuple[Opening, ...]:
    query = query_for(Wish(), talk.today, _base_query(talk))
    found = either.openings(talk, query, partial(_in_season, talk))
    return to_offer(found, Wish(), talk.time_zone)


def _in_season(talk: Talk, query: OpeningsQuery) -> tuple[Opening, ...]:
    service = talk.service
    return tuple(
        one
        for one in talk.world.openings(query)
        if service is None or service.is_offered_on(one.local(talk.time_zone).date())
    )
