"""Stores a received message, with the contact and the conversation that it belongs to."""

from sqlalchemy import Connection

from bot import saved
from bot.dialogue.conversation import Conversation
from bot.ports import Inbound
from bot.store import conversations, messages
from bot.store.conversations import ConversationRow, NewConversation
from bot.store.messages import InboundRow
from bot.turns.services import Services

NEW_STATE = saved.dump(Conversation())


def conversation_of(
    services: Services, connection: Connection, inbound: Inbound
) -> ConversationRow:
    """The conversation between the message's two addresses, locked; a new one where there is none.

    Raises sqlalchemy.exc.IntegrityError when another transaction was faster in making it.
    """
    found = conversations.find(
        connection,
        services.business_id,
        inbound.channel,
        inbound.from_address,
        inbound.to_address,
    )
    return found or conversations.create(
        connection,
        services.business_id,
        NewConversation(
            channel=inbound.channel,
            address=inbound.from_address,
            our_address=inbound.to_address,
            phone=inbound.phone,
            profile_name=inbound.profile_name,
            state=NEW_STATE,
        ),
        services.clock(),
    )


def store(
    services: Services, connection: Connection, row: ConversationRow, inbound: Inbound
) -> InboundRow:
    """The message, stored under the moment when it was written.

    Raises sqlalchemy.exc.IntegrityError for one that is stored already.
    """
    now = services.clock()
    return messages.receive(
        connection,
        services.business_id,
        row,
        provider_id=inbound.provider_id,
        body=inbound.choice_text or inbound.body,
        attachments=_attachments(inbound),
        now=min(inbound.sent_at or now, now),
    )


def stored(services: Services, inbound: Inbound) -> InboundRow | None:
    """The message as it was stored before, if it was."""
    with services.database.read() as connection:
        return messages.find_inbound(connection, services.business_id, inbound.provider_id)


def _attachments(inbound: Inbound) -> dict[str, object] | None:
    """What came besides the text, kept for staff; nothing of it is ever fetched here."""
    found: dict[str, object] = {}
    if inbound.media:
        found["media"] = [{"url": one.url, "type": one.content_type} for one in inbound.media]
    if inbound.latitude is not None and inbound.longitude is not None:
        found["place"] = {
            "latitude": inbound.latitude,
            "longitude": inbound.longitude,
            "label": inbound.place,
        }
    return found or None
