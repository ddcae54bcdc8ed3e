"""What staff write: replies, which go to the customer, and notes, which never do."""

from datetime import datetime, timedelta

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from bot.ports import Channel, DeliveryState, Template
from bot.replies import segments
from bot.store import audit_log, conversations, holding, staff_messages
from bot.store.audit_log import Actor
from bot.store.conversations import ConversationRow
from bot.turns.leaving import objection_to
from bot.turns.services import Services
from bot.turns.taking_over import hold

LONGEST = 1600
"""Characters of one text (Twilio docs, "Body" of a Message)."""
WINDOW = timedelta(hours=24)
"""After a customer's last message: later, WhatsApp takes approved templates only."""
OUTSIDE_WINDOW = "outside_window"
HELD_BY_OTHER = "held_by_other"
EMPTY = "empty"
TOO_LONG = "too_long"


def objection_to_reply(
    row: ConversationRow,
    last_inbound_at: datetime | None,
    now: datetime,
    *,
    is_template: bool = False,
) -> str:
    """Why staff can't write to this customer now; empty when they can."""
    objection = objection_to(row, is_staff=True)
    if objection or is_template or row.channel != Channel.WHATSAPP:
        return objection
    is_open = last_inbound_at is not None and last_inbound_at > now - WINDOW
    return "" if is_open else OUTSIDE_WINDOW


def reply(
    services: Services,
    conversation_id: int,
    actor: Actor,
    body: str,
    form_id: str,
    template: Template | None = None,
) -> str:
    """Send a person's words to the customer; why not, or empty. `template` is what says them.

    Takes the conversation over where nobody holds it. The same form sent again sends nothing.
    """
    body = body.replace("\r\n", "\n").strip()
    if not body or len(body) > LONGEST:
        return TOO_LONG if body else EMPTY
    try:
        with services.database.write() as connection:
            return _reply(services, connection, conversation_id, actor, body, form_id, template)
    except IntegrityError:
        with services.database.read() as connection:
            if not staff_messages.is_known(connection, conversation_id, form_id):
                raise
        return ""


def _reply(
    services: Services,
    connection: Connection,
    conversation_id: int,
    actor: Actor,
    body: str,
    form_id: str,
    template: Template | None,
) -> str:
    now = services.clock()
    row = conversations.get(connection, conversation_id)
    if staff_messages.is_known(connection, conversation_id, form_id):
        return ""
    wrote_at = staff_messages.last_inbound_at(connection, conversation_id)
    objection = objection_to_reply(row, wrote_at, now, is_template=template is not None)
    if objection:
        return objection
    if row.taken_by != actor.staff_id:
        if row.taken_by is not None:
            return HELD_BY_OTHER
        hold(services, connection, conversation_id, actor)
    message_id = staff_messages.add(
        connection,
        services.business_id,
        conversation_id,
        author="staff",
        staff_id=actor.staff_id,
        body=body,
        form_id=form_id,
        state=DeliveryState.QUEUED.value,
        segments=segments(body),
        now=now,
        template=template,
    )
    services.enqueue(connection, "deliver", message_id, 1)
    conversations.stop_waiting(connection, conversation_id)
    action = "template_sent" if template else "replied"
    _audit(services, connection, conversation_id, actor, action, message_id)
    return ""


def add_note(
    services: Services, conversation_id: int, actor: Actor, body: str, form_id: str
) -> str:
    """Keep words of staff for staff; why not, or empty. The same form sent again adds nothing."""
    body = body.replace("\r\n", "\n").strip()
    if not body or len(body) > LONGEST:
        return TOO_LONG if body else EMPTY
    with services.database.write() as connection:
        conversations.get(connection, conversation_id)
        if staff_messages.is_known(connection, conversation_id, form_id):
            return ""
        message_id = staff_messages.add(
            connection,
            services.business_id,
            conversation_id,
            author="note",
            staff_id=actor.staff_id,
            body=body,
            form_id=form_id,
            state="",
            segments=0,
            now=services.clock(),
        )
        _audit(services, connection, conversation_id, actor, "noted", message_id)
    return ""


def assign(services: Services, conversation_id: int, actor: Actor, staff_id: int | None) -> None:
    """Have a member of staff look after a conversation; None: nobody in particular."""
    with services.database.write() as connection:
        conversations.get(connection, conversation_id)
        before = holding.assign(connection, conversation_id, staff_id)
        audit_log.add(
            connection,
            services.business_id,
            actor,
            "assigned",
            services.clock(),
            conversation_id=conversation_id,
            before={"assigned_to": before},
            after={"assigned_to": staff_id},
        )


def _audit(
    services: Services,
    connection: Connection,
    conversation_id: int,
    actor: Actor,
    action: str,
    message_id: int,
) -> None:
    audit_log.add(
        connection,
        services.business_id,
        actor,
        action,
        services.clock(),
        conversation_id=conversation_id,
        subject=f"message:{message_id}",
    )
