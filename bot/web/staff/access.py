"""Who may see the staff pages: sessions kept in our database, cookies, and CSRF tokens.

The cookie holds a random token and the database only its hash, so that neither a copy of the
database opens a session nor a copied cookie outlives a logout.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from flask import Flask, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, current_user, logout_user
from flask_wtf.csrf import CSRFProtect
from sqlalchemy import Connection

from bot.store import staff
from bot.store.database import Database
from bot.store.staff import StaffRow

IDLE = timedelta(hours=12)
LONGEST = timedelta(days=7)
TOUCH_AFTER = timedelta(minutes=1)
"""Writing down each request would cost a write per page."""
LOOKING_ON = {"staff.live", "staff.list_live", "staff.seen"}
"""Pages that ask by themselves for what is new: nobody needs to be there, so they are no use."""
HOME = "/staff/"

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Visitor:
    """A member of staff in a session, as Flask-Login wants to see them."""

    member: StaffRow
    token: str
    ends_at: datetime
    """When the session ends unless it is used again."""
    is_active: bool = True
    is_authenticated: bool = True
    is_anonymous: bool = False

    def get_id(self) -> str:
        """What the cookie holds: the session's token, not the member's id."""
        return self.token


def protect(app: Flask, database: Database, clock: Clock) -> None:
    """Prepare cookies, sessions and CSRF tokens. Only the staff pages ask for them."""
    is_https = str(app.config.get("PUBLIC_URL", "")).startswith("https://")
    app.config.update(
        # The prefix makes browsers refuse the cookie from a sub-domain or over plain HTTP.
        SESSION_COOKIE_NAME="__Host-bookline" if is_https else "bookline",
        SESSION_COOKIE_SECURE=is_https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        # Webhooks are signed instead; the staff blueprint checks its own requests.
        WTF_CSRF_CHECK_DEFAULT=False,
        # A page that was open over lunch may still be sent.
        WTF_CSRF_TIME_LIMIT=None,
    )
    CSRFProtect(app)
    manager = LoginManager(app)

    @manager.user_loader  # type: ignore[untyped-decorator]
    def load(token: str) -> Visitor | None:
        return _visitor(database, token, clock())

    @manager.unauthorized_handler  # type: ignore[untyped-decorator]
    def ask_to_log_in() -> ResponseReturnValue:
        wanted = request.path if request.method == "GET" else HOME
        target = url_for("staff.login", next=None if wanted == HOME else wanted)
        return redirect(target, 303)


def check_csrf(app: Flask) -> None:
    """Refuse a request that was not made from one of our pages, with 400."""
    app.extensions["csrf"].protect()


def begin(
    connection: Connection, member: StaffRow, now: datetime, address: str, browser: str
) -> Visitor:
    """Store a session under a new token. Log the visitor in once it is committed."""
    token = secrets.token_urlsafe(32)
    staff.open_session(
        connection,
        member.business_id,
        member.id,
        token_hash(token),
        now,
        address=address[:64],
        browser=browser[:200],
    )
    return Visitor(member, token, now + IDLE)


def end(connection: Connection, now: datetime) -> None:
    """End the present session for every copy of its cookie."""
    staff.end_session(connection, token_hash(current_user.token), now)


def forget() -> None:
    """Drop all that the cookie holds."""
    logout_user()
    session.clear()


def local_target(wanted: str | None) -> str:
    """Where to go after logging in: one of our own pages, whatever the address asked for."""
    if wanted and wanted.startswith(HOME) and wanted.isprintable() and "\\" not in wanted:
        return wanted
    return HOME


def _visitor(database: Database, token: str, now: datetime) -> Visitor | None:
    hashed = token_hash(token)
    with database.read() as connection:
        found = staff.find_session(connection, hashed)
    if found is None or now - found.last_seen_at > IDLE or now - found.created_at > LONGEST:
        return None
    seen_at = found.last_seen_at
    if now - seen_at > TOUCH_AFTER and request.endpoint not in LOOKING_ON:
        with database.write() as connection:
            staff.touch_session(connection, hashed, now)
        seen_at = now
    return Visitor(found.member, token, min(seen_at + IDLE, found.created_at + LONGEST))


def token_hash(token: str) -> str:
    """What the database holds of a token."""
    return sha256(token.encode()).hexdigest()


def session_id(token: str) -> str:
    """A name for a session that opens nothing."""
    return token_hash(token)[:12]
