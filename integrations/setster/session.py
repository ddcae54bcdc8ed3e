"""Logging in, once for all threads.

A token lives "periodically" (G) or under a day (O), so it is renewed when it is refused, not on
a timer. However many threads meet an expired token, one of them logs in and the others use what
it got. Refused credentials are not tried again for a while: the account might be locked.
"""

import threading
from collections.abc import Callable

from bot.ports import Rejected, Unauthorised, Unavailable, UnexpectedReply
from integrations.deadline import Deadline
from integrations.http import ApiClient, Call
from integrations.reading import record, text
from integrations.setster.envelope import open_envelope

REFUSED_PAUSE_S = 30.0


class Session:
    """The session token of one account."""

    def __init__(
        self,
        api: ApiClient,
        *,
        email: str,
        api_key: str,
        company_id: str,
        start_deadline: Callable[[float], Deadline] = Deadline,
    ) -> None:
        self._api = api
        self._credentials = {"email": email, "token": api_key}
        self.company_id = company_id
        self._start_deadline = start_deadline
        self._token = ""
        self._lock = threading.Lock()
        self._pause: Deadline | None = None

    def token(self, deadline: Deadline) -> str:
        """The token in use; logs in when there is none."""
        return self._token or self.renew("", deadline)

    def renew(self, refused: str, deadline: Deadline) -> str:
        """A token other than the refused one. Raises Unauthorised when the key is not accepted."""
        if not self._lock.acquire(timeout=deadline.left_s()):
            raise Unavailable("Setster: waiting for another thread's login took too long")
        try:
            if self._token and self._token != refused:
                return self._token
            if self._pause is not None and self._pause.left_s() > 0:
                raise Unauthorised("Setster: the credentials were refused a moment ago", code="2")
            self._token = ""
            self._token = self._log_in(deadline)
            return self._token
        finally:
            self._lock.release()

    def start_over(self, deadline: Deadline) -> None:
        """Log in now, whatever is remembered."""
        with self._lock:
            self._token, self._pause = "", None
        self.renew("", deadline)

    def _log_in(self, deadline: Deadline) -> str:
        params = dict(self._credentials)
        if self.company_id:
            params["company_id"] = self.company_id
        # Documented as query parameters (G O); integrations.http keeps URLs out of every log.
        call = Call("authenticate", "POST", "/account/authenticate", params=params)
        reply = self._api.call(call, deadline)
        try:
            data = record(open_envelope(reply, "authenticate", wrote=False, has_session=False))
        except (Unauthorised, Rejected) as refusal:
            self._pause = self._start_deadline(REFUSED_PAUSE_S)
            raise Unauthorised(str(refusal), code=refusal.code) from None
        token = text(data.get("session_token"))
        if not token:
            raise UnexpectedReply("Setster: the login gave no session token", code="no_token")
        if not self.company_id:
            self.company_id = text(record(data.get("user")).get("company_id"))
        self._pause = None
        return token
