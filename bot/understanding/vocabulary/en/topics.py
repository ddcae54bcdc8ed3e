"""English words for the parts of a booking, for "can we change the time?"."""

TOPICS = {
    "location": r"location|place|branch|salon|shop|office|somewhere else",
    "service": r"service|treatment|something else",
    "extras": r"extras?|add-?ons?",
    "employee": r"stylist|barber|therapist|employee|someone else|somebody else",
    "opening": r"time|day|date|hour|appointment time",
    "day": r"days?|dates?",
    "details": r"name|e-?mail|address",
}
