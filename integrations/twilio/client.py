"""Twilio as the bot's Messenger, over its REST API.

Sending is not idempotent: a lost answer may have sent (Twilio docs on 429 and 5xx; public
reports of doubled texts), so it is never repeated here. Error texts of Twilio quote phone
numbers and are never passed on; only the code is.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import httpx

from bot.ports import (
    Channel,
    DeliveryState,
    Inbound,
    IntegrationError,
    MediaItem,
    NotFound,
    OptedOut,
    OutgoingText,
    Rejected,
    SentText,
    Unauthorised,
    Unavailable,
    UnexpectedReply,
)
from integrations.circuit import Circuit
from integrations.deadline import Deadline
from integrations.faults import fault_for_status
from integrations.http import ApiClient, Call, Reply, UpstreamCall, log_call
from integrations.reading import number, record, records, text
from integrations.twilio.cleaning import clean_lines
from integrations.twilio.parse import WHATSAPP
from integrations.twilio.states import state_of

API_URL = "https://api.twilio.com"

# Codes of refused calls (Twilio's error pages).
ERRORS: dict[str, type[IntegrationError]] = {
    "20003": Unauthorised,  # bad credentials
    "20404": NotFound,
    "20429": Unavailable,  # too many calls at once: never processed
    "20500": Unavailable,
    "20503": Unavailable,
    "21211": Rejected,  # invalid To
    "21408": Unauthorised,  # country not enabled: the operator's affair
    "21606": Unauthorised,  # From unusable
    "21610": OptedOut,
    "21611": Unavailable,  # the sender's queue is full: not accepted
    "21614": Rejected,  # not a mobile number
    "21617": Rejected,  # too long
    "21658": Rejected,  # too long
    "21659": Unauthorised,  # From is not ours
    "21661": Unauthorised,  # From can't send texts
    "63003": Rejected,  # not a WhatsApp number
    "63016": Rejected,  # outside the 24-hour window
}
UNSURE_CODES = frozenset({"20500", "20503"})

VALIDITY_S = 3600
"""A chat answer that waits an hour in a queue is worse than none (Twilio's default is 10 hours)."""
PAGE_SIZE = 200
MOST_PAGES = 10
DATE_STEP = timedelta(seconds=1)
"""Twilio's dates are cut to whole seconds."""
CHECK_TIMEOUT_S = 10.0


class Twilio:
    """The provider that carries our texts."""

    def __init__(
        self,
        *,
        account_sid: str,
        auth_tokens: str,
        api_url: str = API_URL,
        transport: httpx.BaseTransport | None = None,
        on_call: Callable[[UpstreamCall], None] = log_call,
        circuit: Circuit | None = None,
    ) -> None:
        """`auth_tokens` is one token or two, comma-separated, while rotating."""
        self._path = f"/2010-04-01/Accounts/{account_sid}/Messages.json"
        self._apis = [
            ApiClient(
                "Twilio",
                api_url,
                auth=(account_sid, token.strip()),
                transport=transport,
                on_call=on_call,
                circuit=circuit,
            )
            for token in auth_tokens.split(",")
        ]

    def send(self, text: OutgoingText, *, timeout_s: float = 10.0) -> SentText:
        """Hand over one text, from the address that was texted.

        Errors: OptedOut (21610); Unavailable, without `outcome_unknown` for 429, with it after
                a time-out or 5xx.
        """
        form = {
            "To": _wire_address(text.channel, text.to_address),
            "From": _wire_address(text.channel, text.from_address),
            "ValidityPeriod": str(VALIDITY_S),
            **_content(text),
        }
        if text.status_callback:
            form["StatusCallback"] = text.status_callback
        call = Call("send", "POST", self._path, form=form)
        sent = _sent_text(self._object(call, Deadline(timeout_s)))
        if sent is None:
            raise UnexpectedReply(
                "Twilio: the answer to send has no id", code="no_id", outcome_unknown=True
            )
        return sent

    def sent_to(
        self, channel: Channel, to_address: str, since: datetime, *, timeout_s: float = 6.0
    ) -> Sequence[SentText]:
        """What was sent to an address since a moment, newest first.

        Twilio's own date filter is by the date of sending, which a queued message lacks: the
        date of creation is compared here instead.
        """
        params = {"To": _wire_address(channel, to_address), "PageSize": str(PAGE_SIZE)}
        page = self._page(Call("list", "GET", self._path, params=params), Deadline(timeout_s))
        sent = [
            found
            for one in records(page.get("messages"))
            if text(one.get("direction")) != "inbound" and (found := _sent_text(one))
        ]
        first = since - DATE_STEP
        recent = [one for one in sent if one.created_at is None or one.created_at >= first]
        return sorted(recent, key=lambda one: one.created_at or since, reverse=True)

    def received_since(
        self, channel: Channel, our_address: str, since: datetime, *, timeout_s: float = 12.0
    ) -> Sequence[Inbound]:
        """What was sent to one of our addresses since a moment, oldest first.

        The list lacks what only a webhook carries: choices, places, names and media addresses.
        """
        deadline = Deadline(timeout_s)
        params = {
            "To": _wire_address(channel, our_address),
            "DateSent>": since.astimezone(UTC).strftime("%Y-%m-%d"),
            "PageSize": str(PAGE_SIZE),
        }
        call: Call | None = Call("list", "GET", self._path, params=params)
        received: list[tuple[datetime, Inbound]] = []
        for _ in range(MOST_PAGES):
            if call is None:
                break
            page = self._page(call, deadline)
            received += _received(page, channel, since)
            call = _next_page(page)
        return [one for _, one in sorted(received, key=lambda pair: pair[0])]

    def check(self) -> str:
        """List one message."""
        call = Call("check", "GET", self._path, params={"PageSize": "1"})
        self._object(call, Deadline(CHECK_TIMEOUT_S))
        return "Twilio: the credentials are accepted"

    def _page(self, call: Call, deadline: Deadline) -> dict[str, object]:
        """A page of messages. What is no list must not be read as "there are none"."""
        page = self._object(call, deadline)
        if not isinstance(page.get("messages"), list):
            raise UnexpectedReply("Twilio: the answer to list has no messages", code="no_list")
        return page

    def _object(self, call: Call, deadline: Deadline) -> dict[str, object]:
        reply = self._reply(call, deadline)
        if not 200 <= reply.status < 300:
            raise _fault_of(reply, call)
        try:
            return record(reply.json())
        except ValueError:
            pass
        raise UnexpectedReply(
            f"Twilio: the answer to {call.operation} is not JSON",
            code="not_json",
            outcome_unknown=not call.is_safe,
        )

    def _reply(self, call: Call, deadline: Deadline) -> Reply:
        """The answer with the first token that is accepted: a refused call had no effect."""
        for api in self._apis[:-1]:
            reply = api.call(call, deadline)
            if reply.status != 401:
                return reply
        return self._apis[-1].call(call, deadline)


def _content(text: OutgoingText) -> dict[str, str]:
    """The words, or the approved template that stands for them (Twilio docs, Content API)."""
    if text.template is None:
        return {"Body": clean_lines(text.body)}
    values = {str(place): value for place, value in enumerate(text.template.values, 1)}
    # A bare apostrophe may be refused with 21656 (twilio-node issue 1082); JSON's own way of
    # writing it says the same.
    variables = json.dumps(values).replace("'", r"\u0027")
    return {"ContentSid": text.template.id, "ContentVariables": variables}


def _wire_address(channel: Channel, address: str) -> str:
    return f"{WHATSAPP}{address}" if channel is Channel.WHATSAPP else address


def _fault_of(reply: Reply, call: Call) -> IntegrationError:
    try:
        code = text(record(reply.json()).get("code"))
    except ValueError:
        code = ""
    error = ERRORS.get(code)
    if error is None:
        return fault_for_status("Twilio", call.operation, reply.status, wrote=not call.is_safe)
    return error(
        f"Twilio: {call.operation} was refused with code {code}",
        code=code,
        outcome_unknown=not call.is_safe and code in UNSURE_CODES,
    )


def _sent_text(one: Mapping[str, object]) -> SentText | None:
    provider_id = text(one.get("sid"))
    if not provider_id:
        return None
    return SentText(
        provider_id=provider_id,
        body=text(one.get("body")),
        state=state_of(text(one.get("status"))) or DeliveryState.QUEUED,
        created_at=_date(one.get("date_created")),
    )


def _date(value: object) -> datetime | None:
    """An RFC 2822 date as UTC."""
    try:
        at = parsedate_to_datetime(text(value))
    except (ValueError, TypeError, IndexError):
        return None
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


def _received(
    page: Mapping[str, object], channel: Channel, since: datetime
) -> list[tuple[datetime, Inbound]]:
    found = []
    for one in records(page.get("messages")):
        at = _date(one.get("date_sent")) or _date(one.get("date_created"))
        provider_id, sender = text(one.get("sid")), text(one.get("from"))
        is_wanted = text(one.get("direction")) == "inbound" and provider_id and sender
        if not is_wanted or at is None or at < since - DATE_STEP:
            continue
        found.append((at, _inbound(one, channel, at)))
    return found


def _inbound(one: Mapping[str, object], channel: Channel, at: datetime) -> Inbound:
    sender = text(one.get("from")).removeprefix(WHATSAPP)
    media = number(one.get("num_media")) or 0
    return Inbound(
        provider_id=text(one.get("sid")),
        channel=channel,
        from_address=sender,
        to_address=text(one.get("to")).removeprefix(WHATSAPP),
        body=clean_lines(text(one.get("body"))),
        media=tuple(MediaItem(url="") for _ in range(min(media, 10))),
        phone=sender if sender.startswith("+") else None,
        sent_at=at,
    )


def _next_page(page: Mapping[str, object]) -> Call | None:
    """The next page's address, which Twilio gives as a path; anything else is not followed."""
    uri = text(page.get("next_page_uri"))
    return Call("list", "GET", uri) if uri.startswith("/2010-04-01/") else None
