"""Puts days and hours together into sentences, each with the readings that it should give."""

from collections.abc import Callable
from datetime import UTC, date, timedelta
from random import Random
from typing import Any

from bench.phrases import days, hours, refusals, runs
from bench.phrases.days import Spoken
from bench.phrases.hours import Hour
from bench.phrases.noise import noisy
from bench.phrases.scene import Expected, Scene, at, midnight, of_day, of_hour, on
from bench.phrases.silence import silent_text

Line = dict[str, Any]
Rule = Callable[[Scene], tuple[str, list[Expected]]]


def _date(scene: Scene) -> tuple[str, list[Expected]]:
    said = scene.day()
    lead = scene.rng.choice(["on ", ""]) if said.takes_on else ""
    return lead + said.text, [of_day(said)]


def _holiday(scene: Scene) -> tuple[str, list[Expected]]:
    said = days.holiday(scene.rng, scene.today, scene.month_first)
    return said.text, [of_day(said)]


def _week(scene: Scene) -> tuple[str, list[Expected]]:
    said = runs.week(scene.rng, scene.today, scene.month_first)
    return said.text, [of_day(said)]


def _days(scene: Scene) -> tuple[str, list[Expected]]:
    said = runs.run(scene.rng, scene.today, scene.month_first)
    return said.text, [of_day(said)]


def _time(scene: Scene) -> tuple[str, list[Expected]]:
    said = scene.clock()
    lead = scene.rng.choice(["", "at ", "around ", "about "])
    if not lead and said.text.isdigit():
        lead = "at "
    return lead + said.text, [of_hour(said, None, scene.today)]


def _bare_time(scene: Scene) -> tuple[str, list[Expected]]:
    said = hours.bare(scene.rng)
    lead = scene.rng.choice(["at", "around", "@", "about"])
    return f"{lead} {said.text}", [of_hour(said, None, scene.today)]


def _datetime(scene: Scene) -> tuple[str, list[Expected]]:
    day = scene.day()
    is_bare = scene.rng.random() < 0.2
    clock = hours.bare(scene.rng) if is_bare else scene.clock()
    forms = ["{d} at {c}", "{d} around {c}", "at {c} {on}{d}"]
    if not is_bare and not day.text[-1].isdigit():
        forms += ["{d} {c}", "{d}, {c}", "{c} {on}{d}", "{c}, {d}"]
    if _is_number(clock.text.split()[-1]) and _is_number(day.text.split()[0]):
        forms = ["at {c}, {d}"]
    on = "on " if day.takes_on else ""
    text = scene.rng.choice(forms).format(d=day.text, c=clock.text, on=on)
    return text, [of_hour(clock, day.start, scene.today)]


def _part(scene: Scene) -> tuple[str, list[Expected]]:
    part = hours.part(scene.rng)
    if scene.rng.random() < 0.2:
        return f"in the {part.text}", [of_hour(part, None, scene.today)]
    if scene.rng.random() < 0.2:
        return f"this {part.text}", [of_hour(part, scene.today, scene.today)]
    day = scene.day()
    on = "on " if day.takes_on else ""
    form = scene.rng.choice(["{d} {p}", "{d} in the {p}", "{p} {on}{d}", "in the {p} {on}{d}"])
    return form.format(d=day.text, p=part.text, on=on), [of_hour(part, day.start, scene.today)]


def _hours(scene: Scene) -> tuple[str, list[Expected]]:
    span = hours.hours(scene.rng)
    if scene.rng.random() < 0.4:
        return span.text, [of_hour(span, None, scene.today)]
    day = scene.day()
    on = "on " if day.takes_on else ""
    is_led = span.text.startswith(("from", "between"))
    runs_on = day.text[-1].isdigit() or day.text.split()[-1] in days.MONTHS
    forms = ["{h} {on}{d}"] if runs_on and not is_led else ["{d} {h}", "{h} {on}{d}"]
    text = scene.rng.choice(forms).format(d=day.text, h=span.text, on=on)
    return text, [of_hour(span, day.start, scene.today)]


def _is_number(word: str) -> bool:
    """Whether it would run together with another number beside it."""
    return word.isdigit() or word in days.ONES or word in hours.TENS.values()


_AFTER = ("after {}", "from {}", "not before {}", "no earlier than {}", "{} or later")
_BEFORE = ("before {}", "by {}", "until {}", "no later than {}", "not after {}")


def _open(scene: Scene, forms: tuple[str, ...], side: str) -> tuple[str, list[Expected]]:
    clock = scene.clock()
    text = scene.rng.choice(forms).format(clock.text)
    if scene.rng.random() < 0.4:
        return text, [of_hour(clock, None, scene.today, side)]
    day = scene.day()
    on = "on " if day.takes_on else ""
    order = (
        "{t} {on}{d}" if day.text[-1].isdigit() else scene.rng.choice(["{t} {on}{d}", "{d} {t}"])
    )
    if _is_number(text.split()[-1]) and _is_number(day.text.split()[0]):
        order = "{d}, {t}"
    said = order.format(t=text, d=day.text, on=on)
    return said, [of_hour(clock, day.start, scene.today, side)]


def _open_after(scene: Scene) -> tuple[str, list[Expected]]:
    return _open(scene, _AFTER, "after")


def _open_before(scene: Scene) -> tuple[str, list[Expected]]:
    return _open(scene, _BEFORE, "before")


def _open_days(scene: Scene) -> tuple[str, list[Expected]]:
    said = scene.rng.choice([days.weekday, days.written, days.weekday_of_next_week])(
        scene.rng, scene.today, scene.month_first
    )
    shift, side, form = scene.rng.choice(
        [
            *((1, "after", "after {}"), (0, "after", "from {}"), (0, "after", "starting {}")),
            *((0, "before", "before {}"), (1, "before", "by {}"), (1, "before", "until {}")),
        ]
    )
    start = midnight(days.plus(said.start, shift))
    return form.format(said.text), [at(start, grain="day", match="date", side=side)]


def _relative(scene: Scene) -> tuple[str, list[Expected]]:
    count = scene.rng.randrange(2, 13)
    number = scene.rng.choice([str(count), days.ONES[count - 1]])
    said, minutes = scene.rng.choice(
        [
            *((f"{number} hours", count * 60), (f"{5 * count} minutes", 5 * count)),
            *(("an hour", 60), ("half an hour", 30), ("an hour and a half", 90)),
            *((f"{count}.5 hours", count * 60 + 30), (f"{5 * count} mins", 5 * count)),
        ]
    )
    form = scene.rng.choice(["in {}", "{} from now"])
    later = scene.now.astimezone(UTC) + timedelta(minutes=minutes)
    start = later.astimezone(scene.now.tzinfo).replace(tzinfo=None, fold=0)
    return form.format(said), [at(start, grain="minute", match="full")]


def _either(scene: Scene) -> tuple[str, list[Expected]]:
    """Two alternatives that share what is said once."""
    rng, today = scene.rng, scene.today
    first, second = rng.sample(range(1, 8), 2)
    day, other = days.plus(today, first), days.plus(today, second)
    names = (days.weekday_name(rng, day), days.weekday_name(rng, other))
    kind = rng.randrange(6)
    if kind == 5:
        return _either_of_next_week(rng, today)
    if kind == 0:
        whole = [Spoken("", day), Spoken("", other)]
        return f"{names[0]} or {names[1]}", [of_day(one) for one in whole]
    if kind == 1:
        part = hours.part(rng)
        text = f"{names[0]} or {names[1]} {part.text}"
        return text, [of_hour(part, one, today) for one in (day, other)]
    if kind == 2:
        clock = hours.clock(rng)
        text = f"{names[0]} or {names[1]} at {clock.text}"
        return text, [of_hour(clock, one, today) for one in (day, other)]
    hour = rng.randrange(1, 6)
    pair = [Hour("", (hour + 12) * 60), Hour("", (hour + 13) * 60)]
    text = f"{names[0]} at {hour} or {hour + 1}"
    if kind == 3:
        text = f"{hour} or {hour + 1}pm {names[0]}"
    return text, [of_hour(one, day, today) for one in pair]


def _either_of_next_week(rng: Random, today: date) -> tuple[str, list[Expected]]:
    monday = days.plus(days.monday_of(today), 7)
    pair = [days.plus(monday, ahead) for ahead in rng.sample(range(7), 2)]
    names = [days.weekday_name(rng, one) for one in pair]
    form = rng.choice(["{} or {} next week", "next week {} or {}", "next {} or {}"])
    return form.format(*names), [of_day(Spoken("", one)) for one in pair]


def _span(scene: Scene) -> tuple[str, list[Expected]]:
    """From a moment of one day to a moment of another."""
    first = days.plus(scene.today, scene.rng.randrange(1, 6))
    last = days.plus(first, 1)
    names = (days.WEEKDAYS[first.weekday()], days.WEEKDAYS[last.weekday()])
    begin, end = hours.clock(scene.rng), hours.clock(scene.rng)
    form = scene.rng.choice(
        ["{} {} to {} {}", "from {} {} until {} {}", "between {} {} and {} {}", "{} {} - {} {}"]
    )
    text = form.format(names[0], begin.text, names[1], end.text)
    minute_grain = "minute" if begin.minute % 60 or end.minute % 60 else "hour"
    start, stop = on(first, begin.minute), on(last, end.minute)
    return text, [at(start, stop, grain=minute_grain, match="full")]


KINDS: dict[str, Rule] = {
    "date": _date,
    "holiday": _holiday,
    "week": _week,
    "range of days": _days,
    "time": _time,
    "bare time": _bare_time,
    "datetime": _datetime,
    "part_of_day": _part,
    "range": _hours,
    "open_after": _open_after,
    "open_before": _open_before,
    "open days": _open_days,
    "relative": _relative,
    "alternatives": _either,
    "span": _span,
    "refusal": refusals.refusal,
    "both sides": refusals.both_sides,
    "visit": refusals.visit,
}

SENTENCES = ("refusal", "visit")
"""Kinds that make a whole sentence."""


def line(rng: Random, kind: str | None = None, *, noise: bool = True) -> Line:
    """One phrase of a kind, or of any, with what it means; one of "silence" means nothing."""
    scene = Scene(rng)
    kind = kind or rng.choice([*KINDS, "silence"])
    if kind == "silence":
        text, expected = silent_text(rng), []
    else:
        text, expected = KINDS[kind](scene)
        text = noisy(rng, text, is_sentence=kind in SENTENCES) if noise else text
    return {
        "text": text,
        "kind": kind,
        "now": scene.now.isoformat(),
        "tz": scene.zone,
        "locale": scene.locale,
        "expect": [[one] for one in expected],
    }


def lines(count: int, seed: int = 1) -> list[Line]:
    """So many phrases, all kinds in turn; the same for the same seed."""
    rng = Random(seed)  # noqa: S311
    kinds = [*KINDS, "silence", "silence"]
    return [line(rng, kinds[number % len(kinds)]) for number in range(count)]
