"""The staff pages: the list of conversations, a transcript, and giving back to the bot."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import structlog
from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.exceptions import HTTPException

from bot import saved
from bot.store import inbox
from bot.store.database import Database
from bot.store.inbox import AnyRow
from bot.web.staff import access, listing, texts, times, words
from bot.web.staff.login import add_login
from bot.web.staff.panels import panel
from bot.web.staff.transcript import entries

GiveBack = Callable[[int, int], None]
"""give_back(conversation id, id of the member of staff)."""

OPEN_TO_ALL = {"staff.login", "staff.log_in", "staff.logout"}
READ_ONLY_ROLES = {"auditor"}

log = structlog.get_logger()


def staff_blueprint(
    database: Database,
    business_id: int,
    business_name: str,
    zone: ZoneInfo,
    clock: Callable[[], datetime],
    give_back: GiveBack,
) -> Blueprint:
    """The pages of one business. `give_back` lets the bot answer a conversation again."""
    blueprint = Blueprint("staff", __name__, url_prefix="/staff")
    _guard(blueprint, business_id)
    add_login(blueprint, database, business_id, clock)
    _add_list(blueprint, database, business_id, zone, clock)
    _add_transcript(blueprint, database, business_id, zone, clock)
    _add_give_back(blueprint, database, business_id, give_back)
    _add_errors(blueprint)

    @blueprint.context_processor
    def everywhere() -> dict[str, object]:
        return {"business_name": business_name, "roles": words.ROLES}

    return blueprint


def _guard(blueprint: Blueprint, business_id: int) -> None:
    @blueprint.before_request
    def guard() -> ResponseReturnValue | None:
        if request.endpoint not in OPEN_TO_ALL and not _is_ours(business_id):
            answer: ResponseReturnValue = current_app.login_manager.unauthorized()  # type: ignore[attr-defined]
            return answer
        access.check_csrf(current_app)
        return None


def _is_ours(business_id: int) -> bool:
    return bool(current_user.is_authenticated and current_user.member.business_id == business_id)


def _add_list(
    blueprint: Blueprint,
    database: Database,
    business_id: int,
    zone: ZoneInfo,
    clock: Callable[[], datetime],
) -> None:
    @blueprint.get("/")
    def conversations() -> ResponseReturnValue:
        mark = request.args.get("after", "")
        try:
            after = listing.read_mark(mark) if mark else None
        except ValueError:
            abort(400)
        now = clock()
        with database.read() as connection:
            found = inbox.list_conversations(connection, business_id, after)
            needing = inbox.count_needing(connection, business_id)
        return render_template(
            "staff/list.html",
            page=listing.page(found, zone, now),
            needing=needing,
            is_first=after is None,
            zone_words=times.zone_words(zone, now),
        )


def _add_transcript(
    blueprint: Blueprint,
    database: Database,
    business_id: int,
    zone: ZoneInfo,
    clock: Callable[[], datetime],
) -> None:
    @blueprint.get("/c/<public_id>")
    def transcript(public_id: str) -> ResponseReturnValue:
        before_id = _before()
        now = clock()
        with database.read() as connection:
            row = inbox.find_conversation(connection, business_id, public_id) or abort(404)
            stretch = inbox.stretch(connection, row.id, before_id)
            made = inbox.bookings_of(connection, row.id)
        return render_template(
            "staff/transcript.html",
            customer=_customer(row),
            public_id=public_id,
            attention=words.attention(row.attention) if row.attention else "",
            since=times.short(row.attention_at, zone, now) if row.attention_at else "",
            entries=entries(stretch, zone, now),
            earlier_before=stretch.messages[0].id if stretch.has_earlier else None,
            is_newest=before_id is None,
            panels=[panel(one, zone) for one in made],
            zone_words=times.zone_words(zone, now),
            may_give_back=_may_act(),
        )


def _before() -> int | None:
    wanted = request.args.get("before")
    if wanted is None:
        return None
    if not (wanted.isascii() and wanted.isdigit() and len(wanted) <= 10):
        abort(400)
    return min(int(wanted), inbox.LARGEST_ID)


def _customer(row: AnyRow) -> dict[str, str]:
    return {
        "name": listing.who(row),
        "number": texts.masked(row.phone or row.address),
        "channel": words.spelt(words.CHANNELS, row.channel),
        "language": words.language(saved.language(row.state)),
        "email": texts.visible(row.email),
    }


def _may_act() -> bool:
    return current_user.member.role not in READ_ONLY_ROLES


def _add_give_back(
    blueprint: Blueprint, database: Database, business_id: int, give_back: GiveBack
) -> None:
    @blueprint.post("/c/<public_id>/give-back")
    def return_to_bot(public_id: str) -> ResponseReturnValue:
        if not _may_act():
            abort(403)
        with database.read() as connection:
            row = inbox.find_conversation(connection, business_id, public_id) or abort(404)
        give_back(row.id, current_user.member.id)
        log.info("staff_gave_back", staff=current_user.member.id, conversation=row.id)
        return redirect(url_for(".transcript", public_id=public_id), 303)


ERRORS = {
    400: ("That did not work", "The page was too old, or the address is not complete."),
    403: ("Not allowed", "Your account may read this, but not change it."),
    404: ("Not found", "There is nothing at this address, or it was removed."),
    413: ("Too large", "This is more than the pages take."),
    429: ("Too many attempts", "Wait a minute, then try again."),
    500: ("Something went wrong", "The fault is ours and has been noted. Try again in a moment."),
}


def _add_errors(blueprint: Blueprint) -> None:
    @blueprint.route("/<path:_anything>")
    def nothing_here(_anything: str) -> ResponseReturnValue:
        """Unknown addresses get this blueprint's own page."""
        abort(404)

    def show(error: HTTPException) -> ResponseReturnValue:
        code = error.code or 500
        title, advice = ERRORS[code]
        # After a fault of ours not even the account may be readable.
        page = render_template(
            "staff/error.html", title=title, advice=advice, hides_account=code == 500
        )
        return page, code

    for code in ERRORS:
        blueprint.register_error_handler(code, show)
