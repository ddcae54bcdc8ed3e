"""The handles for all that happens in Setster without us, and for its webhooks: `/control/setster`.

Staff edit in Setster's pages, customers use the web page and their links.
"""

from dataclasses import asdict

from flask import Blueprint, Response, jsonify

from integrations.sandbox import staff, web_page
from integrations.sandbox.announcing import SHAPES, WAYS
from integrations.sandbox.orders import BadOrder, read_order
from integrations.sandbox.parts import parts

blueprint = Blueprint("outside", __name__, url_prefix="/control/setster")


@blueprint.post("/appointments")
def somebody_books() -> tuple[Response, int]:
    """Staff enter an appointment: somebody else takes a time, or has phoned."""
    return jsonify(staff.enter(parts(), read_order())), 201


@blueprint.post("/appointments/<appointment_id>")
def staff_change(appointment_id: str) -> Response:
    """Staff confirm, cancel or move an appointment, or give it to another employee."""
    return jsonify(staff.change_entry(parts(), appointment_id, read_order()))


@blueprint.delete("/appointments/<appointment_id>")
def staff_erase(appointment_id: str) -> Response:
    """Staff erase an appointment, which is not a cancel."""
    staff.erase(parts(), appointment_id)
    return jsonify({"ok": True})


@blueprint.post("/web_bookings")
def customer_books() -> tuple[Response, int]:
    """A customer books on the business's web page."""
    return jsonify(web_page.book(parts(), read_order())), 201


@blueprint.post("/appointments/<appointment_id>/link")
def customer_uses_link(appointment_id: str) -> Response:
    """A customer cancels (`act`) or moves to `start` by the links of Setster's e-mail."""
    return jsonify(web_page.use_link(parts(), appointment_id, read_order()))


@blueprint.post("/webhooks")
def trouble_webhooks() -> Response:
    """Lose, double or hold the next events (`do`, `times`), or give bodies another `shape`."""
    order, announcer = read_order(), parts().announcer
    way, shape, times = order.get("do"), order.get("shape"), order.get("times", 1)
    is_count = times is None or (isinstance(times, int) and times > 0)
    if way not in (None, *WAYS) or shape not in (None, *SHAPES) or not is_count:
        raise BadOrder(f"do is one of {', '.join(WAYS)}; shape of {', '.join(SHAPES)}")
    if way:
        announcer.trouble(way, times)
    announcer.shape = shape or announcer.shape
    return jsonify({"shape": announcer.shape, "due": [asdict(one) for one in announcer.troubles()]})


@blueprint.delete("/webhooks")
def behave() -> Response:
    """Deliver each event once again; what was held back is lost."""
    parts().announcer.behave()
    return jsonify({"ok": True})


@blueprint.post("/webhooks/release")
def release() -> Response:
    """Let go the events that were held back, with `reversed` the last one first."""
    count = parts().announcer.release(is_reversed=bool(read_order().get("reversed")))
    return jsonify({"released": count})
