"""The login form and the way out. An unknown e-mail and a wrong password look the same."""

from collections.abc import Callable
from datetime import datetime

import structlog
from flask import Blueprint, Flask, redirect, render_template, request, url_for
from flask.sansio.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_login import current_user

from bot.store import staff
from bot.store.database import Database
from bot.store.staff import StaffRow
from bot.web.staff import access, passwords

ATTEMPTS = "10 per minute; 100 per hour"
"""By address, never by account: a stranger must not be able to lock somebody out."""

log = structlog.get_logger()


def add_login(
    blueprint: Blueprint, database: Database, business_id: int, clock: Callable[[], datetime]
) -> None:
    """The routes for coming in and going out."""
    limiter = Limiter(get_remote_address, storage_uri="memory://")

    @blueprint.record_once
    def count_attempts(state: BlueprintSetupState) -> None:
        assert isinstance(state.app, Flask)
        limiter.init_app(state.app)

    @blueprint.get("/login")
    def login() -> ResponseReturnValue:
        if current_user.is_authenticated:
            return redirect(url_for(".conversations"), 303)
        return render_template("staff/login.html", wanted=request.args.get("next", ""))

    @blueprint.post("/login", endpoint="log_in")
    @limiter.limit(ATTEMPTS)
    def log_in() -> ResponseReturnValue:
        email, password = request.form.get("email", ""), request.form.get("password", "")
        member = _check(database, business_id, email, password)
        if member is None:
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
