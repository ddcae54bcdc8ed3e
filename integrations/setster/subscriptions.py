"""Who hears of changes in the calendar: our own subscription, kept to exactly one.

`/subscribe` is documented in the API description of 2021 only (O). The address we give holds a
secret, as the posts that will come are not authenticated (R): it is never logged.
"""

from collections.abc import Mapping
from urllib.parse import quote

from bot.ports import NotFound, Subscribed, UnexpectedReply
from integrations.deadline import Deadline
from integrations.reading import flag, records, text
from integrations.setster.appointments import single
from integrations.setster.wire import Wire

EVENTS = (
    "appointment.created",
    "appointment.updated",
    "appointment.deleted",
    "appointment.rescheduled",
    "appointment.canceled",
)
"""All documented events (R O) but reminders; "*" would bring future ones as well."""

Record = Mapping[str, object]


class Subscriptions:
    """The subscriptions of one account; those of others are left alone."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def ours(self, prefix: str, deadline: Deadline) -> list[Record]:
        """The subscriptions whose address begins with ours."""
        found = records(self._wire.get("subscriptions", "/subscribe", deadline))
        return [one for one in found if text(one.get("target_url")).startswith(prefix)]

    def is_in_force(self, target_url: str, deadline: Deadline) -> bool:
        """Whether the address hears of all that it should."""
        return any(_is_in_force(one, target_url) for one in self.ours(target_url, deadline))

    def keep(self, target_url: str, prefix: str, deadline: Deadline) -> Subscribed:
        """Have exactly one of ours, with this address and all events; repeating changes nothing."""
        ours = self.ours(prefix, deadline)
        kept = next((one for one in ours if text(one.get("target_url")) == target_url), None)
        outcome = self._kept(kept, target_url, deadline)
        surplus = [one for one in ours if one is not kept]
        for one in surplus:
            self._remove(one, deadline)
        return Subscribed(outcome, removed=len(surplus))

    def _kept(self, kept: Record | None, target_url: str, deadline: Deadline) -> str:
        if kept is None:
            body = self._body(target_url)
            made = self._wire.write("subscribe", "POST", "/subscribe", deadline, body)
            if not text(single(made).get("id")):
                raise UnexpectedReply("Setster: the answer to subscribe has no id", code="no_id")
            return "added"
        if _is_in_force(kept, target_url):
            return "unchanged"
        self._wire.write("subscribe", "PUT", _path_of(kept), deadline, self._body(target_url))
        return "renewed"

    def _remove(self, one: Record, deadline: Deadline) -> None:
        try:
            self._wire.delete("unsubscribe", _path_of(one), deadline)
        except NotFound:
            return

    def _body(self, target_url: str) -> dict[str, object]:
        company_id = self._wire.session.company_id
        body = {"target_url": target_url, "events": list(EVENTS), "active": 1}
        return {**body, "company_id": company_id} if company_id else body


def _is_in_force(one: Record, target_url: str) -> bool:
    return (
        text(one.get("target_url")) == target_url
        and flag(one.get("active"), default=True)
        and _events(one.get("events")) >= set(EVENTS)
    )


def _events(value: object) -> set[str]:
    """The events that are on, as names or as `{event, active}` (O)."""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        names = {str(one) for one in value}
    else:
        found = records(value)
        names = {text(one.get("event")) for one in found if flag(one.get("active"), default=True)}
    return names | set(EVENTS) if "*" in names else names


def _path_of(one: Record) -> str:
    return f"/subscribe/{quote(text(one.get('id')), safe='')}"
