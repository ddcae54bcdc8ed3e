"""When a person is promised while nobody is there: the line that says when they are back."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.dialogue.effects import Say
from bot.dialogue.world import Policy

PROMISES = frozenset(
    {
        "booking_failed",
        "booking_unknown",
        "cancel_failed",
        "cancel_unknown",
        "changed_while_booking",
        "emergency",
        "handed_over_not_understood",
        "handing_over",
        "move_failed",
        "move_unknown",
        "needs_payment",
        "no_email",
        "no_openings",
        "passed_on",
        "too_many_messages",
        "too_late_to_cancel",
        "too_late_to_move",
    }
)
"""What says that a person will write."""


def with_hours(
    says: Sequence[Say], policy: Policy, now: datetime, time_zone: str = ""
) -> tuple[Say, ...]:
    """The same words and, where they promise a person while nobody is there, when that will be.

    In the zone that the customer means; the business's own for none.
    """
    promises = [place for place, one in enumerate(says) if one.name in PROMISES]
    if not promises:
        return tuple(says)
    zone = ZoneInfo(policy.time_zone)
    back_at = policy.staff_hours.next_after(now.astimezone(zone).replace(tzinfo=None))
    if back_at is None:
        return tuple(says)
    theirs = ZoneInfo(time_zone or policy.time_zone)
    told_at = back_at.replace(tzinfo=zone).astimezone(theirs).replace(tzinfo=None)
    facts = {"at": told_at, "days": (told_at.date() - now.astimezone(theirs).date()).days}
    behind = promises[-1] + 1
    return (*says[:behind], Say("back_at", facts), *says[behind:])
