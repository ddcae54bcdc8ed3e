"""What is refused, what lies on both sides of a time, and what looks like a limit and is none."""

from bench.phrases import days, hours
from bench.phrases.days import Spoken
from bench.phrases.scene import Expected, Scene, at, midnight, of_day, of_hour


def refusal(scene: Scene) -> tuple[str, list[Expected]]:
    """One day that is refused, two together, or a run of days."""
    rng, today = scene.rng, scene.today
    if rng.random() < 0.3:
        return _away(scene)
    first, second = (days.plus(today, ahead) for ahead in rng.sample(range(1, 8), 2))
    names = [days.weekday_name(rng, one) for one in (first, second)]
    alone = ["not {}", "not on {}", "{} doesn't work", "I can't do {}", "{} is no good", "busy {}"]
    pairs = ["{} and {} don't work", "not {} or {}", "I can't do {} or {}", "{} or {} won't work"]
    is_pair = rng.random() < 0.5
    said = [Spoken("", one) for one in ((first, second) if is_pair else (first,))]
    form = rng.choice(pairs if is_pair else alone)
    return form.format(*names), [of_day(one, is_negated=True) for one in said]


def _away(scene: Scene) -> tuple[str, list[Expected]]:
    first = days.plus(scene.today.replace(day=1), scene.rng.randrange(31, 200))
    last = days.plus(first, scene.rng.randrange(1, 12))
    month, far = days.MONTHS[first.month - 1], days.MONTHS[last.month - 1]
    form = scene.rng.choice(["away from {} until {}", "away {} to {}", "busy from {} to {}"])
    text = form.format(f"{month} {first.day}", f"{far} {last.day}")
    return text, [of_day(Spoken("", first, days.plus(last, 1)), is_negated=True)]


def both_sides(scene: Scene) -> tuple[str, list[Expected]]:
    """Before one time or after another, of one day or of any."""
    rng, today = scene.rng, scene.today
    early, late = rng.randrange(8, 12), rng.randrange(13, 18)
    words = [f"{early}am", f"{late - 12}pm"] if rng.random() < 0.5 else [str(early), str(late - 12)]
    pair = [hours.Hour(words[0], early * 60), hours.Hour(words[1], late * 60)]
    sides = ("before", "after")
    if rng.random() < 0.4:
        text = f"before {words[0]} or after {words[1]}"
        return text, [
            of_hour(one, None, today, side) for one, side in zip(pair, sides, strict=True)
        ]
    day = days.plus(today, rng.randrange(1, 8))
    text = f"{days.weekday_name(rng, day)} before {words[0]} or after {words[1]}"
    return text, [of_hour(one, day, today, side) for one, side in zip(pair, sides, strict=True)]


def visit(scene: Scene) -> tuple[str, list[Expected]]:
    """A day that "by" sets no limit to, because it belongs to a verb."""
    verb = scene.rng.choice(["stop by", "come by", "swing by", "pop by", "drop by"])
    day = days.weekday(scene.rng, scene.today, scene.month_first)
    if scene.rng.random() < 0.5:
        return f"can I {verb} {day.text}", [at(midnight(day.start), grain="day", match="date")]
    clock = hours.bare(scene.rng)
    text = f"can I {verb} {day.text} at {clock.text}"
    return text, [of_hour(clock, day.start, scene.today)]
