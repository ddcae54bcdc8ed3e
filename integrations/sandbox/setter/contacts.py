"""`PUT /contacts`: change somebody who has written to the bot (Setter docs, update-contact)."""

from typing import Any

from flask import Blueprint, Response, jsonify, request

from integrations.sandbox.parts import parts
from integrations.sandbox.setter.answers import Refused, written
from integrations.sandbox.world import Contact

blueprint = Blueprint("setter_contacts", __name__)

TEXT_FIELDS = ("firstName", "lastName", "fullName", "phoneNumber", "email", "defaultTimeZone")


@blueprint.put("/contacts", endpoint="contacts")
def update() -> Response:
    """Change the fields given and no others."""
    body = request.get_json(silent=True)
    if not isinstance(body, dict) or not any(
        body.get(name) for name in ("id", "waId", "smsPhoneNumber")
    ):
        raise Refused(400, "One of id, waId, smsPhoneNumber is required")
    changes = _changes(body)
    world = parts().world
    with world.lock:
        found = parts().setter_book.find_contacts(
            contact_id=body.get("id"),
            wa_id=str(body.get("waId") or "").lstrip("+"),
            sms_phone_number=str(body.get("smsPhoneNumber") or "").lstrip("+"),
        )
        if not found:
            raise Refused(404, "Contact not found")
        if len(found) > 1:
            raise Refused(409, "Several contacts match")
        found[0].details.update(changes)
        found[0].updated_at = world.now()
        return jsonify({"data": contact_row(found[0]), "message": "Contact updated successfully"})


def contact_row(one: Contact) -> dict[str, Any]:
    """A contact as Setter shows it."""
    return {
        "id": one.id,
        "createdAt": written(one.created_at),
        "updatedAt": written(one.updated_at),
        **{name: one.details.get(name) for name in TEXT_FIELDS},
        "waId": one.wa_id,
        "smsPhoneNumber": one.sms_phone_number,
        "metadata": one.details.get("metadata", {}),
    }


def _changes(body: dict[str, Any]) -> dict[str, Any]:
    for name in TEXT_FIELDS:
        if name in body and not isinstance(body[name], str):
            raise Refused(400, f"{name} must be a string")
    if not isinstance(body.get("metadata", {}), dict):
        raise Refused(400, "metadata must be an object")
    return {name: body[name] for name in (*TEXT_FIELDS, "metadata") if name in body}
