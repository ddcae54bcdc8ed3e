"""`/2010-04-01/Accounts/{AC}/Messages.json` and its parts (Twilio's API description, messages)."""

from datetime import UTC, date, datetime
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, jsonify, request

from integrations.sandbox.parts import parts
from integrations.sandbox.twilio.content import rendered
from integrations.sandbox.twilio.errors import TwilioError
from integrations.sandbox.twilio.segments import segment_count
from integrations.sandbox.twilio.texts import Outgoing
from integrations.sandbox.world import Text

blueprint = Blueprint("twilio_messages", __name__)

BASE = "/2010-04-01/Accounts/<account_sid>"
PAGE_SIZE, LARGEST_PAGE = 50, 1000


@blueprint.get(BASE + ".json", endpoint="account")
def account(account_sid: str) -> Response:
    """The account itself."""
    return jsonify(
        {
            "sid": account_sid,
            "friendly_name": parts().world.business.name,
            "status": "active",
            "type": "Full",
            "owner_account_sid": account_sid,
            "uri": f"/2010-04-01/Accounts/{account_sid}.json",
        }
    )


@blueprint.post(BASE + "/Messages.json", endpoint="create")
def create(account_sid: str) -> tuple[Response, int]:
    """Send a text."""
    form = request.form
    if not form.get("To"):
        raise TwilioError(21604)
    if not form.get("From"):
        raise TwilioError(21603)
    body = form.get("Body", "")
    options: tuple[tuple[str, str], ...] = ()
    content_sid = form.get("ContentSid", "")
    variables = form.get("ContentVariables", "")
    if content_sid:
        body, options = rendered(content_sid, variables)
    elif variables:
        raise TwilioError(21654)
    text = parts().texts.send(
        Outgoing(
            from_address=form["From"],
            to_address=form["To"],
            body=body,
            status_callback=form.get("StatusCallback", ""),
            num_media=len(form.getlist("MediaUrl")),
            options=options,
            content_sid=content_sid,
        )
    )
    return jsonify(message_row(text, account_sid)), 201


@blueprint.get(BASE + "/Messages/<sid>.json", endpoint="get")
def get_message(account_sid: str, sid: str) -> Response:
    """One text."""
    return jsonify(message_row(parts().texts.get(sid), account_sid))


@blueprint.post(BASE + "/Messages/<sid>.json", endpoint="change")
def change(account_sid: str, sid: str) -> Response:
    """Blank a body, the one change that a delivered text allows."""
    if request.form.get("Body") != "":
        raise TwilioError(60200)
    return jsonify(message_row(parts().texts.redact(sid), account_sid))


@blueprint.delete(BASE + "/Messages/<sid>.json", endpoint="delete")
def delete(account_sid: str, sid: str) -> tuple[str, int]:  # noqa: ARG001
    """Delete a text from the log."""
    parts().texts.remove(sid)
    return "", 204


@blueprint.get(BASE + "/Messages.json", endpoint="list")
def list_messages(account_sid: str) -> Response:
    """Texts, newest first, filtered and paged."""
    found = [one for one in reversed(parts().texts.all()) if not one.carrier and _is_wanted(one)]
    size = min(_number("PageSize", PAGE_SIZE) or PAGE_SIZE, LARGEST_PAGE)
    page = _number("Page", 0)
    rows = found[page * size : (page + 1) * size]
    has_more = len(found) > (page + 1) * size
    uri = f"/2010-04-01/Accounts/{account_sid}/Messages.json"
    return jsonify(
        {
            "messages": [message_row(one, account_sid) for one in rows],
            "page": page,
            "page_size": size,
            "start": page * size,
            "end": page * size + max(len(rows) - 1, 0),
            "uri": _page_uri(uri, page, size),
            "first_page_uri": _page_uri(uri, 0, size),
            "previous_page_uri": _page_uri(uri, page - 1, size) if page else None,
            "next_page_uri": _page_uri(uri, page + 1, size) if has_more else None,
        }
    )


def message_row(text: Text, account_sid: str) -> dict[str, Any]:
    """A text in the documented shape; counts are strings, dates are RFC 2822."""
    uri = f"/2010-04-01/Accounts/{account_sid}/Messages/{text.sid}"
    return {
        "sid": text.sid,
        "account_sid": account_sid,
        "api_version": "2010-04-01",
        "body": text.body,
        "date_created": _rfc2822(text.created_at),
        "date_sent": _rfc2822(text.sent_at) if text.sent_at else None,
        "date_updated": _rfc2822(text.updated_at),
        "direction": text.direction,
        "error_code": text.error_code,
        "error_message": f"Error {text.error_code}" if text.error_code else None,
        "from": text.from_address,
        "messaging_service_sid": None,
        "num_media": str(text.num_media),
        "num_segments": str(segment_count(text.body)),
        "price": None,
        "price_unit": "USD",
        "status": text.status,
        "subresource_uris": {"media": f"{uri}/Media.json"},
        "to": text.to_address,
        "uri": f"{uri}.json",
    }


def _rfc2822(moment: datetime) -> str:
    return format_datetime(moment.replace(microsecond=0))


def _is_wanted(text: Text) -> bool:
    query = request.args
    if query.get("To", text.to_address) != text.to_address:
        return False
    if query.get("From", text.from_address) != text.from_address:
        return False
    moment = text.sent_at or text.created_at
    checks = (("DateSent", 0), ("DateSent>", 1), ("DateSent<", -1))
    return all(_is_near(moment, query[name], side) for name, side in checks if query.get(name))


def _is_near(moment: datetime, bound: str, side: int) -> bool:
    """Whether a moment is on the right side of a bound, a GMT day or a time, or on that day."""
    try:
        if side == 0 or len(bound) == len("yyyy-mm-dd"):
            day, wanted = moment.astimezone(UTC).date(), date.fromisoformat(bound[:10])
            return (day > wanted) - (day < wanted) in (0, side)
        exact = datetime.fromisoformat(bound)
    except ValueError:
        raise TwilioError(60200) from None
    exact = exact if exact.tzinfo else exact.replace(tzinfo=UTC)
    shown = moment.replace(microsecond=0)
    return (shown > exact) - (shown < exact) in (0, side)


def _number(name: str, otherwise: int) -> int:
    text = request.args.get(name, "")
    return int(text) if text.isdigit() else otherwise


def _page_uri(uri: str, page: int, size: int) -> str:
    kept = [(k, v) for k, v in request.args.items(multi=True) if k not in ("Page", "PageSize")]
    return f"{uri}?{urlencode([*kept, ('PageSize', size), ('Page', page)])}"
