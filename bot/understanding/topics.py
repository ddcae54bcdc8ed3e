"""Which part of a booking a text speaks of, for "can we change the time?"."""

import re

_TOPICS = {
    "location": r"location|place|branch|salon|shop|office|somewhere else",
    "service": r"service|treatment|something else",
    "extras": r"extras?|add-?ons?",
    "employee": r"stylist|barber|therapist|employee|someone else|somebody else",
    "opening": r"time|day|date|hour|appointment time",
    "details": r"name|e-?mail|address",
}
_PATTERNS = {
    step: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for step, words in _TOPICS.items()
}


def topics(text: str) -> tuple[str, ...]:
    """The steps that a text names, in their order in a booking."""
    return tuple(step for step, pattern in _PATTERNS.items() if pattern.search(text))
