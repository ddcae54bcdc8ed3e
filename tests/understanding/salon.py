"""The salon that the sentences in this folder are about, and what was just asked."""

from dataclasses import replace
from datetime import datetime

from bot.understanding.meaning import Asked, Named, Option, Understood
from bot.understanding.reader import understand
from tests.understanding.notation import NOW, shown

LOCATIONS = (
    Named("downtown", "Downtown", ("12 Main St, Boston",)),
    Named("harbor", "Harbor Point", ("9 Sea Road, Quincy",)),
)
SERVICES = (
    Named("cut", "Haircut"),
    Named("color", "Color & cut"),
    Named("beard", "Beard trim"),
    Named("deep", "Deep tissue massage"),
    Named("relax60", "Relaxing massage 60 min"),
    Named("relax90", "Relaxing massage 90 min"),
)
EXTRAS = (Named("blow", "Blow dry"), Named("scalp", "Scalp massage"))
EMPLOYEES = (
    Named("maria", "Maria Lopez"),
    Named("ben", "Ben Carter"),
    Named("may", "May Chen"),
    Named("will", "Will Young"),
)
OPENINGS = tuple(
    Option(str(number), "", datetime(2025, 3, 7, hour, minute))  # noqa: DTZ001 - local wall time
    for number, (hour, minute) in enumerate([(10, 0), (11, 30), (14, 0), (15, 0), (16, 0)], 1)
)
"""All on Friday the 7th of March; the fourth is at 15:00, the fifth at 16:00."""

_LISTS = {"location": LOCATIONS, "service": SERVICES, "extras": EXTRAS, "employee": EMPLOYEES}


def asked(step: str = "") -> Asked:
    """What the customer is looking at when a step was asked."""
    options = tuple(Option(one.id, one.name) for one in _LISTS.get(step, ()))
    return Asked(
        step=step or None,
        options=OPENINGS if step == "opening" else options,
        wants_name=step == "details",
        locations=LOCATIONS,
        services=SERVICES,
        extras=EXTRAS,
        employees=EMPLOYEES,
    )


def reads(step: str, text: str) -> Understood:
    """What a text says after a step was asked."""
    return understand(text, asked(step), NOW)


def reads_in(language: str, step: str, text: str) -> Understood:
    """The same where the talk is in a language."""
    return understand(text, replace(asked(step), locale=f"{language}-US"), NOW)


def facts(step: str, text: str, language: str = "en") -> dict[str, object]:
    """The facts of a text, without acts and evidence, times in short notation."""
    read = reads_in(language, step, text)
    found: dict[str, object] = {
        "option": read.option_ids,
        "location": read.location_ids,
        "service": read.service_ids,
        "extra": read.extra_ids,
        "employee": read.employee_ids,
        "time": shown(*read.times),
        "name": read.name,
        "email": read.email,
        "bad_email": read.bad_email,
        "for": read.for_whom,
        "remark": read.remark,
    }
    kept = {fact: value for fact, value in found.items() if value not in (None, (), "")}
    if read.for_whom == "":
        kept["for"] = "somebody"
    single = ("option", "location", "service", "extra", "employee")
    return {
        fact: value[0] if fact in single and isinstance(value, tuple) and len(value) == 1 else value
        for fact, value in kept.items()
    }
