"""Setster's scheduling API v2 as the bot's Scheduler.

    client          Setster: the Scheduler itself, a thin facade
    wire            one call: session, company, body encoding, envelope
    session         logging in, once for all threads
    envelope        the statusCode table and what each code means to us
    catalogue       locations, services, employees, form fields
    zones           Setster's time zone ids as IANA names
    availability    free times
    appointments    bookings: bodies, answers, matching
    subscriptions   who hears of changes
    webhook         which booking a webhook is about
    words           dates, escaped text

Sources named in the comments: G booking guide and S getting-started (documented, current),
R pages on cancelling, rescheduling and webhooks, O the 2021 OpenAPI file, H help articles,
C public client code (observed), I inferred.
"""

from integrations.setster.client import Setster

__all__ = ["Setster"]
