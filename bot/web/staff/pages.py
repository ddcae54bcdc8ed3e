"""The staff pages of one business: who may open them, and what is shown when nothing can be."""

from flask import Blueprint, abort, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.exceptions import HTTPException

from bot.web.staff import access, times, words
from bot.web.staff.account import add_account
from bot.web.staff.approved_page import add_approved
from bot.web.staff.audit_page import add_audit
from bot.web.staff.conversations import add_conversations
from bot.web.staff.erasing import add_erasing
from bot.web.staff.export_pages import add_export
from bot.web.staff.funnel import add_funnel
from bot.web.staff.help import add_help
from bot.web.staff.joining import add_joining
from bot.web.staff.login import add_login
from bot.web.staff.people_pages import add_people
from bot.web.staff.permissions import Permission, may, permission_for
from bot.web.staff.placing import add_placing
from bot.web.staff.printing import add_printing
from bot.web.staff.ready_made import add_ready_made
from bot.web.staff.room import Room
from bot.web.staff.search import add_search
from bot.web.staff.thread import add_thread


def staff_blueprint(room: Room) -> Blueprint:
    """The pages of one business."""
    blueprint = Blueprint("staff", __name__, url_prefix="/staff")
    _guard(blueprint, room.business_id)
    add_login(blueprint, room)
    add_conversations(blueprint, room)
    add_search(blueprint, room)
    add_funnel(blueprint, room)
    add_thread(blueprint, room)
    add_placing(blueprint, room)
    add_approved(blueprint, room)
    add_printing(blueprint, room)
    add_ready_made(blueprint, room)
    add_audit(blueprint, room)
    add_people(blueprint, room)
    add_joining(blueprint, room)
    add_account(blueprint, room)
    add_help(blueprint, room)
    add_export(blueprint, room)
    add_erasing(blueprint, room)
    _add_errors(blueprint)

    @blueprint.context_processor
    def everywhere() -> dict[str, object]:
        idle = room.services.hands_back_after
        return {
            "business_name": room.business_name,
            "roles": words.ROLES,
            "erased_message": words.ERASED_MESSAGE,
            "may_do": _may_do,
            "hands_back_after": times.span(idle) if idle else "",
        }

    return blueprint


def _guard(blueprint: Blueprint, business_id: int) -> None:
    @blueprint.before_request
    def guard() -> ResponseReturnValue | None:
        taken = permission_for(request.endpoint)
        if taken is not Permission.NONE and not _is_ours(business_id):
            answer: ResponseReturnValue = current_app.login_manager.unauthorized()  # type: ignore[attr-defined]
            return answer
        access.check_csrf(current_app)
        if taken is None or (taken is not Permission.NONE and not _may(taken)):
            abort(403)
        return None


def _is_ours(business_id: int) -> bool:
    return bool(current_user.is_authenticated and current_user.member.business_id == business_id)


def _may_do(permission: str) -> bool:
    """For templates, which ask only where somebody is logged in."""
    return _may(Permission(permission))


def _may(taken: Permission) -> bool:
    return may(current_user.member.role, taken)


ERRORS = {
    400: ("That did not work", "The page was too old, or the address is not complete."),
    403: ("Not allowed", "Your account may not do this. An administrator can change that."),
    409: ("Not possible any more", "Somebody was faster, or this exists already."),
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
