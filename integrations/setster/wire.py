"""One call to Setster: session, company, body encoding, envelope, one repeat after a login."""

import json
from collections.abc import Mapping
from typing import Literal

from bot.ports import Rejected, Unauthorised
from integrations.deadline import Deadline
from integrations.http import ApiClient, Call
from integrations.setster.envelope import SessionExpired, open_envelope
from integrations.setster.session import Session

Encoding = Literal["flat", "data", "form"]
"""How a body is wrapped: flat JSON (G), JSON under "data" (O), a form field of JSON text (C)."""

Params = Mapping[str, str | list[str]]


class Wire:
    """Calls within one account."""

    def __init__(self, api: ApiClient, session: Session, encoding: Encoding) -> None:
        self._api = api
        self.session = session
        self._encoding = encoding

    def get(
        self, operation: str, path: str, deadline: Deadline, params: Params | None = None
    ) -> object:
        """The data of a reading call."""
        return self._call(operation, "GET", path, deadline, params or {}, None)

    def write(
        self,
        operation: str,
        method: Literal["POST", "PUT"],
        path: str,
        deadline: Deadline,
        body: Mapping[str, object],
        params: Params | None = None,
    ) -> object:
        """The data of a writing call."""
        return self._call(operation, method, path, deadline, params or {}, body)

    def delete(self, operation: str, path: str, deadline: Deadline) -> None:
        """Remove something."""
        self._call(operation, "DELETE", path, deadline, {}, None)

    def _call(
        self,
        operation: str,
        method: str,
        path: str,
        deadline: Deadline,
        params: Params,
        body: Mapping[str, object] | None,
    ) -> object:
        token = self.session.token(deadline)
        call = self._prepared(operation, method, path, params, body, token)
        reply = self._api.call(call, deadline)
        try:
            return open_envelope(reply, operation, wrote=body is not None)
        except SessionExpired:
            token = self.session.renew(token, deadline)
        # A refused request had no effect, so even a writing one may be sent once more.
        call = self._prepared(operation, method, path, params, body, token)
        reply = self._api.call(call, deadline)
        try:
            return open_envelope(reply, operation, wrote=body is not None)
        except SessionExpired as refusal:
            error = Rejected if refusal.code == "8" else Unauthorised
            raise error(
                f"Setster: {operation} is refused even after a fresh login", code=refusal.code
            ) from None

    def _prepared(
        self,
        operation: str,
        method: str,
        path: str,
        params: Params,
        body: Mapping[str, object] | None,
        token: str,
    ) -> Call:
        query = {**params, "session_token": token}
        if self.session.company_id:
            # Stated as required everywhere (S G); old clients did without (C).
            query["company_id"] = self.session.company_id
        if body is None:
            return Call(operation, method, path, params=query)
        if self._encoding == "form":
            form = {"data": json.dumps(body)}
            return Call(operation, method, path, params=query, form=form)
        wrapped = {"data": body} if self._encoding == "data" else body
        return Call(operation, method, path, params=query, json=wrapped)
