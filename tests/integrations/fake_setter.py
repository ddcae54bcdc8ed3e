"""A Setter AI in memory that answers what a test tells it to."""

import json
from datetime import UTC, datetime

import httpx

from bot.ports import RecordOrder
from integrations.setter import Setter

API_KEY = "canary-setter-key"

ORDER = RecordOrder(
    external_id="setster-2342-1",
    address="+447700900123",
    is_whatsapp=False,
    starts_at=datetime(2026, 5, 25, 13, tzinfo=UTC),
    ends_at=datetime(2026, 5, 25, 14, tzinfo=UTC),
    time_zone="Europe/London",
    metadata={"setster_id": "2342"},
)

STORED = {
    "id": 555,
    "event_id": 999,
    "bot_id": 700,
    "contact_id": 42,
    "source": "setster",
    "external_id": "setster-2342-1",
    "start_time": "2026-05-25T13:00:00.000Z",
    "end_time": "2026-05-25T14:00:00.000Z",
    "time_zone": "Europe/London",
    "deduplicated": False,
}


class Answers:
    """Answers one after the other, the last one for ever, and keeps the requests."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self._answers = list(answers)
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer

    @property
    def body(self):
        return json.loads(self.requests[-1].content)

    def client(self, **settings) -> Setter:
        return Setter(
            "https://setter.example/api/v1",
            api_key=API_KEY,
            bot_id=700,
            transport=httpx.MockTransport(self),
            **settings,
        )


def stored(**changes) -> httpx.Response:
    return httpx.Response(200, json={**STORED, **changes})
