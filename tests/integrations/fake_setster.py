"""A Setster in memory that answers what a test tells it to, and remembers what it was asked."""

import json
import threading
from collections.abc import Callable
from typing import Any

import httpx

from integrations.setster import Setster

API_KEY = "canary-api-key"
EMAIL = "owner@canary.example"
BASE_URL = "https://setster.example/api/v2"

Answer = Callable[[httpx.Request], httpx.Response]

LOCATION = {
    "id": "54232",
    "name": "Downtown",
    "timezone_id": "553",
    "is_main": True,
    "virtual": False,
    "street1": "1 Main St",
    "city": "Boston",
    "state": "MA",
}
EMPLOYEE = {"id": "12412", "first_name": "Ann", "last_name": "Lee", "job": "", "status": True}
SERVICE = {
    "id": "453",
    "name": "Haircut",
    "duration": 60,
    "duration_padding": 0,
    "auto_confirm": True,
    "is_subservice": False,
    "price": 0,
    "group_session": 0,
    "status": True,
    "active_from": None,
    "active_until": None,
    "location_links": {},
}
ZONES = {
    "553": {"gmt": -240, "caption": "Eastern", "dbName": "US/Eastern", "short": "GMT -04:00"},
    "548": {"gmt": -420, "caption": "Pacific", "dbName": "US/Pacific", "short": "GMT -07:00"},
}
APPOINTMENT = {
    "id": "2342",
    "client_id": "23113",
    "company_id": "3123",
    "client_email": "ann@example.com",
    "client_name": "Ann Client",
    "client_phone": "",
    "employee_id": "12412",
    "location_id": "54232",
    "service_id": "453",
    "type": "Haircut",
    "start_date": "2026-12-01 09:00:00",
    "end_date": "2026-12-01 10:00:00",
    "length": 3600000,
    "status": "2",
    "ews_id": "ref-1",
    "timezone_id": "553",
    "timezone_offset_seconds": -18000,
}


def envelope(data: Any, code: Any = 0, status: int = 200) -> httpx.Response:
    return httpx.Response(
        status, json={"statusCode": code, "statusDescriptions": "OK", "data": data}
    )


class FakeSetster:
    """Answers by "METHOD /path"; an answer is data, a response, or a function of the request."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {
            "POST /account/authenticate": self._log_in,
            "GET /tz/list": ZONES,
            "GET /location": [LOCATION],
            "GET /employee": [EMPLOYEE],
            "GET /service": [SERVICE],
            "GET /customfield": [],
            "GET /account/getOptions": {},
            "GET /availability": {"interval": 60, "times": {}},
            "GET /appointment": [],
            "POST /appointment": APPOINTMENT,
        }
        self.requests: list[httpx.Request] = []
        self.logins = 0
        self._lock = threading.Lock()

    def _log_in(self, request: httpx.Request) -> httpx.Response:
        del request
        with self._lock:
            self.logins += 1
            token = f"canary-token-{self.logins}"
        return envelope({"session_token": token, "user": {"id": 2343, "company_id": 3123}})

    def __call__(self, request: httpx.Request) -> httpx.Response:
        with self._lock:
            self.requests.append(request)
        path = request.url.path.removeprefix("/api/v2")
        answer = self.answers.get(f"{request.method} {path}")
        if isinstance(answer, list) and answer and all(callable(one) for one in answer):
            answer = answer.pop(0) if len(answer) > 1 else answer[0]
        if callable(answer):
            answer = answer(request)
        if answer is None:
            return envelope(None, code=7, status=404)
        return answer if isinstance(answer, httpx.Response) else envelope(answer)

    def asked(self, name: str) -> list[httpx.Request]:
        """The requests to one "METHOD /path"."""
        method, path = name.split()
        return [
            one
            for one in self.requests
            if one.method == method and one.url.path == f"/api/v2{path}"
        ]

    def body_of(self, name: str) -> Any:
        """The JSON body of the last request to one "METHOD /path"."""
        return json.loads(self.asked(name)[-1].content)

    def client(self, **settings: Any) -> Setster:
        """A client of this fake."""
        return Setster(
            BASE_URL,
            email=EMAIL,
            api_key=API_KEY,
            transport=httpx.MockTransport(self),
            **settings,
        )
