"""Twilio's side of every text: what it accepts, opt-outs, and what becomes of a message.

Knows nothing of HTTP requests to it; sends signed status callbacks of its own. Twilio docs:
messages resource, outbound status, opt-out keywords. Text of answers to keywords: its defaults.
"""

import re
import uuid
from dataclasses import dataclass, replace
from datetime import timedelta

from twilio.request_validator import RequestValidator  # type: ignore[import-untyped]

from integrations.sandbox.deliveries import Deliveries
from integrations.sandbox.twilio.errors import TwilioError
from integrations.sandbox.world import Text, World

MOST_CHARACTERS = 1600
MOST_IN_TEMPLATE = 1024
"""On WhatsApp, with what is filled in (Twilio docs, error 63021)."""
SESSION = timedelta(hours=24)
WHATSAPP = "whatsapp:"
E164 = re.compile(r"\+[1-9]\d{6,14}")
STOP_WORDS = {"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"}
START_WORDS = {"START", "YES", "UNSTOP"}
HELP_WORDS = {"HELP", "INFO"}
STOP_ANSWER = (
    "You have successfully been unsubscribed. You will not receive any more messages from this "
    "number. Reply START to resubscribe."
)
START_ANSWER = (
    "You have successfully been re-subscribed to messages from this number. Reply HELP for help. "
    "Reply STOP to unsubscribe. Msg&Data Rates May Apply."
)
HELP_ANSWER = "Reply STOP to unsubscribe. Msg&Data Rates May Apply."
MAGIC_NUMBERS = {
    "+15005550001": 21211,
    "+15005550003": 21408,
    "+15005550004": 21610,
    "+15005550009": 21614,
}
"""Twilio docs, test credentials: numbers that always fail in a certain way."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A text that the business wants sent."""

    from_address: str
    to_address: str
    body: str
    status_callback: str = ""
    num_media: int = 0
    options: tuple[tuple[str, str], ...] = ()
    content_sid: str = ""
    is_reply: bool = False


class Texts:
    """The messages of one account."""

    def __init__(self, world: World, deliveries: Deliveries, delivery_seconds: float = 0) -> None:
        self._world = world
        self._deliveries = deliveries
        self._delivery_seconds = delivery_seconds
        self._validator = RequestValidator(world.business.credentials.twilio_auth_token)

    def send(self, wanted: Outgoing) -> Text:
        """Accept a text and deliver it in the background. Raises TwilioError."""
        self._check(wanted)
        with self._world.lock:
            direction = "outbound-reply" if wanted.is_reply else "outbound-api"
            text = self._add(
                Text(
                    sid=new_sid("MM" if wanted.num_media else "SM"),
                    direction=direction,
                    from_address=wanted.from_address,
                    to_address=wanted.to_address,
                    body=wanted.body,
                    status="queued",
                    created_at=self._world.now(),
                    updated_at=self._world.now(),
                    status_callback=wanted.status_callback,
                    num_media=wanted.num_media,
                    options=wanted.options,
                )
            )
            outcome = self._outcome(wanted)
            accepted = replace(text)
        self._deliveries.run(lambda: self._deliver(accepted.sid, *outcome))
        return accepted

    def receive(self, from_address: str, to_address: str, body: str, num_media: int = 0) -> Text:
        """Take in a text that a person has written."""
        with self._world.lock:
            now = self._world.now()
            sid = new_sid("MM" if num_media else "SM")
            text = Text(
                sid,
                "inbound",
                from_address,
                to_address,
                body,
                "received",
                now,
                now,
                now,
                num_media=num_media,
            )
            return replace(self._add(text))

    def obey_keyword(self, received: Text) -> None:
        """Twilio's own handling of opt-out words on SMS, before our webhook is asked."""
        word = received.body.strip().upper()
        if received.from_address.startswith(WHATSAPP):
            return
        pair = (received.to_address, received.from_address)
        with self._world.lock:
            is_out = pair in self._world.state.opt_outs
            if word in STOP_WORDS and not is_out:
                self._carrier_answer(received, STOP_ANSWER)
                self._world.state.opt_outs.add(pair)
            elif word in START_WORDS and (is_out or word != "YES"):
                self._world.state.opt_outs.discard(pair)
                self._carrier_answer(received, START_ANSWER)
            elif word in HELP_WORDS:
                self._carrier_answer(received, HELP_ANSWER)

    def note(self, code: int, detail: str, text: Text | None = None) -> None:
        """Put a line into what would be Twilio's debugger."""
        with self._world.lock:
            self._world.state.debugger.append(
                {
                    "code": code,
                    "detail": detail,
                    "message_sid": text.sid if text else None,
                    "at": self._world.now().isoformat(),
                }
            )

    def all(self) -> list[Text]:
        """A copy of every text, in the order of their making."""
        with self._world.lock:
            return [replace(one) for one in self._world.state.texts.values()]

    def get(self, sid: str) -> Text:
        """One text. Raises TwilioError."""
        with self._world.lock:
            found = self._world.state.texts.get(sid)
            if found is None or found.carrier:
                raise TwilioError(20404)
            return replace(found)

    def remove(self, sid: str) -> None:
        """Delete a text from the log."""
        self.get(sid)
        with self._world.lock:
            del self._world.state.texts[sid]

    def redact(self, sid: str) -> Text:
        """Blank a body."""
        self.get(sid)
        with self._world.lock:
            self._change(self._world.state.texts[sid], body="")
        return self.get(sid)

    def signature(self, url: str, form: dict[str, str]) -> str:
        """The value of X-Twilio-Signature for a form posted to a URL."""
        return str(self._validator.compute_signature(url, form))

    def _check(self, wanted: Outgoing) -> None:
        known = self._world.business.credentials
        to_number = wanted.to_address.removeprefix(WHATSAPP)
        if not E164.fullmatch(to_number):
            raise TwilioError(21211)
        if to_number in MAGIC_NUMBERS:
            raise TwilioError(MAGIC_NUMBERS[to_number])
        if wanted.from_address.startswith(WHATSAPP) != wanted.to_address.startswith(WHATSAPP):
            raise TwilioError(21910)
        if wanted.from_address not in (known.sms_number, WHATSAPP + known.whatsapp_number):
            raise TwilioError(21606)
        if not wanted.body.strip() and not wanted.num_media:
            raise TwilioError(21602)
        if len(wanted.body) > MOST_CHARACTERS:
            raise TwilioError(21617)
        if (wanted.from_address, wanted.to_address) in self._world.state.opt_outs:
            raise TwilioError(21610)

    def _outcome(self, wanted: Outgoing) -> tuple[str, int | None]:
        """How delivery will end: the status and its error code."""
        ordered = self._world.state.deliveries.get(wanted.to_address.removeprefix(WHATSAPP))
        if ordered:
            return ordered
        if not wanted.to_address.startswith(WHATSAPP):
            return "delivered", None
        if wanted.content_sid and len(wanted.body) > MOST_IN_TEMPLATE:
            return "failed", 63021
        if not self._is_approved(wanted.content_sid) and not self._has_written_lately(wanted):
            return "failed", 63016
        return "delivered", None

    def _is_approved(self, content_sid: str) -> bool:
        approval = self._world.state.approvals.get(content_sid, {})
        return approval.get("status") == "approved"

    def _has_written_lately(self, wanted: Outgoing) -> bool:
        since = self._world.now() - SESSION
        return any(
            one.direction == "inbound"
            and one.from_address == wanted.to_address
            and one.to_address == wanted.from_address
            and one.created_at >= since
            for one in self._world.state.texts.values()
        )

    def _deliver(self, sid: str, outcome: str, error_code: int | None) -> None:
        if outcome == "silent":
            return
        steps = ["failed"] if outcome == "failed" else ["sent", outcome]
        if outcome == "read":
            steps = ["sent", "delivered", "read"]
        for status in steps:
            self._deliveries.pause(self._delivery_seconds)
            with self._world.lock:
                text = self._world.state.texts.get(sid)
                if text is None:
                    return
                is_end = status == steps[-1]
                self._change(text, status=status, error_code=error_code if is_end else None)
                known = replace(text)
            self._call_back(known)

    def _call_back(self, text: Text) -> None:
        if not text.status_callback:
            return
        known = self._world.business.credentials
        form = {
            "MessageSid": text.sid,
            "MessageStatus": text.status,
            "SmsSid": text.sid,
            "SmsStatus": text.status,
            "AccountSid": known.twilio_account_sid,
            "ApiVersion": "2010-04-01",
            "From": text.from_address,
            "To": text.to_address,
        }
        if text.error_code:
            form["ErrorCode"] = str(text.error_code)
        signature = self.signature(text.status_callback, form)
        headers = {"X-Twilio-Signature": signature}
        if not self._deliveries.post(text.status_callback, data=form, headers=headers):
            self.note(11200, "status callback refused", text)

    def _carrier_answer(self, received: Text, body: str) -> None:
        now = self._world.now()
        self._add(
            Text(
                new_sid("SM"),
                "outbound-reply",
                received.to_address,
                received.from_address,
                body,
                "delivered",
                now,
                now,
                now,
                carrier=True,
            )
        )

    def _add(self, text: Text) -> Text:
        self._world.state.texts[text.sid] = text
        self._world.state.text_changes += 1
        text.version = self._world.state.text_changes
        return text

    def _change(
        self,
        text: Text,
        *,
        status: str | None = None,
        error_code: int | None = None,
        body: str | None = None,
    ) -> None:
        text.status = status or text.status
        text.error_code = error_code
        text.body = text.body if body is None else body
        text.updated_at = self._world.now()
        if text.status in {"sent", "delivered"} and text.sent_at is None:
            text.sent_at = text.updated_at
        self._world.state.text_changes += 1
        text.version = self._world.state.text_changes


def new_sid(prefix: str) -> str:
    """A SID in Twilio's form."""
    return prefix + uuid.uuid4().hex
