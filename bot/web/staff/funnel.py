"""The funnel: how far conversations came, where customers stop, what was not understood."""

from dataclasses import dataclass
from datetime import timedelta

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from bot.store import funnel, lists
from bot.store.funnel import Scope, Stage
from bot.web.staff import filters, texts, times, words
from bot.web.staff.room import Room

DAYS = 30
"""The span that is shown when none is chosen."""
SCOPE = ("from", "to", "channel", "location")


@dataclass(frozen=True, slots=True)
class Line:
    """A stage in words. `stopped` came to it and no further; `of_start` in percent."""

    name: str
    words: str
    count: int
    stopped: int
    of_start: int
    of_previous: int
    median: str


def add_funnel(blueprint: Blueprint, room: Room) -> None:
    """The route of the funnel."""

    @blueprint.get("/funnel")
    def funnel_page() -> ResponseReturnValue:
        now = room.clock()
        given = {name: request.args[name] for name in SCOPE if request.args.get(name)}
        if "from" not in given and "to" not in given:
            today = now.astimezone(room.zone).date()
            given["from"] = (today - timedelta(days=DAYS - 1)).isoformat()
        with room.database.read() as connection:
            places = lists.locations(connection, room.business_id)
            asked = filters.read(given, room.zone, places, current_user.member.id)
            wanted = asked.wanted
            scope = Scope(wanted.since, wanted.until, wanted.channel, wanted.location)
            found = funnel.stages(connection, room.business_id, scope)
            unclear = funnel.not_understood(connection, room.business_id, scope)
        return render_template(
            "staff/funnel.html",
            lines=_lines(found),
            asked=asked,
            choices={**filters.CHOICES, "location": ("Location", places)},
            unclear=[(row.public_id, row.id, texts.one_line(row.body)) for row in unclear],
            zone_words=times.zone_words(room.zone, now),
        )


def _lines(found: list[Stage]) -> list[Line]:
    lines = []
    for place, one in enumerate(found):
        before = found[place - 1].count if place else one.count
        after = found[place + 1].count if place + 1 < len(found) else one.count
        lines.append(
            Line(
                one.name,
                words.STAGES[one.name],
                one.count,
                one.count - after,
                _percent(one.count, found[0].count),
                _percent(one.count, before),
                times.span(timedelta(seconds=one.median_s)) if one.median_s is not None else "",
            )
        )
    return lines


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0
