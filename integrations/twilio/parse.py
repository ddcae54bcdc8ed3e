"""A webhook's form as the bot's values.

    MessageSid=SM0123...&From=%2B15550100&To=%2B15550199&Body=Hi&NumMedia=0

Parameter names: Twilio docs, "Messaging webhook request"; WhatsApp's own ones as public code and
real payloads show them. New parameters appear without notice and are ignored. Nothing here
fetches a media address.
"""

import re
from collections.abc import Mapping

from bot.ports import Channel, Inbound, MediaItem, StatusUpdate
from integrations.twilio.cleaning import clean_line, clean_lines
from integrations.twilio.states import state_of

WHATSAPP = "whatsapp:"
MOST_MEDIA = 10
LONGEST_BODY = 5_000
"""Twilio's own limit is 1600; a longer one is cut rather than refused."""
LONGEST_FIELD = 300

# Twilio's are 34 long. A parameter that was run together with the next signs alike: it is longer.
_MESSAGE_ID = re.compile(r"[A-Za-z0-9]{2,34}")
_ADDRESS = re.compile(r"[!-~]{2,160}")
_E164 = re.compile(r"\+[1-9]\d{6,14}")
_ERROR_CODE = re.compile(r"\d{1,6}")

Form = Mapping[str, str]


def read_inbound(form: Form) -> Inbound:
    """The message. Raises ValueError when it has no usable id or addresses."""
    sender = _field(form, "From")
    is_whatsapp = sender.startswith(WHATSAPP)
    # With usernames (2026) From may hide the phone: the scoped id names the person either way.
    scoped = _field(form, "ExternalUserId") if is_whatsapp else ""
    latitude, longitude = _coordinate(form, "Latitude", 90), _coordinate(form, "Longitude", 180)
    is_place = latitude is not None and longitude is not None
    return Inbound(
        provider_id=_message_id(form),
        channel=Channel.WHATSAPP if is_whatsapp else Channel.SMS,
        from_address=_address(scoped or sender),
        to_address=_address(_field(form, "To")),
        body=clean_lines(form.get("Body", "")[:LONGEST_BODY]),
        choice_text=_choice(form),
        media=_media(form),
        latitude=latitude if is_place else None,
        longitude=longitude if is_place else None,
        place=", ".join(part for part in (_field(form, "Label"), _field(form, "Address")) if part),
        profile_name=_field(form, "ProfileName"),
        opt_out_type=_field(form, "OptOutType").upper(),
        phone=_phone(sender, _field(form, "WaId") if is_whatsapp else ""),
    )


def read_status(form: Form) -> StatusUpdate | None:
    """The news of a status callback; None when it tells nothing about an outgoing message."""
    status = _field(form, "MessageStatus") or _field(form, "SmsStatus")
    state = state_of(status)
    if state is None:
        return None
    error_code = _field(form, "ErrorCode")
    return StatusUpdate(
        provider_id=_message_id(form),
        state=state,
        error_code=error_code if _ERROR_CODE.fullmatch(error_code) else "",
    )


def _field(form: Form, name: str) -> str:
    return clean_line(form.get(name, ""))[:LONGEST_FIELD]


def _message_id(form: Form) -> str:
    provider_id = _field(form, "MessageSid") or _field(form, "SmsSid")
    if not _MESSAGE_ID.fullmatch(provider_id):
        raise ValueError("the message has no usable id")
    return provider_id


def _address(value: str) -> str:
    address = value.removeprefix(WHATSAPP)
    if not _ADDRESS.fullmatch(address):
        raise ValueError("the message has no usable address")
    return address


def _phone(sender: str, whatsapp_id: str) -> str | None:
    for candidate in (sender.removeprefix(WHATSAPP), f"+{whatsapp_id}"):
        if _E164.fullmatch(candidate):
            return candidate
    return None


def _choice(form: Form) -> str:
    """What was tapped: the developer's id first. ListId is not confirmed by any page (I)."""
    names = ("ButtonPayload", "ListId", "ButtonText", "ListTitle")
    return next((value for name in names if (value := _field(form, name))), "")


def _media(form: Form) -> tuple[MediaItem, ...]:
    count = _field(form, "NumMedia")
    number = min(int(count), MOST_MEDIA) if count.isascii() and count.isdigit() else 0
    return tuple(
        MediaItem(
            url=clean_line(form.get(f"MediaUrl{index}", ""))[:2_000],
            content_type=_field(form, f"MediaContentType{index}"),
        )
        for index in range(number)
    )


def _coordinate(form: Form, name: str, limit: int) -> float | None:
    try:
        value = float(_field(form, name))
    except ValueError:
        return None
    return value if abs(value) <= limit else None
