"""What a text says of the day and time, taken into the wish."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.dialogue import beside, moving
from bot.dialogue.conversation import Window, Wish
from bot.dialogue.talk import Talk
from bot.dialogue.wishes import at, is_exact, merged, on_day_spoken_of, suits, turned, without_hours
from bot.understanding.meaning import Act, Reading, Understood

EXTREMES = frozenset({Act.FIRST_AVAILABLE, Act.LAST_AVAILABLE})
SIDES_OF_WEEK = frozenset({Act.LATER_THAT_WEEK, Act.EARLIER_THAT_WEEK})
_DIRECTIONS = frozenset({Act.EARLIER, Act.LATER})


def take(talk: Talk, understood: Understood, *, answered: bool) -> bool:
    """Take in all that a text says of when; whether there was anything.

    `answered`: whether it answered the open question already.
    """
    is_choosing = talk.conversation.asked == "opening"
    if answered and is_choosing and understood.option_ids:
        return False
    if _take_side_of_week(talk, understood.acts) or _take_same_hour(talk, understood):
        return True
    acts, base = understood.acts, _compared_with(talk, understood.acts)
    is_beside = beside.take(talk, understood)
    taken = bool(understood.times) and _take_times(talk, understood.times)
    if taken and Act.SAME_TIME in acts and _are_days(understood.times):
        _keep_hour_of_made(talk)
    if acts & EXTREMES and not understood.option_ids:
        return _take_extreme(talk, understood, is_day_known=is_beside)
    if understood.shift is not None:
        return _take_shift(talk, understood.shift) or taken
    if is_beside:
        return True
    if talk.draft.starts_at is not None and not is_choosing:
        return _take_direction(talk, acts) or taken
    if taken and base and acts & _DIRECTIONS and _are_days(understood.times):
        _wish(talk, turned(talk.draft.wish, base, is_later=Act.LATER in acts))
    return taken


def _wish(talk: Talk, wish: Wish) -> None:
    talk.set_draft(wish=wish, starts_at=None)
    talk.is_confirmed = False
    talk.set(shown=())


def _take_times(talk: Talk, readings: tuple[Reading, ...]) -> bool:
    """Turn times that the customer wrote into the wish; a chosen opening is given up for it."""
    unclear = next((one for one in readings if one.clock_change), None)
    if unclear is not None:
        talk.note("clock_change", at=unclear.start)
        return True
    draft = talk.draft
    previous = draft.wish
    if draft.starts_at is not None:
        local = talk.local(draft.starts_at)
        previous = Wish((Window(local.date(), local.date(), local.time(), exact=True),))
    elif previous.after or previous.before:
        previous = replace(previous, after=None, before=None)
    made = moving.find(talk) if draft.changes else None
    is_still_old = made is not None and draft.starts_at == made.starts_at
    week = _week_spoken_of(previous)
    in_view = _days_in_view(talk)
    if not is_still_old:
        readings = tuple(on_day_spoken_of(one, in_view, week) for one in readings)
    wish = merged(readings, previous, in_view)
    if draft.starts_at is not None and suits(talk.local(draft.starts_at), wish):
        return True
    _wish(talk, wish)
    return True


def _week_spoken_of(wish: Wish) -> date | None:
    """The Monday of the week that is wished for, where it is one."""
    mondays = {
        one.first_on - timedelta(days=one.first_on.weekday())
        for one in wish.windows
        if one.first_on and one.last_on and one.last_on - one.first_on < timedelta(days=7)
    }
    return mondays.pop() if len(mondays) == 1 else None


def _take_shift(talk: Talk, shift: timedelta) -> bool:
    """So much later or earlier than what is chosen, wished for, made or on offer."""
    moment = _reckoned_from(talk)
    if moment is None:
        return False
    _wish(talk, at(moment + shift))
    return True


def _reckoned_from(talk: Talk) -> datetime | None:
    """The local time that "an hour later" starts from."""
    draft = talk.draft
    if draft.starts_at is not None:
        return talk.local(draft.starts_at)
    if is_exact(draft.wish) and len(draft.wish.windows) == 1:
        window = draft.wish.windows[0]
        if window.first_on is not None and window.from_time is not None:
            return datetime.combine(window.first_on, window.from_time)
    made = moving.find(talk) if draft.changes else None
    if made is not None:
        return made.local
    starts = [one.starts_at for one in talk.conversation.offered if one.starts_at]
    return talk.local(min(starts)) if starts else None


def _take_side_of_week(talk: Talk, acts: frozenset[Act]) -> bool:
    """A later, or earlier, day in the week of the time that is chosen, at the same hour."""
    starts_at = talk.draft.starts_at
    if starts_at is None or not acts & SIDES_OF_WEEK:
        return False
    local = talk.local(starts_at)
    day, monday = local.date(), local.date() - timedelta(days=local.weekday())
    if Act.LATER_THAT_WEEK in acts:
        first_on, last_on = day + timedelta(days=1), monday + timedelta(days=6)
    else:
        first_on, last_on = monday, day - timedelta(days=1)
    _wish(talk, Wish((Window(first_on, max(first_on, last_on), local.time(), exact=True),)))
    return True


def _take_same_hour(talk: Talk, understood: Understood) -> bool:
    """The hour of the booking that is moved, on the day that is chosen."""
    made = moving.find(talk) if talk.draft.changes else None
    starts_at = talk.draft.starts_at
    if made is None or starts_at is None or Act.SAME_TIME not in understood.acts:
        return False
    if understood.times or starts_at == made.starts_at:
        return False
    moment = datetime.combine(talk.local(starts_at).date(), made.local.time())
    if moment != talk.local(starts_at):
        _wish(talk, at(moment))
    return True


def _keep_hour_of_made(talk: Talk) -> None:
    """The days that were said, at the hour of the booking that is moved: "friday, same time"."""
    made = moving.find(talk) if talk.draft.changes else None
    if made is None:
        return
    hour = made.local.time()
    windows = tuple(
        replace(one, from_time=hour, until_time=None, exact=True) for one in talk.draft.wish.windows
    )
    _wish(talk, replace(talk.draft.wish, windows=windows))


def _take_direction(talk: Talk, acts: frozenset[Act]) -> bool:
    """Later, earlier or another day than the time that is chosen."""
    starts_at = talk.draft.starts_at
    if starts_at is None:
        return False
    if Act.ANOTHER_DAY in acts:
        wish = days_after(talk, starts_at)
    elif Act.LATER in acts:
        wish = Wish(after=talk.local(starts_at))
    elif Act.EARLIER in acts:
        wish = Wish(before=talk.local(starts_at))
    else:
        return False
    if Act.SAME_DAY in acts:
        day = talk.local(starts_at).date()
        wish = replace(wish, windows=(Window(day, day),))
    _wish(talk, wish)
    return True


def days_after(talk: Talk, moment: datetime) -> Wish:
    """The days after a moment's day, at the hours wished so far."""
    following = talk.local(moment).date() + timedelta(days=1)
    wish = talk.draft.wish
    hours = {(one.from_time, one.until_time) for one in wish.windows if not one.exact}
    windows = tuple(
        Window(following, None, from_time, until_time)
        for from_time, until_time in hours or {(None, None)}
    )
    return Wish(windows, wish.refused)


def _take_extreme(talk: Talk, understood: Understood, *, is_day_known: bool) -> bool:
    """As early or as late as can be: of the days that are said, else of those spoken of.

    Who wants just the first opening means no day.
    """
    is_late = Act.LAST_AVAILABLE in understood.acts
    wish = talk.draft.wish
    if not understood.times and not is_day_known:
        wish = _days_spoken_of(talk) if is_late else Wish(refused=wish.refused)
    elif any(one.grain == "minute" and not one.open for one in understood.times):
        return True
    if understood.times and _are_days(understood.times):
        wish = replace(
            wish, windows=tuple(Window(one.first_on, one.last_on) for one in wish.windows)
        )
    _wish(talk, replace(without_hours(wish), earliest=not is_late, latest=is_late))
    return True


def _days_spoken_of(talk: Talk) -> Wish:
    """The day that is chosen or wished for, or the only one on offer."""
    draft, in_view = talk.draft, _days_in_view(talk)
    if draft.starts_at is not None:
        in_view = [talk.local(draft.starts_at).date()]
    elif draft.wish.windows:
        return draft.wish
    windows = tuple(Window(one, one) for one in in_view if len(in_view) == 1)
    return Wish(windows, draft.wish.refused)


def _compared_with(talk: Talk, acts: frozenset[Act]) -> datetime | None:
    """The local time that "earlier" or "later" compares with: what is chosen, or on offer."""
    if talk.draft.starts_at is not None:
        return talk.local(talk.draft.starts_at)
    starts = [one.starts_at for one in talk.conversation.offered if one.starts_at]
    return talk.local(max(starts) if Act.LATER in acts else min(starts)) if starts else None


def _are_days(readings: tuple[Reading, ...]) -> bool:
    return all(one.match == "date" and not one.negated for one in readings)


def _days_in_view(talk: Talk) -> list[date]:
    """The days of the openings on offer, which hours without a day belong to."""
    starts = [one.starts_at for one in talk.conversation.offered if one.starts_at]
    return sorted({talk.local(one).date() for one in starts})
