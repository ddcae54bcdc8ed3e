"""The login form and the way out. An unknown e-mail and a wrong password look the same."""

from collections.abc import Callable
from datetime import datetime

import structlog
from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from limits import parse_many
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from bot.store import staff
from bot.store.database import Database
from bot.store.staff import StaffRow
from bot.web.staff import access, passwords

ATTEMPTS = parse_many("10 per minute; 100 per hour")
"""Refused ones, by address, never by account: a stranger must not be able to lock somebody out."""

log = structlog.get_logger()


def add_login(
    blueprint: Blueprint, database: Database, business_id: int, clock: Callable[[], datetime]
) -> None:
    """The routes for coming in and going out."""
    limiter = MovingWindowRateLimiter(MemoryStorage())

    @blueprint.get("/login")
    def login() -> ResponseReturnValue:
        if current_user.is_authenticated:
            return redirect(url_for(".conversations"), 303)
        return render_template("staff/login.html", wanted=request.args.get("next", ""))

    @blueprint.post("/login", endpoint="log_in")
    def log_in() -> ResponseReturnValue:
        address = request.remote_addr or ""
        if not all(limiter.test(limit, address) for limit in ATTEMPTS):
            abort(429)
        email, password = request.form.get("email", ""), request.form.get("password", "")
        member = _check(database, business_id, email, password)
        if member is None:
            for limit in ATTEMPTS:
                limiter.hit(limit, address)
            log.info("staff_login_refused")
            wanted = request.form.get("next", "")
            page = render_template("staff/login.html", wanted=wanted, email=email, is_refused=True)
            return page, 401
        access.begin(database, member, clock())
        log.info("staff_login", staff=member.id)
        return redirect(access.local_target(request.form.get("next")), 303)

    @blueprint.post("/logout")
    def logout() -> ResponseReturnValue:
        access.end(database, clock())
        return redirect(url_for(".login"), 303)


def _check(database: Database, business_id: int, email: str, password: str) -> StaffRow | None:
    with database.read() as connection:
        member = staff.find_by_email(connection, business_id, email)
    if not passwords.is_right(member.password_hash if member else None, password):
        return None
    assert member is not None  # without one, no password is right
    newer = passwords.newer_hash(member.password_hash, password)
    if newer:
        with database.write() as connection:
            staff.set_password_hash(connection, member.id, newer)
    return member
