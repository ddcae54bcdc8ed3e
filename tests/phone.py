"""A customer's phone: `phone.says("a haircut").hears("Where would you like to come?")`.

What it sends goes through the pretend Twilio to the real, signed webhook.
"""

import itertools
from collections.abc import Callable
from typing import Any, Self

from tests.waiting import until

_numbers = itertools.count(1)


def new_number() -> str:
    """A number that no other test has used."""
    return f"+1555016{next(_numbers):04}"


class Phone:
    """One phone, on one channel. `order` turns a handle of the sandbox."""

    def __init__(
        self,
        order: Callable[..., Any],
        look: Callable[..., Any],
        number: str,
        channel: str = "sms",
    ) -> None:
        self.number = number
        self.channel = channel
        self.address = f"whatsapp:{number}" if channel == "whatsapp" else number
        self.sent = 0
        self.sid = ""
        self.reply = ""
        self.answers: list[dict[str, Any]] = []
        self._order = order
        self._look = look
        self._seen = 0

    def says(self, body: str = "", *, copies: int = 1, lose_answer: bool = False, **extra: str):
        """Send a text; the answer is in `reply`, empty when the webhook said nothing."""
        self.sent += 1
        wanted = {"from": self.number, "channel": self.channel, "body": body, "extra": extra}
        return self._deliver(copies=copies, lose_answer=lose_answer, **wanted)

    def repeats(self, sid: str = "", *, copies: int = 1) -> Self:
        """Twilio delivers the last message once more, or the one with this id."""
        return self._deliver(sid=sid or self.sid, copies=copies)

    def _deliver(self, **wanted: Any) -> Self:
        given = self._order("/phones/messages", **wanted)
        self.sid, self.answers = given["sid"], given["answers"]
        self.reply = "\n".join(one["body"] for one in given["messages"])
        self._seen += len(given["messages"])
        return self

    def hears(self, *parts: str) -> Self:
        """The answer holds each of these."""
        missing = [part for part in parts if part.lower() not in self.reply.lower()]
        assert not missing, f"{missing} not in the answer: {self.reply!r} {self.answers}"
        return self

    def hears_nothing(self) -> Self:
        """The webhook answered, and had nothing to say."""
        assert [one["status"] for one in self.answers] == [200] * len(self.answers)
        assert self.reply == ""
        return self

    def receives(self, *parts: str) -> Self:
        """A further text comes, not as an answer, and holds each of these."""
        texts = until(lambda: self.texts if len(self.texts) > self._seen else None, "a text")
        self.reply = texts[self._seen]
        self._seen += 1
        return self.hears(*parts)

    @property
    def texts(self) -> list[str]:
        """Every text from the business on this phone, oldest first."""
        return [one["body"] for one in self._all() if one["direction"] != "inbound"]

    @property
    def statuses(self) -> list[str]:
        """What became of them, as Twilio says."""
        return [one["status"] for one in self._all() if one["direction"] != "inbound"]

    def _all(self) -> list[dict[str, Any]]:
        found = self._look("messages")
        return [
            one for one in found if self.address in (one["from"], one["to"]) and not one["carrier"]
        ]
