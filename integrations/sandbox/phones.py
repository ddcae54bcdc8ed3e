"""The customers' phones and the network between them and the business's webhook.

Posts what a person writes to the webhook as Twilio does, signed, and shows the answer on the phone.
Twilio docs, messaging webhook request: 15 seconds in all, then the fallback URL.
"""

import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from typing import Any

import httpx

from integrations.sandbox.deliveries import trusted
from integrations.sandbox.twilio.errors import TwilioError
from integrations.sandbox.twilio.segments import segment_count
from integrations.sandbox.twilio.texts import WHATSAPP, Outgoing, Texts
from integrations.sandbox.twilio.twiml import BadTwiml, Reply, read_twiml
from integrations.sandbox.world import Text, World

LIMIT_S = 15.0
CONNECT_S = 5.0
MOST_COPIES = 50
MOST_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Letter:
    """What a person sends from their phone."""

    phone: str
    channel: str
    body: str
    to: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    copies: int = 1
    sid: str = ""
    """Given: that message is delivered to the webhook once more."""
    is_answer_lost: bool = False
    """The webhook is called, but its answer never reaches Twilio."""


@dataclass(slots=True)
class Answer:
    """What the webhook said to one delivery."""

    status: int | None
    content_type: str = ""
    body: str = ""
    error: int | None = None
    """The code that Twilio's debugger would show."""


class Phones:
    """Every phone of the demo; one per number."""

    def __init__(
        self,
        world: World,
        texts: Texts,
        webhook_url: str,
        fallback_url: str = "",
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self.webhook_url = webhook_url
        self.fallback_url = fallback_url
        self._world = world
        self._texts = texts
        limits = httpx.Timeout(LIMIT_S, connect=CONNECT_S)
        self._client = httpx.Client(
            timeout=limits, trust_env=False, verify=trusted(), transport=transport
        )

    def send(self, letter: Letter) -> dict[str, Any]:
        """Deliver a person's text to the webhook and the answer to the phone."""
        text = self._texts.get(letter.sid) if letter.sid else self._received(letter)
        form = self._form(text, letter)
        answers = self._post_copies(form, letter.copies)
        shown: list[Text] = []
        if not letter.is_answer_lost:
            shown = self._show(text, answers[-1])
        return {
            "sid": text.sid,
            "answers": [asdict(one) for one in answers],
            "messages": [{"sid": one.sid, "body": one.body, "status": one.status} for one in shown],
        }

    def close(self) -> None:
        """End the connections to the webhook."""
        self._client.close()

    def _received(self, letter: Letter) -> Text:
        known = self._world.business.credentials
        prefix = WHATSAPP if letter.channel == "whatsapp" else ""
        ours = known.whatsapp_number if prefix else known.sms_number
        media = letter.extra.get("NumMedia", "0")
        text = self._texts.receive(
            prefix + letter.phone,
            prefix + (letter.to.removeprefix(WHATSAPP) or ours),
            letter.body,
            int(media) if media.isdigit() else 0,
        )
        self._texts.obey_keyword(text)
        return text

    def _form(self, text: Text, letter: Letter) -> dict[str, str]:
        form = {
            "ToCountry": "US",
            "ToState": "NY",
            "SmsMessageSid": text.sid,
            "NumMedia": str(text.num_media),
            "ToCity": "",
            "FromZip": "",
            "SmsSid": text.sid,
            "FromState": "NY",
            "SmsStatus": "received",
            "FromCity": "",
            "Body": text.body,
            "FromCountry": "US",
            "To": text.to_address,
            "ToZip": "",
            "NumSegments": str(segment_count(text.body)),
            "MessageSid": text.sid,
            "AccountSid": self._world.business.credentials.twilio_account_sid,
            "From": text.from_address,
            "ApiVersion": "2010-04-01",
        }
        if text.from_address.startswith(WHATSAPP):
            number = text.from_address.removeprefix(WHATSAPP)
            form = {name: value for name, value in form.items() if name[-5:] != "State"}
            form |= {
                "ProfileName": self._name_of(number),
                "WaId": number.lstrip("+"),
                "MessageType": "text",
                "ChannelMetadata": '{"type":"whatsapp","data":{}}',
            }
        return {**form, **letter.extra}

    def _name_of(self, number: str) -> str:
        people = self._world.business.people
        return next((one.name for one in people if one.phone == number), "Customer")

    def _post_copies(self, form: dict[str, str], copies: int) -> list[Answer]:
        wanted = min(max(copies, 1), MOST_COPIES)
        if wanted == 1:
            return [self._post(form)]
        with ThreadPoolExecutor(wanted) as pool:
            return list(pool.map(self._post, [form] * wanted))

    def _post(self, form: dict[str, str]) -> Answer:
        answer = self._post_to(self.webhook_url, form)
        if answer.error and self.fallback_url:
            told = {"ErrorCode": str(answer.error), "ErrorUrl": self.webhook_url}
            return self._post_to(self.fallback_url, {**form, **told})
        return answer

    def _post_to(self, url: str, form: dict[str, str]) -> Answer:
        deadline = time.monotonic() + LIMIT_S
        headers = {
            "X-Twilio-Signature": self._texts.signature(url, form),
            "User-Agent": "TwilioProxy/1.1",
            "Accept": "*/*",
        }
        for is_last in (False, True):
            try:
                return self._ask(url, form, headers, deadline)
            except httpx.ConnectError:
                if is_last:
                    return Answer(None, error=11205)
            except httpx.HTTPError:
                return Answer(None, error=11200)
        return Answer(None, error=11205)

    def _ask(
        self, url: str, form: dict[str, str], headers: dict[str, str], deadline: float
    ) -> Answer:
        received = b""
        with self._client.stream("POST", url, data=form, headers=headers) as response:
            for chunk in response.iter_bytes():
                received += chunk
                if time.monotonic() > deadline or len(received) > MOST_BYTES:
                    return Answer(None, error=11205)
        kind = response.headers.get("Content-Type", "")
        answer = Answer(response.status_code, kind, received.decode("utf-8", "replace"))
        answer.error = _fault_in(answer, url)
        return answer

    def _show(self, text: Text, answer: Answer) -> list[Text]:
        if answer.error:
            self._texts.note(answer.error, "incoming-message webhook", text)
            return []
        shown: list[Text] = []
        for reply in _replies(answer, self.webhook_url):
            shown += self._deliver(text, reply)
        return shown

    def _deliver(self, text: Text, reply: Reply) -> list[Text]:
        try:
            sent = self._texts.send(
                Outgoing(
                    from_address=text.to_address,
                    to_address=reply.to or text.from_address,
                    body=reply.body,
                    status_callback=reply.action,
                    num_media=reply.num_media,
                    is_reply=True,
                )
            )
        except TwilioError as error:
            self._texts.note(error.code, "reply refused", text)
            return []
        return [sent]


def _replies(answer: Answer, url: str) -> list[Reply]:
    if answer.status == 204 or not answer.body:
        return []
    return read_twiml(answer.content_type, answer.body.encode(), url)


def _fault_in(answer: Answer, url: str) -> int | None:
    if answer.status is None or not 200 <= answer.status < 300:
        return 11200
    try:
        _replies(answer, url)
    except BadTwiml as error:
        return error.code
    return None
